"""What a person may write about money, and about the plans of others."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from nakhonchai.thai import Precision, ThaiValueError, fiscal_quarter, fiscal_year, format_baht, parse_decimal
from organizations.questions_asked import AsksFirst
from plans.enums_money import MoneyKind
from plans.models import Adoption, MoneyLine
from plans.models.money import NEGATIVE, TOO_MUCH
from plans.money.questions import ask_about_magnitude, ask_about_spending, doubt, usual_of

MONEY = {"inputmode": "decimal", "autocomplete": "off", "class": "input-short"}
IN_FUTURE = "วันที่ยังมาไม่ถึง เงินที่ได้รับหรือใช้ไปแล้วต้องไม่เป็นวันข้างหน้า"
OTHER_YEAR = "วันที่อยู่ในปีงบประมาณ {} แต่ระบุปีงบประมาณ {}"
OTHER_QUARTER = "วันที่อยู่ในไตรมาส {} แต่ระบุไตรมาส {}"
CORRECTION = "ปรับยอดของ “{}” ยอดปัจจุบัน {} ใส่เครื่องหมายลบหน้าจำนวนเพื่อลดยอด เช่น -5000"
IS_LAST = ("change_reason", "sure")


class BahtField(forms.DecimalField):
    """A sum in baht, as people write it: 1,500,000 or ๑๕๐๐."""

    widget = forms.TextInput(attrs=MONEY)

    def to_python(self, value: Any) -> Any:
        """Read commas and Thai digits; what cannot be read is said in words."""
        if value in self.empty_values:
            return None
        try:
            return super().to_python(str(parse_decimal(value)))
        except ThaiValueError as problem:
            raise ValidationError(problem.message, code="invalid") from problem


class PartForm(AsksFirst, RecordForm):
    """A row of a project, which the page names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.take_home()
        self.order_fields([name for name in self.fields if name not in IS_LAST])


