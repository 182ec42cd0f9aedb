"""A series of events with one aim: a course that is held in rounds."""

from typing import ClassVar

from django.db import models

from learning.enums import EventKind
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES


class Series(Record):
    """ชุดหลักสูตร: what its rounds have in common."""

    name = models.CharField("ชื่อชุดหลักสูตร", max_length=200)
    kind = models.CharField("ชนิดกิจกรรม", max_length=10, choices=EventKind, default=EventKind.TRAINING)
    aims = models.TextField("วัตถุประสงค์", blank=True)
    contents = models.TextField("เนื้อหา", blank=True)
    is_open = models.BooleanField("ยังจัดต่อ", default=True)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "learning:series"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["name", "kind", "aims", "contents", "is_open", "search_key", "sort_key"], DataClass.NETWORK
    )

    class Meta(Record.Meta):
        verbose_name = "ชุดหลักสูตร"
        verbose_name_plural = "ชุดหลักสูตร"

    def __str__(self) -> str:
        return self.name
