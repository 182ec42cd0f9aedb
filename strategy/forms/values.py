"""What an area reports."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import MACHINERY, RecordForm
from strategy.closed import is_closed
from strategy.enums import NUMBERS, Period, Quarter, ReportLevel, State, Status
from strategy.models import Indicator, Value
from strategy.models.indicator import plain

SHORT = {"inputmode": "decimal", "class": "input-short"}
CLOSED = "ปีงบประมาณ {year} ปิดแล้ว ตัวเลขที่รับรองไม่เปลี่ยน บันทึกเป็น “การปรับปรุง” ในหน้าที่มาของตัวเลขแทน"
LEVEL = "ตัวชี้วัดนี้รายงานระดับ{level} เลือกพื้นที่ระดับ{level}"
WHOLE_YEAR = "ตัวชี้วัดนี้รายงานปีละครั้ง เลือก “ทั้งปี”"
BY_QUARTER = "ตัวชี้วัดนี้รายงานทุกไตรมาส เลือกไตรมาส"
COUNTED = "ระบบนับตัวชี้วัดนี้ให้เอง ไม่ต้องรายงาน"
NO_NUMBER = "ใส่ตัวเลข ถ้าเป็นศูนย์ให้ใส่ 0 ถ้ายังไม่ทราบให้เลือก “ยังไม่มีตัวเลข”"
NUMBER_THERE = "มีตัวเลขแล้ว เลือก “ตัวเลขจริง” หรือ “ค่าประมาณ” หรือลบตัวเลขออก"
BOTH = "ใส่ทั้งตัวตั้งและตัวหาร"
NOT_ZERO = "ตัวหารต้องมากกว่า 0 ถ้าไม่มีผู้ที่เข้าข่าย ให้เลือก “ไม่เกี่ยวกับพื้นที่นี้”"
NO_LIST = "ใส่รายชื่อที่นับ บรรทัดละหนึ่ง ถ้าไม่มีเลยให้ใส่ 0 ในช่องค่า"
NAMES_SAY = "ค่าไม่ตรงกับรายชื่อ ({count}) เว้นช่องค่าไว้ ระบบนับจากรายชื่อให้"


class ValueForm(RecordForm):
    """A number of one area and period, or why there is none; and whether it is sent."""

    send = forms.BooleanField(
        label="ส่งให้จังหวัดตรวจ",
        required=False,
        initial=True,
        help_text="ไม่เลือก คือเก็บเป็นร่างไว้ก่อน ร่างยังไม่ถูกนับ",
    )

    class Meta:
        model = Value
        fields = [
            "indicator",
            "area",
            "cluster",
            "fiscal_year",
            "quarter",
            "state",
            "value",
            "numerator",
            "denominator",
            "items",
            "narrative",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "รายงานเรื่องอะไร": ["indicator", "area", "cluster", "fiscal_year", "quarter"],
            "ตัวเลข": ["state", "value", "numerator", "denominator", "items", "narrative", "send"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "value_says_a_number_or_why_none": "value",
            "value_ratio_is_whole": "denominator",
            "value_once_an_area": "quarter",
            "value_once_a_cluster": "quarter",
            "value_year_is_buddhist": "fiscal_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {"fiscal_year": BuddhistYearField}
        widgets: ClassVar[dict[str, Any]] = {
            "value": forms.TextInput(attrs=SHORT),
            "numerator": forms.TextInput(attrs=SHORT),
            "denominator": forms.TextInput(attrs=SHORT),
            "items": forms.Textarea(attrs={"rows": 5}),
            "narrative": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "value": "ใส่ 0 เมื่อเป็นศูนย์จริง เว้นว่างเมื่อไม่มีตัวเลข",
            "numerator": "จำนวนที่เข้าเกณฑ์ เช่น ครัวเรือนที่เป็นสมาชิก",
            "denominator": "จำนวนทั้งหมด เช่น ครัวเรือนทั้งตำบล",
            "items": "เช่น ชื่อหน่วยงานหรือเรื่อง อย่าใส่ชื่อบุคคล ชื่อซ้ำข้ามพื้นที่นับครั้งเดียว",
            "narrative": "เล่าสั้น ๆ ว่าตัวเลขนี้เกิดจากอะไร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._show_plainly()
        indicator = self._known_indicator()
        if self.instance._state.adding:
            self.fields["state"].initial = State.VALUE
        else:
            for name in ("indicator", "area", "cluster", "fiscal_year", "quarter"):
                self.fields.pop(name, None)
            if self.instance.state == State.MISSING and not self.is_bound:
                self.initial["state"] = State.VALUE
        if indicator is not None:
            self._keep_what_fits(indicator)

    @property
    def sections(self) -> list[tuple[str, list[Any]]]:
        """The headings under which something is asked: of a stored report, only its numbers are."""
        return [(heading, fields) for heading, fields in super().sections if fields]

    def _show_plainly(self) -> None:
        """Show stored numbers without needless decimals."""
        for name in ("value", "numerator", "denominator"):
            if (stored := self.initial.get(name)) is not None:
                self.initial[name] = plain(stored)

    def _known_indicator(self) -> Indicator | None:
        if self.instance.indicator_id:
            return self.instance.indicator
        asked = self.initial.get("indicator")
        if isinstance(asked, str) and asked:
            return Indicator.objects.visible_to(self.person).filter(ref=asked).first()
        return None

    def _keep_what_fits(self, indicator: Indicator) -> None:
        """Leave out the fields that this indicator has no use for."""
        if indicator.is_ratio:
            unused = ["value", "items"]
        else:
            unused = ["numerator", "denominator"] + ([] if indicator.is_list else ["items"])
            self.fields["value"].label = f"ค่า ({indicator.unit})" if indicator.unit else "ค่า"
        for name in unused:
            self.fields.pop(name, None)

    def record_choices(self, name: str, model: Any) -> Any:
        """Only what is reported can be chosen."""
        found = super().record_choices(name, model)
        return found.filter(source="reported") if model is Indicator else found

    def clean(self) -> dict[str, Any]:
        """Ask for a number or for the reason why there is none; keep to what the indicator asks."""
        cleaned = super().clean()
        indicator = cleaned.get("indicator") or (self.instance.indicator if self.instance.pk else None)
        if indicator is None:
            return cleaned
        self.instance.indicator = indicator
        self._check_period(indicator, cleaned)
        self._check_level(indicator, cleaned)
        if cleaned.get("state") in NUMBERS:
            self._check_number(indicator, cleaned)
        elif cleaned.get("state"):
            self._check_absence(cleaned)
        return cleaned

    def _check_period(self, indicator: Indicator, cleaned: dict[str, Any]) -> None:
        year = cleaned.get("fiscal_year") or self.instance.fiscal_year
        if is_closed(year):
            self._wrong("fiscal_year", CLOSED.format(year=year))
        quarter = cleaned.get("quarter")
        if quarter is None:
            return
        if indicator.period == Period.YEAR and quarter != Quarter.YEAR:
            self._wrong("quarter", WHOLE_YEAR)
        if indicator.period == Period.QUARTER and quarter == Quarter.YEAR:
            self._wrong("quarter", BY_QUARTER)

    def _check_level(self, indicator: Indicator, cleaned: dict[str, Any]) -> None:
        if indicator.is_computed:
            self._wrong("indicator", COUNTED)
        if "area" not in self.fields or "area" in self.errors:
            return
        area = cleaned.get("area")
        digits = len(area.code) if area is not None else 0
        if digits != indicator.report_level:
            self._wrong("area", LEVEL.format(level=ReportLevel(indicator.report_level).label))

    def _check_number(self, indicator: Indicator, cleaned: dict[str, Any]) -> None:
        if indicator.is_ratio:
            self._check_ratio(cleaned)
            return
        cleaned["numerator"] = cleaned["denominator"] = None
        self.instance.numerator = self.instance.denominator = None
        value = cleaned.get("value")
        if indicator.is_list:
            self._check_list(cleaned, value)
        elif value is None and "value" not in self.errors:
            self._wrong("value", NO_NUMBER)

    def _check_ratio(self, cleaned: dict[str, Any]) -> None:
        above, below = cleaned.get("numerator"), cleaned.get("denominator")
        for name, value in (("numerator", above), ("denominator", below)):
            if value is None and name not in self.errors:
                self._wrong(name, BOTH)
        if below is not None and below <= 0:
            self._wrong("denominator", NOT_ZERO)

    def _check_list(self, cleaned: dict[str, Any], value: Any) -> None:
        counted = len(Value(items=cleaned.get("items") or "").counted_items)
        if not counted and value != 0:
            self._wrong("items", NO_LIST)
        elif value is not None and value != counted:
            self._wrong("value", NAMES_SAY.format(count=counted))

    def _check_absence(self, cleaned: dict[str, Any]) -> None:
        typed = [name for name in ("value", "numerator", "denominator") if cleaned.get(name) is not None]
        typed += ["items"] if cleaned.get("items") else []
        if typed:
            self._wrong("state", NUMBER_THERE)

    def _wrong(self, name: str, words: str) -> None:
        self.add_error(name if name in self.fields else None, ValidationError(words, code=name))

    def _post_clean(self) -> None:
        # What follows from the numbers, and how far the report is, is known before the rules are checked.
        if "state" in self.cleaned_data:
            self._take_numbers()
        super()._post_clean()

    def _take_numbers(self) -> None:
        one, cleaned = self.instance, self.cleaned_data
        one.state = cleaned["state"]
        for name in ("value", "numerator", "denominator"):
            if name in self.fields:
                setattr(one, name, cleaned.get(name))
            elif not one.has_number:
                setattr(one, name, None)
        if "items" in self.fields or not one.has_number:
            one.items = cleaned.get("items") or ""
        one.fill_value()
        if "value" in self.fields:
            cleaned["value"] = one.value
        says_more = set(self.changed_data) - MACHINERY - {"send"}
        if one._state.adding or one.is_owed or says_more:
            one.status = Status.SUBMITTED if cleaned.get("send") else Status.OPEN
            one.returned_because = ""
