"""Everything a page of an area shows, assembled for one reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts.enums import STAFF
from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.area_panels import AreaPanel, area_panels
from nakhonchai.dashboards.assembled import Parts, assembled
from nakhonchai.dashboards.blocks import Block, level_key
from nakhonchai.dashboards.comparison import Comparison, compare
from nakhonchai.dashboards.completeness import FileState, file_state
from nakhonchai.dashboards.figures import Moment, Now
from nakhonchai.dashboards.land import Land, land_of
from nakhonchai.dashboards.layouts import layout_of
from nakhonchai.dashboards.mapping import MapView, make_map
from nakhonchai.dashboards.measures import Measure, Named, Panel, all_measures
from nakhonchai.dashboards.moments import asked_moment, signed_by, villages_then
from nakhonchai.dashboards.numbers import Card, Split, cards, list_url, splits
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.sentences import Sentence, achievements, attention
from nakhonchai.dashboards.spots import Spot, area_spot, cluster_spot
from nakhonchai.dashboards.trends import Trend, trends
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.records.assignees import accounts_at

NAMES_FROM_LEVEL = Level.SUBDISTRICT
GAPS_SHOWN = 40
ASKERS_SHOWN = 6
CARDS_BY_THE_MAP = 8  # as high as a map; the others stand below both
FEW_PARTS = 4  # of which no list is needed to find one
FIRST_CHOICE = 2559  # the years before it may be asked for, but are not offered


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do here."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Subdistricts in which there is nothing of the headline measure yet."""

    count: int
    total: int
    places: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Names:
    """Some of the records behind a number, by name."""

    title: str
    names: Sequence[Named]
    url: str
    total: int
    signed_in: bool


@dataclass(frozen=True)
class AreaPage:
    """One page, whatever its level."""

    spot: Spot
    headline: Sequence[Card]
    support: Sequence[Card]
    money: Sequence[Card]
    told: Sequence[Card]
    splits: Sequence[Split]
    map: MapView | None
    comparison: Comparison | None
    trends: Sequence[Trend]
    land: Land
    gap: Gap | None
    names: Sequence[Names]
    actions: Sequence[Action]
    definitions: Sequence[Measure]
    hides_people: bool
    is_empty: bool
    today: date
    moment: Moment | None
    signed_by: str
    villages_were_kept: bool  # of another time, on the pages that show villages
    years: Sequence[int]
    beside: MapView | None
    beside_words: str
    beside_year: int | None
    query: Mapping[str, str]
    snapshots_url: str
    file: FileState | None
    file_askers: Sequence[str]
    achievements: Sequence[Sentence]
    attention: Sequence[Sentence]
    ways: Sequence[Action]
    panels: Sequence[AreaPanel]
    order: Sequence[Block]
    # Blocks as they were drawn, each with the fields it was drawn from: shared by all for whom this page was
    # assembled, and by the next page as far as its parts are the same.
    drawn: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def has_splits(self) -> bool:
        """Whether any number here has parts."""
        return any(split.total for split in self.splits)

    @property
    def blocks(self) -> list[Block]:
        """The blocks that say something here, in the order of the reader."""
        return [block for block in self.order if block.says(self)]

    @property
    def sorted_by(self) -> str:
        """By what the table of areas is sorted; "" where there is none."""
        return self.comparison.sort if self.comparison is not None else ""

    @property
    def first_support(self) -> Sequence[Card]:
        """The numbers beside the map."""
        return self.support[:CARDS_BY_THE_MAP]

    @property
    def more_support(self) -> Sequence[Card]:
        """The numbers below the map."""
        return self.support[CARDS_BY_THE_MAP:]

    @property
    def jumps(self) -> list[tuple[str, str]]:
        """The parts of a long page: where each begins, and its title."""
        found: list[tuple[str, str]] = []
        for block in self.blocks:
            if block.key == "panels":
                found += [(panel.name, panel.heading) for panel in self.panels]
            elif block.anchor:
                found.append((block.anchor, block.title))
        return found if len(found) > FEW_PARTS else []

    @property
    def breadcrumbs(self) -> Sequence[Any]:
        """The way up, as the frame draws it."""
        return self.spot.crumbs


def cluster_page(person: Any, now: Now, query: dict[str, str]) -> AreaPage:
    """Return the page of the cluster."""
    now.moment = asked_moment(query, signed_in=scope_of(person).signed_in)
    reading = Reading(scope_of(person), now)
    return _for_reader(person, reading, cluster_spot(reading.tree), query)


