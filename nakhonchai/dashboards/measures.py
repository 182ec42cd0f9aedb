"""What is counted. A measure is declared once; pages, maps and tables all read the registry.

Each app declares its own in ``measures.py``, found as Django finds ``admin.py``.
A :class:`Source` is one grouped query; several measures may read the same source.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

if TYPE_CHECKING:
    from nakhonchai.dashboards.figures import Now
    from nakhonchai.dashboards.rollup import Figures
    from nakhonchai.dashboards.standing import Standing
    from nakhonchai.dashboards.together import Together

Number = int | Decimal
# Where (a code, or "cluster:1" for what is at home in a cluster), which part, how much.
Row = tuple[str, str, Number]
# The same with the fiscal year (พ.ศ.) in which the amount came (or, below zero, went); 0 where nobody knows.
YearRow = tuple[str, str, int, Number]


@dataclass(frozen=True, slots=True)
class Part:
    """One value of the dimension a source is split by: a group of organizations, a state of plans."""

    key: str
    label: str
    tone: str = ""


@dataclass(frozen=True)
class Source:
    """One grouped query. ``kinds`` name the freshness stamps on which what it gives depends.

    ``read(prefix, digits)`` gives the rows at home under *prefix* ("" for everywhere), with
    their places cut to *digits*. ``parts`` names the parts in the order they are shown.
    ``also`` is what else the figures depend on: the year, where ages are counted.
    ``years(prefix, digits)`` gives what came and went by fiscal year, from the records' own
    dates; over all years it adds up to what ``read`` gives.
    """

    name: str
    kinds: tuple[str, ...]
    read: Callable[[str, int], Iterable[Row]]
    parts: Callable[[], Sequence[Part]] = tuple
    also: Callable[[], str] = str
    years: Callable[[str, int], Iterable[YearRow]] | None = None
    # What follows from other measures, as they are kept; ``read`` then says the same from nothing.
    derive: "Callable[[Now, str, int], Iterable[Row]] | None" = None
    derive_years: "Callable[[Now, str, int], Iterable[YearRow]] | None" = None
    # Whether what is at home in a district follows from what is stamped there (see ``pieces``): the rows of
    # ``read``, and those of ``years``.
    is_local: bool = False
    has_local_years: bool = False
    # Of ``kinds``, those that are stamped elsewhere than at what they change: a post at its body, not where
    # its holder lives. A write of one counts every district again. Of ``years`` these as well.
    elsewhere: frozenset[str] = frozenset()
    years_elsewhere: frozenset[str] = frozenset()
    # What several local sources read together, and what ``read`` and ``years`` give to the subdistrict from
    # its rows of one district: from these alone, and what ``also`` tells. Same rows, same answer.
    made_of: "Together[Any] | None" = None
    piece: Callable[[Sequence[Any]], Iterable[Row]] | None = None
    year_piece: Callable[[Sequence[Any]], Iterable[YearRow]] | None = None
    # What places themselves hold in a fiscal year, where the database keeps the sums of each level.
    standing: "Callable[[Sequence[str], int], Standing] | None" = None
    derive_standing: "tuple[Source, Callable[[Standing], Standing]] | None" = None

    @property
    def knows_years(self) -> bool:
        """Whether anything is said by fiscal year."""
        return self.years is not None or self.derive_years is not None

    @property
    def knows_standing(self) -> bool:
        """Whether places can be asked for alone, by fiscal year."""
        return self.standing is not None or self.derive_standing is not None


# For ``kinds``: whatever is written, the figures are counted again.
ANYTHING = ("*",)
# Among ``kinds``: everything on which some other source depends.
COUNTED = "counted"


class Panel(Enum):
    """The place of a measure on the page of an area."""

    HEADLINE = "the one number that matters most"
    SUPPORT = "a number beside the headline"
    MONEY = "a sum of money"
    TOLD = "a number that bodies told; shown where any did, with how many"
    LAND = "what the area itself consists of"
    QUALITY = "something in the records to mend; shown on the page of data quality"
    BEHIND = "not shown by itself; another measure's basis"


class Adds(Enum):
    """How values of one measure become one."""

    SUM = "บวกกันได้"
    LAST = "ใช้ค่าล่าสุด"
    TOLD = "ใช้ค่าที่รายงานของปีนั้น"
    MEAN = "เฉลี่ย"

    @property
    def over_time_words(self) -> str:
        """What a year's number means."""
        return {
            Adds.SUM: "นับเฉพาะที่เกิดขึ้นในปีงบประมาณนั้น",
            Adds.LAST: "นับยอดที่มีอยู่ ณ สิ้นปีงบประมาณนั้น",
            Adds.TOLD: "ใช้ค่าที่รายงานของปีนั้นเท่านั้น ปีที่ไม่มีใครรายงานเว้นไว้ ไม่ใช่ 0",
            Adds.MEAN: "เฉลี่ยค่าที่รายงานของปีนั้น",
        }[self]

    @property
    def over_area_words(self) -> str:
        """How the numbers of areas become the number of what lies above them."""
        return {
            Adds.SUM: "ยอดของพื้นที่ใหญ่คือผลบวกของพื้นที่ย่อย รวมรายการที่ระบุพื้นที่ไว้เพียงระดับนั้น",
            Adds.LAST: "แต่ละพื้นที่ใช้ตัวเลขล่าสุดของตนเอง ไม่ได้บวกจากพื้นที่ย่อย",
            Adds.TOLD: "แต่ละพื้นที่ใช้ค่าที่รายงาน",
            Adds.MEAN: "เฉลี่ยจากทุกองค์กรที่รายงานในพื้นที่ องค์กรละเท่ากัน ไม่ได้บวกหรือเฉลี่ยจากพื้นที่ย่อย",
        }[self]


