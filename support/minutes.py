"""The minutes of a meeting on one page: figures of its moment, who came, what was decided, who does what.

One A4 page holds so many lines. Type gets smaller where there is more to say; where even the
smallest type would not hold it, what was discussed is left to the portal: decisions and work are
always printed, shortened only where they alone would fill more than the page.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from learning.models import Participation
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import Panel
from nakhonchai.dashboards.moments import Frozen
from nakhonchai.dashboards.numbers import Card, cards
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import area_spot, cluster_spot
from support.agenda import items_of
from support.models import AgendaItem, Meeting

FIGURES = 8
NAMES = 40
# Of each size of type: letters on a line, lines on a page under the head, the figures and the signatures.
SIZES = (("large", 92, 34), ("medium", 112, 46), ("small", 134, 62))
FEWEST = 60  # letters of a text that is shortened


@dataclass(frozen=True)
class Line:
    """An item as it is printed."""

    item: AgendaItem
    discussion: str
    decision: str
    work: Sequence[Any]
    more_work: int = 0


@dataclass(frozen=True)
class Minutes:
    """What the page shows."""

    meeting: Meeting
    figures: Sequence[Card]
    present: str
    came: int | None
    lines: Sequence[Line]
    size: str
    is_cut: bool


def figures_of(meeting: Meeting, person: Any) -> list[Card]:
    """Return the numbers beside the headline as they were frozen; none where nothing was."""
    if meeting.snapshot is None:
        return []
    reading = Reading(scope_of(person), Now(Frozen(meeting.snapshot)))
    area = meeting.area
    spot = area_spot(area, reading.tree) if area is not None else cluster_spot(reading.tree)
    found = [*cards(reading, spot, Panel.HEADLINE), *cards(reading, spot, Panel.SUPPORT)]
    return [card for card in found if card.told.is_known][:FIGURES]


def attendance(meeting: Meeting, person: Any) -> tuple[str, int | None]:
    """Return the names that the reader finds, and how many came; typed names where no event is linked."""
    scope = scope_of(person)
    if meeting.event_id is None:
        reads = DataClass.PERSONAL in meeting.readable_classes(scope)
        return (meeting.present if reads else ""), None
    came = Participation.objects.unscoped("a number, whoever they are").alive().attended()
    count = came.filter(event=meeting.event_id).count()
    if scope.role not in WRITERS:
        return "", count
    listed = Participation.objects.visible_to(person).alive().attended().filter(event=meeting.event_id)
    names = [str(one) for one in listed.select_related("leader").order_by("pk")[:NAMES]]
    return " · ".join(names), count


def minutes_of(meeting: Meeting, person: Any) -> Minutes:
    """Return the minutes as they fit one page."""
    names, came = attendance(meeting, person)
    items = items_of(meeting)
    head = len(names) + len(meeting.notes if _reads_notes(meeting, person) else "")
    size, keeps, longest = _fit(items, head)
    lines = [_line(one, keeps, longest) for one in items]
    is_cut = (not keeps and any(one.discussion for one in items)) or longest is not None
    return Minutes(meeting, figures_of(meeting, person), names, came, lines, size, is_cut)


def _reads_notes(meeting: Meeting, person: Any) -> bool:
    return DataClass.INTERNAL in meeting.readable_classes(scope_of(person))


def _fit(items: list[AgendaItem], head: int) -> tuple[str, bool, int | None]:
    """Return the type, whether what was discussed is printed, and how long texts may be (None: any)."""
    for name, width, most in SIZES:
        if _lines(items, width, head, discussion=True) <= most:
            return name, True, None
    name, width, most = SIZES[-1]
    if _lines(items, width, head, discussion=False) <= most:
        return name, False, None
    each = max(1, len(items))
    return name, False, max(FEWEST, width * max(1, (most - 6) // (2 * each)) - width // 3)


def _lines(items: list[AgendaItem], width: int, head: int, *, discussion: bool) -> int:
    total = math.ceil(head / width)
    for one in items:
        total += _rows(one.name, width) + _rows(one.decision, width)
        total += _rows(one.discussion, width) if discussion else 0
        made: list[Any] = one.made  # type: ignore[attr-defined]
        total += sum(_rows(f"{task}{task.assignee or task.detail}", width) for task in made)
    return total


def _rows(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in text.splitlines())


def _line(item: AgendaItem, keeps: bool, longest: int | None) -> Line:
    work: list[Any] = item.made  # type: ignore[attr-defined]
    if longest is None:
        return Line(item, item.discussion if keeps else "", item.decision, work)
    decision = " ".join(item.decision.split())
    short = decision if len(decision) <= longest else decision[: longest - 1] + "…"
    return Line(item, "", short, work[:1], max(0, len(work) - 1))
