"""The page of coverage: who was reached this fiscal year, and which subdistricts sent nobody."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from learning.coverage import Coverage as Answer
from learning.coverage import Question, Year, by_year, coverage
from learning.filters import kinds
from learning.models import Event, Series
from learning.years import NOW, this_year, year_choices, year_of
from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.records.views.base import Crumb

MISSING_SHOWN = 300


class CoverageForm(forms.Form):
    """A year, an area, and which events count."""

    year = forms.ChoiceField(label="ปีงบประมาณ", choices=year_choices, required=False, initial=NOW)
    area = AreaField(label="พื้นที่", required=False, within=("",))
    kind = forms.ChoiceField(label="ชนิด", required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [("", "ทุกชนิด"), *kinds()]
        self.fields["series"] = RecordPickerField(
            model=Series,
            choices=lambda: Series.objects.visible_to(person).alive(),
            label="ชุดหลักสูตร",
            required=False,
        )


class Coverage(View):
    """For everybody who signs in: numbers, and the names of places."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer for the areas asked, or for those of the reader."""
        state_scope()
        scope = scope_of(request.user)
        form = CoverageForm(request.GET, person=request.user)
        asked = self._question(form, scope) if form.is_valid() else None
        return render(request, "learning/coverage.html", self._context(form, asked, scope))

    def _question(self, form: CoverageForm, scope: Scope) -> Question:
        said, area = form.cleaned_data, form.cleaned_data.get("area")
        areas = (area.code,) if area else (scope.areas or ("",))
        return Question(year_of(said.get("year")), areas, said.get("kind") or "", said.get("series"))

    def _context(self, form: CoverageForm, asked: Question | None, scope: Scope) -> dict[str, Any]:
        answer = coverage(asked) if asked else None
        return {
            "form": form,
            "question": asked,
            "answer": answer,
            "missing": _missing(answer) if answer else [],
            "missing_shown": MISSING_SHOWN,
            "years": [(one, _links(one, asked, scope)) for one in by_year(asked)] if asked else [],
            "place_words": _words(form, scope) if asked else "",
            "breadcrumbs": [Crumb("กิจกรรม", Event.list_url()), Crumb("ความครอบคลุม")],
            "now": this_year(),
        }


def _missing(answer: Answer) -> list[tuple[Any, Any]]:
    found = [(place, one.area) for one in answer.districts for place in one.missing]
    return found[:MISSING_SHOWN]


def _words(form: CoverageForm, scope: Scope) -> str:
    area = form.cleaned_data.get("area")
    return area.path if area else (scope.place_text if scope.areas else "ทุกพื้นที่")


def _links(year: Year, asked: Question, scope: Scope) -> dict[str, str]:
    """Return the lists behind the numbers of a year, where one list holds exactly them."""
    code = asked.areas[0] if len(asked.areas) == 1 else None
    if code is None:
        return {"events": "", "people": "", "trained": "", "subdistricts": ""}
    place = {"area": code} if code else {}
    links = {"events": f"{Event.list_url()}?{urlencode({'year': year.year, 'when': 'held'} | place)}"}
    mine = scope.may_write and scope.covers(code)
    leaders = reverse("leaders:leader-list")
    for name, key in (("people", "took_part"), ("trained", "trained")):
        links[name] = f"{leaders}?{urlencode({key: year.year} | place)}" if mine else ""
    here = urlencode({"year": year.year} | place)
    return links | {"subdistricts": f"{reverse('learning:coverage')}?{here}"}
