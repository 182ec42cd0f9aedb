"""What belongs to a policy issue, to a visit and to a meeting."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from leaders.models import Leader
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from plans.models import Project
from support.agenda import items_of
from support.evidence import reach_of
from support.minutes import figures_of
from support.models import AgendaItem, Meeting, PolicyEvidence, PolicyStep

SHOWN = 60


def _mine(record: Record, person: Any) -> bool:
    return may_edit(record, scope_of(person)) and not record.is_trashed


@panel_for("support.policyissue", order=10)
def evidence_of_issue(record: Record, person: Any) -> Panel:
    """Whom the issue concerns; projects that the reader does not find are a number."""
    issue: Any = record
    alive = PolicyEvidence.objects.filter(
        issue=record.pk, organization__trashed_at=None, project__trashed_at=None
    )
    found = list(alive.select_related("organization", "project", "place").order_by("pk"))
    projects = {one.project_id for one in found if one.project_id}
    seen = Project.objects.visible_to(person).filter(pk__in=projects)
    visible = set(seen.values_list("pk", flat=True)) if projects else set()
    rows = [one for one in found if not one.project_id or one.project_id in visible]
    mine = _mine(record, person)
    return Panel(
        "หลักฐาน",
        "support/panels/evidence.html",
        {
            "rows": rows[:SHOWN],
            "more": max(0, len(rows) - SHOWN),
            "hidden": len(found) - len(rows),
            "reach": reach_of(issue).words,
            "issue": record,
            "may_edit": mine,
            "anchor": "evidence",
        },
        count=len(found) or None,
        action="เพิ่มหลักฐาน" if mine else "",
        action_url=reverse("support:evidence-add", args=[record.ref]) if mine else "",
    )


@panel_for("support.policyissue", order=20)
def steps_of_issue(record: Record, person: Any) -> Panel:
    """What was done, the latest first."""
    found = PolicyStep.objects.visible_to(person).alive().filter(issue=record.pk)
    rows = list(found.order_by("-held", "-pk")[:SHOWN])
    mine = _mine(record, person)
    query = urlencode({"issue": record.ref})
    return Panel(
        "ขั้นตอนที่ทำแล้ว",
        "support/panels/steps.html",
        {"steps": rows, "anchor": "steps"},
        count=len(rows) or None,
        action="เพิ่มขั้นตอน" if mine else "",
        action_url=f"{PolicyStep.list_url('create')}?{query}" if mine else "",
    )


@panel_for("support.policyissue", order=30)
def decisions_of_issue(record: Record, person: Any) -> Panel | None:
    """What meetings decided about the issue, as far as the reader reads their minutes."""
    meetings = Meeting.objects.visible_to(person).alive()
    found = AgendaItem.objects.filter(issue=record.pk, meeting__in=meetings.values("pk"))
    items = found.select_related("meeting__area", "meeting__cluster").order_by("-meeting__held", "-pk")
    scope = scope_of(person)
    rows = [one for one in items[:SHOWN] if DataClass.INTERNAL in one.meeting.readable_classes(scope)]
    if not rows:
        return None
    return Panel(
        "มติที่ประชุม", "support/panels/decisions.html", {"items": rows, "anchor": "decisions"}, len(rows)
    )


@panel_for("support.visit", order=10)
def leader_of_visit(record: Record, person: Any) -> Panel | None:
    """The leader who came along or was spoken with, if the reader finds them."""
    visit: Any = record
    if visit.leader_id is None:
        return None
    leader = Leader.objects.visible_to(person).alive().filter(pk=visit.leader_id).first()
    if leader is None:
        return None
    return Panel("ผู้นำที่ไปด้วยหรือพูดคุยด้วย", "support/panels/leader.html", {"leader": leader, "anchor": "leader"})


@panel_for("support.meeting", order=10)
def agenda_of_meeting(record: Record, person: Any) -> Panel | None:
    """The agenda with decisions and work, for those who read the minutes."""
    meeting: Any = record
    if DataClass.INTERNAL not in record.readable_classes(scope_of(person)):
        return None
    items, mine = items_of(meeting), _mine(record, person)
    return Panel(
        "วาระและมติ",
        "support/panels/agenda.html",
        {"items": items, "meeting": record, "may_edit": mine, "anchor": "agenda"},
        count=len(items) or None,
        action="เลือกวาระ" if mine else "",
        action_url=record.page("agenda") if mine else "",
    )


@panel_for("support.meeting", order=20)
def figures_of_meeting(record: Record, person: Any) -> Panel | None:
    """The figures frozen for the meeting, and the way to meeting mode."""
    meeting: Any = record
    mine = _mine(record, person)
    if meeting.snapshot is None and not mine:
        return None
    code = meeting.area_id or "all"
    query = f"?known={meeting.snapshot.ref}" if meeting.snapshot else ""
    return Panel(
        "ตัวเลข ณ วันประชุม",
        "support/panels/figures.html",
        {
            "meeting": record,
            "snapshot": meeting.snapshot,
            "cards": figures_of(meeting, person),
            "may_edit": mine,
            "mode_url": reverse("dashboards:meeting", args=[code]) + query,
            "anchor": "figures",
        },
    )
