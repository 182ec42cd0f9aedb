"""What lists of projects can be asked about the plans of others: the lists behind those figures."""

from typing import Any

import django_filters as filters

from nakhonchai.records.more_filters import filters_for
from plans.enums_money import ADOPTED, REACH, AdoptionState
from plans.measures_money import NOWHERE, furthest
from plans.models import MoneyLine

STANDING = "standing"


@filters_for("plans.project", order=20)
def reach_of_projects(person: Any) -> dict[str, filters.Filter]:
    """By how far a project came in the plans of others, and by money that does not fit."""
    choices = [(STANDING, "บรรจุในแผนอื่นแล้ว"), (NOWHERE, "ยังไม่ได้เสนอเข้าแผนใด"), *AdoptionState.choices]

    def keep(queryset: Any, name: str, value: str) -> Any:
        """Keep the projects that came so far and no farther; "standing" is adopted, with money or without."""
        if not value:
            return queryset
        wanted = ADOPTED if value == STANDING else () if value == NOWHERE else (AdoptionState(value),)
        places = [REACH.index(state) + 1 for state in wanted] or [0]
        return queryset.annotate(reach=furthest()).filter(reach__in=places)

    found = filters.ChoiceFilter(label="ไปอยู่ในแผนอื่น", choices=choices, method=keep, empty_label="ไม่กรอง")
    return {"adoption": found, "overspent": _overspent()}


def _overspent() -> filters.Filter:
    def keep(queryset: Any, name: str, value: str) -> Any:
        """Keep what spent more of a source's money than it received of it."""
        if not value:
            return queryset
        lines = MoneyLine.objects.unscoped("a condition on projects that the reader finds")
        return queryset.filter(pk__in=lines.overspent().values("project"))

    return filters.ChoiceFilter(
        label="เงิน", choices=[("yes", "ใช้มากกว่าที่ได้รับ")], method=keep, empty_label="ไม่กรอง"
    )
