"""What is done when following up: each whole or not at all, within the reach of who does it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from nakhonchai.base.writing import stamp, stamp_history, write
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.records.actions import check_reach, save_record
from nakhonchai.records.models import Record, Task
from nakhonchai.thai import format_date
from support.models import AgendaItem, AgendaWork, Meeting, PolicyEvidence, PolicyIssue, Visit
from support.task_rows import TaskRow


def make_tasks(about: Record, rows: Iterable[TaskRow], *, by: Any, source: str) -> list[Task]:
    """Make a task of each row, about the record and at home where that is."""
    made = []
    for row in rows:
        lines = [f"ผู้รับผิดชอบ: {row.name}" if row.name else "", source]
        task = Task(
            name=row.what,
            detail="\n".join(filter(None, lines)),
            due=row.due,
            assignee=row.account,
            area_id=about.area_id,
            cluster_id=about.cluster_id,
            about=about,
        )
        save_record(task, by=by, reason=source)
        made.append(task)
    return made


@transaction.atomic
def save_visit(
    visit: Visit, *, by: Any, rows: Iterable[TaskRow] = (), reason: str = "", version: int | None = None
) -> bool:
    """Save a visit with the work that was agreed; return whether anything was written."""
    changed = save_record(visit, by=by, reason=reason, version=version)
    made = make_tasks(visit, rows, by=by, source=f"ตกลงกันเมื่อ{visit}"[:100])
    return bool(changed or made)


@transaction.atomic
def add_evidence(issue: PolicyIssue, *, by: Any, note: str = "", **thing: Any) -> PolicyEvidence:
    """Say that a body, a project or a place is concerned. What is there already stays as it is."""
    check_reach(issue, by)
    known = PolicyEvidence.objects.filter(issue=issue, **thing).first()
    if known is not None:
        return known
    one = PolicyEvidence(issue=issue, note=note, **thing)
    write(one, by=by, reason="เพิ่มหลักฐานของประเด็น")
    stamp(issue)
    return one


@transaction.atomic
def remove_evidence(one: PolicyEvidence, *, by: Any) -> None:
    """Take it away; its history says that it was there."""
    check_reach(one.issue, by)
    stamp_history(one, by=by, reason="เอาหลักฐานออกจากประเด็น")
    issue = one.issue
    one.delete()
    stamp(issue)


@transaction.atomic
def add_agenda(
    meeting: Meeting,
    *,
    issues: Iterable[PolicyIssue] = (),
    tasks: Iterable[Task] = (),
    own: Iterable[str] = (),
    by: Any,
) -> int:
    """Put issues, tasks and own words on the agenda, behind what is there; return how many are new."""
    check_reach(meeting, by)
    there = list(meeting.agenda.values_list("issue_id", "task_id"))
    issues_there, tasks_there = {one for one, _ in there}, {one for _, one in there}
    items = [AgendaItem(name=one.name[:250], issue=one) for one in issues if one.pk not in issues_there]
    items += [
        AgendaItem(name=f"ติดตาม: {one.name}"[:250], task=one) for one in tasks if one.pk not in tasks_there
    ]
    items += [AgendaItem(name=words[:250]) for words in own]
    last = meeting.agenda.aggregate(last=Max("order"))["last"] or 0
    for order, item in enumerate(items, start=last + 1):
        item.meeting, item.order = meeting, order
        write(item, by=by, reason="เพิ่มวาระ")
    if items:
        stamp(meeting)
    return len(items)


@transaction.atomic
def remove_agenda(item: AgendaItem, *, by: Any) -> None:
    """Take an item off the agenda; tasks that were made of it stay."""
    check_reach(item.meeting, by)
    stamp_history(item, by=by, reason="เอาวาระออก")
    meeting = item.meeting
    item.delete()
    stamp(meeting)


@transaction.atomic
def freeze_figures(meeting: Meeting, *, by: Any) -> Snapshot:
    """Freeze the figures of this moment for the meeting; those of today's meeting mode are taken over."""
    check_reach(meeting, by)
    if meeting.snapshot is not None:
        return meeting.snapshot
    snapshot = _frozen_today(meeting) or take_snapshot(
        name=f"{meeting.name} {format_date(timezone.localdate(), short=True)}"[:120],
        by=by,
        kind=SnapshotKind.MEETING,
        area=meeting.area,
    )
    meeting.snapshot = snapshot
    save_record(meeting, by=by, reason="ตรึงตัวเลขสำหรับการประชุม")
    return snapshot


def _frozen_today(meeting: Meeting) -> Snapshot | None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    found = Snapshot.objects.filter(kind=SnapshotKind.MEETING, area=meeting.area, taken_at__gte=midnight)
    return found.first()


@transaction.atomic
def decide(
    item: AgendaItem, *, by: Any, rows: Iterable[TaskRow] = (), version: int | None = None
) -> list[Task]:
    """Keep what was said and decided on an item; each row of work becomes a task.

    The first decision freezes the figures of its moment, so that no minutes lack them.
    Raises ``StaleVersionError`` where somebody else wrote the item meanwhile.
    """
    check_reach(item.meeting, by)
    write(item, by=by, reason="บันทึกมติ", version=version)
    source = f"มติ{item.meeting}: {item}"
    made = make_tasks(item.meeting, rows, by=by, source=source[:100])
    for task in made:
        write(AgendaWork(item=item, task=task), by=by, reason="ตั้งงานจากมติ")
    if item.decision and item.meeting.snapshot is None:
        freeze_figures(item.meeting, by=by)
    stamp(item.meeting)
    return made
