"""Figures by fiscal year (พ.ศ.), from the records' own dates.

A source gives what came and what went in each year (``Source.years``); here the years of a
place and of what lies directly below it are read in one grouped query, whose rows grow with the
places shown and not with the records. A stock (``over_time`` LAST) is the sum of all that came
and went until the end of a year; a flow (SUM) is what came in it.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import ExtractYear
from django.utils import timezone

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import Adds, Measure, Number, Row, Source, YearRow
from nakhonchai.dashboards.pieces import Pieces, holding, pieces_from, summed
from nakhonchai.dashboards.rollup import CLUSTER, LENGTHS, quotient
from nakhonchai.thai import BE_OFFSET, fiscal_year

UNKNOWN_YEAR = 0
SHOWN_YEARS = 6
ADDED_KEPT = 300  # sums of a few rows each, as long as the rows are the same
SUBDISTRICT_DIGITS = 6
FIRST_MONTH = 10  # the fiscal year begins in October


def fiscal_year_of(path: str) -> Case:
    """Return the expression of a date's fiscal year in พ.ศ.; 0 where there is no date."""
    begins = Case(
        When(**{f"{path}__month__gte": FIRST_MONTH}, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return Case(
        When(**{f"{path}__isnull": True}, then=Value(UNKNOWN_YEAR)),
        default=ExtractYear(path) + Value(BE_OFFSET) + begins,
        output_field=IntegerField(),
    )


@dataclass(frozen=True)
class YearFigures:
    """What came and went by place and year: place → year → amount."""

    changes: Mapping[str, Mapping[int, Number]] = field(default_factory=dict)
    # Of an average: by how many it was told. What "changes" holds is then the sum of what they told.
    tellers: Mapping[str, Mapping[int, Number]] | None = None

    def change(self, places: Iterable[str], year: int) -> Number:
        """Return what came, less what went, in one year; of an average, the average of the year."""
        places = list(places)
        amount = sum(self.changes.get(place, {}).get(year, 0) for place in places)
        if self.tellers is None:
            return amount
        return quotient(amount, sum(self.tellers.get(place, {}).get(year, 0) for place in places)) or 0

    def knows(self, places: Iterable[str], year: int) -> bool:
        """Whether anything was said of the year."""
        return any(year in self.changes.get(place, {}) for place in places)

    def until(self, places: Iterable[str], year: int) -> Number:
        """Return what is there at the end of a year; what has no year is not in it."""
        return sum(
            amount
            for place in places
            for when, amount in self.changes.get(place, {}).items()
            if UNKNOWN_YEAR < when <= year
        )

    def undated(self, places: Iterable[str]) -> Number:
        """Return how much has no year."""
        return self.change(places, UNKNOWN_YEAR)

    def first(self, places: Iterable[str]) -> int | None:
        """Return the first year of which anything is known."""
        known = [year for place in places for year in self.changes.get(place, {}) if year > UNKNOWN_YEAR]
        return min(known, default=None)


@dataclass(frozen=True, slots=True)
class Point:
    """The number of one fiscal year."""

    year: int
    value: Number


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over the years; ``undated`` of it have no year and are in none of the points."""

    points: Sequence[Point]
    undated: Number

    @property
    def values(self) -> list[float]:
        """The numbers alone, as charts take them."""
        return [float(point.value) for point in self.points]

    @property
    def is_flat(self) -> bool:
        """Whether nothing is known of any year."""
        return not any(point.value for point in self.points)


def this_year() -> int:
    """Return the present fiscal year in พ.ศ."""
    return fiscal_year(timezone.localdate())


def the_year() -> str:
    """The present fiscal year, as a rule that a request asks once (``Now.said``)."""
    return str(this_year())


def year_figures(measure: Measure, now: Now, prefix: str, digits: int) -> YearFigures | None:
    """Return the years of *measure* for places of up to *digits* below *prefix*; None where it has none.

    Of a source that is kept in pieces it holds the other places too.
    """
    if measure.source.has_local_years and measure.mean is None and digits <= SUBDISTRICT_DIGITS:
        return _sum_of_pieces(measure, now)
    rows = year_rows(measure.source, now, prefix, digits)
    if rows is None:
        return None
    name = measure.name, prefix, digits
    found = _added.get(name)
    if found is None or found[0] is not measure or found[1] is not rows:
        found = _added[name] = (measure, rows, add_years(measure, rows))
        while len(_added) > ADDED_KEPT:
            _added.popitem(last=False)
    return found[2]


_added: OrderedDict[tuple[str, str, int], tuple[Measure, list[YearRow], YearFigures]] = OrderedDict()


def year_rows(source: Source, now: Now, prefix: str, digits: int) -> list[YearRow] | None:
    """Return the rows by year of *source*, asked once for all its measures; None where it knows no years."""
    if not source.knows_years:
        return None
    moment = now.moment

    def read() -> list[YearRow]:
        if source.has_local_years and not prefix and digits == SUBDISTRICT_DIGITS:
            with holding():
                return _pieces(source, now).all_rows()
        if source.derive_years is not None:
            derived = source.derive_years(now.present, prefix, digits)
            return derived if isinstance(derived, list) else list(derived)
        return list(source.years(prefix, digits)) if source.years else []

    rows: list[YearRow] = now.kept(
        f"years:{source.name}:{prefix}:{digits}",
        source.kinds,
        read,
        _also(source, now),
        shared=not prefix and not source.has_local_years and source.derive_years is None,
        again=lambda later: year_rows(source, later.at(moment), prefix, digits),
    )
    return rows


def _pieces(source: Source, now: Now) -> Pieces[YearRow]:
    def read(prefix: str) -> Iterable[YearRow]:
        return source.years(prefix, SUBDISTRICT_DIGITS) if source.years else ()

    name, also = f"years:{source.name}", _also(source, now)
    if source.made_of is not None and source.year_piece is not None:
        return pieces_from(name, source.made_of.pieces(now), also, source.year_piece)
    return now.pieces(name, source.kinds, also, read, source.years_elsewhere)


def _also(source: Source, now: Now) -> str:
    return f"{now.said(source.also)}:{now.said(the_year)}"


def _sum_of_pieces(measure: Measure, now: Now) -> YearFigures:
    """Return the years of a local measure: what a recount gives, from the pieces."""

    def make() -> YearFigures:
        with holding():
            pieces = _pieces(measure.source, now)
            tables = summed(
                measure.name, pieces, lambda rows: {"changes": dict(add_years(measure, rows).changes)}
            )
        return YearFigures(tables["changes"])

    name, source, moment = f"year-sums:{measure.name}", measure.source, now.moment
    found: YearFigures = now.kept(
        name,
        source.kinds,
        make,
        _also(source, now),
        shared=False,
        again=lambda later: _sum_of_pieces(measure, later.at(moment)),
    )
    return found


def add_years(measure: Measure, rows: Sequence[YearRow]) -> YearFigures:
    """Add what *measure* counts upward, each year by itself."""
    if measure.mean is not None:
        told, tellers = (_add_years(row for row in rows if row[1] == part) for part in measure.mean)
        return YearFigures(told, tellers)
    return YearFigures(_add_years(row for row in rows if measure.counts(row[1])))


def _add_years(rows: Iterable[YearRow]) -> dict[str, dict[int, Number]]:
    changes: defaultdict[str, defaultdict[int, Number]] = defaultdict(lambda: defaultdict(int))
    for place, _part, year, amount in rows:
        for code in _upward(place):
            changes[code][year] += amount
    return {place: dict(years) for place, years in changes.items()}


def rows_at(measure: Measure, rows: Iterable[YearRow], year: int) -> list[Row]:
    """Return what there was in (a flow) or at the end of (a stock) one year, each place and part once."""
    whole = measure.over_time is Adds.LAST
    amounts: defaultdict[tuple[str, str], Number] = defaultdict(int)
    for place, part, when, amount in rows:
        if when == year or (whole and UNKNOWN_YEAR < when <= year):
            amounts[place, part] += amount
    return [(place, part, amount) for (place, part), amount in amounts.items()]


def in_all_years(found: Iterable[YearRow]) -> list[Row]:
    """Return what there is of each place and part, whatever the year."""
    amounts: defaultdict[tuple[str, str], Number] = defaultdict(int)
    for place, part, _year, amount in found:
        amounts[place, part] += amount
    return [(place, part, amount) for (place, part), amount in amounts.items()]


def _upward(place: str) -> Iterable[str]:
    if place.startswith(CLUSTER):
        return (place,)
    return (place[:length] for length in LENGTHS if length <= len(place))


def series(measure: Measure, found: YearFigures, places: Sequence[str], years: Sequence[int]) -> Series:
    """Return the numbers of *places* together in each of *years*."""
    take: Callable[[Sequence[str], int], Number]
    take = found.until if measure.over_time is Adds.LAST else found.change
    if measure.over_time is Adds.TOLD:
        years = [year for year in years if found.knows(places, year)]
    return Series([Point(year, take(places, year)) for year in years], found.undated(places))


def years_shown(until: int | None = None) -> list[int]:
    """Return the fiscal years of a trend, oldest first."""
    last = until or this_year()
    return list(range(last - SHOWN_YEARS + 1, last + 1))
