"""Choices of the dashboards."""

from django.db import models


class SnapshotKind(models.TextChoices):
    """Why figures were frozen."""

    MEETING = "meeting", "การประชุม"
    MONTH = "month", "สิ้นเดือน"
    QUARTER = "quarter", "สิ้นไตรมาส"
    YEAR = "year", "ปิดปีงบประมาณ"
    OTHER = "other", "อื่น ๆ"


class Sharing(models.TextChoices):
    """Who finds a saved view beside its owner."""

    PRIVATE = "private", "เฉพาะฉัน"
    AREA = "area", "คนในจังหวัด"
    ALL = "all", "ทุกคนในเครือข่าย"
