"""What is at home in an area, in the cluster, or belongs to everybody."""

from django.db import models
from django.db.models import Q

from nakhonchai.records.models import Record

EVERYBODY = "ทุกพื้นที่"
BAD_YEAR = "ปีต้องเป็น พ.ศ. เช่น 2568"


def at_most_one_home() -> list[models.BaseConstraint]:
    """Return a record's own rules, but for the home: what belongs to everybody has none."""
    kept = [one for one in Record.Meta.constraints if not one.name.endswith("_has_one_home")]
    free = models.CheckConstraint(
        condition=Q(area=None) | Q(cluster=None),
        name="%(app_label)s_%(class)s_has_one_home",
        violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
    )
    return [free, *kept]


def buddhist(name: str, *fields: str) -> models.CheckConstraint:
    """Return the rule that these years are Buddhist, or not told."""
    condition = Q()
    for field in fields:
        condition &= Q(**{field: None}) | Q(**{f"{field}__gte": 2500, f"{field}__lte": 2700})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=BAD_YEAR)


class SharedRecord(Record):
    """A record that may belong to everybody."""

    class Meta(Record.Meta):
        abstract = True
        constraints = at_most_one_home()

    @property
    def home_path(self) -> str:
        """The home in words; without one it is everybody's."""
        return super().home_path or EVERYBODY
