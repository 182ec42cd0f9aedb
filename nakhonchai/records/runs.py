"""The records that an import wrote, for lists. The importer lies above: it says who answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class RunMembers:
    """The refs of the records of a run, as a query, and how the filter is called."""

    path: str  # what a chip shows
    refs: Any


Answers = Callable[[str, str, Any], RunMembers | None]
_answers: list[Answers] = []


def answer_with(answers: Answers) -> None:
    """Let *answers* say which records a run wrote. Called once, when the importer is ready."""
    _answers[:] = [answers]


def words_of(run: str, label_of_model: str, person: Any) -> str:
    """Return how the run that made a record is called, "" where the reader is not told of it."""
    found = [answers(f"{run}.", label_of_model, person) for answers in _answers]
    return found[0].path if found and found[0] is not None else ""


class RunField(forms.CharField):
    """A run that the reader may see, from the query string; cleans to its records."""

    def __init__(self, *, label_of_model: str, person: Any) -> None:
        super().__init__(label="รอบนำเข้า", required=False, widget=forms.HiddenInput)
        self.label_of_model, self.person = label_of_model, person

    def clean(self, value: Any) -> Any:
        """Return the records, or say that there is no such run: the list is then empty."""
        text = super().clean(value)
        if not text:
            return None
        found = [answers(text, self.label_of_model, self.person) for answers in _answers]
        if not found or found[0] is None:
            raise ValidationError("ไม่พบรอบนำเข้านี้", code="unknown")
        return found[0]
