"""What leaders keep about a person, and how it is forgotten."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.timezone import localdate

from leaders.models import Leader, Position
from nakhonchai.records.personal import (
    Forgetting,
    Forgotten,
    Identity,
    PersonalPart,
    identifies,
    personal_part,
)
from nakhonchai.records.persons.forgetting import empty
from nakhonchai.records.persons.related import REASON


@identifies("leaders.leader")
def identity(leader: Leader) -> Identity:
    """By name, telephone and former names; one word alone (a LINE name, a nickname) may be many people's."""
    former = (name.strip() for name in str(getattr(leader, "former_names", "")).splitlines())
    return Identity(
        leader.given_name,
        leader.family_name,
        tuple(filter(None, [leader.telephone])),
        tuple(name for name in former if " " in name),
        leader.birth_year,
        leader.area_id or "",
    )


@personal_part("leaders.leader", order=10)
class PositionsPart(PersonalPart):
    """A chair of a named fund is somebody everyone knows: the post stays in its place, without its body."""

    covers: ClassVar[tuple[str, ...]] = ("leaders.position",)

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """End what goes on and let go of the body."""
        held = Position.objects.unscoped(REASON).filter(leader=forgetting.person.pk).order_by("pk")
        for position in held:
            self._let_go(position, forgetting)
        yield Forgotten("ตำแหน่ง", len(held))

    @staticmethod
    def _let_go(position: Position, forgetting: Forgetting) -> None:
        values: dict[str, Any] = {"organization": None}
        if position.ended is None:
            today = localdate()
            values["ended"] = max(today, position.started) if position.started else today
        if position.area_id and len(position.area_id) > 6:
            values["area_id"] = position.area_id[:6]
        empty(position, forgetting, **values)
