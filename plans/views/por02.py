"""The form ผ.02: of one plan, or of one subdistrict; on paper and as a file."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from nakhonchai.accounts.models import AccessLog
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography.models import Area
from nakhonchai.records.views.base import Crumb, OneRecordView
from nakhonchai.records.writers import CONTENT_TYPES
from plans.enums import PlanKind
from plans.models import Plan, Project
from plans.por02 import Form, make_form
from plans.por02_file import make_file
from plans.views.plans import PlanPages

HEADING = "บัญชีโครงการของชุมชน แบบ ผ.02"
AS_FILE = "xlsx"


def titles_of(area: Any, plan: Plan | None, years: Sequence[int]) -> list[str]:
    """Return the lines above the form. A plan is named where a file that comes back would find it again."""
    found = [HEADING + (f" (พ.ศ. {years[0]} – {years[-1]})" if years else "")]
    if plan is not None and (plan.kind == PlanKind.SUBDISTRICT or "แผนพัฒนา" not in plan.name):
        found.append(plan.name)
    return [*found, area.path] if area is not None else found


def form_of(projects: Any, area: Any, plan: Plan | None = None) -> Form:
    """Return the form of these projects."""
    rows = list(projects.select_related("organization", "area", "cluster"))
    first, last = (plan.first_year, plan.last_year) if plan is not None else (None, None)
    form = make_form(rows, [], first, last)
    return Form(titles_of(area, plan, form.years), form.years, form.blocks, form.levels)


def answer(request: HttpRequest, form: Form, name: str, context: dict[str, Any]) -> HttpResponse:
    """Show the form, or send it as a file where that is asked for."""
    if request.GET.get("format") == AS_FILE:
        response = HttpResponse(make_file(form), content_type=CONTENT_TYPES[AS_FILE])
        response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return response
    shown = {"form": form, "file_url": f"{request.path}?format={AS_FILE}", "printing": True}
    return render(request, "plans/por02.html", context | shown)


def remember(request: HttpRequest, subject: str, ref: str) -> None:
    """Write down that somebody took the form along."""
    person: Any = request.user
    AccessLog.objects.create(account=person, kind=AccessKind.PRINT, subject=subject, subject_ref=ref)


class PlanForm02(PlanPages, OneRecordView):
    """The projects of one plan, for those who read what they ask for."""

    in_full = True
    object: Plan

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show or send the form."""
        projects = Project.objects.visible_to(request.user).alive().alive_work().filter(plan=self.object.pk)
        form = form_of(projects, self.object.area, self.object)
        remember(request, "plans.plan", ref)
        context = self.get_context_data(title=f"ผ.02 {self.object}", back_url=self.object.page())
        return answer(request, form, f"por02-{ref}", context)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the plan."""
        return [Crumb(str(self.object), self.object.page()), Crumb("ผ.02")]


class AreaForm02(View):
    """The projects at home in one subdistrict, of any plan or none."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Show or send the form to those who work there."""
        area = Area.objects.filter(code=code).select_related("parent").first()
        scope = scope_of(request.user)
        if area is None or len(code) != 6 or DataClass.INTERNAL not in scope.classes_at(code):
            raise Http404
        projects = Project.objects.visible_to(request.user).alive().alive_work().at(code)
        form = form_of(projects, area)
        remember(request, "geography.area", code)
        place = reverse("portal:place", args=[code])
        context = {
            "title": f"ผ.02 {area.full_name}",
            "back_url": place,
            "breadcrumbs": [Crumb(area.full_name, place), Crumb("ผ.02")],
        }
        return answer(request, form, f"por02-{code}", context)
