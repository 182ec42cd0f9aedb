"""The round of one category and year: all nominations beside each other, chosen with reasons."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from honours.actions import decide, is_too_early
from honours.enums import STATUS_TONES, HonourStatus
from honours.forms import TOO_EARLY, DecisionForm, RoundForm
from honours.models import Honour, HonourType
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.tables import may_edit
from nakhonchai.records.views import Crumb
from nakhonchai.thai import be_year, format_number

MOST = 500
NOBODY = "ยังไม่ได้เลือกรายชื่อ เลือกอย่างน้อยหนึ่งราย"


@require_http_methods(["GET", "HEAD", "POST"])
def honour_round(request: HttpRequest) -> HttpResponse:
    """Show a round; posted, decide about the chosen ones."""
    if not scope_of(request.user).may_write:
        raise PermissionDenied
    asked = RoundForm({"type": request.GET.get("type", ""), "year": request.GET.get("year", "")})
    asked.is_valid()
    type_, year = asked.cleaned_data.get("type"), asked.cleaned_data.get("year") or be_year(localdate())
    if request.method == "POST" and type_ is not None:
        return _decide(request, asked, type_, year)
    return _page(request, asked, type_, year, DecisionForm(initial={"status": HonourStatus.SELECTED}))


def _nominations(person: Any, type_: HonourType, year: int) -> Any:
    found = Honour.objects.visible_to(person).alive().in_round(type_, year).for_showing()
    return found.order_by("sort_key", "pk")


def _decide(request: HttpRequest, asked: RoundForm, type_: HonourType, year: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    refs = request.POST.getlist("ref")[:MOST]
    chosen = list(_nominations(request.user, type_, year).editable_by(request.user).filter(ref__in=refs))
    if not chosen:
        form.add_error(None, NOBODY)
    if form.is_valid() and is_too_early(form.cleaned_data["status"], year):
        form.add_error("status", TOO_EARLY)
    if not form.is_valid():
        return _page(request, asked, type_, year, form, chosen=set(refs), status=422)
    data = form.cleaned_data
    changed = decide(chosen, status=data["status"], by=request.user, reason=data["reason"])
    words = HonourStatus(data["status"]).label
    messages.success(request, f"บันทึก “{words}” {format_number(len(changed))} รายแล้ว")
    query = urlencode({"type": type_.pk, "year": year})
    return HttpResponseRedirect(f"{reverse('honours:round')}?{query}")


def _page(
    request: HttpRequest,
    asked: RoundForm,
    type_: HonourType | None,
    year: int,
    form: DecisionForm,
    chosen: set[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    scope = scope_of(request.user)
    found = list(_nominations(request.user, type_, year)[:MOST]) if type_ is not None else []
    rows = [(one, may_edit(one, scope), one.ref in (chosen or set())) for one in found]
    groups = [
        (label, STATUS_TONES[HonourStatus(value)], [row for row in rows if row[0].status == value])
        for value, label in HonourStatus.choices
    ]
    context = {
        "asked": asked,
        "type": type_,
        "year": year,
        "groups": [group for group in groups if group[2]],
        "count": len(rows),
        "form": form,
        "has_winner": any(one.is_honoured for one in found),
        "create_url": Honour.list_url("create"),
        "breadcrumbs": [Crumb("การเชิดชู", Honour.list_url()), Crumb("รอบการคัดเลือก")],
    }
    return render(request, "honours/round.html", context, status=status)
