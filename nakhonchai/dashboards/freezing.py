"""Figures as JSON holds them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nakhonchai.dashboards.measures import Number
from nakhonchai.dashboards.rollup import Figures


def freeze(found: Figures) -> dict[str, Any]:
    """Return figures as JSON can hold them: decimals as text."""
    return {
        "values": {place: _plain(value) for place, value in found.values.items()},
        "reach": dict(found.reach),
        "parts": {
            place: {part: _plain(value) for part, value in parts.items()}
            for place, parts in found.by_part.items()
        },
        "only_known": found.only_known,
        "mean_of": list(found.mean_of) if found.mean_of else None,
    }


def thaw(content: Mapping[str, Any]) -> Figures:
    """Return the figures that *content* holds."""
    return Figures(
        {place: _number(value) for place, value in content["values"].items()},
        dict(content["reach"]),
        {
            place: {part: _number(value) for part, value in parts.items()}
            for place, parts in content["parts"].items()
        },
        only_known=bool(content["only_known"]),
        mean_of=(mean[0], mean[1]) if (mean := content.get("mean_of")) else None,
    )


def _plain(value: Number) -> int | str:
    return str(value) if isinstance(value, Decimal) else value


def _number(value: int | str) -> Number:
    return Decimal(value) if isinstance(value, str) else value
