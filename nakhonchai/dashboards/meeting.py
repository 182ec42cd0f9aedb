"""Meeting mode: the dashboard of an area, one panel after another, in large type.

The figures are those of a snapshot, so that everybody in the room sees the same numbers also
when somebody saves meanwhile; beside each stands the number of the meeting before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import Measure
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.moments import Frozen
from nakhonchai.dashboards.numbers import Card
from nakhonchai.dashboards.pages import AreaPage
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.thai import format_compact, format_number


@dataclass(frozen=True, slots=True)
class Compared:
    """One number now and at the meeting before."""

    card: Card
    before: Told | None
    change: str


@dataclass(frozen=True)
class Meeting:
    """What a meeting looks at. ``snapshot`` is its own; ``before`` the last one earlier than that."""

    page: AreaPage
    numbers: Sequence[Compared]
    snapshot: Snapshot | None
    before: Snapshot | None


def meeting_of(person: Any, page: AreaPage, snapshot: Snapshot | None) -> Meeting:
    """Return the panels of a meeting about the area of *page*, whose figures are those of *snapshot*."""
    before = _before(page.spot.code, snapshot)
    reading = Reading(scope_of(person), Now(Frozen(before))) if before else None
    cards = [*page.headline, *page.support, *page.money, *page.told]
    return Meeting(
        page=page,
        numbers=[_compared(card, reading, page) for card in cards],
        snapshot=snapshot,
        before=before,
    )


def _before(code: str, snapshot: Snapshot | None) -> Snapshot | None:
    """Return the latest meeting about the area (or about all) earlier than *snapshot*."""
    found = Snapshot.objects.filter(kind=SnapshotKind.MEETING, area=code or None)
    if snapshot is not None:
        found = found.filter(taken_at__lt=snapshot.taken_at)
    return found.first()


def _compared(card: Card, reading: Reading | None, page: AreaPage) -> Compared:
    before = reading.told(card.measure, page.spot.keys) if reading else None
    return Compared(card, before, change_words(card.measure, before, card.told))


def change_words(measure: Measure, before: Told | None, now: Told) -> str:
    """Say how a number differs from the meeting before; "" where one of both is not known."""
    if before is None or not before.is_known or not now.is_known:
        return ""
    step = float(now.value or 0) - float(before.value or 0)
    if not step:
        return "เท่ากับการประชุมครั้งก่อน"
    amount = (format_compact if measure.is_money else format_number)(abs(step))
    return f"{'เพิ่มขึ้น' if step > 0 else 'ลดลง'} {amount} {measure.unit}จากครั้งก่อน"


@dataclass(frozen=True, slots=True)
class MinutesLink:
    """Where the agenda and decisions of an area's meetings are kept."""

    label: str
    url: str


MinutesMaker = Callable[[Any, str, Snapshot | None], Sequence[MinutesLink]]
_minutes_makers: list[MinutesMaker] = []


def tell_of_minutes(maker: MinutesMaker) -> MinutesMaker:
    """Let a higher package say where decisions are kept: for a reader, an area ("": all), a snapshot."""
    if maker not in _minutes_makers:
        _minutes_makers.append(maker)
    return maker


def minutes_links(person: Any, code: str, snapshot: Snapshot | None) -> list[MinutesLink]:
    """Return the links to the newest meeting about an area, and to a new one."""
    return [link for maker in _minutes_makers for link in maker(person, code, snapshot)]
