"""The latest of what stands in a panel."""

from typing import Any

from support.enums import REQUEST_TONES, VISIT_TONES, RequestState, VisitState
from support.models import Lesson, SupportRequest, Visit

SHOWN = 8
WORDS = ("kind", "state", "visited", "visited_precision", "next_visit", "next_visit_precision")


def visit_rows(found: Any) -> list[tuple[Visit, str]]:
    """Return the latest visits with the tone of their state."""
    brief = found.in_brief(*WORDS).order_by("-visited", "-pk")[:SHOWN]
    return [(one, VISIT_TONES[VisitState(one.state)]) for one in brief]


def request_rows(found: Any) -> list[tuple[SupportRequest, str]]:
    """Return the latest requests with the tone of their state."""
    brief = found.in_brief("name", "state", "asked", "asked_precision").order_by("-asked", "-pk")[:SHOWN]
    return [(one, REQUEST_TONES[RequestState(one.state)]) for one in brief]


def lesson_rows(found: Any) -> list[Lesson]:
    """Return the latest notes."""
    return list(found.in_brief("name", "kind", "noted", "noted_precision").order_by("-pk")[:SHOWN])