@dataclass(frozen=True)
class ListLink:
    """The list of records behind a number. ``directory``: every signed-in reader finds all of them there."""

    name: str
    filters: Mapping[str, str] = field(default_factory=dict)
    part_filter: str = ""
    directory: bool = False

    def url(self, area_code: str, part: str = "") -> str:
        """Return the address of the list for an area ("" for all) and a part; "" when there is no page."""
        query = [*self._fixed]
        if area_code:
            query.append(f"area={area_code}")
        if part and self.part_filter:
            query.append(f"{self.part_filter}={quote(part)}")
        return _address(self.name, tuple(query))

    @cached_property
    def _fixed(self) -> tuple[str, ...]:
        return tuple(f"{key}={quote(value)}" for key, value in self.filters.items())


@dataclass(frozen=True)
class AddLink:
    """The form with which one more is added in an area."""

    name: str
    label: str
    icon: str

    def url(self, area_code: str) -> str:
        """Return the address of the form with the area filled in; "" when there is no such page."""
        return _address(self.name, (f"area={area_code}",) if area_code else ())


def _address(name: str, query: tuple[str, ...]) -> str:
    page = _page(name, settings.ROOT_URLCONF)
    return f"{page}?{'&'.join(query)}" if page and query else page


@cache
def _page(name: str, urls: str) -> str:
    """Return the address of a page, looked up once: a table has hundreds of links to few pages."""
    try:
        return reverse(name)
    except NoReverseMatch:  # the domain does not have this page
        return ""


