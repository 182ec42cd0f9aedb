"""The versions of a plan: what came before and after it, and which projects went on."""

from typing import Any

from django.db.models import Q

from nakhonchai.thai import fiscal_year
from plans.enums import ProjectStatus
from plans.models import Plan, Project

OVER = (ProjectStatus.DONE, ProjectStatus.CANCELLED)


def lineage(plan: Plan, person: Any) -> list[Plan]:
    """Return all versions of *plan* that *person* finds, the first one first. One query."""
    found = Plan.objects.visible_to(person).alive()
    same_home = Q(area=plan.area_id, cluster=plan.cluster_id)
    near = found.filter(same_home | Q(pk=plan.predecessor_id) | Q(predecessor=plan.pk)).only(
        "ref", "name", "first_year", "last_year", "status", "predecessor_id"
    )
    by_key = {one.pk: one for one in near}
    after = {one.predecessor_id: one for one in by_key.values() if one.predecessor_id is not None}
    chain = [plan]
    while (before := by_key.get(chain[0].predecessor_id or 0)) is not None and before not in chain:
        chain.insert(0, before)
    while (later := after.get(chain[-1].pk)) is not None and later not in chain:
        chain.append(later)
    return chain


def next_name(plan: Plan, year: int) -> str:
    """Return what the next version may be called: the name without an old "ทบทวน", and the year."""
    return f"{plan.name.partition(' ทบทวน')[0][:180]} ทบทวน {year}"


def next_year(plan: Plan, today: Any) -> int:
    """Return the year in which the next version may begin."""
    return max(plan.first_year + 1, fiscal_year(today))


def projects_to_go_on(plan: Plan, person: Any) -> list[Project]:
    """Return the projects of *plan* that are not over and that *person* edits."""
    found = Project.objects.editable_by(person).alive().filter(plan=plan.pk).exclude(status__in=OVER)
    return list(found.in_thai_order())


def handed_on(plan: Plan, versions: list[Plan], person: Any) -> list[Project]:
    """Return the projects that stood in *plan* and went on in a later version."""
    if versions[-1] == plan:
        return []
    place = versions.index(plan)
    until_here, later = versions[: place + 1], versions[place + 1 :]
    found = Project.objects.visible_to(person).alive().filter(first_plan__in=until_here, plan__in=later)
    return list(found.in_brief("name", "status", "fiscal_year", "plan").in_thai_order())
