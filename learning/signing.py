"""The list of an event: who is on it, whom one may add, and how many are only a number to the reader."""

from dataclasses import dataclass
from typing import Any

from leaders.models import Leader, Position
from learning.enums import Attendance
from learning.models import Event, Participation

FOUND = 20
OF_BODY = 100
SHOWN = 500


@dataclass(frozen=True)
class Listed:
    """The people of an event as one reader sees them; ``hidden`` are at home where the reader is not."""

    people: list[Participation]
    total: int
    came: int

    @property
    def hidden(self) -> int:
        """How many are only a number."""
        return max(self.total - len(self.people), 0)


def listed(event: Event, person: Any) -> Listed:
    """Return who is on the list: two queries, however many there are."""
    seen = Participation.objects.visible_to(person).alive().filter(event=event)
    seen = seen.select_related("leader", "leader__area", "leader__cluster")
    people = list(seen.order_by("leader__sort_key", "sort_key", "pk")[:SHOWN])
    everybody = Participation.objects.unscoped("numbers, whoever they are").alive().filter(event=event)
    states = list(everybody.order_by().values_list("attendance", flat=True))
    for one in people:
        one.event = event
    return Listed(people, len(states), states.count(Attendance.ATTENDED))


def found_people(text: str, event: Event, person: Any) -> list[Leader]:
    """Return people whom *person* finds by a text; who is on the list already is marked ``on_list``."""
    if not text.strip():
        return []
    visible = Leader.objects.visible_to(person).alive().matching(text)
    return _marked(visible.with_home().in_thai_order()[:FOUND], event)


def people_of_body(body: Any, event: Event, person: Any) -> list[Leader]:
    """Return who serves in a body today, as far as *person* finds them."""
    held = Position.objects.visible_to(person).alive().current().filter(organization=body)
    serving = Leader.objects.visible_to(person).alive().holding(held)
    return _marked(serving.with_home().in_thai_order()[:OF_BODY], event)


def _marked(people: Any, event: Event) -> list[Leader]:
    found = list(people)
    mine = Participation.objects.unscoped("whether people whom the reader found are on the list").alive()
    there = set(mine.filter(event=event, leader__in=found).values_list("leader_id", flat=True))
    for one in found:
        one.on_list = one.pk in there
    return found
