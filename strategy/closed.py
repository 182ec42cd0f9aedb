"""A closed fiscal year as pages read it: what was signed, and the corrections since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from nakhonchai.dashboards.figures import Now
from nakhonchai.geography.codes import under
from strategy.kinds import all_kinds
from strategy.models import Adjustment, ClosedFigure, Indicator, YearClose
from strategy.querysets import covering

KINDS = ("strategy.yearclose",)
PASSPORT = ""  # where the frozen figures of an indicator say how it was called and how it added up
KEPT = ("name", "unit", "direction", "over_area", "over_time", "definition")


def passport_of(indicator: Indicator) -> dict[str, Any]:
    """Return what of an indicator is frozen with its figures."""
    return {name: str(getattr(indicator, name)) for name in KEPT}


@dataclass(frozen=True)
class KeptYear:
    """What was written down. ``figures``: indicator → place ("all" is the cluster) → what stood there."""

    year: int
    figures: dict[int, dict[str, dict[str, Any]]] = field(default_factory=dict)
    adjustments: dict[int, tuple[int, Decimal]] = field(default_factory=dict)

    def indicators(self, code: str) -> list[Indicator]:
        """Return the indicators of an area's scoreboard as they were then, also those retired since."""
        found = Indicator.objects.unscoped("what was written down is shown").filter(pk__in=self.figures)
        shown = list(found.filter(covering(code[:6])).on_paper())
        for one in shown:
            for name, text in self.figures[one.pk].get(PASSPORT, {}).items():
                setattr(one, name, text)
        return shown


@dataclass(frozen=True)
class ClosedYear(KeptYear):
    """What was signed, with who signed it."""

    close: Any = None


def close_of(year: int) -> YearClose | None:
    """Return how a year was closed; None while it is open."""
    return YearClose.objects.filter(fiscal_year=year).select_related("snapshot").first()


def is_closed(year: int | None) -> bool:
    """Whether a fiscal year was closed."""
    return year is not None and YearClose.objects.filter(fiscal_year=year).exists()


def closed_year(now: Now, year: int, code: str) -> ClosedYear | None:
    """Return a closed year with the corrections at and below an area; None while it is open."""
    close: YearClose | None = now.kept(f"close-of:{year}", all_kinds(), lambda: close_of(year), shared=False)
    if close is None:
        return None
    figures = now.kept(f"closed:{close.pk}", KINDS, lambda: _read(close), shared=False)
    return ClosedYear(year, figures, _adjusted(year, code), close)


def _read(close: YearClose) -> dict[int, dict[str, dict[str, Any]]]:
    rows = ClosedFigure.objects.filter(close=close).values_list("indicator_id", "content")
    return dict(rows.order_by("indicator_id"))


def _adjusted(year: int, code: str) -> dict[int, tuple[int, Decimal]]:
    found = Adjustment.objects.filter(fiscal_year=year)
    found = found.filter(under(code)) if code else found.filter(Q(area=None) | under(""))
    rows = found.order_by().values_list("indicator_id").annotate(n=Count("pk"), change=Sum("change"))
    return {indicator: (count, Decimal(str(change))) for indicator, count, change in rows}


def signed_values(indicator: Indicator, code: str, years: Iterable[int]) -> dict[int, Decimal | None]:
    """Return the signed numbers of a place in those of the years that were closed: one query."""
    rows = ClosedFigure.objects.filter(indicator=indicator, close__fiscal_year__in=list(years))
    found = {}
    for year, content in rows.values_list("close__fiscal_year", "content"):
        text = content.get(code or "all", {}).get("value")
        found[year] = None if text is None else Decimal(text)
    return found
