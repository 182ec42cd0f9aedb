"""Learning on the pages of others, and what belongs to an event and to a series."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from leaders.models import Leader, Position
from learning.assessing import Progress, progress
from learning.enums import ATTENDANCE_TONES, Attendance, BodyPart
from learning.models import Assessment, Event, EventBody, Participation
from learning.signing import listed
from learning.years import this_year
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.prepared import once_made
from nakhonchai.records.belongings import ANY, hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit

SHOWN = 60
FEW = 12
WHEN = ("started", "started_precision", "ended", "ended_precision", "is_cancelled")


@panel_for("learning.event", order=8)
def bodies_of_event(record: Record, person: Any) -> Panel | None:
    """Who holds the event, helps with it, or is visited."""
    bodies = EventBody.objects.filter(event=record.pk, organization__trashed_at=None)
    rows = list(bodies.select_related("organization").order_by("part", "pk"))
    mine = may_edit(record, scope_of(person)) and not record.is_trashed
    if not rows and not mine:
        return None
    return Panel(
        "ผู้จัดและภาคี",
        "learning/panels/bodies.html",
        {"rows": rows, "may_edit": mine, "event": record, "anchor": "bodies"},
        count=len(rows),
        action="เพิ่มผู้จัดหรือภาคี" if mine else "",
        action_url=reverse("learning:event-body-add", args=[record.ref]) if mine else "",
    )


@panel_for("learning.event", order=10)
def people_of_event(record: Record, person: Any) -> Panel | None:
    """Who takes part, as far as the reader finds them; the rest is a number."""
    scope = scope_of(person)
    if scope.role not in WRITERS:
        return None
    event: Any = record
    on_list = listed(event, person)
    mine = may_edit(record, scope) and not record.is_trashed
    rows = [(one, ATTENDANCE_TONES[Attendance(one.attendance)], mine) for one in on_list.people[:SHOWN]]
    return Panel(
        "ผู้เข้าร่วม",
        "learning/panels/people.html",
        {
            "rows": rows,
            "listed": on_list,
            "more": len(on_list.people) > SHOWN,
            "all_url": f"{Participation.list_url()}?{urlencode({'event': record.ref})}",
            "anchor": "people",
        },
        count=on_list.total,
        action="ลงชื่อ" if mine else "",
        action_url=reverse("learning:event-people", args=[record.ref]) if mine else "",
    )


@panel_for("learning.series", order=10)
def rounds_of_series(record: Record, person: Any) -> Panel:
    """The rounds of a series, the latest first."""
    found = Event.objects.visible_to(person).alive().filter(series=record.pk)
    events = list(found.in_brief("name", "round", "kind", *WHEN).order_by("-started", "-pk")[:SHOWN])
    may = scope_of(person).may_write and not record.is_trashed
    return Panel(
        "รุ่นที่จัด",
        "learning/panels/events.html",
        {"events": [(one, "") for one in events], "empty": "ยังไม่มีรุ่นที่จัด", "anchor": "rounds"},
        count=len(events),
        action="เพิ่มรุ่น" if may else "",
        action_url=f"{Event.list_url('create')}?{urlencode({'series': record.ref})}" if may else "",
    )


@hangs_on("leaders.leader")
def has_taken_part(key: Any) -> Any:
    """Whether a person is on the list of any event."""
    return Participation.objects.unscoped(ANY).alive().filter(leader=key)


@prepared
def _took_part(scope: Any, leader: Any) -> Any:
    mine = Participation.objects.visible_to(scope).alive().filter(leader=leader, event__trashed_at=None)
    return mine.select_related("event").order_by("-event__started", "-pk")[:SHOWN]


@panel_for("leaders.leader", order=30)
def learning_of_leader(record: Record, person: Any) -> Panel | None:
    """What a person took part in, and how they see what they can do; nothing where there was nothing."""
    found = _took_part(person, leader=record.pk) if has_taken_part(record) else []
    if not found:
        return None
    lines = progress(_assessed(leader=record.pk))
    return Panel(
        "การเรียนรู้และกิจกรรม",
        "learning/panels/of_leader.html",
        {
            "rows": [(one, ATTENDANCE_TONES[Attendance(one.attendance)]) for one in found],
            "lines": lines,
            "events": _events_of(lines),
            "anchor": "learning",
        },
        count=len(found),
    )


@once_made
def _assessed(leader: Any) -> Any:
    said = Assessment.objects.filter(
        participation__leader=leader,
        participation__trashed_at=None,
        participation__event__trashed_at=None,
    ).filter(Q(before__isnull=False) | Q(after__isnull=False))
    at_hand = said.select_related("capability", "participation__event")
    return at_hand.order_by("participation__event__started", "pk")


def _events_of(lines: list[Progress]) -> list[Event]:
    found = {event.pk: event for line in lines for event, _before, _after in line.times}
    return sorted(found.values(), key=lambda event: (event.started, event.pk))


@panel_for("organizations.organization", order=40)
def learning_of_organization(record: Record, person: Any) -> Panel | None:
    """The events that a body holds or helps with, and those to which its people went."""
    held = Event.objects.visible_to(person).alive().filter(event_bodies__organization=record.pk)
    parts = list(held.order_by("-started", "-pk").values_list("pk", "event_bodies__part")[:FEW])
    went = _events_of_people(record, person)
    if not parts and not went:
        return None
    words = {key: BodyPart(part).label for key, part in parts} | {
        key: f"{n} คนขององค์กรไปร่วม" for key, n in went
    }
    return Panel(
        "การเรียนรู้และกิจกรรม",
        "learning/panels/events.html",
        {"events": _in_words(words, person), "empty": "", "anchor": "learning"},
        count=None,
    )


def _events_of_people(record: Record, person: Any) -> list[tuple[int, int]]:
    serving = Position.objects.visible_to(person).alive().current().filter(organization=record.pk)
    people = Leader.objects.visible_to(person).alive().holding(serving)
    went = Participation.objects.visible_to(person).that_count().filter(leader__in=people.values("pk"))
    counted = (
        went.in_year(this_year()).order_by().values("event_id").annotate(n=Count("leader", distinct=True))
    )
    return list(counted.order_by("-event__started", "-event_id").values_list("event_id", "n")[:FEW])


def _in_words(words: dict[int, str], person: Any) -> list[tuple[Event, str]]:
    found = Event.objects.visible_to(person).alive().filter(pk__in=list(words))
    brief = found.in_brief("name", "round", "kind", *WHEN).order_by("-started", "-pk")
    return [(one, words[one.pk]) for one in brief]
