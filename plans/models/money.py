"""The ledger of a project: what was asked, promised, received and spent, from whom, in which year."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import Precision, format_baht
from plans.enums_money import MoneyForm, MoneyKind, Quarter
from plans.models.parts import ProjectPart
from plans.querysets_money import MoneyLineManager

NEGATIVE = "จำนวนเงินต้องไม่ติดลบ ถ้าจะลดยอด เปิดรายการเดิมแล้วกด “ปรับยอด”"
CLOSED = "รายการเงินแก้ไขได้เฉพาะในวันที่บันทึก เพิ่มรายการปรับยอดแทน หรือทิ้งรายการที่พิมพ์ผิดพร้อมบอกเหตุผล"
TOO_MUCH = "ปรับลดมากกว่ายอดที่เหลือของรายการเดิม ({}) ใส่จำนวนไม่เกินยอดนั้น"
HAS_CORRECTIONS = "รายการนี้มีรายการปรับยอดอยู่ ทิ้งรายการปรับยอดก่อน แล้วจึงทิ้งรายการนี้"
OF_NOTHING = "รายการเดิมที่ถูกปรับยอดอยู่ในถังขยะ กู้คืนรายการเดิมก่อน"
DIFFERS = "รายการปรับยอดต้องมีโครงการ แหล่งเงิน ชนิด และปีงบประมาณเดียวกับรายการเดิม"


class MoneySource(Versioned):
    """Where money comes from: a list that CODI staff keep."""

    slug = models.SlugField("ชื่อย่อ (อังกฤษ)", max_length=40, unique=True)
    name = models.CharField("แหล่งเงิน", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["slug", "name", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "แหล่งเงิน"
        verbose_name_plural = "แหล่งเงิน"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class MoneyLine(ProjectPart):
    """One line: so many baht of one kind from one source. A mistake found later is a line that corrects it.

    0 is a line too: "asked, and got nothing" is known, where no line is unknown.
    """

    kind = models.CharField("ชนิด", max_length=8, choices=MoneyKind)
    source = models.ForeignKey(
        MoneySource, on_delete=models.PROTECT, related_name="money_lines", verbose_name="แหล่งเงิน"
    )
    form = models.CharField("รูปแบบ", max_length=7, choices=MoneyForm, default=MoneyForm.CASH)
    amount = models.DecimalField("จำนวน (บาท)", max_digits=14, decimal_places=2)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    quarter = models.PositiveSmallIntegerField("ไตรมาส", choices=Quarter, null=True, blank=True)
    dated = models.DateField("วันที่", null=True, blank=True)
    dated_precision = models.CharField(
        "ความละเอียดของวันที่", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    document = models.CharField("เอกสาร/หลักฐาน", max_length=200, blank=True)
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="ปรับยอดของรายการ",
    )

    dated_about = Approximate("dated")

    scope_rule = ScopeRule.WORK
    url_name = "plans:money_line"
    # What is counted. It stands as written once its day is over.
    COUNTED: ClassVar[tuple[str, ...]] = (
        "project_id",
        "kind",
        "source_id",
        "form",
        "amount",
        "fiscal_year",
        "quarter",
        "dated",
        "dated_precision",
        "corrects_id",
    )
    # In what a correction is like the line that it corrects.
    LIKE: ClassVar[tuple[str, ...]] = ("project_id", "kind", "source_id", "form", "fiscal_year")
    data_classes: ClassVar[dict[str, DataClass]] = ProjectPart.data_classes | dict.fromkeys(
        [
            "kind",
            "source",
            "form",
            "amount",
            "fiscal_year",
            "quarter",
            "dated",
            "dated_precision",
            "document",
            "note",
            "corrects",
            "search_key",
            "sort_key",
        ],
        DataClass.INTERNAL,
    )

    objects: ClassVar[Any] = MoneyLineManager()

    class Meta(ProjectPart.Meta):
        verbose_name = "รายการเงิน"
        verbose_name_plural = "รายการเงิน"
        constraints = [
            *ProjectPart.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount__gte=0) | Q(corrects__isnull=False),
                name="money_line_is_negative_only_as_correction",
                violation_error_message=NEGATIVE,
            ),
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2500, fiscal_year__lte=2700),
                name="money_line_year_is_buddhist",
                violation_error_message="ปีงบประมาณต้องเป็น พ.ศ. เช่น 2567",
            ),
            models.CheckConstraint(
                condition=Q(quarter=None) | Q(quarter__gte=1, quarter__lte=4),
                name="money_line_quarter_is_one_of_four",
                violation_error_message="ไตรมาสต้องเป็น 1 ถึง 4 หรือเว้นว่าง",
            ),
        ]
        indexes = [
            *ProjectPart.Meta.indexes,
            models.Index(fields=["project", "fiscal_year", "id"], name="money_line_of_project"),
            models.Index(fields=["kind", "source", "id"], name="money_line_like"),
        ]

    def __str__(self) -> str:
        words = f"{self.get_kind_display()} {format_baht(self.amount)} จาก{self.source}"
        return f"ปรับยอด: {words}" if self.corrects_id else words

    @property
    def title(self) -> str:
        """Lines are sorted by their project."""
        return self.project.name

    @property
    def when(self) -> str:
        """The fiscal year, and the quarter where it was said."""
        return f"{self.fiscal_year}" + (f" ไตรมาส {self.quarter}" if self.quarter else "")

    def may_change(self, today: datetime.date | None = None) -> bool:
        """Whether what is counted may still be changed: on the day the line was written."""
        written = timezone.localdate(self.created_at)
        return self._state.adding or written == (today or timezone.localdate())

    @classmethod
    def refuse(cls, records: list[Any]) -> None:
        """Keep lines as they were written once their day is over, and no sum below zero."""
        stored = {
            one.pk: one
            for one in cls.objects.unscoped("what is written is compared with what is stored").filter(
                pk__in=[one.pk for one in records if one.pk]
            )
        }
        for one in records:
            before = stored.get(one.pk)
            one.refuse_late_change(before)
            one.refuse_wrong_correction(before)

    def refuse_late_change(self, before: Any) -> None:
        """Raise ``ValidationError`` where what is counted would change after its day."""
        if before is None or before.may_change():
            return
        changed = [name for name in self.COUNTED if getattr(self, name) != getattr(before, name)]
        if changed:
            raise ValidationError({changed[0].removesuffix("_id"): CLOSED})

    def refuse_wrong_correction(self, before: Any) -> None:
        """Raise ``ValidationError`` where a line and its corrections would no longer fit each other."""
        if self.corrects_id is not None and not self.is_trashed:
            self._refuse_wrong_correction()
        alive_before = before is not None and not before.is_trashed
        if alive_before and self.is_trashed and self._corrections().exists():
            raise ValidationError(HAS_CORRECTIONS)

    def _refuse_wrong_correction(self) -> None:
        first: Any = self.corrects
        if first.is_trashed:
            raise ValidationError({"amount": OF_NOTHING})
        if any(getattr(first, name) != getattr(self, name) for name in self.LIKE):
            raise ValidationError({"amount": DIFFERS})
        left = first.amount_left(without=self)
        if left + self.amount < 0:
            raise ValidationError({"amount": TOO_MUCH.format(format_baht(left))})

    def _corrections(self) -> Any:
        rows = type(self).objects.unscoped("what corrects a line is at home where the line is")
        return rows.alive().filter(corrects=self.pk)

    def amount_left(self, without: Any = None) -> Any:
        """Return what the line and its corrections say together, but for one of them."""
        rows = self._corrections().exclude(pk=without.pk if without is not None else None)
        return self.amount + sum(rows.values_list("amount", flat=True))


class MoneyCells(models.Model):
    """What sums of lines are kept by: place, fiscal year, source, kind, money or in kind."""

    place = models.CharField("พื้นที่", max_length=20)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    source = models.ForeignKey(
        MoneySource, on_delete=models.CASCADE, db_index=False, related_name="+", verbose_name="แหล่งเงิน"
    )
    kind = models.CharField("ชนิด", max_length=8, choices=MoneyKind)
    form = models.CharField("รูปแบบ", max_length=7, choices=MoneyForm)
    satang = models.BigIntegerField("จำนวน (สตางค์)")  # exact on both databases
    lines = models.IntegerField("จำนวนรายการ")

    kept_by_database: ClassVar[bool] = True
    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["place", "fiscal_year", "source", "kind", "form", "satang", "lines", "digits"], DataClass.PUBLIC
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.place} {self.fiscal_year} {self.kind}"


class MoneyChange(MoneyCells):
    """What one write added to, or took from, the sums. Written by the database itself with the line.

    Rows are only added, so that no two savers wait for each other; ``plans.money.compacting`` adds them up.
    """

    class Meta:
        verbose_name = "ยอดเงินที่เปลี่ยน"
        verbose_name_plural = "ยอดเงินที่เปลี่ยน"


class MoneySum(MoneyCells):
    """What the lines of a place and of all below it say together, up to the last compaction."""

    digits = models.PositiveSmallIntegerField("ระดับพื้นที่ (จำนวนหลัก)")

    class Meta:
        verbose_name = "ยอดเงินรวม"
        verbose_name_plural = "ยอดเงินรวม"
        constraints = [
            models.UniqueConstraint(
                fields=["digits", "place", "fiscal_year", "source", "kind", "form"], name="money_sum_once"
            )
        ]
        indexes = [  # where there is any, from the index alone
            models.Index(fields=["digits", "fiscal_year", "kind", "form", "place"], name="money_sum_reach")
        ]


class MoneyReach(models.Model):
    """In how many subdistricts of a province or district there are lines, up to the last compaction."""

    digits = models.PositiveSmallIntegerField("ระดับพื้นที่ (จำนวนหลัก)")
    place = models.CharField("พื้นที่", max_length=20)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    kind = models.CharField("ชนิด", max_length=8, choices=MoneyKind)
    form = models.CharField("รูปแบบ", max_length=7, choices=MoneyForm)
    subdistricts = models.PositiveIntegerField("จำนวนตำบลที่มีรายการ")

    kept_by_database: ClassVar[bool] = True
    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["digits", "place", "fiscal_year", "kind", "form", "subdistricts"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "จำนวนตำบลที่มีเงิน"
        verbose_name_plural = "จำนวนตำบลที่มีเงิน"
        constraints = [
            models.UniqueConstraint(
                fields=["digits", "fiscal_year", "place", "kind", "form"], name="money_reach_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.fiscal_year} {self.kind}"
