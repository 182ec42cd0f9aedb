"""What a person may write about the facts of an organization, in one year or once."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.records.forms import RecordForm
from nakhonchai.thai import be_year, fiscal_year
from organizations.facts.definitions import Fact, by_section, facts_of
from organizations.facts.doubts import doubts
from organizations.facts.fields import FactField
from organizations.facts.values import latest_value, put_value, read_value, words
from organizations.models import Organization
from organizations.models.facts import ONCE
from organizations.questions_asked import AsksFirst

FIRST_YEAR = 2480


def last_year_told() -> int:
    """Return the latest year that can be reported: this one, or the fiscal year that has begun."""
    today = timezone.localdate()
    return max(be_year(today), fiscal_year(today))


class YearForm(forms.Form):
    """Which year is to be filled in."""

    year = BuddhistYearField(label="ปี พ.ศ.", required=True)

    def clean_year(self) -> int:
        """Refuse a year that has not come, and one before anything of this kind was counted."""
        year: int = self.cleaned_data["year"]
        if year > last_year_told():
            raise ValidationError(f"ปี {year} ยังมาไม่ถึง กรอกได้ถึงปี {last_year_told()}", code="future")
        if year < FIRST_YEAR:
            raise ValidationError(f"ปี {year} เก่าเกินไป ตรวจว่าเป็นปี พ.ศ.", code="past")
        return year


class FactsForm(AsksFirst, RecordForm):
    """All facts of an organization's type for one year; those that are told once for year 0."""

    year: ClassVar[int] = ONCE
    source = forms.CharField(
        label="ที่มาของข้อมูลที่กรอกครั้งนี้",
        required=False,
        max_length=200,
        help_text="เช่น รายงานประจำปี งบการเงิน เวทีวันที่ …",
    )

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts_of(self.instance, yearly=bool(self.year))
        for fact in self.facts:
            self.fields[fact.key] = FactField(
                fact, required=fact.is_required_in(self.year), help_text=self._help(fact)
            )
            self.initial[fact.key] = self.stored_value(self.instance, fact.key)
        last = ["source", "change_reason", "sure"]
        self.order_fields([*(fact.key for fact in self.facts), *last])

    def _help(self, fact: Fact) -> str:
        """Explain the fact, and show what was said of the year before."""
        before = latest_value(self.instance.facts, fact.key) if self.year else None
        told = (
            f"ปี {before[0]}: {words(fact, before[1], unit=True)}" if before and before[0] != self.year else ""
        )
        return " · ".join(filter(None, [fact.help_text, told]))

    def stored_value(self, record: Any, name: str) -> Any:
        """Return what a record says of a fact in this year; its source is no part of the comparison."""
        if name not in {fact.key for fact in self.facts}:
            return None
        value = read_value(record.facts, name, self.year)
        return replace(value, source="") if value else None

    @property
    def sections(self) -> list[tuple[str, list[Any]]]:
        """The facts under their headings, then what is said of the whole."""
        made = [
            (section.name, [self[fact.key] for fact in facts]) for section, facts in by_section(self.facts)
        ]
        rest = [name for name in ("source", "change_reason", "sure") if name in self.fields]
        return [*made, ("", [self[name] for name in rest if not self[name].is_hidden])]

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about figures that are out of the ordinary, or larger than what they are a part of."""
        for fact, text in doubts(self.facts, lambda key: cleaned.get(key) or None):
            if not self._is_as_before(fact, cleaned):
                yield fact.key, text

    def _is_as_before(self, fact: Fact, cleaned: dict[str, Any]) -> bool:
        """Whether neither the fact nor its bound is touched: what is stored blocks nothing else."""
        keys = [key for key in (fact.key, fact.not_more_than) if key in self.fields]
        return not any(self._changed(key, cleaned.get(key)) for key in keys)

    def _changed(self, key: str, value: Any) -> bool:
        stored = self.stored_value(self.instance, key)
        return (value != stored) if value is None or stored is None else not value.same_as(stored)

    def _post_clean(self) -> None:
        """Lay the answers over the stored facts; what did not change keeps where it is known from."""
        stored = self.instance.facts
        for fact in self.facts:
            if fact.key in self.cleaned_data and self._changed(fact.key, self.cleaned_data[fact.key]):
                value = self.cleaned_data[fact.key]
                sourced = replace(value, source=self.cleaned_data.get("source", "")) if value else None
                stored = put_value(stored, fact.key, self.year, sourced)
        self.instance.facts = stored
        super()._post_clean()


def facts_form(year: int) -> type[FactsForm]:
    """Return the form of one year."""
    return type(f"FactsFormOf{year}", (FactsForm,), {"year": year})
