"""Lines of the ledger, and entries in the plans of others, in a workbook."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    IntegerWidget,
    ListWidget,
    TextWidget,
    YearWidget,
)
from nakhonchai.thai import format_baht
from plans.enums_money import AdoptingPlan, AdoptionState, MoneyForm, MoneyKind
from plans.forms_money import IN_FUTURE
from plans.models import Adoption, MoneyLine, MoneySource
from plans.models.money import CLOSED, DIFFERS, NEGATIVE, TOO_MUCH
from plans.money.balances import is_told, spent_too_early
from plans.money.questions import doubt, usual_amount

YEARS = range(2500, 2701)
NOT_BUDDHIST = "ปีต้องเป็น พ.ศ. เช่น 2567"
PROJECT = "plans.project"
HAPPENED = (MoneyKind.RECEIVED, MoneyKind.SPENT)


class ProjectPartResource(RecordResource):
    """A row about a project: named by ref, or by name near the place of the row."""

    project = LinkColumn("project", "โครงการ", PROJECT, required=True, synonyms=("ชื่อโครงการ",))
    project_ref = LinkColumn("project", "รหัสโครงการ", PROJECT, by_ref=True)
    document = SheetColumn("document", "เอกสาร/หลักฐาน", TextWidget(200), synonyms=("หลักฐาน", "เลขที่เอกสาร"))
    note = SheetColumn("note", "หมายเหตุ", TextWidget(300))

    name_fields = ("ref",)
    home_from = "project"


BODY = ("ref", "project", "project_ref", *PLACE_FIELDS)


@register
class MoneyLineResource(ProjectPartResource):
    """One row is one line of a project's ledger. What was written on another day is not changed by a file."""

    kind = SheetColumn(
        "kind",
        "ชนิดรายการเงิน",
        ChoiceWidget(MoneyKind),
        required=True,
        synonyms=("รายการเงิน", "ประเภทรายการเงิน"),
    )
    source = SheetColumn(
        "source",
        "แหล่งเงิน",
        ListWidget(MoneySource.objects.filter(is_active=True), "แหล่งเงิน"),
        required=True,
        synonyms=("แหล่งงบประมาณ", "แหล่งทุน"),
    )
    form = SheetColumn("form", "เงินหรือสิ่งของ", ChoiceWidget(MoneyForm), hint="เว้นว่าง = เงิน")
    amount = SheetColumn(
        "amount", "จำนวน (บาท)", DecimalWidget(2), required=True, synonyms=("จำนวนเงิน (บาท)",)
    )
    fiscal_year = SheetColumn("fiscal_year", "ปีงบประมาณ (พ.ศ.)", YearWidget(), required=True)
    quarter = SheetColumn("quarter", "ไตรมาส", IntegerWidget(), hint="1 ถึง 4 หรือเว้นว่าง")
    dated_about = SheetColumn("dated_about", "วันที่", DateWidget(), model_field="dated")
    corrects = LinkColumn("corrects", "รหัสรายการที่ปรับยอด", "plans.moneyline", by_ref=True)

    sheet = "รายการเงิน"
    sheet_words = ("รายการเงิน", "บัญชีเงิน", "รายรับรายจ่าย")
    order = 50
    key_fields = (
        "project",
        "kind",
        "source",
        "form",
        "fiscal_year",
        "quarter",
        "dated",
        "amount",
        "document",
    )

    class Meta:
        model = MoneyLine
        fields = (
            *BODY,
            "kind",
            "source",
            "form",
            "amount",
            "fiscal_year",
            "quarter",
            "dated_about",
            "document",
            "note",
            "corrects",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A Buddhist year, a quarter of four, nothing that has not happened, nothing below zero."""
        if values.get("fiscal_year") and values["fiscal_year"] not in YEARS:
            yield "ปีงบประมาณ (พ.ศ.)", NOT_BUDDHIST
        if values.get("quarter") is not None and values["quarter"] not in range(1, 5):
            yield "ไตรมาส", "ไตรมาสต้องเป็น 1 ถึง 4 หรือเว้นว่าง"
        dated = values.get("dated_about")
        if dated and values.get("kind") in HAPPENED and dated.date > timezone.localdate():
            yield "วันที่", IN_FUTURE
        yield from self._check_amount(values, record)
        if record is not None and not record.may_change():
            yield from self._check_closed(values, record)

    def doubts(self, rows: list[tuple[dict[str, Any], Any]]) -> Iterator[tuple[int, str, str]]:
        """Ask about unlikely sums and about money spent before it was received, as the form does."""
        usual: dict[tuple[str, int], Any] = {}
        for place, (line, record) in enumerate(rows):
            if not is_told(line) or (record is not None and record.amount == line["amount"]):
                continue
            kind, source = line["kind"], line["source"]
            if (kind, source.pk) not in usual:
                usual[kind, source.pk] = usual_amount(kind, source)
            for text in doubt(line["amount"], usual[kind, source.pk]):
                yield place, "จำนวน (บาท)", text
        for place, text in spent_too_early(rows):
            yield place, "จำนวน (บาท)", text

    def _check_closed(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        for column in self.columns:
            names = {column.attribute, f"{column.attribute}_id", column.model_field}
            told, stored = values.get(column.attribute), getattr(record, column.attribute, None)
            same = told == stored or (not isinstance(column, LinkColumn) and column.widget.same(stored, told))
            if names & set(MoneyLine.COUNTED) and not same:
                yield column.heading, CLOSED

    @staticmethod
    def _check_amount(values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        amount, first = values.get("amount"), values.get("corrects")
        if amount is None:
            return
        if not isinstance(first, MoneyLine):
            if amount < 0 and first is None:
                yield "จำนวน (บาท)", NEGATIVE
            return
        said = {"form": MoneyForm.CASH} | {name: one for name, one in values.items() if one is not None}
        if any(said.get(name) != getattr(first, name) for name in ("kind", "source", "form", "fiscal_year")):
            yield "รหัสรายการที่ปรับยอด", DIFFERS
        left = first.amount_left(without=record)
        if left + amount < 0:
            yield "จำนวน (บาท)", TOO_MUCH.format(format_baht(left))


@register
class AdoptionResource(ProjectPartResource):
    """One row is one project in one plan of others."""

    plan_of = SheetColumn(
        "plan_of",
        "เข้าแผนของ",
        ChoiceWidget(AdoptingPlan),
        required=True,
        synonyms=("บรรจุในแผนของ", "ชนิดแผนที่บรรจุ"),
    )
    plan_name = SheetColumn("plan_name", "ชื่อแผนหรือหน่วยงานที่บรรจุ", TextWidget(200))
    year = SheetColumn("year", "ปีที่บรรจุ (พ.ศ.)", YearWidget(), required=True, synonyms=("ปีที่เสนอ",))
    state = SheetColumn("state", "ผลการบรรจุ", ChoiceWidget(AdoptionState), hint="เว้นว่าง = เสนอแล้ว")
    since_about = SheetColumn("since_about", "ตั้งแต่วันที่", DateWidget(), model_field="since")
    amount = SheetColumn("amount", "งบประมาณที่บรรจุ (บาท)", DecimalWidget(2))

    sheet = "การบรรจุในแผนอื่น"
    sheet_words = ("บรรจุในแผน", "เชื่อมแผน")
    order = 51
    key_fields = ("project", "plan_of", "plan_name", "year")

    class Meta:
        model = Adoption
        fields = (
            *BODY,
            "plan_of",
            "plan_name",
            "year",
            "state",
            "since_about",
            "amount",
            "document",
            "note",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """The year is Buddhist; money is not negative."""
        if values.get("year") and values["year"] not in YEARS:
            yield "ปีที่บรรจุ (พ.ศ.)", NOT_BUDDHIST
        if (values.get("amount") or 0) < 0:
            yield "งบประมาณที่บรรจุ (บาท)", "จำนวนเงินต้องไม่ติดลบ"
