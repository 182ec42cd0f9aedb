"""What stands behind one number: what it means, from where it comes, and who has not told yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nakhonchai.base.freshness import last_change
from nakhonchai.dashboards.comparison import children_of
from nakhonchai.dashboards.figures import Moment
from nakhonchai.dashboards.measures import Adds, Measure, Number, get_measure
from nakhonchai.dashboards.numbers import Split, list_url, split, subdistrict_count, told_words
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.trends import trend_of
from nakhonchai.dashboards.years import Series
from nakhonchai.geography.enums import Level
from nakhonchai.thai import format_percent

MISSING_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Share:
    """What one area below contributes. ``url`` explains its number, ``place`` is its page."""

    name: str
    told: Told
    url: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """The subdistricts that told nothing of the measure: ``count`` of ``total``, some by name."""

    count: int
    total: int
    places: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Explained:
    """One number of one area, explained to one reader."""

    measure: Measure
    spot: Spot
    told: Told
    records: str
    basis: Measure | None
    basis_told: Told | None
    basis_url: str
    parts: Split | None
    shares: Sequence[Share]
    largest: Number
    level_word: str
    silent: Silent | None
    trend: Series | None
    changed_at: datetime | None
    place_page: str
    moment: Moment | None
    told_words: str = ""
    # As it was drawn, by the address it was drawn for: shared by all for whom this number was explained.
    drawn: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def share_text(self) -> str:
        """The number as a share of its basis: 12.5%; "" where there is none or one of both is covered."""
        if self.basis_told is None or not self.told.is_known or not self.basis_told.is_known:
            return ""
        return format_percent(self.told.value, self.basis_told.value) if self.basis_told.value else ""

    @property
    def formula(self) -> str:
        """How the number comes about, in words with its numbers."""
        if self.measure.how:
            return f"{self.measure.how} {self.told_words}".strip()
        if not self.share_text or self.basis is None or self.basis_told is None:
            return f"นับจำนวน{self.measure.label} หน่วยเป็น{self.measure.unit}"
        return (
            f"{self.measure.label} {self.told.text} {self.measure.unit} ÷ {self.basis.label} "
            f"{self.basis_told.text} {self.basis.unit} = {self.share_text}"
        )


def explain(reading: Reading, spot: Spot, measure: Measure) -> Explained:
    """Explain the number of *measure* for an area. Asks as often for a province as for a village."""
    told = reading.told(measure, spot.keys)
    basis = get_measure(measure.basis) if measure.basis else None
    shares = _shares(reading, spot, measure)
    return Explained(
        measure=measure,
        spot=spot,
        told=told,
        records=list_url(reading, measure, spot.code) if told.value else "",
        basis=basis,
        basis_told=reading.told(basis, spot.keys) if basis else None,
        basis_url=reading.figure_url(basis.name, spot.code) if basis else "",
        parts=_parts(reading, spot, measure),
        shares=shares,
        largest=max((share.told.value or 0 for share in shares), default=0),
        level_word=str(spot.below.label) if spot.below else "",
        silent=_silent(reading, spot, measure),
        trend=trend_of(reading, spot, measure),
        changed_at=_changed_at(reading, spot, measure),
        place_page=reading.place_url(spot.code),
        moment=reading.now.moment,
        told_words=told_words(reading, spot, measure),
    )


def _changed_at(reading: Reading, spot: Spot, measure: Measure) -> datetime | None:
    kinds, places = reading.now.whole(measure.source.kinds), [_stamped(key) for key in spot.keys]
    name = f"changed:{measure.name}:{','.join(places)}"
    found: datetime | None = reading.now.kept(name, kinds, lambda: last_change(kinds, places), shared=False)
    return found


def _stamped(key: str) -> str:
    return "" if key.startswith(CLUSTER) else key


def _shares(reading: Reading, spot: Spot, measure: Measure) -> list[Share]:
    """Return the areas below with their numbers, the largest first, and what is at home above them."""
    below = spot.below
    digits = {Level.PROVINCE: 2, Level.DISTRICT: 4, Level.SUBDISTRICT: 6}.get(below, 8) if below else 0
    if below is None or not reading.may_see(measure, digits):
        return []
    children = children_of(reading, spot)
    shares = [
        Share(
            child.short_name,
            reading.told(measure, (child.code,)),
            reading.figure_url(measure.name, child.code),
            reading.place_url(child.code),
        )
        for child in children
    ]
    shares.sort(key=lambda share: -share.told.rank)
    return shares + _rest(reading, spot, measure, [child.code for child in children])


def _rest(reading: Reading, spot: Spot, measure: Measure, children: Sequence[str]) -> list[Share]:
    if measure.over_area is not Adds.SUM or measure.figures is not None:
        return []
    if spot.level == Level.SUBDISTRICT:
        rest = reading.elsewhere_below(measure, spot.code, children)
    else:
        rest = reading.elsewhere(measure, spot.keys, children)
    # Of villages that were not kept nothing is known, nor of what lies in none of them.
    if not rest.value and (rest.is_known or spot.level == Level.SUBDISTRICT):
        return []
    return [Share(f"ระดับ{spot.level_word}", rest, note="ระบุพื้นที่ไว้เพียงระดับนี้")]


def _parts(reading: Reading, spot: Spot, measure: Measure) -> Split | None:
    if not measure.split_title or (measure.is_person and not reading.scope.signed_in):
        return None
    return split(reading, spot, measure)


def _silent(reading: Reading, spot: Spot, measure: Measure) -> Silent | None:
    """Name the subdistricts without any; None below the district, or where that would tell of people."""
    if spot.level >= Level.SUBDISTRICT or reading.reached(measure, spot.keys) is None:
        return None
    if measure.is_person and not reading.scope.signed_in:
        return None
    found, codes = reading.figures(measure), reading.tree.codes_under(spot.provinces, Level.SUBDISTRICT)
    # A registered figure is known or not; of records, what reaches no subdistrict was never told.
    heard = found.values if found.only_known else found.reach
    empty = [reading.tree.places[code] for code in codes if code not in heard]
    named = [(place.short_name, reading.place_url(place.code)) for place in empty[:MISSING_SHOWN]]
    return Silent(len(empty), subdistrict_count(reading, spot) or len(codes), named)
