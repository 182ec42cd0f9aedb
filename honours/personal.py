"""Honours of a forgotten person stay counted where they were given, and name nobody."""

from collections.abc import Iterable
from typing import ClassVar

from honours.models import Honour
from nakhonchai.records.personal import Forgetting, Forgotten, PersonalPart, personal_part
from nakhonchai.records.persons.forgetting import empty
from nakhonchai.records.persons.related import REASON


@personal_part("leaders.leader", order=40)
class HonoursPart(PersonalPart):
    """A citation says who somebody is, and stands for everybody to read: it goes first."""

    covers: ClassVar[tuple[str, ...]] = ("honours.honour",)

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """Take the honours from the public roll and empty them."""
        given = list(Honour.objects.unscoped(REASON).filter(leader=forgetting.person.pk).order_by("pk"))
        for honour in given:
            empty(honour, forgetting, citation="", is_public=False)
        yield Forgotten("การเชิดชู", len(given))
