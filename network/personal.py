"""What networks hold of a person, and how it is forgotten."""

from collections.abc import Iterable
from typing import ClassVar

from django.utils.timezone import localdate

from nakhonchai.records.personal import Forgetting, Forgotten, PersonalPart, personal_part
from nakhonchai.records.persons.forgetting import empty
from nakhonchai.records.persons.related import REASON
from network.models import BoardSeat


@personal_part("leaders.leader", order=50)
class SeatsPart(PersonalPart):
    """The chair of a named network is somebody everyone knows: the seat stays, without its role and time."""

    covers: ClassVar[tuple[str, ...]] = ("network.boardseat",)

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """End what goes on, and let go of the role and of when it began."""
        held = list(BoardSeat.objects.unscoped(REASON).filter(leader=forgetting.person.pk).order_by("pk"))
        for seat in held:
            empty(seat, forgetting, role=None, started=None, ended=seat.ended or localdate())
        yield Forgotten("คณะทำงานเครือข่าย", len(held))
