"""The self-assessment of one person in one event, made for a phone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from learning.actions import save_assessment
from learning.assessing import Question, questions, read_answers
from learning.enums import Score
from learning.views.attendance import ParticipationPages
from nakhonchai.records.access import remember_reading
from nakhonchai.records.views.base import Crumb, OneRecordView


class ParticipationAssess(ParticipationPages, OneRecordView):
    """Before and after on the capability framework."""

    page = "assess"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        remember_reading(self.object, request.user)
        return self.show(questions(self.object))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Keep the answers, or say at each line what is wrong."""
        asked = questions(self.object)
        if not read_answers(asked, request.POST, self.object.event):
            return self.show(asked, 422)
        answers = {one.capability.pk: (one.before, one.after) for one in asked}
        changed = save_assessment(self.object, answers, by=request.user)
        messages.success(request, "บันทึกผลประเมินแล้ว" if changed else "ไม่มีอะไรเปลี่ยนแปลง จึงไม่ได้บันทึกซ้ำ")
        return HttpResponseRedirect(self.object.page())

    def show(self, asked: list[Question], status: int = 200) -> HttpResponse:
        """Render the questions."""
        context = self.get_context_data(
            title=f"ประเมินตนเอง: {self.object}",
            questions=asked,
            scale=[(str(score.value), score.label) for score in sorted(Score, reverse=True)],
            problems=[one for one in asked if one.problem],
            cancel_url=self.object.page(),
            allows_after=not self.object.event.is_future(),
        )
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the participation."""
        return [
            Crumb(str(self.object.event), self.object.event.page()),
            Crumb(str(self.object), self.object.page()),
            Crumb("ประเมินตนเอง"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the event."""
        return super().get_context_data(event=self.object.event, **kwargs)
