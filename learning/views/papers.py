"""What is printed: the sign-in sheet with its square, and the self-assessment on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from learning.enums import Score
from learning.models import Capability, Event
from learning.signing import listed
from learning.views.events import EventPages
from nakhonchai.accounts.links import qr_code
from nakhonchai.accounts.models import AccessLog
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.records.views.base import Crumb, OneRecordView

BLANK_ROWS = 20
MOST_ROWS = 200
ON_A_PAGE = 60


class EventPaper(EventPages, OneRecordView):
    """A page made for paper. It names people, so that opening it is remembered as printing."""

    for_writing = True
    object: Event
    heading = ""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the paper."""
        person: Any = request.user
        AccessLog.objects.create(
            account=person, kind=AccessKind.PRINT, subject="learning.event", subject_ref=ref
        )
        return render(request, self.get_template_names(), self.get_context_data())

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the event."""
        return [Crumb(str(self.object), self.object.page()), Crumb(self.heading)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the people whom the reader finds, and the bodies."""
        bodies = self.object.event_bodies.select_related("organization").order_by("part", "pk")
        return super().get_context_data(
            title=f"{self.heading} {self.object}",
            people=listed(self.object, self.request.user).people,
            organizers=[str(one.organization) for one in bodies if one.part == "organizer"],
            **kwargs,
        )


class EventSheet(EventPaper):
    """The sign-in sheet: who signed up, blank lines, and the square that opens the sign-in page."""

    page = "sheet"
    heading = "ใบลงชื่อ"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the square and the blank lines."""
        address = self.request.build_absolute_uri(reverse("learning:event-people", args=[self.object.ref]))
        context = super().get_context_data(square=qr_code(address), address=address, **kwargs)
        asked = self.request.GET.get("rows", "")
        rows = min(int(asked), MOST_ROWS) if asked.isdecimal() and len(asked) < 5 else BLANK_ROWS
        start = len(context["people"]) + 1
        return context | {"blank": range(start, start + rows), "row_choices": (10, 20, 40, 80)}


class EventAssessmentPaper(EventPaper):
    """The self-assessment on paper: one page for each person on the list, or a blank one."""

    page = "paper"
    heading = "แบบประเมินตนเอง"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the framework and the scale."""
        context = super().get_context_data(
            capabilities=list(Capability.objects.filter(is_active=True)),
            scale=[score for score in Score if score],
            **kwargs,
        )
        named = self.request.GET.get("names") == "yes"
        people = [one for one in context["people"] if one.leader_id][:ON_A_PAGE] if named else []
        return context | {"papers": people or [None], "named": named}
