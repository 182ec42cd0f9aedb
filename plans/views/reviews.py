"""Starting the next version of a plan."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from nakhonchai.records.actions import once
from nakhonchai.records.views.base import Crumb, OneRecordView
from plans.actions import start_review
from plans.step_forms import ReviewForm
from plans.versions import lineage, next_name, next_year, projects_to_go_on
from plans.views.plans import PlanPages

TITLE = "เริ่มรุ่นทบทวน"


class PlanReview(PlanPages, OneRecordView):
    """Copies the texts of the last version into a new one, and lets projects go on in it."""

    page = "review"
    for_writing = True

    projects: list[Any]

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask for the years; of a plan that has a later version, lead to the last one."""
        self._refuse_trashed()
        last = lineage(self.object, request.user)[-1]
        if last != self.object:
            messages.info(request, f"แผนนี้มีรุ่นทบทวนแล้ว เริ่มทบทวนจากรุ่นล่าสุด ({last.years})")
            return HttpResponseRedirect(last.page())
        year = next_year(self.object, timezone.localdate())
        return self.show(
            self.make_form(
                initial={
                    "name": next_name(self.object, year),
                    "first_year": year,
                    "last_year": max(year, self.object.last_year),
                    "form_key": uuid.uuid4(),
                }
            )
        )

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Start it and lead to it."""
        self._refuse_trashed()
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            url = once(request.user, form.cleaned_data["form_key"], lambda: self._start(form))
        except ValidationError as problem:
            self._tell(form, problem)
            return self.show(form, 422)
        messages.success(request, "เริ่มรุ่นทบทวนแล้ว วิสัยทัศน์ ปัญหา และศักยภาพคัดลอกมาจากรุ่นเดิม แก้ไขได้")
        return HttpResponseRedirect(url)

    def make_form(self, data: Any = None, **options: Any) -> ReviewForm:
        """Return the form with the projects that may go on."""
        self.projects = projects_to_go_on(self.object, self.request.user)
        return ReviewForm(data, plan=self.object, projects=self.projects, **options)

    def _start(self, form: ReviewForm) -> str:
        asked = form.cleaned_data
        chosen = set(asked.get("projects", []))
        review = start_review(
            self.object,
            name=asked["name"],
            first_year=asked["first_year"],
            last_year=asked["last_year"],
            projects=[one for one in self.projects if one.ref in chosen],
            by=self.request.user,
        )
        return review.page()

    def _tell(self, form: ReviewForm, problem: ValidationError) -> None:
        """Say at the year what another plan stands against."""
        for message in problem.messages:
            form.add_error("first_year", message)

    def _refuse_trashed(self) -> None:
        if self.object.is_trashed:
            raise Http404

    def show(self, form: ReviewForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, title=TITLE, cancel_url=self.object.page())
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the plan."""
        return [Crumb(str(self.object), self.object.page()), Crumb(TITLE)]
