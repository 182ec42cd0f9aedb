"""The villages of a closed year: which there were and what was counted there, a row for each subdistrict.

Other snapshots end with the subdistrict: they are taken often, and villages are many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from nakhonchai.dashboards.figures import Now, count_again
from nakhonchai.dashboards.freezing import freeze, thaw
from nakhonchai.dashboards.measures import Measure, Number, Source, all_measures
from nakhonchai.dashboards.models import Snapshot, SnapshotVillages
from nakhonchai.dashboards.rollup import CLUSTER, Figures
from nakhonchai.dashboards.tree import Place, place_of
from nakhonchai.dashboards.years import rows_at
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

SNAPSHOTS = ("dashboards.snapshot",)
DIGITS, SUBDISTRICT = 8, 6
WRITTEN_AT_ONCE = 200


@dataclass(frozen=True)
class Villages:
    """What was kept of one subdistrict."""

    subdistrict: str
    places: list[Place]
    content: dict[str, Any]

    def figures(self, measure: Measure) -> Figures:
        """Return the figures of the subdistrict and its villages.

        What counted nothing was not written: it is 0 where there was a village, and not known of a later one.
        """
        told = self.content.get(measure.name)
        found = Figures(only_known=measure.only_told, mean_of=measure.mean) if told is None else thaw(told)
        if found.only_known or found.mean_of is not None:
            return found
        there = [self.subdistrict, *(place.code for place in self.places)]
        nothing: dict[str, Number] = dict.fromkeys(there, 0)
        return replace(found, values=nothing | found.values, only_known=True)


def villages_below(now: Now, subdistrict: str) -> dict[int, Villages]:
    """Return what the snapshots of closed years kept of a subdistrict: snapshot → villages. One query."""
    code = subdistrict[:SUBDISTRICT]

    def read() -> dict[int, Villages]:
        rows = SnapshotVillages.objects.filter(subdistrict=code).values_list("snapshot", "places", "content")
        return {
            key: Villages(code, [Place(**one) for one in places], content) for key, places, content in rows
        }

    found: dict[int, Villages] = now.kept(f"kept-villages:{code}", SNAPSHOTS, read, shared=False)
    return found


def keep_villages(snapshot: Snapshot, now: Now, year: int | None) -> None:
    """Keep the villages of every subdistrict of today with a snapshot, counted at the end of *year*."""
    there: dict[str, list[dict[str, Any]]] = {
        code: [] for code in Area.objects.current().at(Level.SUBDISTRICT).values_list("code", flat=True)
    }
    found = Area.objects.current().at(Level.VILLAGE, Level.COMMUNITY)
    for area in found.order_by("level", "moo", "sort_key", "code"):
        there.setdefault(area.code[:SUBDISTRICT], []).append(asdict(place_of(area)))
    content: dict[str, dict[str, Any]] = {code: {} for code in there}
    for measure, code, figures in _counted(now, year):
        if code in content:
            content[code][measure.name] = _below(freeze(figures))
    SnapshotVillages.objects.bulk_create(
        (
            SnapshotVillages(snapshot=snapshot, subdistrict=code, places=places, content=content[code])
            for code, places in sorted(there.items())
        ),
        batch_size=WRITTEN_AT_ONCE,
    )


def _counted(now: Now, year: int | None) -> Iterator[tuple[Measure, str, Figures]]:
    """Yield the figures of each measure by subdistrict: each source is asked once for everywhere."""
    by_source: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in all_measures():
        by_source[measure.source.name].append(measure)
    for measures in by_source.values():
        rows = _by_subdistrict(_rows(measures[0].source, now, year))
        for code, own in rows.items():
            for measure in measures:
                at = rows_at(measure, own, year) if _is_dated(measure.source, year) and year else own
                yield measure, code, count_again(measure, at)


def _is_dated(source: Source, year: int | None) -> bool:
    """Whether rows are those of the year; of what has no dates they are as known on the day of closing."""
    return source.knows_years and year is not None


def _rows(source: Source, now: Now, year: int | None) -> Iterable[Any]:
    if _is_dated(source, year):
        if source.derive_years is not None:
            return source.derive_years(now.present, "", DIGITS)
        return source.years("", DIGITS) if source.years else ()
    return source.derive(now.present, "", DIGITS) if source.derive else source.read("", DIGITS)


def _by_subdistrict(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if len(row[0]) >= SUBDISTRICT and not row[0].startswith(CLUSTER):
            found[row[0][:SUBDISTRICT]].append(row)
    return found


def _below(frozen: dict[str, Any]) -> dict[str, Any]:
    """Return frozen figures without the levels above, which the snapshot has for all."""
    for table in ("values", "reach", "parts"):
        frozen[table] = {code: one for code, one in frozen[table].items() if len(code) >= SUBDISTRICT}
    return frozen
