"""The minutes of a meeting on one page: figures of its moment, who came, what was decided, who does what.

One A4 page holds so many lines. Type gets smaller where there is more to say; where even the
smallest type would not hold it, what was discussed is left to the portal; where decisions alone would
fill more than the page, they are shortened, and what lies behind the last line is counted.
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
SIZES = (("large", 90, 24), ("medium", 108, 35), ("small", 130, 50))
GAP = 0.7  # of a line, between two items
NAME_AND_WORK = 2 + GAP  # lines of an item beside its decision, where texts are shortened


@dataclass(frozen=True)
class Line:
    """An item as it is printed."""

    item: AgendaItem
    discussion: str
    decision: str
    work: Sequence[Any]
    more_work: int = 0  # told behind the first, where texts are shortened


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
    left_out: int = 0


@dataclass(frozen=True)
class Fit:
    """How the items fit: the type, whether what was discussed is printed, how long texts may be, how many."""

    size: str
    discussion: bool
    longest: int | None = None  # letters; None is any
    shown: int | None = None  # items; None is all


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
    fit = _fit(items, head)
    lines = [_line(one, fit) for one in items[: fit.shown]]
    is_cut = fit.longest is not None or (not fit.discussion and any(one.discussion for one in items))
    left_out = len(items) - len(lines)
    return Minutes(meeting, figures_of(meeting, person), names, came, lines, fit.size, is_cut, left_out)


def _reads_notes(meeting: Meeting, person: Any) -> bool:
    return DataClass.INTERNAL in meeting.readable_classes(scope_of(person))


def _fit(items: list[AgendaItem], head: int) -> Fit:
    for name, width, most in SIZES:
        if _lines(items, width, head, discussion=True) <= most:
            return Fit(name, discussion=True)
    name, width, most = SIZES[-1]
    if _lines(items, width, head, discussion=False) <= most:
        return Fit(name, discussion=False)
    room = most - math.ceil(head / width)
    shown = min(len(items), int(room // (NAME_AND_WORK + 1)))
    rows = max(1, int(room / max(1, shown) - NAME_AND_WORK))
    return Fit(name, discussion=False, longest=width * rows - width // 3, shown=shown)


def _lines(items: list[AgendaItem], width: int, head: int, *, discussion: bool) -> float:
    total = math.ceil(head / width) + GAP * len(items)
    for one in items:
        total += _rows(one.name, width) + _rows(one.decision, width)
        total += _rows(one.discussion, width) if discussion else 0
        made: list[Any] = one.made  # type: ignore[attr-defined]
        total += sum(_rows(f"{task}{task.assignee or task.detail}", width) for task in made)
    return total


def _rows(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in text.splitlines())


def _line(item: AgendaItem, fit: Fit) -> Line:
    work: list[Any] = item.made  # type: ignore[attr-defined]
    if fit.longest is None:
        return Line(item, item.discussion if fit.discussion else "", item.decision, work)
    decision = _short(item.decision, fit.longest)
    return Line(item, "", decision, work[:1], max(0, len(work) - 1))


def _short(text: str, longest: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"
