"""The one answer to whether a person may be named to the public."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from consents.ages import first_minor_year, is_minor
from consents.models import Consent
from leaders.models import Leader

ANSWERED = "whether a person agreed to be named is no secret of theirs where it is asked about them"


def _agreed(today: Any = None) -> Any:
    """Return the consents that allow publication today."""
    return Consent.objects.standing().to_publish().filter(given_on__lte=today or timezone.localdate())


def published(people: Any) -> Any:
    """Return those of *people* (a queryset of leaders) who agreed to publication; minors with a guardian."""
    mine = _agreed().filter(leader=OuterRef("pk"))
    grown = Q(birth_year=None) | Q(birth_year__lt=first_minor_year())
    with_guardian = Q(Exists(mine.with_guardian()))
    return people.alive().filter(Q(Exists(mine)) & (grown | with_guardian))


def published_keys() -> Any:
    """Return the keys of everybody who agreed, for a condition of a query on what names people."""
    return published(Leader.objects.unscoped("who agreed to be named to everybody")).values("pk")


def may_publish(leader: Leader) -> bool:
    """Whether a person may be named to the public."""
    return why_not(leader) == ""


def why_not(leader: Leader) -> str:
    """Return why a person may not be named to the public, and what to do; "" where they may."""
    if leader.is_trashed:
        return "บุคคลนี้อยู่ในถังขยะ กู้คืนก่อน"
    agreed = list(_agreed().filter(leader=leader.pk)[:2])
    if not agreed:
        return "บุคคลนี้ยังไม่ได้ยินยอมให้เผยแพร่ชื่อต่อสาธารณะ บันทึกความยินยอมในหน้าของบุคคลก่อน"
    if is_minor(leader.birth_year) and not any(one.guardian_name for one in agreed):
        return "ผู้ที่อายุต่ำกว่า 20 ปีต้องมีความยินยอมของผู้ปกครองด้วย"
    return ""
