"""The tree of places to walk, to search and to pick from. All of it is public, but for who changed what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography.asking import levels_of, read
from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.models import Area, AreaAlias
from nakhonchai.geography.reach import may_keep_villages, may_redraw
from nakhonchai.geography.search import EVERYWHERE, find_places, ranked, with_successors
from nakhonchai.records.history import entries

PICKS, RESULTS, LONG_LIST = 20, 50, 8
BELOW = {Level.PROVINCE: "อำเภอ", Level.DISTRICT: "ตำบล", Level.SUBDISTRICT: "หมู่บ้าน"}


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the tree's root to here."""

    label: str
    url: str


def crumbs(area: Area | None, last: str = "") -> list[Crumb]:
    """Return the way down to *area*; *last* is the page's own name, where it is not the area's. No query."""
    way = [Crumb("พื้นที่", reverse("portal:places"))]
    if area is not None:
        names = reversed([area.short_name, *_names_above(area)])
        codes = [*area.ancestor_codes, area.code]
        way += [Crumb(name, walk(code)) for name, code in zip(names, codes, strict=True)]
    if last:
        way.append(Crumb(last, ""))
    return [*way[:-1], Crumb(way[-1].label, "")]


def _names_above(area: Area) -> list[str]:
    """Cut the path into as many names as there are areas above; a name may hold a space itself."""
    marks = ("ต.", "อ.", "จ.", "แขวง", "เขต", "กรุงเทพมหานคร", "กิ่ง")
    names: list[str] = []
    for word in area.path_th.split(" "):
        if names and not word.startswith(marks):
            names[-1] += f" {word}"
        else:
            names.append(word)
    above = len(area.ancestor_codes)
    return names if len(names) == above else area.ancestor_codes[::-1]


def walk(code: str) -> str:
    """Return the address at which the tree is walked on from an area; a village has only its own page."""
    if len(code) > 6:
        return reverse("portal:place", args=[code])
    return (
        reverse("portal:villages", args=[code]) if len(code) == 6 else f"{reverse('portal:places')}?at={code}"
    )


@login_not_required
def places(request: HttpRequest) -> HttpResponse:
    """Walk the tree, or search it."""
    text, at = request.GET.get("q", "").strip(), request.GET.get("at", "").strip()
    if text:
        return render(request, "portal/place_search.html", _search(text))
    area = get_object_or_404(Area, code=at) if at else None
    if area is not None and area.level >= Level.SUBDISTRICT:
        return redirect("portal:villages", code=area.code[:6])
    return render(request, "portal/place_list.html", _level(area))


def _search(text: str) -> dict[str, Any]:
    question = read(text)
    found = list(with_successors(ranked(question))[: RESULTS + 1]) if question.words else []
    return {
        "q": text,
        "found": found[:RESULTS],
        "more": len(found) > RESULTS,
        "breadcrumbs": crumbs(None, "ค้นหา"),
    }


def _level(area: Area | None) -> dict[str, Any]:
    """Return the areas below, with the number of those below them; at the root also the districts."""
    below = Area.objects.filter(parent=area).in_thai_order()
    counted = below.annotate(inside=Count("children", filter=Q(children__valid_to=None)))
    children = list(counted.current())
    gone = list(with_successors(below.exclude(valid_to=None))) if area is not None else []
    if area is None and len(children) <= LONG_LIST:
        _add_districts(children)
    return {
        "q": "",
        "area": area,
        "children": children,
        "gone": gone,
        "below": BELOW[Level(area.level)] if area else "จังหวัด",
        "inside": BELOW[Level(area.level + 1)] if area else "อำเภอ",
        "breadcrumbs": crumbs(area) if area else [],
    }


def _add_districts(provinces: list[Any]) -> None:
    districts: dict[str, list[Area]] = {}
    codes = [province.code for province in provinces]
    for district in Area.objects.current().filter(parent_id__in=codes).in_thai_order():
        districts.setdefault(district.code[:2], []).append(district)
    for province in provinces:
        province.districts = districts.get(province.code, [])


@login_not_required
def villages(request: HttpRequest, code: str) -> HttpResponse:
    """List the villages and urban communities of a subdistrict, by หมู่, and what of it one may change."""
    area = get_object_or_404(Area, code=code, level=Level.SUBDISTRICT)
    former = AreaAlias.objects.filter(kind=AliasKind.FORMER_NAME).order_by("pk")
    rows = area.children.prefetch_related(Prefetch("aliases", queryset=former, to_attr="former_names"))
    below = list(with_successors(rows.order_by("level", "moo", "sort_key", "code")))
    for one in below:
        one.former = [alias.name for alias in one.former_names if alias.name != one.name_th]
    now = [one for one in below if one.is_current]
    context = {
        "area": area,
        "villages": [one for one in now if one.level == Level.VILLAGE],
        "communities": [one for one in now if one.level == Level.COMMUNITY],
        "gone": [one for one in below if not one.is_current],
        "may_keep": area.is_current and may_keep_villages(request.user, area.code),
        "may_redraw": may_redraw(request.user, area.code),
        "breadcrumbs": crumbs(area),
    }
    return render(request, "portal/village_list.html", context)


def place_history(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what became of an area. Who did it is for those who work there."""
    area = get_object_or_404(Area, code=code)
    scope = scope_of(request.user)
    told = entries(area, scope)
    if not scope.reads(DataClass.INTERNAL, area.code):
        told = [replace(entry, who="") for entry in told]
    context = {
        "area": area,
        "entries": told,
        "breadcrumbs": crumbs(area, "ประวัติ"),
        "back_url": walk(area.code[:6]),
    }
    return render(request, "portal/place_history.html", context)


@login_not_required
def pick_areas(request: HttpRequest) -> JsonResponse:
    """Answer a picker: at most twenty places, with their whole path. Names of places are public."""
    within: Iterable[str] = EVERYWHERE
    if request.GET.get("within") == "edit":
        within = scope_of(request.user).edits
    levels = levels_of(request.GET.get("levels", ""))
    found = find_places(request.GET.get("q", "")[:100], within=within, levels=levels, limit=PICKS)
    results = [{"code": one.area.code, "name": one.name, "path": one.area.path} for one in found]
    return JsonResponse({"results": results}, json_dumps_params={"ensure_ascii": False})
