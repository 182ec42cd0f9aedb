"""The indicators as they were known on the day of a snapshot: a later report changes nothing."""

from typing import Any

from django.utils import timezone

from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.moments import Frozen
from nakhonchai.thai import fiscal_year
from strategy.closed import KeptYear, is_closed
from strategy.models import KnownFigure


def year_of(snapshot: Snapshot) -> int:
    """Return the fiscal year that a snapshot is about: the one it names, or that of its day."""
    return snapshot.year_be or fiscal_year(timezone.localtime(snapshot.taken_at).date())


def keep_indicators(snapshot: Snapshot) -> None:
    """Keep every indicator of the year with its snapshot; a closed year has its own, signed numbers."""
    from strategy.closing import frozen  # which reads scoreboards, as this is read by them

    year = year_of(snapshot)
    if snapshot.kind == SnapshotKind.YEAR or is_closed(year):
        return
    KnownFigure.objects.bulk_create(
        KnownFigure(snapshot=snapshot, indicator=indicator, content=content)
        for indicator, content in frozen(year)
    )


def known_year(now: Now, year: int) -> KeptYear | None:
    """Return what was known at the moment of *now*; None where that is no snapshot, or it kept none."""
    if not isinstance(now.moment, Frozen):
        return None
    snapshot = now.moment.snapshot
    if year != year_of(snapshot):
        return None
    figures: dict[int, Any] = now.kept(f"known:{snapshot.pk}", (), lambda: _read(snapshot), shared=False)
    return KeptYear(year, figures) if figures else None


def _read(snapshot: Snapshot) -> dict[int, Any]:
    rows = KnownFigure.objects.filter(snapshot=snapshot).values_list("indicator_id", "content")
    return dict(rows.order_by("indicator_id"))
