"""What the lists of leaders can be asked about learning: the lists behind the figures of training."""

from typing import Any

import django_filters as filters

from learning.models import Participation
from learning.years import year_choices, year_of
from nakhonchai.records.more_filters import filters_for

EVER = "ever"
EVER_WORDS = [(EVER, "เคย ไม่ว่าปีใด")]


@filters_for("leaders.leader", order=40)
def learning_of_leaders(person: Any) -> dict[str, filters.Filter]:
    """By training, and by any event, of a fiscal year or at all."""
    return {
        "trained": _by_year("ได้อบรมในปีงบประมาณ", only_training=True),
        "took_part": _by_year("ร่วมกิจกรรมในปีงบประมาณ", only_training=False),
    }


def _by_year(label: str, *, only_training: bool) -> filters.Filter:
    def keep(queryset: Any, name: str, value: str) -> Any:
        """Keep those whose attendance counts; the reader finds the person, and so what they took part in."""
        if not value:
            return queryset
        took = Participation.objects.unscoped("a condition on people whom the reader finds").that_count()
        took = took.that_train() if only_training else took
        took = took if value == EVER else took.in_year(year_of(value))
        return queryset.filter(pk__in=took.filter(leader__isnull=False).values("leader_id"))

    return filters.ChoiceFilter(
        label=label, choices=[*EVER_WORDS, *year_choices()], method=keep, empty_label="ทั้งหมด"
    )
