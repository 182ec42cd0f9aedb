"""Ending the terms of a whole committee and seating the next one: one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from leaders.models import Leader, Position, RoleType
from nakhonchai.records.actions import save_record
from nakhonchai.thai import ApproximateDate
from organizations.models import Organization


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is not recorded yet."""

    prefix: str
    given_name: str
    family_name: str
    nickname: str = ""
    birth_year: int | None = None

    def __str__(self) -> str:
        return f"{self.prefix}{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Seat:
    """A post of the next committee, and who takes it."""

    role: RoleType
    person: Leader | NewPerson


@dataclass(frozen=True)
class Change:
    """What is to be done: which posts end and when, who comes and from when."""

    ending: Sequence[Position]
    ended: ApproximateDate
    seats: Sequence[Seat]
    started: ApproximateDate


@transaction.atomic
def renew_committee(body: Organization, change: Change, *, by: Any, reason: str = "") -> None:
    """End the posts and seat the next committee, all of it or nothing.

    Raises ``StaleVersionError`` where somebody changed a post since it was looked at.
    """
    why = reason or "จบวาระทั้งคณะ"
    for position in change.ending:
        position.ended_about = change.ended
        save_record(position, by=by, reason=why)
    for seat in change.seats:
        seated = Position(leader=_leader(seat.person, body, by, why), role=seat.role, organization=body)
        seated.started_about = change.started
        save_record(seated, by=by, reason=why)


def _leader(person: Leader | NewPerson, body: Organization, by: Any, reason: str) -> Leader:
    if isinstance(person, Leader):
        return person
    leader = Leader(
        prefix=person.prefix,
        given_name=person.given_name,
        family_name=person.family_name,
        nickname=person.nickname,
        birth_year=person.birth_year,
        area_id=body.area_id,
        cluster_id=body.cluster_id,
    )
    save_record(leader, by=by, reason=reason)
    return leader


def once_only(seats: Sequence[Seat], staying: Sequence[Position]) -> list[str]:
    """Return in words which posts that a body has once would be held by several people."""
    held: dict[RoleType, list[str]] = {}
    for role, name in [(one.role, str(one.person)) for one in seats] + [
        (one.role, str(one.leader)) for one in staying
    ]:
        if role.unique_in_body:
            held.setdefault(role, []).append(name)
    several = {role: names for role, names in held.items() if len(names) > 1}
    return [f"{role}จะมี {len(names)} คน: {', '.join(names)}" for role, names in several.items()]
