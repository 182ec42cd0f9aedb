"""The self-assessment: the framework with one person's answers, read from a form and shown over time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from learning.enums import Score
from learning.models import Assessment, Capability, Event, Participation
from nakhonchai.thai import ThaiValueError, parse_int

SIDES = (("before", "ก่อน"), ("after", "หลัง"))
OUT_OF_RANGE = "คะแนนต้องเป็น 1 ถึง 5 หรือ 0 เมื่อไม่เกี่ยวกับงาน ไม่ทราบให้เลือก “ไม่ได้ตอบ”"
TOO_EARLY = "กิจกรรมยังไม่จบ จึงยังตอบ “หลัง” ไม่ได้ ตอบเฉพาะ “ก่อน” ไว้ก่อน"


@dataclass
class Question:
    """One capability with what was answered before and after; ``problem`` says what is wrong with it."""

    capability: Capability
    before: Any = None
    after: Any = None
    problem: str = ""

    @property
    def sides(self) -> list[tuple[str, str, Any]]:
        """Name of the form's field, word, and answer."""
        return [(f"{name}-{self.capability.pk}", label, getattr(self, name)) for name, label in SIDES]


def questions(participation: Participation) -> list[Question]:
    """Return what is asked today, and what this person answered of what is no longer asked: two queries."""
    answers = {one.capability_id: one for one in participation.assessments.all()}
    asked = [one for one in Capability.objects.all() if one.is_active or one.pk in answers]
    return [
        Question(
            one, getattr(answers.get(one.pk), "before", None), getattr(answers.get(one.pk), "after", None)
        )
        for one in asked
    ]


def read_answers(asked: list[Question], posted: Any, event: Event) -> bool:
    """Lay what was posted over the questions and return whether all of it can be kept."""
    for question in asked:
        for name, _label in SIDES:
            text = str(posted.get(f"{name}-{question.capability.pk}", "")).strip()
            try:
                setattr(question, name, _score(text))
            except ValidationError as problem:
                setattr(question, name, text)
                question.problem = problem.messages[0]
        if question.after not in (None, "") and event.is_future() and not question.problem:
            question.problem = TOO_EARLY
    return not any(question.problem for question in asked)


def _score(text: str) -> int | None:
    if not text:
        return None
    try:
        number = parse_int(text)
    except ThaiValueError as problem:
        raise ValidationError(OUT_OF_RANGE) from problem
    if number not in Score.values:
        raise ValidationError(OUT_OF_RANGE)
    return number


@dataclass
class Progress:
    """One capability of a person over time: (event, before, after), the oldest first."""

    capability: Capability
    times: list[tuple[Event, int | None, int | None]] = field(default_factory=list)

    @property
    def known(self) -> list[int]:
        """The scores in their order; what does not apply, or was not answered, is none."""
        scores = (score for _event, *both in self.times for score in both)
        return [score for score in scores if score]

    @property
    def first(self) -> int | None:
        """The first score."""
        return self.known[0] if self.known else None

    @property
    def last(self) -> int | None:
        """The latest score."""
        return self.known[-1] if self.known else None

    @property
    def words(self) -> str:
        """From what to what, in words: what the picture shows to those who do not see it."""
        if self.first is None or self.last is None:
            return "ไม่เกี่ยวกับงาน หรือไม่ได้ตอบ"
        if len(self.known) == 1:
            return f"{self.last} จาก 5 ({Score(self.last).label})"
        return f"จาก {self.first} เป็น {self.last} จาก 5 ({Score(self.last).label})"

    @property
    def points(self) -> tuple[int, int] | None:
        """Where the first and the latest score stand on the scale of the picture (0 to 100)."""
        if self.first is None or self.last is None:
            return None
        return (self.first - 1) * 25, (self.last - 1) * 25


def progress(assessments: Iterable[Assessment]) -> list[Progress]:
    """Return the capabilities of one person over time, in the order of the framework.

    *assessments* come with capability, participation and event at hand, the oldest event first.
    """
    found: dict[int, Progress] = {}
    for one in assessments:
        line = found.setdefault(one.capability_id, Progress(one.capability))
        line.times.append((one.participation.event, one.before, one.after))
    return sorted(found.values(), key=lambda line: (line.capability.order, line.capability.name))