def area_page(person: Any, now: Now, area: Area, query: dict[str, str]) -> AreaPage:
    """Return the page of an area."""
    now.moment = asked_moment(query, signed_in=scope_of(person).signed_in)
    reading = Reading(scope_of(person), now)
    return _for_reader(person, reading, area_spot(area, reading.tree), query)


def _for_reader(person: Any, reading: Reading, spot: Spot, query: dict[str, str]) -> AreaPage:
    """Return the page as everybody of the same reach gets it, with what is this reader's own."""
    page = assembled(reading, spot.code, query, lambda parts: _page(person, reading, spot, query, parts))
    return replace(
        page,
        order=layout_of(person, reading.now, spot.level),
        file_askers=_askers(reading, spot, page.file),
    )


def _page(person: Any, reading: Reading, spot: Spot, query: dict[str, str], parts: Parts) -> AreaPage:
    part = parts.part
    headline = part("headline", lambda: cards(reading, spot, Panel.HEADLINE))
    support = part("support", lambda: cards(reading, spot, Panel.SUPPORT))
    beside, words, beside_year = part("beside", lambda: _beside(reading, spot, query))
    return AreaPage(
        spot=part("spot", lambda: spot),
        headline=headline,
        support=support,
        money=part("money", lambda: [one for one in cards(reading, spot, Panel.MONEY) if one.told.value]),
        told=part("told", lambda: [one for one in cards(reading, spot, Panel.TOLD) if one.told.is_known]),
        splits=part("splits", lambda: splits(reading, spot)),
        map=part("map", lambda: make_map(reading, spot, query.get("measure", ""), query.get("map", ""))),
        comparison=part("comparison", lambda: compare(reading, spot, query.get("sort", ""))),
        trends=part("trends", lambda: trends(reading, spot)),
        land=part("land", lambda: land_of(reading, spot)),
        gap=part("gap", lambda: _gap(reading, spot)),
        names=part("names", lambda: _names(person, reading, spot, [*headline, *support])),
        actions=part("actions", lambda: _actions(reading, spot)),
        definitions=part("definitions", _definitions),
        hides_people=not reading.scope.signed_in and len(spot.code) > 4,
        is_empty=not any(card.told.value or not card.told.is_known for card in (*headline, *support)),
        today=timezone.localdate(),
        moment=part("moment", lambda: reading.now.moment),
        signed_by=part("signed_by", lambda: signed_by(reading.now)),
        villages_were_kept=part("villages_were_kept", lambda: _villages_were_kept(reading, spot)),
        years=part("years", lambda: list(range(this_year(), FIRST_CHOICE, -1))),
        beside=beside,
        beside_words=words,
        beside_year=beside_year,
        query=part("query", lambda: query),
        snapshots_url=_snapshots_url(reading, spot),
        achievements=part("achievements", lambda: achievements(reading, spot)),
        attention=part("attention", lambda: attention(reading, spot)),
        ways=part("ways", lambda: _ways(reading, spot)),
        panels=part("panels", lambda: area_panels(reading, spot)),
        order=(),
        file=part("file", lambda: _file(reading, spot)),
        file_askers=(),
        drawn=parts.drawn,
    )


def _villages_were_kept(reading: Reading, spot: Spot) -> bool:
    return len(spot.code) > 4 and villages_then(reading.now, spot.code) is not None


def _definitions() -> list[Measure]:
    return [measure for measure in all_measures() if measure.panel is not Panel.BEHIND]


def _ways(reading: Reading, spot: Spot) -> list[Action]:
    """Return what else can be done with this page: send it, use it in a meeting, mend what is behind it."""
    code = spot.code or "all"
    query = f"?{reading.now.moment.query}" if reading.now.moment else ""
    found = [Action("แบ่งปัน", reverse("dashboards:share", args=[code]) + query, "share")]
    if reading.scope.signed_in:
        found.append(Action("โหมดประชุม", reverse("dashboards:meeting", args=[code]) + query, "overview"))
        level = level_key(spot.level)
        found.append(
            Action("จัดหน้านี้", reverse("dashboards:layout", args=[level]) + f"?area={spot.code}", "settings")
        )
        found.append(Action("คุณภาพข้อมูล", reverse("dashboards:quality", args=[code]), "check"))
    return found


def _file(reading: Reading, spot: Spot) -> FileState | None:
    """Return how far the file of a subdistrict is."""
    if spot.level != Level.SUBDISTRICT or not reading.scope.signed_in:
        return None
    return file_state(reading.now, spot.code)


