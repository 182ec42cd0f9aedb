"""Following up on the pages of others: projects, bodies, plans, events; what is its own is beside it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.kinds import kind_of_record
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from support import meeting_links, own_panels
from support.enums import GuideLevel
from support.models import Guide, Lesson, Meeting, SupportRequest, Visit
from support.rows import lesson_rows, request_rows, visit_rows

__all__ = ["meeting_links", "own_panels"]  # read with this module
SHOWN = 8


def _support(record: Record, person: Any, name: str) -> Panel | None:
    visits = visit_rows(Visit.objects.visible_to(person).alive().filter(**{name: record.pk}))
    asked = SupportRequest.objects.visible_to(person).alive()
    requests = request_rows(asked.filter(**{name: record.pk}))
    may = scope_of(person).may_write and not record.is_trashed
    if not (visits or requests or may):
        return None
    query = urlencode({name: record.ref})
    return Panel(
        "ติดตามสนับสนุน",
        "support/panels/support.html",
        {
            "visits": visits,
            "requests": requests,
            "ask_url": f"{SupportRequest.list_url('create')}?{query}" if may else "",
            "anchor": "support",
        },
        count=len(visits) + len(requests) or None,
        action="บันทึกการติดตาม" if may else "",
        action_url=f"{Visit.list_url('create')}?{query}" if may else "",
    )


@panel_for("plans.project", order=35)
def support_of_project(record: Record, person: Any) -> Panel | None:
    """Who followed the project up, and what was asked for it."""
    return _support(record, person, "project")


@panel_for("organizations.organization", order=36)
def support_of_organization(record: Record, person: Any) -> Panel | None:
    """Who followed the body up, and what was asked for it."""
    return _support(record, person, "organization")


@panel_for("organizations.organization", order=37)
def given_by_partner(record: Record, person: Any) -> Panel | None:
    """What was asked of a partner and what it gave, as far as the reader finds it."""
    asked = SupportRequest.objects.visible_to(person).alive().filter(partner=record.pk)
    rows = request_rows(asked)
    if not rows:
        return None
    return Panel(
        "สิ่งที่ขอจากหรือได้รับจากองค์กรนี้",
        "support/panels/support.html",
        {"visits": [], "requests": rows, "ask_url": "", "anchor": "given"},
        count=len(rows),
    )


def _lessons(record: Record, person: Any) -> Panel | None:
    kind = ContentType.objects.get_for_model(type(record))
    found = Lesson.objects.visible_to(person).alive().filter(about_type=kind, about_id=record.pk)
    rows = lesson_rows(found)
    may = scope_of(person).may_write and not record.is_trashed
    if not rows and not may:
        return None
    query = urlencode({"kind": kind_of_record(record), "ref": record.ref})
    return Panel(
        "บทเรียนและสถานการณ์",
        "support/panels/lessons.html",
        {"lessons": rows, "anchor": "lessons"},
        count=len(rows) or None,
        action="เขียนบทเรียน" if may else "",
        action_url=f"{Lesson.list_url('create')}?{query}" if may else "",
    )


@panel_for("plans.project", order=60)
def lessons_of_project(record: Record, person: Any) -> Panel | None:
    """What was learned from a project."""
    return _lessons(record, person)


@panel_for("plans.plan", order=60)
def lessons_of_plan(record: Record, person: Any) -> Panel | None:
    """What was learned in making a plan."""
    return _lessons(record, person)


@panel_for("organizations.organization", order=60)
def lessons_of_organization(record: Record, person: Any) -> Panel | None:
    """What was learned with a body."""
    return _lessons(record, person)


@panel_for("plans.plan", order=55)
def tools_of_plan(record: Record, person: Any) -> Panel | None:
    """The tools for those who make a subdistrict's plan."""
    found = (
        Guide.objects.visible_to(person).alive().filter(level__in=[GuideLevel.SUBDISTRICT, GuideLevel.ANY])
    )
    rows = list(
        found.in_brief("name", "kind", "plan_step__name").order_by("plan_step__order", "sort_key", "pk")[
            :SHOWN
        ]
    )
    if not rows:
        return None
    url = f"{Guide.list_url()}?level={GuideLevel.SUBDISTRICT.value}"
    return Panel(
        "เครื่องมือทำแผน", "support/panels/tools.html", {"tools": rows, "all_url": url, "anchor": "tools"}
    )


@panel_for("learning.event", order=30)
def meetings_of_event(record: Record, person: Any) -> Panel | None:
    """The minutes of which the event is the attendance."""
    found = Meeting.objects.visible_to(person).alive().filter(event=record.pk)
    rows = list(found.in_brief("name", "held").order_by("-held", "-pk")[:SHOWN])
    may = scope_of(person).may_write and not record.is_trashed
    if not rows and not may:
        return None
    return Panel(
        "วาระและมติ",
        "support/panels/meetings.html",
        {"meetings": rows, "anchor": "meetings"},
        count=len(rows) or None,
        action="เพิ่มการประชุม" if may else "",
        action_url=f"{Meeting.list_url('create')}?{urlencode({'event': record.ref})}" if may else "",
    )
