"""What is done to events: each whole or not at all, within the reach of who does it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from leaders.models import Leader
from learning.enums import Attendance, PartRole
from learning.models import Assessment, Event, EventBody, Participation
from nakhonchai.base.writing import stamp, stamp_history, write
from nakhonchai.records.actions import check_reach, save_record
from organizations.models import Organization


@transaction.atomic
def save_event(
    event: Event,
    *,
    by: Any,
    reason: str = "",
    version: int | None = None,
    organizer: Organization | None = None,
) -> list[str]:
    """Save an event, with its organizer where one is given."""
    changed = save_record(event, by=by, reason=reason, version=version)
    if organizer is not None:
        add_body(event, organizer, part="organizer", by=by)
    return changed


@transaction.atomic
def add_body(event: Event, organization: Organization, *, part: str, by: Any) -> EventBody:
    """Add an organizer, a partner, or who is visited. Somebody there already stays as it is."""
    check_reach(event, by)
    known = EventBody.objects.filter(event=event, organization=organization, part=part).first()
    if known is not None:
        return known
    body = EventBody(event=event, organization=organization, part=part)
    write(body, by=by, reason="เพิ่มองค์กรในกิจกรรม")
    stamp(event)
    return body


@transaction.atomic
def remove_body(body: EventBody, *, by: Any) -> None:
    """Take a body out of an event; its history says that it was there."""
    check_reach(body.event, by)
    stamp_history(body, by=by, reason="เอาองค์กรออกจากกิจกรรม")
    event, kind = body.event, EventBody(event=body.event)
    body.delete()
    stamp(kind)
    stamp(event)


@transaction.atomic
def add_people(
    event: Event, leaders: Iterable[Leader], *, by: Any, role: str = PartRole.PARTICIPANT
) -> list[Participation]:
    """Put people on the list of an event and return those who were not on it yet.

    Before the event they are signed up, from its day on they have come. Who lies in the
    trash of the list comes back from it.
    """
    check_reach(event, by)
    on_list = Participation.objects.unscoped("whether somebody is on the list already")
    there = set(on_list.alive().filter(event=event).values_list("leader_id", flat=True))
    added = []
    for leader in leaders:
        if leader.pk in there:
            continue
        there.add(leader.pk)
        one = Participation(event=event, leader=leader, role=role, attendance=_first_state(event))
        save_record(one, by=by, reason="ลงชื่อในกิจกรรม")
        added.append(one)
    return added


@transaction.atomic
def add_guest(event: Event, *, name: str, place: str, role: str, by: Any) -> Participation:
    """Put a guest without a record of their own on the list."""
    guest = Participation(
        event=event, guest_name=name, guest_from=place, role=role, attendance=_first_state(event)
    )
    save_record(guest, by=by, reason="ลงชื่อแขกในกิจกรรม")
    return guest


@transaction.atomic
def add_new_leader(event: Event, leader: Leader, *, role: str, by: Any) -> Participation:
    """Keep a new person and put them on the list."""
    save_record(leader, by=by, reason=f"เพิ่มจากใบลงชื่อกิจกรรม {event.ref}")
    return add_people(event, [leader], by=by, role=role)[0]


def _first_state(event: Event) -> str:
    return Attendance.REGISTERED if event.is_future() else Attendance.ATTENDED


@transaction.atomic
def set_states(participations: Iterable[Participation], states: dict[str, str], *, by: Any) -> int:
    """Say of people on a list (ref → state) whether they came; return how many changed."""
    changed = 0
    for one in participations:
        wanted = states.get(one.ref, one.attendance)
        if wanted != one.attendance:
            one.attendance = wanted
            changed += bool(save_record(one, by=by, reason="บันทึกการมาร่วม"))
    return changed


@transaction.atomic
def save_assessment(
    participation: Participation, answers: dict[int, tuple[int | None, int | None]], *, by: Any
) -> int:
    """Keep what a person says of themselves, by capability (before, after); return how many rows changed.

    Two empty answers are no row to begin with; a row that is there keeps its history when it is emptied.
    """
    check_reach(participation, by)
    known = {one.capability_id: one for one in participation.assessments.all()}
    changed = 0
    for capability, (before, after) in answers.items():
        one = known.get(capability)
        if one is None and before is None and after is None:
            continue
        one = one or Assessment(participation=participation, capability_id=capability)
        one.before, one.after = before, after
        changed += bool(write(one, by=by, reason="ประเมินตนเอง"))
    if changed:
        stamp(participation)
    return changed
