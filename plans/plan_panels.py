"""On the page of a plan: its steps, its versions, and the projects that went on in a later one."""

from typing import Any

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from plans.enums import PLAN_TONES, PROJECT_TONES, PlanStatus, ProjectStatus
from plans.models import PlanStep
from plans.statuses import rule_words
from plans.steps import steps_of
from plans.versions import handed_on, lineage


@panel_for("plans.plan", order=4)
def steps_of_plan(record: Record, person: Any) -> Panel:
    """The steps in the order of the list, and whether the plan counts as made, by which rule."""
    plan: Any = record
    mine = may_edit(record, scope_of(person)) and not record.is_trashed
    add_url = f"{PlanStep.list_url('create')}?plan={plan.ref}" if mine else ""
    return Panel(
        "ขั้นตอนของแผน",
        "plans/panels/steps.html",
        {"steps": steps_of(plan, person), "rule": rule_words(), "add_url": add_url, "anchor": "steps"},
        action="บันทึกขั้นตอน" if mine else "",
        action_url=add_url,
    )


@panel_for("plans.plan", order=12)
def versions_of_plan(record: Record, person: Any) -> Panel | None:
    """The versions by year, and what went on in a later one; where the next one is started."""
    plan: Any = record
    mine = may_edit(record, scope_of(person)) and not record.is_trashed
    versions = lineage(plan, person)
    is_last = versions[-1] == plan
    if len(versions) == 1 and not mine:
        return None
    gone = [(one, PROJECT_TONES[ProjectStatus(one.status)]) for one in handed_on(plan, versions, person)]
    may_review = mine and is_last
    return Panel(
        "รุ่นของแผน",
        "plans/panels/versions.html",
        {
            "versions": [(one, PLAN_TONES[PlanStatus(one.status)], one == plan) for one in versions],
            "later": None if is_last else versions[-1],
            "gone": gone,
            "anchor": "versions",
        },
        action="เริ่มรุ่นทบทวน" if may_review else "",
        action_url=reverse("plans:plan-review", args=[plan.ref]) if may_review else "",
    )
