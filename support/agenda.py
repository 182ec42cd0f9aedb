"""What a meeting may talk about: open policy issues and open work of its area, those nearest first."""

from typing import Any

from django.db.models import F

from nakhonchai.records.models import Task
from support.models import AgendaItem, AgendaWork, Meeting, PolicyIssue

SHOWN = 30


def suggested_issues(meeting: Meeting, person: Any) -> list[PolicyIssue]:
    """Return open issues that are not on the agenda: of the area, of what lies above, and of the cluster."""
    found = PolicyIssue.objects.visible_to(person).alive().open()
    taken = AgendaItem.objects.filter(meeting=meeting, issue__isnull=False).values("issue")
    code = meeting.area_id
    if code:
        above = [code[:length] for length in (2, 4, 6) if length <= len(code)]
        found = found.at(code) | found.filter(area__in=above) | found.filter(area=None)
    found = found.exclude(pk__in=taken).with_home()
    return list(found.order_by(F("next_on").asc(nulls_last=True), "sort_key", "pk")[:SHOWN])


def suggested_tasks(meeting: Meeting, person: Any) -> list[Task]:
    """Return open work that is not on the agenda: of the area and below; in the cluster, of the cluster."""
    found = Task.objects.visible_to(person).alive().filter(done_at=None)
    found = found.at(meeting.area_id) if meeting.area_id else found.filter(cluster=meeting.cluster_id)
    taken = AgendaItem.objects.filter(meeting=meeting, task__isnull=False).values("task")
    found = found.exclude(pk__in=taken).select_related("area", "cluster", "assignee")
    return list(found.order_by(F("due").asc(nulls_last=True), "pk")[:SHOWN])


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda with the work that was made of it: two queries."""
    found = AgendaItem.objects.filter(meeting=meeting).select_related("issue", "task")
    items = list(found.order_by("order", "pk"))
    made: dict[int, list[Task]] = {}
    rows = AgendaWork.objects.filter(item__in=items, task__trashed_at=None)
    for row in rows.select_related("task__assignee").order_by("pk"):
        made.setdefault(row.item_id, []).append(row.task)
    for one in items:
        one.made = made.get(one.pk, [])  # type: ignore[attr-defined]
    return items
