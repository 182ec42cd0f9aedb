"""The steps of one plan beside the list of steps: what is done, what is missing, with how many people."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from learning.models import Participation
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from plans.enums import MADE, STEP_TONES
from plans.models import Plan, PlanStep, PlanStepType


@dataclass(frozen=True)
class Line:
    """One step of the list: what the plan records of it, or nothing; how many people came, where told."""

    type: PlanStepType
    step: PlanStep | None = None
    people: int | None = None
    tone: str = ""


@dataclass(frozen=True)
class Steps:
    """The lines, whether the plan is made, and what is missing for that."""

    lines: list[Line]
    is_made: bool
    missing: list[PlanStepType]


def steps_of(plan: Plan, person: Any) -> Steps:
    """Return the steps of *plan* as *person* may see them. Three queries."""
    found = PlanStep.objects.visible_to(person).alive().filter(plan=plan.pk)
    recorded = {one.type_id: one for one in found.select_related("type", "event")}
    types = [one for one in PlanStepType.objects.all() if one.is_active or one.pk in recorded]
    counts = _people(list(recorded.values()), plan, person)
    lines = [_line(one, recorded.get(one.pk), counts) for one in types]
    required = [one for one in types if one.counts_as_made and one.is_active]
    missing = [one for one in required if one.pk not in recorded or recorded[one.pk].done is None]
    any_recorded = any(one.pk in recorded for one in required)
    by_status = plan.status in MADE and not any_recorded
    return Steps(lines, by_status or (bool(required) and not missing), missing)


def _line(step_type: PlanStepType, step: PlanStep | None, counts: dict[int, int]) -> Line:
    if step is None:
        return Line(step_type)
    return Line(step_type, step, counts.get(step.pk), STEP_TONES[step.state])


def _people(steps: list[PlanStep], plan: Plan, person: Any) -> dict[int, int]:
    """Return how many people were at each step, for those who read that of the plan and of the event."""
    scope = scope_of(person)
    if DataClass.INTERNAL not in plan.readable_classes(scope):
        return {}
    told = {one.pk: one.people for one in steps if one.people is not None}
    held = {one.pk: one.event for one in steps if one.event is not None and not one.event.is_future()}
    open_to_reader = {
        key: event for key, event in held.items() if DataClass.INTERNAL in event.readable_classes(scope)
    }
    came = attendance_of([event.pk for event in open_to_reader.values()])
    return told | {
        key: came.get(event.pk, 0) + (event.other_people or 0) for key, event in open_to_reader.items()
    }


def attendance_of(events: list[int]) -> dict[int, int]:
    """Return how many people on the lists of *events* came. No query where there are none."""
    if not events:
        return {}
    took = Participation.objects.unscoped("how many came, not who").that_count().filter(event__in=events)
    return dict(took.order_by().values_list("event").annotate(n=Count("pk")))
