"""A closed fiscal year as pages read it: what was signed, and the corrections since."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from nakhonchai.dashboards.figures import Now
from nakhonchai.geography.codes import under
from strategy.models import Adjustment, ClosedFigure, Indicator, YearClose

KINDS = ("strategy.yearclose",)


@dataclass(frozen=True)
class ClosedYear:
    """What was signed. ``figures``: indicator → place ("all" is the cluster) → what stood there."""

    year: int
    close: Any
    figures: dict[int, dict[str, dict[str, Any]]] = field(default_factory=dict)
    adjustments: dict[int, tuple[int, Decimal]] = field(default_factory=dict)


def close_of(year: int) -> YearClose | None:
    """Return how a year was closed; None while it is open."""
    return YearClose.objects.filter(fiscal_year=year).select_related("snapshot").first()


def is_closed(year: int | None) -> bool:
    """Whether a fiscal year was closed."""
    return year is not None and YearClose.objects.filter(fiscal_year=year).exists()


def closed_year(now: Now, year: int, code: str, shown: Sequence[Indicator]) -> ClosedYear | None:
    """Return a closed year with the corrections at and below an area; None while it is open."""
    close = close_of(year)
    if close is None:
        return None
    figures = now.kept(f"closed:{close.pk}", KINDS, lambda: _read(close), shared=False)
    return ClosedYear(year, close, figures, _adjusted(year, code, shown))


def _read(close: YearClose) -> dict[int, dict[str, dict[str, Any]]]:
    rows = ClosedFigure.objects.filter(close=close).values_list("indicator_id", "content")
    return dict(rows.order_by("indicator_id"))


def _adjusted(year: int, code: str, shown: Sequence[Indicator]) -> dict[int, tuple[int, Decimal]]:
    found = Adjustment.objects.filter(fiscal_year=year, indicator__in=shown)
    found = found.filter(under(code)) if code else found.filter(Q(area=None) | under(""))
    rows = found.order_by().values_list("indicator_id").annotate(n=Count("pk"), change=Sum("change"))
    return {indicator: (count, Decimal(str(change))) for indicator, count, change in rows}
