"""The status of a plan follows its steps; the words of the rule by which a plan is made."""

from collections.abc import Iterable
from typing import Any

from nakhonchai.base.writing import write
from plans.enums import MADE, PlanStatus
from plans.models import Plan, PlanStep, PlanStepType

WHY = "a step is read where its plan is"


GIVES = {"started", "done", "trashed_at", "type"}


def follow_steps(written: Iterable[tuple[PlanStep, set[str]]], *, by: Any) -> None:
    """Bring the plans of these steps (with their changed fields) to the status that follows from all steps.

    A status is raised. It falls only when the very step that stood for it was changed and no longer does.
    """
    changed: dict[int, set[str]] = {}
    for step, fields in written:
        statuses = changed.setdefault(step.plan_id, set())
        if fields & GIVES:
            statuses.add(step.type.status)
    if not changed:
        return
    plans = {one.pk: one for one in Plan.objects.unscoped(WHY).alive().filter(pk__in=changed)}
    steps: dict[int, list[PlanStep]] = {key: [] for key in plans}
    for one in PlanStep.objects.unscoped(WHY).alive().filter(plan__in=plans).select_related("type"):
        steps[one.plan_id].append(one)
    required = set(required_names())
    for key, plan in plans.items():
        status = status_of(plan, steps[key], required, changed=changed[key])
        if status != plan.status:
            plan.status = status
            write(plan, by=by, reason="สถานะตามขั้นตอนที่บันทึก")


def status_of(plan: Plan, steps: list[PlanStep], required: set[str], *, changed: set[str]) -> str:
    """Return the status that *plan* has with these steps; *changed* are those whose steps were changed."""
    done = {step.type.name for step in steps if step.done is not None}
    given = {PlanStatus(step.gives_status) for step in steps if step.gives_status}
    if not required <= done:
        given -= set(MADE)
    best = max(given, key=lambda one: one.place, default=None)
    now = PlanStatus(plan.status)
    if now.value in changed and now not in given:
        return (best or PlanStatus.PREPARING).value
    return best.value if best is not None and best.place > now.place else now.value


def required_names() -> list[str]:
    """Return the names of the steps that must be done before a plan is made."""
    found = PlanStepType.objects.filter(is_active=True, counts_as_made=True)
    return list(found.order_by("order", "pk").values_list("name", flat=True))


def rule_words() -> str:
    """Return in one sentence when a plan counts as made."""
    names = required_names()
    by_status = f"สถานะ “{MADE[0].label}” ขึ้นไป"
    if not names:
        return f"แผนนับว่าจัดทำแล้วเมื่อมี{by_status}"
    steps = " และ ".join(f"“{name}”" for name in names)
    return f"แผนนับว่าจัดทำแล้วเมื่อขั้น {steps} เสร็จแล้ว แผนที่ยังไม่ได้บันทึกขั้นนี้ดูจาก{by_status}"
