"""Data quality as numbers: each is a measure with ``Panel.QUALITY`` and a list where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nakhonchai.dashboards.comparison import children_of
from nakhonchai.dashboards.completeness import MADE, NONE, PARTLY
from nakhonchai.dashboards.measures import Measure, Panel, all_measures, get_measure
from nakhonchai.dashboards.numbers import list_url
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import Level
from nakhonchai.records.flaws import FlawCount, flaws_at

SUBDISTRICT = 6  # digits; nothing is mended below it


@dataclass(frozen=True, slots=True)
class Flaw:
    """One kind of thing to mend, and how often it occurs."""

    measure: Measure
    told: Told
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class AreaFlaws:
    """One area below: its name, its page of data quality, and its numbers."""

    name: str
    url: str
    cells: Sequence[tuple[str, Told, str]]
    total: int


@dataclass(frozen=True)
class Quality:
    """The page."""

    spot: Spot
    flaws: Sequence[Flaw]
    areas: Sequence[AreaFlaws]
    level_word: str
    work: Sequence[FlawCount]
    files: dict[str, int]
    files_total: int
    files_made: int
    files_url: str

    @property
    def is_clean(self) -> bool:
        """Whether nothing is to be mended."""
        return not any(flaw.told.value for flaw in self.flaws) and not any(one.count for one in self.work)


def quality_of(reading: Reading, spot: Spot, person: Any) -> Quality:
    """Return what is to be mended in an area; the areas with most work first."""
    measures = [one for one in all_measures() if one.panel is Panel.QUALITY]
    files = get_measure("files")
    parts = reading.figures(files).parts(spot.keys) if files and spot.level <= Level.SUBDISTRICT else {}
    counted = {part: int(parts.get(part, 0)) for part in (MADE, PARTLY, NONE)}
    return Quality(
        spot=spot,
        flaws=[_flaw(reading, spot, measure) for measure in measures],
        areas=_areas(reading, spot, measures),
        work=flaws_at(person, spot.code[:SUBDISTRICT]),
        level_word=str(spot.below.label) if spot.below else "",
        files=counted,
        files_total=sum(counted.values()),
        files_made=counted[MADE],
        files_url=reading.figure_url("files_made", spot.code),
    )


def _flaw(reading: Reading, spot: Spot, measure: Measure) -> Flaw:
    told = reading.told(measure, spot.keys)
    url = list_url(reading, measure, spot.code) if told.value else ""
    return Flaw(measure, told, url, reading.figure_url(measure.name, spot.code))


def _areas(reading: Reading, spot: Spot, measures: Sequence[Measure]) -> list[AreaFlaws]:
    if spot.below is None or spot.level >= Level.SUBDISTRICT:
        return []
    found = []
    for child in children_of(reading, spot):
        told = [(measure, reading.told(measure, (child.code,))) for measure in measures]
        cells = [
            (measure.head, one, list_url(reading, measure, child.code) if one.value else "")
            for measure, one in told
        ]
        total = sum(int(one.value or 0) for _measure, one in told)
        found.append(AreaFlaws(child.name, reverse("dashboards:quality", args=[child.code]), cells, total))
    return sorted(found, key=lambda area: -area.total)
