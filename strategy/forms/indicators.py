"""The passport of an indicator, and targets."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.dashboards.measures import Measure, Panel, all_measures, get_measure
from nakhonchai.records.forms import RecordForm
from strategy.closed import is_closed
from strategy.enums import OverArea, Source
from strategy.forms.trees import OUTSIDE
from strategy.models import Indicator, Node, Target
from strategy.models.indicator import NO_UNIT

SHORT = {"inputmode": "decimal", "class": "input-short"}
WHICH_MEASURE = "เลือกตัวเลขที่ระบบนับ"
NO_MEASURE = "ผู้ดูแลพื้นที่รายงานเอง ให้เว้นช่องนี้"
NO_BASIS = "ตัวเลขนี้ไม่มีตัวหาร เลือกรวมพื้นที่แบบบวก"
CLOSED = "ปีงบประมาณ {year} ปิดแล้ว เป้าหมายของปีนั้นแก้ไม่ได้"


def measures_to_choose() -> list[tuple[str, str]]:
    """Return the measures that an indicator can follow."""
    named = [one for one in all_measures() if one.panel not in (Panel.LAND, Panel.QUALITY)]
    return [("", "—"), *((one.name, f"{one.label} ({one.unit})") for one in named)]


class IndicatorForm(RecordForm):
    """What is watched, how it is counted, who reports."""

    class Meta:
        model = Indicator
        fields = [
            "node",
            "name",
            "definition",
            "unit",
            "direction",
            "source",
            "measure",
            "over_area",
            "over_time",
            "period",
            "report_level",
            "reporter",
            "data_source",
            "method",
            "baseline",
            "baseline_year",
            "is_public",
            "is_active",
            "order",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "วัดอะไร": ["node", "name", "definition", "unit", "direction"],
            "ตัวเลขมาจากไหน": ["source", "measure", "reporter", "data_source", "method"],
            "รวมกันอย่างไร": ["over_area", "over_time", "period", "report_level"],
            "ค่าฐาน และการแสดงผล": ["baseline", "baseline_year", "is_public", "is_active", "order"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "indicator_measure_is_of_records": "measure",
            "indicator_ratio_is_no_list": "over_time",
            "indicator_baseline_is_whole": "baseline_year",
            "indicator_year_is_buddhist": "baseline_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {"baseline_year": BuddhistYearField}
        widgets: ClassVar[dict[str, Any]] = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "baseline": forms.TextInput(attrs=SHORT),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "unit": "เช่น คน ตำบล แผน เว้นว่างได้ แต่ต้องมีก่อนตั้งเป้า",
            "measure": "เลือกเมื่อให้ระบบนับจากรายการที่บันทึก",
            "reporter": "เช่น ผู้บันทึกของตำบล ผู้ประสานงานจังหวัด",
            "over_area": "ตัวเลขของจังหวัดได้จากตัวเลขของพื้นที่ที่รายงานอย่างไร",
            "over_time": "ตัวเลขของทั้งปีได้จากไตรมาสอย่างไร",
            "report_level": "พื้นที่ระดับนี้เป็นผู้รายงาน",
            "is_public": "ผู้ที่ไม่ได้เข้าสู่ระบบเห็นในหน้าพื้นที่",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"] = forms.ChoiceField(
            label=self.fields["measure"].label,
            help_text=self.fields["measure"].help_text,
            choices=measures_to_choose,
            required=False,
        )

    def record_choices(self, name: str, model: Any) -> Any:
        """An indicator belongs to a line that this person edits."""
        if model is Node:
            return model.objects.editable_by(self.person).alive()
        return super().record_choices(name, model)

    def clean(self) -> dict[str, Any]:
        """Ask for what the source needs; a measure brings its unit."""
        cleaned = super().clean()
        measure: Measure | None = get_measure(cleaned.get("measure") or "")
        if cleaned.get("source") == Source.RECORDS:
            if measure is None:
                self._once("measure", WHICH_MEASURE)
            elif cleaned.get("over_area") == OverArea.RATIO and not measure.basis:
                self._once("over_area", NO_BASIS)
            elif not cleaned.get("unit"):
                cleaned["unit"] = measure.unit
        elif cleaned.get("measure"):
            self._once("measure", NO_MEASURE)
        return cleaned

    def _once(self, name: str, words: str) -> None:
        if name not in self.errors:
            self.add_error(name, ValidationError(words, code=name))


class TargetForm(RecordForm):
    """What an area wants to reach in a year."""

    class Meta:
        model = Target
        fields = ["indicator", "area", "cluster", "fiscal_year", "value", "narrative"]
        at_field: ClassVar[dict[str, str]] = {
            "target_is_not_negative": "value",
            "target_once_an_area": "fiscal_year",
            "target_once_a_cluster": "fiscal_year",
            "target_year_is_buddhist": "fiscal_year",
        }
        field_classes: ClassVar[dict[str, Any]] = {"fiscal_year": BuddhistYearField}
        widgets: ClassVar[dict[str, Any]] = {
            "value": forms.TextInput(attrs=SHORT),
            "narrative": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "value": "ตัวเลขในหน่วยของตัวชี้วัด ใส่ 0 เมื่อตั้งใจให้เป็นศูนย์",
            "narrative": "เล่าสั้น ๆ ว่าปีนี้เกิดอะไรขึ้น แสดงข้างตัวเลขในกระดานยุทธศาสตร์",
        }

    def clean(self) -> dict[str, Any]:
        """A target has a unit, lies within its strategy, and of a year that is not closed."""
        cleaned = super().clean()
        indicator, year = cleaned.get("indicator"), cleaned.get("fiscal_year")
        if indicator is not None and not indicator.unit and not indicator.is_ratio:
            self.add_error("indicator", ValidationError(NO_UNIT, code="unit"))
        if indicator is not None and year is not None and (words := wrong_year(indicator, year)):
            self.add_error("fiscal_year", ValidationError(words, code="year"))
        return cleaned


def wrong_year(indicator: Indicator, year: int) -> str:
    """Say why an indicator has no target in a year; "" where it may."""
    strategy: Any = indicator.node.strategy
    if not strategy.holds(year):
        return f"ปี {year} {OUTSIDE.format(years=strategy.years)}"
    return CLOSED.format(year=year) if is_closed(year) else ""


class SpreadForm(forms.Form):
    """How a target is shared among the areas below; by hand, each has a field of its own."""

    EVEN, PEOPLE, HAND = "even", "people", "hand"
    how = forms.ChoiceField(
        label="กระจายอย่างไร",
        choices=[(EVEN, "เท่ากันทุกพื้นที่"), (PEOPLE, "ตามจำนวนประชากร"), (HAND, "ใส่เองทีละพื้นที่")],
        initial=HAND,
        required=False,
    )

    def __init__(self, *args: Any, areas: Any, stored: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        for place in areas:
            target = stored.get(place.code)
            self.fields[f"v{place.code}"] = forms.DecimalField(
                label=place.short_name,
                required=False,
                min_value=0,
                max_digits=18,
                decimal_places=4,
                localize=True,
                initial=None if target is None else target.amount,
                widget=forms.TextInput(attrs=SHORT),
            )

    @property
    def rows(self) -> list[Any]:
        """The fields of the areas."""
        return [self[f"v{place.code}"] for place in self.areas]

    def typed(self) -> dict[str, Decimal | None]:
        """Return what was typed for each area; None where nothing was."""
        return {place.code: self.cleaned_data.get(f"v{place.code}") for place in self.areas}
