"""Facts of organizations in a workbook: a row an organization, a column a fact, or a fact of a year."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, RecordResource, SheetColumn
from nakhonchai.records.widgets import ListWidget, SheetWidget, TextWidget
from nakhonchai.thai import be_year, normalise
from organizations.enums import FactState
from organizations.fact_forms import last_year_told
from organizations.facts.definitions import Fact, active_facts
from organizations.facts.fields import read_answer
from organizations.facts.values import Value, put_value, read_value, words
from organizations.models import FactValue, Organization, OrganizationType

ABOUT = "ประมาณ"


class FactCell(SheetWidget):
    """A fact in a cell: its answer, "ประมาณ 120", or the words for no number."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact, self.is_text = fact, not fact.is_numeric
        self.choices = tuple(fact.answers.values())
        self.hint = " / ".join(self.choices) or fact.help_text

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Value | None:
        """Return the value; the words for "not applicable" and "not reported" are answers."""
        text = normalise(value) if isinstance(value, str) else value
        for state in (FactState.NOT_APPLICABLE, FactState.NOT_REPORTED):
            if text == state.label:
                return Value("", state.value)
        estimated = isinstance(text, str) and text.startswith(ABOUT)
        if estimated:
            text = text.removeprefix(ABOUT).strip()
        state = FactState.ESTIMATE if estimated else FactState.REPORTED
        return Value(read_answer(self.fact, text), state.value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the answer as a number or in words."""
        if value is None:
            return None
        if not value.is_known:
            return str(FactState(value.state).label)
        shown: Any = value.number if self.fact.is_numeric else words(self.fact, Value(value.raw))
        return f"{ABOUT} {shown}" if value.state == FactState.ESTIMATE else shown

    def same(self, old: Any, new: Any) -> bool:
        """Whether two values say the same, wherever they are known from."""
        return old is new if old is None or new is None else bool(new.same_as(old))


class FactColumn(SheetColumn):
    """One fact of one year (0: told once). The heading names the year."""

    def __init__(self, fact: Fact, year: int) -> None:
        heading = f"{fact.label} ปี {year}" if year else fact.label
        super().__init__(f"fact:{fact.key}:{year}", heading, FactCell(fact), model_field="facts")
        self.fact, self.year = fact, year

    def class_in(self, model: Any) -> DataClass:
        """Return the class that the definition says."""
        return self.fact.data

    def value_of(self, record: Any) -> Any:
        """Return what the organization says."""
        return read_value(record.facts, self.fact.key, self.year)

    def put(self, record: Any, value: Any) -> None:
        """Lay the value over what the organization says; the stored record is left alone."""
        record.facts = put_value(record.facts, self.fact.key, self.year, value)

    @property
    def stored_fields(self) -> set[str]:
        """All facts are one column."""
        return {"facts"}


YEARS_READ = 12


class LateColumns(Mapping[str, Any]):
    """Columns of which some are made when one is first asked for: before that there may be no database."""

    def __init__(self, plain: Mapping[str, Any], add: Callable[[dict[str, Any]], None]) -> None:
        self._found, self._add, self._is_made = dict(plain), add, False

    def _all(self) -> dict[str, Any]:
        if not self._is_made:
            self._is_made = True
            self._add(self._found)
        return self._found

    def __getitem__(self, name: str) -> Any:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


@register
class FactsResource(RecordResource):
    """One row is one organization with what its type has: a column a fact, and a column a year."""

    name = SheetColumn("name", "ชื่อองค์กร", TextWidget(200), required=True)
    type = SheetColumn(
        "type",
        "ประเภท",
        ListWidget(OrganizationType.objects.filter(is_active=True), "ประเภทองค์กร"),
        required=True,
    )

    kind_name = "organizations.facts"
    own_sheets_only = True
    sheet = "ข้อมูลเฉพาะขององค์กร"
    order = 18

    class Meta:
        model = Organization
        fields = ("ref", "name", "type", *PLACE_FIELDS)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shown: list[SheetColumn] = []
        self.fields: Mapping[str, Any] = LateColumns(self.fields, self._add_facts)

    def _add_facts(self, fields: dict[str, Any]) -> None:
        told = set(FactValue.objects.values_list("definition_id", "year").order_by().distinct())
        this_year = be_year(timezone.localdate())
        for fact in active_facts():
            years = range(this_year + 1, this_year - YEARS_READ, -1) if fact.is_yearly else (0,)
            more = sorted((year for pk, year in told if pk == fact.pk and year not in years), reverse=True)
            for year in (*years, *more):
                column = FactColumn(fact, year)
                fields[column.attribute] = column
                if (fact.pk, year) in told or year in (0, this_year, this_year - 1):
                    self._shown.append(column)

    @property
    def columns(self) -> list[SheetColumn]:
        """Whose row it is, then every fact that is told or may be told now."""
        plain = super().columns
        return [*plain, *self._shown]

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A figure of a year that has not come is not known."""
        late = (one for one in self.columns if isinstance(one, FactColumn) and one.year > last_year_told())
        for column in late:
            if values.get(column.attribute) is not None:
                yield column.heading, f"ปี {column.year} ยังมาไม่ถึง"
