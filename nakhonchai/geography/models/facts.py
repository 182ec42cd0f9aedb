"""What is known of an area beside its place in the tree."""

from typing import ClassVar

from django.db import models

from nakhonchai.base.models import NormalisedSave
from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography.enums import AliasKind, FigureKind
from nakhonchai.thai import search_key


class AreaAlias(NormalisedSave):
    """Another name or code that leads to an area."""

    area = models.ForeignKey(
        "geography.Area", on_delete=models.CASCADE, related_name="aliases", verbose_name="พื้นที่"
    )
    name = models.CharField("ชื่อหรือรหัส", max_length=120)
    kind = models.CharField("ชนิด", max_length=20, choices=AliasKind, default=AliasKind.SPELLING)
    source = models.CharField("ที่มา", max_length=200, blank=True)
    search_key = models.CharField("คำค้น", max_length=140, editable=False, default="", db_index=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["area", "name", "kind", "source", "search_key"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ชื่ออื่นของพื้นที่"
        verbose_name_plural = "ชื่ออื่นของพื้นที่"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "name", "kind"],
                name="area_alias_once",
                violation_error_message="มีชื่อนี้อยู่แล้ว",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def fill_derived_fields(self) -> None:
        """Fill the key by which the alias is found."""
        super().fill_derived_fields()
        self.search_key = search_key(self.name)


class AreaSuccession(models.Model):
    """An area that was abolished, split or renumbered, and one that took its place."""

    predecessor = models.ForeignKey(
        "geography.Area", on_delete=models.CASCADE, related_name="successions", verbose_name="พื้นที่เดิม"
    )
    successor = models.ForeignKey(
        "geography.Area", on_delete=models.CASCADE, related_name="precessions", verbose_name="พื้นที่ที่มาแทน"
    )
    date = models.DateField("เมื่อ", null=True, blank=True)
    note = models.CharField("หมายเหตุ", max_length=600, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["predecessor", "successor", "date", "note"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "การเปลี่ยนเขต"
        verbose_name_plural = "การเปลี่ยนเขต"
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="area_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="area_does_not_succeed_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class AreaFigure(models.Model):
    """A dated, sourced number about an area. 0 is a number; a row that is not there is "not reported"."""

    area = models.ForeignKey(
        "geography.Area", on_delete=models.CASCADE, related_name="figures", verbose_name="พื้นที่"
    )
    kind = models.CharField("ตัวเลข", max_length=20, choices=FigureKind)
    year_be = models.PositiveSmallIntegerField("ปี (พ.ศ.)")
    as_of = models.DateField("ณ วันที่", null=True, blank=True)
    value = models.DecimalField("ค่า", max_digits=16, decimal_places=3)
    source = models.CharField("ที่มา", max_length=200)
    estimated = models.BooleanField("เป็นค่าประมาณ", default=False)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["area", "kind", "year_be", "as_of", "value", "source", "estimated"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ตัวเลขของพื้นที่"
        verbose_name_plural = "ตัวเลขของพื้นที่"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "kind", "year_be"],
                name="area_figure_once_a_year",
                violation_error_message="มีตัวเลขนี้ของปีนี้อยู่แล้ว",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="area_figure_is_not_negative",
                violation_error_message="ตัวเลขต้องไม่ติดลบ",
            ),
            models.CheckConstraint(
                condition=models.Q(year_be__gte=2400, year_be__lte=2700),
                name="area_figure_year_is_buddhist",
                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2567",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.get_kind_display()} {self.year_be}: {self.value}"


class Boundary(models.Model):
    """The outline of an area as compact GeoJSON geometry. For maps, not for deciding where a point lies."""

    area = models.OneToOneField(
        "geography.Area",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="boundary",
        verbose_name="พื้นที่",
    )
    geometry = models.TextField("เส้นเขต (GeoJSON)")
    source = models.CharField("ที่มา", max_length=200)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["area", "geometry", "source"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "เส้นเขต"
        verbose_name_plural = "เส้นเขต"

    def __str__(self) -> str:
        return str(self.area_id)
