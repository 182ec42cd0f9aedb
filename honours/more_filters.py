"""Whether a leader was honoured, as a filter of the list of leaders."""

from typing import Any

import django_filters as filters

from honours.models import Honour
from nakhonchai.records.more_filters import filters_for

CHOICES = [("yes", "เคยได้รับเชิดชู"), ("no", "ยังไม่เคยได้รับเชิดชู")]


@filters_for("leaders.leader", order=60)
def honoured(person: Any) -> dict[str, filters.Filter]:
    """Keep who was honoured, or who was not yet."""

    def keep(queryset: Any, name: str, value: str) -> Any:
        given = Honour.objects.unscoped("honours of people whom the list has found").alive().honoured()
        keys = given.filter(leader__isnull=False).values("leader_id")
        return queryset.filter(pk__in=keys) if value == "yes" else queryset.exclude(pk__in=keys)

    chooser = filters.ChoiceFilter(label="เกียรติประวัติ", choices=CHOICES, method=keep, empty_label="ทั้งหมด")
    return {"honoured": chooser}
