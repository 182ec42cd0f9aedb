"""One reported number explained, and correcting one of a closed year."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Crumb, figure_url
from nakhonchai.geography.models import Area
from strategy.actions import adjust
from strategy.closed import is_closed
from strategy.explaining import explain
from strategy.forms.rounds import AdjustForm
from strategy.models import Indicator, Target
from strategy.scoring import board_url, explained_url
from strategy.views.scoreboards import asked_year, spot_of


def indicator_at(person: Any, ref: str) -> Indicator:
    """Return the indicator of this ref, or raise Http404."""
    found = Indicator.objects.visible_to(person).alive().filter(ref=ref)
    one: Indicator | None = found.select_related("node__strategy", "area", "cluster").first()
    if one is None:
        raise Http404
    return one


@require_safe
def explained(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Explain a reported number; what the system counts is explained by the dashboards."""
    indicator, year = indicator_at(request.user, ref), asked_year(request)
    reading = Reading(scope_of(request.user), Now())
    spot = spot_of(reading, code)
    if indicator.is_computed and not is_closed(year):
        return redirect(f"{figure_url(indicator.measure, spot.code)}?year={year}")
    found = explain(reading, spot, indicator, year, request.user)
    may = may_adjust(reading.scope, spot.code) and found.closed is not None
    context = {
        "found": found,
        "board_url": board_url(spot.code, year),
        "adjust_url": adjust_url(indicator, code, year) if may else "",
        "target_url": target_url(indicator, spot.code, year, reading.scope),
        "spread_url": spread_url(indicator, spot.code, year, reading.scope),
        "breadcrumbs": [
            Crumb("ยุทธศาสตร์", reverse("strategy:home")),
            Crumb(spot.name, board_url(spot.code, year)),
            Crumb(indicator.name, ""),
        ],
    }
    return render(request, "strategy/explained.html", context)


def adjust_url(indicator: Indicator, code: str, year: int) -> str:
    """Return the page on which a closed number is corrected."""
    return reverse("strategy:adjust", args=[indicator.ref, code, year])


def target_url(indicator: Indicator, code: str, year: int, scope: Any) -> str:
    """Return where a target is set; "" for who does not edit the area."""
    if not code or not scope.may_edit_area(code):
        return ""
    return f"{Target.list_url('create')}?indicator={indicator.ref}&area={code}&year={year}"


def spread_url(indicator: Indicator, code: str, year: int, scope: Any) -> str:
    """Return where a target is shared among the areas below; "" where that cannot be."""
    if len(code) not in (2, 4) or not scope.may_edit_area(code):
        return ""
    return reverse("strategy:target-spread", args=[indicator.ref, code, year])


def may_adjust(scope: Any, code: str) -> bool:
    """Whether the reader corrects closed numbers here: coordinators in their areas, staff for the cluster."""
    if not code:
        return bool(scope.is_staff and scope.everywhere)
    return bool(scope.may_manage and scope.may_edit_area(code))


@require_http_methods(["GET", "POST"])
def adjustment(request: HttpRequest, ref: str, code: str, year: int) -> HttpResponse:
    """Write down that a closed number should have been more or less, and why."""
    indicator = indicator_at(request.user, ref)
    reading = Reading(scope_of(request.user), Now())
    spot = spot_of(reading, code)
    if not may_adjust(reading.scope, spot.code):
        raise PermissionDenied
    if not is_closed(year):
        raise Http404
    form = AdjustForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        area = Area.objects.get(code=spot.code) if spot.code else None
        adjust(indicator, year, area, **form.cleaned_data, by=request.user)
        messages.success(request, "บันทึกการปรับปรุงแล้ว ตัวเลขที่ปิดไว้ไม่เปลี่ยน")
        return HttpResponseRedirect(explained_url(indicator, spot.code, year))
    context = {
        "form": form,
        "indicator": indicator,
        "spot": spot,
        "year": year,
        "cancel_url": explained_url(indicator, spot.code, year),
        "breadcrumbs": [
            Crumb("ยุทธศาสตร์", reverse("strategy:home")),
            Crumb(indicator.name, explained_url(indicator, spot.code, year)),
            Crumb("บันทึกการปรับปรุง", ""),
        ],
    }
    return render(request, "strategy/adjust.html", context, status=422 if form.is_bound else 200)