class MoneyLineForm(PartForm):
    """A line of the ledger. After its day only the document and the note are open."""

    class Meta:
        model = MoneyLine
        fields: ClassVar = [
            "kind",
            "source",
            "form",
            "amount",
            "fiscal_year",
            "quarter",
            "document",
            "note",
        ]
        approximate: ClassVar[dict[str, str]] = {"dated_about": "วันที่"}
        order: ClassVar[list[str]] = [
            "kind",
            "source",
            "form",
            "amount",
            "fiscal_year",
            "quarter",
            "dated_about",
            "document",
            "note",
        ]
        at_field: ClassVar[dict[str, str]] = {
            "money_line_is_negative_only_as_correction": "amount",
            "money_line_year_is_buddhist": "fiscal_year",
            "money_line_quarter_is_one_of_four": "quarter",
        }
        field_classes: ClassVar[dict[str, Any]] = {"amount": BahtField, "fiscal_year": BuddhistYearField}
        help_texts: ClassVar[dict[str, str]] = {
            "form": "สิ่งของและแรงงานตีเป็นเงินโดยประมาณ ระบบแยกไว้ไม่รวมกับเงิน",
            "amount": "จำนวนเต็มเป็นบาท เช่น 1,500,000 ใส่ 0 ได้เมื่อทราบว่าไม่ได้เลย",
            "fiscal_year": "เว้นว่างได้ถ้าใส่วันที่",
            "quarter": "เว้นว่างเมื่อไม่ทราบ",
            "document": "เช่น เลขที่หนังสือ ใบสำคัญ หรือมติที่ประชุม",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fiscal_year"].required = False
        source: Any = self.fields["source"]
        source.empty_label = "เลือกแหล่งเงิน"
        for name in self.closed:
            self.fields[name].disabled = True
        if self.instance.corrects_id and self.instance.may_change():
            first = self.instance.corrects
            left = format_baht(first.amount_left(without=self.instance))
            self.fields["amount"].help_text = CORRECTION.format(first, left)

    @property
    def closed(self) -> tuple[str, ...]:
        """The fields that are not open: those a correction takes over, and all once the day is over."""
        names = ("kind", "source", "form", "fiscal_year")
        if not self.instance.may_change():
            return (*names, "amount", "quarter", "dated_about")
        return names if self.instance.corrects_id else ()

    def clean_amount(self) -> Any:
        """Refuse less than nothing, but as a correction, before anything is asked about it."""
        amount = self.cleaned_data["amount"]
        if amount is not None and amount < 0 and not self.instance.corrects_id:
            raise ValidationError(NEGATIVE, code="negative")
        if amount is not None and self.instance.corrects_id and self.instance.may_change():
            left = self.instance.corrects.amount_left(without=self.instance)
            if left + amount < 0:
                raise ValidationError(TOO_MUCH.format(format_baht(left)), code="too_much")
        return amount

    def clean_dated_about(self) -> Any:
        """Refuse what has not happened yet; what is asked or promised may be of a day to come."""
        dated = self.cleaned_data["dated_about"]
        happened = self.cleaned_data.get("kind") in (MoneyKind.RECEIVED, MoneyKind.SPENT)
        if dated is not None and happened and dated.date > timezone.localdate():
            raise ValidationError(IN_FUTURE, code="future")
        return dated

    def clean(self) -> dict[str, Any]:
        """Fill year and quarter from the date where they are not said."""
        self._fill_from_date(self.cleaned_data)
        return super().clean()

    def _fill_from_date(self, cleaned: dict[str, Any]) -> None:
        dated = cleaned.get("dated_about")
        if dated is not None and cleaned.get("fiscal_year") is None and "fiscal_year" not in self.errors:
            cleaned["fiscal_year"] = fiscal_year(dated.date)
        if cleaned.get("fiscal_year") is None and "fiscal_year" not in self.errors:
            self.add_error("fiscal_year", ValidationError("ใส่ปีงบประมาณ หรือใส่วันที่", code="required"))
        if dated is None:
            return
        same_year = cleaned.get("fiscal_year") == fiscal_year(dated.date)
        exact = same_year and dated.precision is not Precision.YEAR
        if exact and cleaned.get("quarter") is None and "quarter" not in self.errors:
            cleaned["quarter"] = fiscal_quarter(dated.date)

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about an unlikely sum, money spent before it came, and a date of another year."""
        if not self.instance.may_change():
            return
        dated = cleaned.get("dated_about")
        line = {**cleaned, "dated": dated.date if dated is not None else None}
        project = self.instance.project
        for text in ask_about_magnitude(line, project):
            yield "amount", text
        for text in ask_about_spending(line, project, self.instance.pk):
            yield "amount", text
        if dated is not None and dated.precision is not Precision.YEAR:
            yield from _ask_about_date(dated.date, cleaned)


def _ask_about_date(day: Any, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
    year, quarter = cleaned["fiscal_year"], cleaned.get("quarter")
    if fiscal_year(day) != year:
        yield "dated_about", OTHER_YEAR.format(fiscal_year(day), year)
    elif quarter is not None and int(quarter) != fiscal_quarter(day):
        yield "dated_about", OTHER_QUARTER.format(fiscal_quarter(day), quarter)


class AdoptionForm(PartForm):
    """In whose plan a project was put, and what became of it there."""

    class Meta:
        model = Adoption
        fields: ClassVar = ["plan_of", "plan_name", "year", "state", "amount", "document", "note"]
        approximate: ClassVar[dict[str, str]] = {"since_about": "ตั้งแต่วันที่"}
        order: ClassVar[list[str]] = [
            "plan_of",
            "plan_name",
            "year",
            "state",
            "since_about",
            "amount",
            "document",
            "note",
        ]
        at_field: ClassVar[dict[str, str]] = {
            "adoption_once": "year",
            "adoption_year_is_buddhist": "year",
            "adoption_money_is_not_negative": "amount",
        }
        field_classes: ClassVar[dict[str, Any]] = {"amount": BahtField, "year": BuddhistYearField}
        help_texts: ClassVar[dict[str, str]] = {
            "plan_name": "เช่น แผนพัฒนาท้องถิ่น อบต.… พ.ศ. 2566–2570 หรือชื่อหน่วยงาน",
            "year": "ปีของแผนหรือปีงบประมาณที่บรรจุ",
            "amount": "เว้นว่างเมื่อไม่ทราบ",
            "document": "เช่น เลขหน้า ลำดับที่ในแผน หรือเลขที่หนังสือ",
        }

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about an unlikely sum, and about money in a plan that took nothing in."""
        if (amount := cleaned.get("amount")) and amount != self.initial.get("amount"):
            usual = self.instance.project.budget_asked or usual_of(Adoption, "amount")
            yield from (("amount", text) for text in doubt(amount, usual))
        if cleaned["state"] == "refused" and cleaned.get("amount"):
            yield "amount", f"ระบุว่าไม่ได้รับ แต่ใส่งบประมาณ {format_baht(cleaned['amount'])}"