def _askers(reading: Reading, spot: Spot, file: FileState | None) -> list[str]:
    """Return to those who keep a file in which something is missing, who else keeps records there."""
    if file is None or not file.missing or not reading.scope.may_edit_area(spot.code):
        return []
    return [str(account) for account in accounts_at(spot.code).exclude(role__in=STAFF)[:ASKERS_SHOWN]]


def _beside(reading: Reading, spot: Spot, query: dict[str, str]) -> tuple[MapView | None, str, int | None]:
    """Return a second map beside the first: another number, another year, or both."""
    other, year = query.get("beside", ""), query.get("beside_year", "")
    if not other and not year:
        return None, "", None
    moment = asked_moment({"year": year}, signed_in=reading.scope.signed_in)
    where = Reading(reading.scope, reading.now.at(moment)) if moment else reading
    name = other or query.get("measure", "")
    words = moment.words if moment else reading.now.moment.words if reading.now.moment else ""
    found = make_map(where, spot, name, query.get("map", ""), is_second=True)
    return found, words, int(year) if moment else None


def _snapshots_url(reading: Reading, spot: Spot) -> str:
    if not reading.scope.signed_in:
        return ""
    query = f"?area={spot.code}" if spot.code else ""
    return reverse("dashboards:snapshot-list") + query


def _gap(reading: Reading, spot: Spot) -> Gap | None:
    """Say where the headline measure has nothing; nothing to say below the district."""
    if spot.level > Level.DISTRICT or not (
        found := [one for one in all_measures() if one.panel is Panel.HEADLINE]
    ):
        return None
    reach = reading.figures(found[0]).reach
    codes = reading.tree.codes_under(spot.provinces, Level.SUBDISTRICT)
    empty = [reading.tree.places[code] for code in codes if code not in reach]
    named = empty if spot.level == Level.DISTRICT and len(empty) <= GAPS_SHOWN else []
    return (
        Gap(len(empty), len(codes), [(place.name, reading.place_url(place.code)) for place in named])
        if empty
        else None
    )


def _names(person: Any, reading: Reading, spot: Spot, shown: Sequence[Card]) -> list[Names]:
    """Name the records of a small place: one query for each measure that can, and has any here.

    Of the number that matters most it is said too where there are no names.
    """
    if spot.level < NAMES_FROM_LEVEL or not reading.is_present:
        return []
    named = [(card, card.measure.names) for card in shown if card.measure.names]
    found = [
        Names(
            title=card.measure.names_title,
            names=names(person, spot.code) if always or _has_any(reading, spot, card.measure) else (),
            url=list_url(reading, card.measure, spot.code),
            total=int(card.told.value or 0),
            signed_in=reading.scope.signed_in,
        )
        for card, names in named
        for always in [card.measure.panel is Panel.HEADLINE]
    ]
    return [
        block
        for block, (card, _names) in zip(found, named, strict=True)
        if block.names or card.measure.panel is Panel.HEADLINE
    ]


def _has_any(reading: Reading, spot: Spot, measure: Measure) -> bool:
    """Whether anything of what the measure is taken from is here: its other parts have names too."""
    of_one_source = [one for one in all_measures() if one.source is measure.source]
    return any(reading.figures(one, spot.code).value(spot.keys) for one in of_one_source)


def _actions(reading: Reading, spot: Spot) -> list[Action]:
    """Return what the reader may add here."""
    scope = reading.scope
    if not reading.is_present or not (scope.may_edit_area(spot.code) if spot.code else scope.may_write):
        return []
    links = [measure.add_link for measure in all_measures() if measure.add_link]
    found = [Action(link.label, link.url(spot.code), link.icon) for link in links if link.url(spot.code)]
    if spot.level == Level.SUBDISTRICT:
        found.append(Action("ดูแลรายชื่อหมู่บ้าน", reverse("portal:villages", args=[spot.code]), "place"))
    return found


@dataclass(frozen=True, slots=True)
class AbolishedPage:
    """An area that no longer exists, and what took its place."""

    area: Area
    successors: Sequence[Area]
    breadcrumbs: Sequence[Any]


def abolished_page(now: Now, area: Area) -> AbolishedPage:
    """Return what is said of an abolished area."""
    reading = Reading(scope_of(None), now)
    successors = Area.objects.filter(precessions__predecessor=area).in_thai_order()
    return AbolishedPage(area, list(successors), area_spot(area, reading.tree).crumbs)
