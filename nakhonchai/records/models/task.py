"""Something that somebody should do by a date."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models.record import BASE_CLASSES, Record


class Task(Record):
    """งานที่ต้องทำ: at home where the work lies, perhaps about a record, perhaps somebody's."""

    name = models.CharField("งาน", max_length=200)
    detail = models.TextField("รายละเอียด", blank=True)
    due = models.DateField("ภายในวันที่", null=True, blank=True)
    done_at = models.DateTimeField("เสร็จเมื่อ", null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="ผู้รับผิดชอบ",
    )
    about_type = models.ForeignKey(
        ContentType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ชนิดของรายการ",
    )
    about_id = models.PositiveBigIntegerField("รายการ", null=True, blank=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")

    scope_rule = ScopeRule.WORK
    url_name = "records:task"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["name", "detail", "due", "done_at", "assignee", "about_type", "about_id"], DataClass.INTERNAL
    )

    class Meta(Record.Meta):
        verbose_name = "งานที่ต้องทำ"
        verbose_name_plural = "งานที่ต้องทำ"
        indexes = [*Record.Meta.indexes, models.Index(fields=["about_type", "about_id"], name="task_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_done(self) -> bool:
        """Whether the work is finished."""
        return self.done_at is not None
