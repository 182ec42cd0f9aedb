"""Projects on the pages of plans and organizations; more panels stand in modules beside this one."""

from typing import Any
from urllib.parse import urlencode

from leaders.models import Position
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from plans import panels_money, plan_panels, work_panels  # noqa: F401 - panels of their own
from plans.enums import PROJECT_TONES, ProjectStatus
from plans.models import Project

SHOWN = 20


@panel_for("plans.plan", order=10)
def projects_of_plan(record: Record, person: Any) -> Panel:
    """The projects within a plan."""
    return _panel(record, person, "plan")


@panel_for("organizations.organization", order=20)
def projects_of_organization(record: Record, person: Any) -> Panel:
    """The projects that an organization answers for, as far as the reader finds them."""
    return _panel(record, person, "organization")


@panel_for("leaders.leader", order=30)
def projects_of_leader(record: Record, person: Any) -> Panel | None:
    """The projects of the bodies in which a leader serves today, as far as the reader finds both."""
    posts = Position.objects.visible_to(person).alive().current().filter(leader=record.pk)
    found = Project.objects.visible_to(person).alive().filter(organization__in=posts.values("organization"))
    projects = list(found.in_brief("name", "status", "fiscal_year").in_thai_order()[: SHOWN + 1])
    if not projects:
        return None
    return Panel(
        "โครงการขององค์กรที่ร่วมทำงาน",
        "plans/panels/projects.html",
        {
            "projects": [(one, PROJECT_TONES[ProjectStatus(one.status)]) for one in projects[:SHOWN]],
            "more": len(projects) > SHOWN,
            "anchor": "projects",
        },
        count=len(projects) if len(projects) <= SHOWN else None,
    )


def _panel(record: Record, person: Any, name: str) -> Panel:
    found = Project.objects.visible_to(person).alive().filter(**{name: record.pk})
    projects = list(found.in_brief("name", "status", "fiscal_year").in_thai_order()[: SHOWN + 1])
    may_add = scope_of(person).may_write and not record.is_trashed
    return Panel(
        "โครงการ",
        "plans/panels/projects.html",
        {
            "projects": [(one, PROJECT_TONES[ProjectStatus(one.status)]) for one in projects[:SHOWN]],
            "more": len(projects) > SHOWN,
            "anchor": "projects",
        },
        count=len(projects) if len(projects) <= SHOWN else None,
        action="เพิ่มโครงการ" if may_add else "",
        action_url=f"{Project.list_url('create')}?{urlencode({name: record.ref})}" if may_add else "",
    )
