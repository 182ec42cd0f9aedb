"""Writes of the dashboards."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.freezing import freeze
from nakhonchai.dashboards.kept_villages import SNAPSHOTS, keep_villages
from nakhonchai.dashboards.measures import Measure, all_measures
from nakhonchai.dashboards.models import Snapshot, SnapshotFigure
from nakhonchai.dashboards.moments import YearEnd
from nakhonchai.dashboards.rollup import Figures
from nakhonchai.dashboards.years import this_year

Keeper = Callable[[Snapshot], None]
_keepers: list[Keeper] = []


def keep_with_snapshots(keeper: Keeper) -> Keeper:
    """Let a higher package keep what it knows with every snapshot, in the same transaction."""
    if keeper not in _keepers:
        _keepers.append(keeper)
    return keeper


@transaction.atomic
def take_snapshot(
    *,
    name: str,
    by: Any,
    kind: str = SnapshotKind.MEETING,
    area: Any = None,
    note: str = "",
    year_be: int | None = None,
    signed_by: str = "",
) -> Snapshot:
    """Freeze every figure as it is known now; *area* (None: the cluster) is what it is taken for.

    Of a closed year, what has dates is frozen as it was at the end of that year, down to the villages.

    Raises ValidationError where a rule of the model is broken (a closed year is signed).
    """
    snapshot = Snapshot(
        name=name, kind=kind, area=area, note=note, year_be=year_be, signed_by=signed_by, taken_by=by
    )
    snapshot.full_clean(exclude=["ref"])
    snapshot.save()
    now = Now(_moment_of(snapshot))
    SnapshotFigure.objects.bulk_create(
        SnapshotFigure(snapshot=snapshot, measure=measure.name, content=freeze(_figures_at(measure, now)))
        for measure in all_measures()
    )
    if snapshot.kind == SnapshotKind.YEAR:
        keep_villages(snapshot, now, now.moment.year if isinstance(now.moment, YearEnd) else None)
    touch(SNAPSHOTS[0], [""])
    for keeper in _keepers:
        keeper(snapshot)
    return snapshot


def _moment_of(snapshot: Snapshot) -> YearEnd | None:
    """Return the end of the year that is closed; None for today."""
    year = snapshot.year_be if snapshot.kind == SnapshotKind.YEAR else None
    return YearEnd(year) if year is not None and year < this_year() else None


def _figures_at(measure: Measure, now: Now) -> Figures:
    """Return the figures at that time; of what has no dates, today's."""
    return figures(measure, now if measure.source.knows_years else now.present)
