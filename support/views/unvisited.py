"""The page of subdistricts that nobody visited for some months, each with a way to plan a visit."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.views.base import Crumb
from support.home import home_url
from support.models import Visit
from support.unvisited import MONTHS, Question, Unvisited
from support.unvisited import unvisited as find_unvisited

HOW = [("", "เฉพาะลงพื้นที่"), ("any", "นับโทรและออนไลน์ด้วย")]
SHOWN = 300


class UnvisitedForm(forms.Form):
    """How long ago, where, and what counts."""

    months = forms.IntegerField(
        label="ไม่ได้ติดตามนานกว่า (เดือน)",
        min_value=1,
        max_value=120,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        error_messages={
            "invalid": "พิมพ์จำนวนเดือนเป็นตัวเลข เช่น 6",
            "min_value": "พิมพ์ตั้งแต่ 1 เดือน",
            "max_value": "พิมพ์ไม่เกิน 120 เดือน",
        },
    )
    area = AreaField(label="พื้นที่", required=False, within=("",))
    how = forms.ChoiceField(label="นับอะไร", choices=HOW, required=False)


@require_safe
def unvisited(request: HttpRequest) -> HttpResponse:
    """Answer for the area asked, or for those of the reader."""
    state_scope()
    scope = scope_of(request.user)
    form = UnvisitedForm(request.GET if request.GET else {"months": str(MONTHS)})
    asked = _question(form, scope) if form.is_valid() else None
    districts = find_unvisited(asked) if asked else []
    missing = [(one, _plan_url(one, scope)) for district in districts for one in district.missing]
    by_district: dict[str, list[Any]] = {}
    for one, url in missing[:SHOWN]:
        by_district.setdefault(one.area.code[:4], []).append((one, url))
    context = {
        "form": form,
        "question": asked,
        "districts": [(one, by_district.get(one.area.code, [])) for one in districts],
        "total": sum(one.subdistricts for one in districts),
        "missing": len(missing),
        "shown": SHOWN,
        "place_words": _words(form, scope) if asked else "",
        "breadcrumbs": [Crumb("ติดตามสนับสนุน", home_url()), Crumb("ตำบลที่ยังไม่ได้ลง")],
    }
    return render(request, "support/unvisited.html", context)


def _question(form: UnvisitedForm, scope: Scope) -> Question:
    said = form.cleaned_data
    area = said.get("area")
    areas = (area.code,) if area else (scope.areas or ("",))
    return Question(areas, said.get("months") or MONTHS, said.get("how") != "any")


def _words(form: UnvisitedForm, scope: Scope) -> str:
    area = form.cleaned_data.get("area")
    return area.path if area else (scope.place_text if scope.areas else "ทุกพื้นที่")


def _plan_url(one: Unvisited, scope: Scope) -> str:
    """Return the form of a planned visit to a place, for those who keep its records."""
    if not scope.may_edit_area(one.area.code):
        return ""
    return f"{Visit.list_url('create')}?{urlencode({'area': one.area.code, 'visit_state': 'planned'})}"
