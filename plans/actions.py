"""What is done to plans: each whole or not at all, within the reach of who does it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from nakhonchai.records.actions import check_reach, save_record
from plans.enums import PlanStatus
from plans.models import Plan, Project

COPIED = ("kind", "area_id", "cluster_id", "vision", "problems", "potentials")


@transaction.atomic
def start_review(
    plan: Plan, *, name: str, first_year: int, last_year: int, projects: Iterable[Project] = (), by: Any
) -> Plan:
    """Start the next version of *plan*: its texts are copied, chosen projects go on in it.

    The version before stays as it is and names the projects that went on.
    """
    check_reach(plan, by)
    review = Plan(
        predecessor=plan,
        name=name,
        first_year=first_year,
        last_year=last_year,
        status=PlanStatus.PREPARING,
        **{field: getattr(plan, field) for field in COPIED},
    )
    reason = f"ทบทวนจาก {plan.ref}"
    review.full_clean(exclude=["created_by"])
    save_record(review, by=by, reason=reason)
    for project in projects:
        project.first_plan_id = project.first_plan_id or plan.pk
        project.plan = review
        save_record(project, by=by, reason=f"ทำต่อในแผนรุ่นทบทวน {review.ref}")
    return review
