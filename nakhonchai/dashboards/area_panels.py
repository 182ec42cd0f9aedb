"""Panels that other packages add to the page of an area.

A package that knows something of every area has a module ``area_panels`` with functions marked
``@area_panel(order=...)``: each gets the reader with the moment (:class:`Reading`) and the area
(:class:`Spot`), and returns an :class:`AreaPanel`, or None where there is nothing to say.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot


@dataclass(frozen=True)
class AreaPanel:
    """A section of an area's page: a heading, a template and what it shows."""

    name: str
    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


AreaPanelMaker = Callable[[Reading, Spot], AreaPanel | None]
_makers: list[tuple[int, AreaPanelMaker]] = []


def area_panel(*, order: int = 50) -> Callable[[AreaPanelMaker], AreaPanelMaker]:
    """Mark a function that makes a panel on the pages of areas."""

    def mark(maker: AreaPanelMaker) -> AreaPanelMaker:
        _makers.append((order, maker))
        return maker

    return mark


def area_panels(reading: Reading, spot: Spot) -> list[AreaPanel]:
    """Return the panels of an area's page, in their order."""
    makers = sorted(((order, number, maker) for number, (order, maker) in enumerate(_makers)))
    made = (maker(reading, spot) for _order, _number, maker in makers)
    return [panel for panel in made if panel is not None]
