"""The public roll of honour: for everybody to read, to print and to share."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from honours.enums import HonourLevel
from honours.models import Honour, HonourType
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.views.chips import chips_of

REASON = "the public roll: what bodies, subdistricts and people agreed to show"
PAGE = 60


class RollForm(forms.Form):
    """How the roll is narrowed."""

    q = forms.CharField(label="ค้นหา", required=False, max_length=80)
    year = BuddhistYearField(label="ปี (พ.ศ.)", required=False)
    type = forms.ModelChoiceField(
        label="ประเภท", queryset=HonourType.objects.all(), required=False, empty_label="ทุกประเภท"
    )
    level = forms.ChoiceField(label="ระดับ", choices=[("", "ทุกระดับ"), *HonourLevel.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"] = AreaField(label="พื้นที่", required=False, within=("",))
        self.fields["q"].widget.attrs |= {"type": "search", "placeholder": "ชื่อผู้ได้รับเชิดชู"}


@dataclass(frozen=True)
class YearOfRoll:
    """The honours of one year."""

    year: int
    honours: list[Honour]


@login_not_required
@require_safe
def roll(request: HttpRequest) -> HttpResponse:
    """Show who was honoured, year by year."""
    form = RollForm(request.GET)
    found = _narrowed(form)
    page = Paginator(found.for_showing().order_by("-year", "type__order", "sort_key", "pk"), PAGE)
    shown = page.get_page(request.GET.get("page", "1"))
    chips = chips_of(form, request.GET)
    context = {
        "form": form,
        "page_obj": shown,
        "years": _by_year(shown.object_list),
        "chips": chips,
        "filter_count": sum(chip.name != "q" for chip in chips),
        "count": page.count,
    }
    return render(request, "honours/roll.html", context)


def _narrowed(form: RollForm) -> Any:
    """Return the honours the form asks for; a filter that cannot be read finds nothing."""
    found = Honour.objects.unscoped(REASON).published()
    if not form.is_valid():
        return found.none()
    asked = form.cleaned_data
    if asked["q"]:
        found = found.matching(asked["q"])
    if asked["area"]:
        found = found.at(asked["area"].code)
    if asked["level"]:
        found = found.filter(type__level=asked["level"])
    exact = {name: asked[name] for name in ("year", "type") if asked[name]}
    return found.filter(**exact)


def _by_year(honours: Iterable[Honour]) -> list[YearOfRoll]:
    return [YearOfRoll(year, list(some)) for year, some in groupby(honours, key=lambda one: one.year)]
