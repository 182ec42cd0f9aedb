"""Projects on the pages of plans and organizations; more panels stand in modules beside this one."""

from typing import Any
from urllib.parse import urlencode

from leaders.models import Position
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.belongings import ANY, hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from plans import panels_money, plan_panels, work_panels  # noqa: F401 - panels of their own
from plans.enums import PROJECT_TONES, ProjectStatus
from plans.models import Project
from plans.work_panels import in_a_list, panel_of_projects

SHOWN = 20


@panel_for("plans.plan", order=10)
def projects_of_plan(record: Record, person: Any) -> Panel:
    """The projects within a plan."""
    return _panel(record, person, "plan")


@panel_for("organizations.organization", order=20)
def projects_of_organization(record: Record, person: Any) -> Panel:
    """The projects that an organization answers for, as far as the reader finds them."""
    return _panel(record, person, "organization")


@hangs_on("leaders.leader")
def bodies_have_projects(key: Any) -> Any:
    """Whether a body in which a person serves today answers for any project."""
    posts = Position.objects.unscoped(ANY).alive().current().filter(leader=key)
    return Project.objects.unscoped(ANY).alive().filter(organization__in=posts.values("organization"))


@prepared
def _of_bodies(scope: Any, leader: Any) -> Any:
    posts = Position.objects.visible_to(scope).alive().current().filter(leader=leader)
    return in_a_list(Project.objects.visible_to(scope).filter(organization__in=posts.values("organization")))


@panel_for("leaders.leader", order=30)
def projects_of_leader(record: Record, person: Any) -> Panel | None:
    """The projects of the bodies in which a leader serves today, as far as the reader finds both."""
    found = _of_bodies(person, leader=record.pk) if bodies_have_projects(record) else []
    return panel_of_projects("โครงการขององค์กรที่ร่วมทำงาน", "projects", found)


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
