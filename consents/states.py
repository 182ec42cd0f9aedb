"""How a person's consents stand: purpose by purpose, in words."""

from dataclasses import dataclass
from typing import Any

from consents.ages import is_minor
from consents.models import Consent, Purpose
from leaders.models import Leader
from nakhonchai.base.prepared import once_made


@dataclass(frozen=True)
class State:
    """One purpose, and the consent that stands or stood. ``words`` and ``tone`` say how it is."""

    purpose: Purpose
    consent: Consent | None
    words: str
    tone: str

    @property
    def stands(self) -> bool:
        """Whether there is a consent in force."""
        return self.consent is not None and self.consent.stands

    @property
    def may_ask(self) -> bool:
        """Whether a consent may be recorded."""
        return self.purpose.needs_consent and not self.stands


@once_made
def _given(leader: Any) -> Any:
    found = Consent.objects.filter(leader=leader).select_related("purpose", "scan", "recorded_by")
    return found.order_by("withdrawn_on", "-given_on", "-pk")


@once_made
def _purposes() -> Any:
    return Purpose.objects.all()


def states_of(leader: Leader, *, any_given: bool = True) -> list[State]:
    """Return the state of each purpose in use, and of others that the person consented to. Two queries.

    One where the caller knows that there is no consent (``any_given``).
    """
    latest: dict[int, Consent] = {}
    for consent in _given(leader=leader.pk) if any_given else []:
        held = latest.get(consent.purpose_id)
        if held is None or (consent.stands and not held.stands):
            latest[consent.purpose_id] = consent
    purposes = [one for one in _purposes() if one.is_active or one.pk in latest]
    return [_state(one, latest.get(one.pk), leader) for one in purposes]


def _state(purpose: Purpose, consent: Consent | None, leader: Leader) -> State:
    if consent is not None and consent.stands:
        if consent.edition != purpose.edition:
            return State(purpose, consent, "ยินยอมตามข้อความฉบับเก่า ควรขอใหม่", "warn")
        if is_minor(leader.birth_year) and not consent.guardian_name:
            return State(purpose, consent, "ยังขาดความยินยอมของผู้ปกครอง", "warn")
        return State(purpose, consent, "ยินยอม", "good")
    if consent is not None:
        return State(purpose, consent, "ถอนแล้ว", "bad")
    if not purpose.needs_consent:
        return State(purpose, None, f"ไม่ต้องขอ ({purpose.get_basis_display()})", "")
    return State(purpose, None, "ยังไม่ได้ขอ", "")
