"""What learning holds about a person that hangs on their attendance, and so not on the person directly."""

from collections.abc import Iterable
from typing import Any

from learning.enums import Score
from learning.models import Assessment
from nakhonchai.records.models import Record
from nakhonchai.records.personal import Forgetting, Forgotten, Holding, PersonalPart, personal_part


@personal_part("leaders.leader", order=45)
class LearningPart(PersonalPart):
    """Self-assessments. Attendance itself is found by its key to the person: it loses its text."""

    def gather(self, person: Record) -> Iterable[Holding]:
        """Return what the person said of what they can do, event by event."""
        said = _of(person).select_related("capability", "participation__event")
        rows = [
            {
                "กิจกรรม": str(one.participation.event),
                "ความสามารถ": str(one.capability),
                "ก่อน": _words(one.before),
                "หลัง": _words(one.after),
            }
            for one in said.order_by("participation__event__started", "capability__order", "pk")
        ]
        yield Holding("ผลประเมินตนเอง", rows)

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """Remove them, then their history, which notes the removal too: they are in no figure."""
        keys = list(_of(forgetting.person).values_list("pk", flat=True))
        Assessment.objects.filter(pk__in=keys).delete()
        history: Any = Assessment.history
        history.filter(participation__leader=forgetting.person.pk).delete()
        history.filter(id__in=keys).delete()
        yield Forgotten("ผลประเมินตนเอง", len(keys))


def _of(person: Record) -> Any:
    return Assessment.objects.filter(participation__leader=person.pk)


def _words(score: int | None) -> str:
    return "ไม่ได้ตอบ" if score is None else f"{score} {Score(score).label}"