@dataclass(frozen=True, slots=True)
class Named:
    """One record behind a number, as far as the reader may see it."""

    name: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Measure:
    """A number about a place: what it is called, what it means, and how it is found.

    ``parts`` are the parts of the source that count (None: all). ``basis`` names the measure of
    which this is a share. ``public_digits``: to the public it is told of areas with codes no longer than
    that. ``is_person`` puts it under the rules for public counts of people;
    ``within`` then names the measure of which it can never be more. ``only_told``: where nobody told
    anything it is unknown, not 0, and ``told_by`` names the measure that counts who did. ``mean`` names two
    parts whose quotient it is (what was told, by how many). ``how`` says in words how it comes about.
    ``names(person, code)`` gives some of the records of a small place, those that *person* may see.
    """

    name: str
    label: str
    unit: str
    definition: str
    source: Source
    panel: Panel
    order: int = 100
    short_label: str = ""
    parts: frozenset[str] | None = None
    part_prefix: str = ""
    over_area: Adds = Adds.SUM
    over_time: Adds = Adds.LAST
    is_person: bool = False
    is_money: bool = False
    public_digits: int = 8
    basis: str = ""
    within: str = ""
    only_told: bool = False
    told_by: str = ""
    mean: tuple[str, str] | None = None
    how: str = ""
    on_map: bool = True
    in_table: bool = True
    split_title: str = ""
    split_as: str = ""
    list_link: ListLink | None = None
    names: Callable[[Any, str], Sequence[Named]] | None = None
    names_title: str = ""
    add_link: AddLink | None = None
    figures: "Callable[[Measure, Sequence[Row]], Figures] | None" = None

    @property
    def head(self) -> str:
        """The label for a column."""
        return self.short_label or self.label

    @property
    def counts_subdistricts(self) -> bool:
        """Whether what is counted are subdistricts: a page of one of them need not say "1 ตำบล"."""
        return self.unit == "ตำบล" and self.panel is not Panel.LAND

    def counts(self, part: str) -> bool:
        """Whether this part of the source belongs to the measure."""
        return part.startswith(self.part_prefix) and (self.parts is None or part in self.parts)


_registry: dict[str, Measure] = {}
_providers: list[Callable[[], Mapping[str, Measure]]] = []


def register(*measures: Measure) -> None:
    """Declare measures. A name belongs to one measure."""
    for measure in measures:
        if _registry.get(measure.name, measure) != measure:
            raise ValueError(f"two measures are called {measure.name}")
        _registry[measure.name] = measure


def provide(provider: Callable[[], Mapping[str, Measure]]) -> Callable[[], Mapping[str, Measure]]:
    """Mark a function that gives measures which are data: staff add and retire them while we run.

    It is asked often and answers from what it keeps as long as that holds.
    """
    if provider not in _providers:
        _providers.append(provider)
    return provider


def declared_measures() -> list[Measure]:
    """Return the measures that code declares, in the order of the page. Asks nothing."""
    return _in_order(_registry.values())


def all_measures() -> list[Measure]:
    """Return every measure, declared and provided, in the order of the page."""
    return list(_all().measures)


@dataclass(frozen=True, eq=False)
class _All:
    """Every measure, and each source once, as long as nothing is declared or given anew."""

    declared: int
    given: Sequence[Mapping[str, Measure]]
    measures: Sequence[Measure]
    sources: Sequence[Source]
    rules: Sequence[Callable[[], str]]


_latest: list[_All] = []


def _all() -> _All:
    given = [provider() for provider in _providers]
    found = _latest[0] if _latest else None
    if (
        found is None
        or found.declared != len(_registry)
        or len(found.given) != len(given)
        or not all(map(operator.is_, found.given, given))
    ):
        measures = _in_order([*_registry.values(), *(one for some in given for one in some.values())])
        there = {measure.source.name: measure.source for measure in measures}
        rules = list(dict.fromkeys(source.also for source in there.values()))
        found = _All(len(_registry), given, measures, list(there.values()), rules)
        _latest[:] = [found]
    return found


def _in_order(measures: Iterable[Measure]) -> list[Measure]:
    return sorted(measures, key=lambda measure: (measure.order, measure.name))


def get_measure(name: str) -> Measure | None:
    """Return the measure of this name."""
    return _registry.get(name) or next((given[name] for one in _providers if name in (given := one())), None)


def sources() -> list[Source]:
    """Return each source once."""
    return list(_all().sources)


def rules() -> Sequence[Callable[[], str]]:
    """Return what says on what else figures depend (``Source.also``), each once."""
    return _all().rules


def the_day() -> str:
    """The day in Thailand, for what changes with it though nobody writes: what is due, late or to come."""
    return timezone.localdate().isoformat()
