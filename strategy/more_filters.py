"""Projects by the strategy they stand below."""

from typing import Any

from django.db.models import Exists, OuterRef
from django_filters import ChoiceFilter, Filter

from nakhonchai.records.more_filters import filters_for
from strategy.models import Contribution

CHOICES = [("any", "ระบุข้อหลักแล้ว"), ("none", "ยังไม่ระบุ")]


def _below(queryset: Any, name: str, value: str) -> Any:
    there = Contribution.objects.filter(project=OuterRef("pk"), is_primary=True, node__trashed_at=None)
    return queryset.filter(Exists(there)) if value == "any" else queryset.filter(~Exists(there))


@filters_for("plans.project")
def of_projects(person: Any) -> dict[str, Filter]:
    """Whether a project says to which line it contributes."""
    return {
        "strategy": ChoiceFilter(
            label="ยุทธศาสตร์", choices=CHOICES, method=_below, empty_label="ทั้งหมด", field_name="pk"
        )
    }
