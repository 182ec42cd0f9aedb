"""What other packages contribute to a record's page.

A package that knows something of another's records has a module ``panels`` with
functions marked ``@panel_for("organizations.organization")``: each gets the record
and the reader and returns a :class:`Panel`, or None where there is nothing to say.
The modules are found when Django starts, as its own ``admin`` modules are; the
lower package never names the higher one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.records.models import Record


@dataclass(frozen=True)
class Panel:
    """Something below the facts of a record: a heading, a template, what it shows, and what one can do."""

    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    count: int | None = None
    action: str = ""
    action_url: str = ""


PanelMaker = Callable[[Record, Any], Panel | None]
_makers: list[tuple[int, str, PanelMaker]] = []


def panel_for(kind: str, *, order: int = 50) -> Callable[[PanelMaker], PanelMaker]:
    """Mark a function that makes a panel on the pages of records of *kind* ("" for every kind)."""

    def mark(maker: PanelMaker) -> PanelMaker:
        _makers.append((order, kind, maker))
        return maker

    return mark


def panels_of(record: Record, person: Any) -> list[Panel]:
    """Return the panels of a record's page for *person*, in their order."""
    kind = record._meta.label_lower
    makers = sorted(
        (order, number, maker) for number, (order, of, maker) in enumerate(_makers) if of in ("", kind)
    )
    made = (maker(record, person) for _order, _number, maker in makers)
    return [panel for panel in made if panel is not None]
