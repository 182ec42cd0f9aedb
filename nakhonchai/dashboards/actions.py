"""Writes of the dashboards."""

from typing import Any

from django.db import transaction

from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import all_measures
from nakhonchai.dashboards.models import Snapshot, SnapshotFigure
from nakhonchai.dashboards.moments import freeze


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

    Raises ValidationError where a rule of the model is broken (a closed year is signed).
    """
    snapshot = Snapshot(
        name=name, kind=kind, area=area, note=note, year_be=year_be, signed_by=signed_by, taken_by=by
    )
    snapshot.full_clean(exclude=["ref"])
    snapshot.save()
    now = Now()
    SnapshotFigure.objects.bulk_create(
        SnapshotFigure(snapshot=snapshot, measure=measure.name, content=freeze(figures(measure, now)))
        for measure in all_measures()
    )
    return snapshot
