"""What somebody reports from the field of how a project goes."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import Precision
from plans.enums import ProjectStatus
from plans.models.parts import ProjectPart
from plans.querysets import ProjectUpdateManager


class ProjectUpdate(ProjectPart):
    """ความคืบหน้า: a day, what was done, how far it is; photos are its files. At home where the project is."""

    happened = models.DateField("วันที่")
    happened_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    text = models.TextField("ทำอะไรไปแล้ว")
    progress = models.PositiveSmallIntegerField("คืบหน้า (%)", null=True, blank=True)
    status = models.CharField("สถานะตอนนั้น", max_length=10, choices=ProjectStatus, blank=True)

    happened_about = Approximate("happened")

    scope_rule = ScopeRule.HOME
    url_name = "plans:project_update"
    data_classes: ClassVar[dict[str, DataClass]] = (
        ProjectPart.data_classes
        | dict.fromkeys(["happened", "happened_precision", "progress", "status"], DataClass.NETWORK)
        | dict.fromkeys(["text", "search_key", "sort_key"], DataClass.INTERNAL)
    )

    objects: ClassVar[Any] = ProjectUpdateManager()

    class Meta(ProjectPart.Meta):
        verbose_name = "ความคืบหน้าของโครงการ"
        verbose_name_plural = "ความคืบหน้าของโครงการ"
        constraints = [
            *ProjectPart.Meta.constraints,
            models.CheckConstraint(
                condition=Q(progress=None) | Q(progress__lte=100),
                name="project_update_progress_is_a_share",
                violation_error_message="ความคืบหน้าเป็นร้อยละ 0 ถึง 100",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="project_update_says_something",
                violation_error_message="เขียนสั้น ๆ ว่าทำอะไรไปแล้ว",
            ),
        ]
        indexes = [
            *ProjectPart.Meta.indexes,
            models.Index(fields=["project", "happened"], name="project_update_latest"),
        ]

    def __str__(self) -> str:
        when = self.happened_about
        return f"{when.th(short=True) if when else ''} · {self.project}"

    def searchable(self) -> list[str]:
        """Return what was reported, and of which project."""
        return [self.project.name, self.text, self.ref]
