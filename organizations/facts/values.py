"""Values of facts as they are stored with an organization, and in words.

``Organization.facts`` is ``{key: {year: {"v": value, "s": state, "src": source}}}``; year "0" is what is
told once. Numbers are exact text. A state that says that there is no number has no "v".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from nakhonchai.thai import ApproximateDate, Precision, format_decimal, format_number
from organizations.enums import VALUED, FactKind, FactState
from organizations.facts.definitions import Fact
from organizations.models.facts import ONCE

Stored = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Value:
    """One answer. ``raw`` is the stored text: a number, an answer's key, a text, a date."""

    raw: str = ""
    state: str = FactState.REPORTED.value
    source: str = ""

    def __str__(self) -> str:
        return self.raw or str(FactState(self.state).label)

    @property
    def is_known(self) -> bool:
        """Whether there is a number or an answer."""
        return bool(self.raw) and self.state in VALUED

    @property
    def number(self) -> Decimal | None:
        """The number, of a fact that has numbers."""
        return Decimal(self.raw) if self.is_known else None

    def same_as(self, other: "Value | None") -> bool:
        """Whether two values say the same, wherever they are known from."""
        if other is None or self.state != other.state:
            return False
        return self.raw == other.raw or _exact(self.raw) == _exact(other.raw)


def _exact(raw: str) -> Any:
    """Return a number as a number: 7.50 says the same as 7.5."""
    try:
        return Decimal(raw)
    except ArithmeticError:
        return raw


def read_value(stored: Mapping[str, Any] | None, key: str, year: int = ONCE) -> Value | None:
    """Return the value of a fact in a year; None where nothing was said."""
    entry = (stored or {}).get(key, {}).get(str(year))
    if not entry:
        return None
    return Value(entry.get("v", ""), entry.get("s", FactState.REPORTED.value), entry.get("src", ""))


def values_of(stored: Mapping[str, Any] | None, key: str) -> Iterator[tuple[int, Value]]:
    """Yield year and value of all that was said of a fact, the latest first."""
    for year in sorted((stored or {}).get(key, {}), key=int, reverse=True):
        value = read_value(stored, key, int(year))
        if value is not None:
            yield int(year), value


def latest_value(stored: Mapping[str, Any] | None, key: str) -> tuple[int, Value] | None:
    """Return the latest year with a number or an answer, and what it is."""
    return next(((year, value) for year, value in values_of(stored, key) if value.is_known), None)


def put_value(stored: Mapping[str, Any] | None, key: str, year: int, value: Value | None) -> Stored:
    """Return a copy of the stored facts with one value set, or taken away (None)."""
    made: Stored = {name: dict(years) for name, years in (stored or {}).items()}
    years = made.setdefault(key, {})
    years.pop(str(year), None)
    if value is not None and (value.raw or value.state not in VALUED):
        years[str(year)] = _entry(value)
    if not years:
        del made[key]
    return made


def _entry(value: Value) -> dict[str, str]:
    entry = {} if value.state not in VALUED else {"v": value.raw}
    if value.state != FactState.REPORTED:
        entry["s"] = value.state
    if value.source:
        entry["src"] = value.source
    return entry


def years_of(stored: Mapping[str, Any] | None, keys: set[str]) -> list[int]:
    """Return the years of which something was said of these facts, the latest first."""
    found = {int(year) for key in keys for year in (stored or {}).get(key, {})}
    return sorted(found - {ONCE}, reverse=True)


# --- in words ---------------------------------------------------------------------------------------


def store_date(when: ApproximateDate) -> str:
    """Return an approximate date as it is stored."""
    return f"{when.date.isoformat()}/{when.precision.value}"


def load_date(raw: str) -> ApproximateDate | None:
    """Return a stored date; None where it cannot be read."""
    day, _slash, precision = raw.partition("/")
    try:
        return ApproximateDate(date.fromisoformat(day), Precision(precision or Precision.DAY.value))
    except ValueError:
        return None


def plain_number(number: Decimal) -> str:
    """Return a number as it is stored: exact, without an exponent or empty decimals."""
    whole = number.to_integral_value()
    return str(whole.quantize(Decimal(1))) if number == whole else format(number.normalize(), "f")


def words(fact: Fact, value: Value | None, *, unit: bool = False) -> str:
    """Return a value as people read it; "" where nothing was said."""
    if value is None:
        return ""
    if not value.is_known:
        return str(FactState(value.state).label) if value.state not in VALUED else ""
    shown = _shown(fact, value.raw)
    if unit and fact.is_numeric:
        shown = f"{shown} {'%' if fact.kind == FactKind.PERCENT else fact.unit}".strip()
    return f"{shown} (ประมาณ)" if value.state == FactState.ESTIMATE else shown


def _shown(fact: Fact, raw: str) -> str:
    if fact.is_numeric:
        number = Decimal(raw)
        return format_number(number) if number == number.to_integral_value() else format_decimal(number)
    if fact.kind == FactKind.DATE:
        when = load_date(raw)
        return when.th(short=True) if when else raw
    return fact.answers.get(raw, raw)
