"""Example events with their people and self-assessments, and how they are taken away."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from django.utils import timezone

from leaders.models import Leader
from learning.enums import Attendance, BodyPart, EventKind, EventLevel, PartRole
from learning.models import Assessment, Capability, Event, EventBody, Participation, Series
from nakhonchai.base.writing import write
from nakhonchai.records.enums import Origin
from organizations.models import Organization
from plans.example.words import MARK

REASON = "สร้างข้อมูลตัวอย่าง"
SERIES = f"หลักสูตรผู้นำรุ่นใหม่ {MARK}"
# name, kind, level, days from today, in the series or not
EVENTS = (
    ("อบรมผู้นำรุ่นใหม่", EventKind.TRAINING, EventLevel.PROVINCE, -320, True),
    ("เวทีคืนข้อมูลตำบล", EventKind.FORUM, EventLevel.DISTRICT, -45, False),
    ("อบรมผู้นำรุ่นใหม่", EventKind.TRAINING, EventLevel.PROVINCE, -20, True),
    ("ศึกษาดูงานกองทุนสวัสดิการ", EventKind.STUDY, EventLevel.PROVINCE, -9, False),
    ("ประชุมเครือข่ายจังหวัด", EventKind.MEETING, EventLevel.PROVINCE, 15, False),
)
VENUES = ("ศาลาประชาคม", "หอประชุมเทศบาล", "ศูนย์เรียนรู้ชุมชน")
NEXT_STEPS = ("ชวนเพื่อนในตำบลทำแผนร่วมกัน", "ทำบัญชีกลุ่มให้ทุกคนดูได้", "")
OURS: Any = "example records are made and removed as a whole"


def make_learning(provinces: tuple[str, ...]) -> None:
    """Make for each province one series of events, held by one of its bodies, with its people."""
    capabilities = list(Capability.objects.filter(is_active=True))
    for number, province in enumerate(provinces):
        body = _examples(Organization).at(province).order_by("pk").first()
        people = list(_examples(Leader).at(province).order_by("pk")[:12])
        if body is None or not people:
            continue
        series = _save(Series(area_id=province, name=SERIES, aims="ให้คนรุ่นใหม่ทำงานพัฒนาบ้านเกิดได้จริง"))
        for place, event in enumerate(_events(province, series, number)):
            write(EventBody(event=event, organization=body, part=BodyPart.ORGANIZER), by=None, reason=REASON)
            _sign_in(event, people[place % 3 :: 2 if place % 2 else 1], capabilities)


def _events(province: str, series: Series, number: int) -> list[Event]:
    venues, today, rounds = cycle(VENUES), timezone.localdate(), 0
    made = []
    for name, kind, level, days, in_series in EVENTS:
        rounds += in_series
        done = days < 0
        made.append(
            _save(
                Event(
                    area_id=province,
                    name=f"{name} {MARK}",
                    kind=kind,
                    level=level,
                    series=series if in_series else None,
                    round=rounds if in_series else None,
                    started=today + timedelta(days=days + number),
                    hours="09.00–16.00 น.",
                    venue=next(venues),
                    aims="แลกเปลี่ยนเรียนรู้ และตกลงงานที่จะทำต่อร่วมกัน",
                    summary="ได้ข้อตกลงร่วมและผู้รับผิดชอบทุกเรื่อง" if done else "",
                    other_people=6 if done else None,
                )
            )
        )
    return made


def _sign_in(event: Event, people: list[Leader], capabilities: list[Capability]) -> None:
    steps = cycle(NEXT_STEPS)
    for place, leader in enumerate(people):
        if event.is_future():
            state = Attendance.REGISTERED
        else:
            state = Attendance.ABSENT if place % 7 == 6 else Attendance.ATTENDED
        one = _save(
            Participation(
                event=event,
                leader=leader,
                attendance=state,
                role=PartRole.TEAM if place == 0 else PartRole.PARTICIPANT,
                next_step=next(steps) if state == Attendance.ATTENDED else "",
                has_certificate=event.trains and state == Attendance.ATTENDED,
            )
        )
        if event.trains and state == Attendance.ATTENDED:
            _assess(one, capabilities, place)


def _assess(participation: Participation, capabilities: list[Capability], place: int) -> None:
    for index, capability in enumerate(capabilities):
        before = 1 + (place + index) % 3
        after = min(before + 1 + (place * index) % 2, 5)
        write(
            Assessment(participation=participation, capability=capability, before=before, after=after),
            by=None,
            reason=REASON,
        )


def forget_learning() -> None:
    """Take away what goes with example events and has no mark of its own, with its history."""
    said = Assessment.objects.filter(participation__in=_examples(Participation))
    held = EventBody.objects.filter(event__in=_examples(Event))
    for rows in (said, held):
        keys = list(rows.values_list("pk", flat=True))
        rows.delete()
        history: Any = rows.model.history
        history.filter(id__in=keys).delete()


def _examples(model: Any) -> Any:
    return model.objects.unscoped(OURS).filter(origin=Origin.EXAMPLE)


def _save(record: Any) -> Any:
    record.origin = Origin.EXAMPLE
    write(record, by=None, reason=REASON)
    return record
