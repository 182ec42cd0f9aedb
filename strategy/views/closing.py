"""Closing a fiscal year, and the years that were closed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.views import Crumb
from strategy.closing import UnconfirmedError, close_year
from strategy.forms.rounds import CloseForm
from strategy.models import Value, YearClose
from strategy.scoring import board_url


@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest) -> HttpResponse:
    """Show the closed years; let staff close one. Refused with a list while reports wait."""
    scope = scope_of(request.user)
    may_close = scope.is_staff and scope.everywhere
    if request.method == "POST" and not may_close:
        raise PermissionDenied
    initial = {"year": this_year() - 1, "signed_on": timezone.localdate()}
    form, waiting, count = CloseForm(request.POST or None, initial=initial), [], 0
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            close = close_year(
                asked["year"],
                signed_by=asked["signed_by"],
                signed_on=asked["signed_on"],
                note=asked["note"],
                by=request.user,
            )
        except UnconfirmedError as problem:
            waiting, count = problem.reports, problem.count
            form.add_error("year", f"ยังมีรายงาน {count:,} รายการที่จังหวัดยังไม่ยืนยัน ดูรายการด้านล่าง แล้วปิดปีอีกครั้ง")
        else:
            messages.success(request, f"{close} แล้ว ตัวเลขชุดนี้จะไม่เปลี่ยนอีก")
            return HttpResponseRedirect(board_url("", close.fiscal_year))
    years = YearClose.objects.select_related("snapshot", "closed_by")
    context = {
        "form": form if may_close else None,
        "waiting": waiting,
        "count": count,
        "values_url": Value.list_url(),
        "closed": [(one, board_url("", one.fiscal_year), f"/?known={one.snapshot.ref}") for one in years],
        "breadcrumbs": [Crumb("ยุทธศาสตร์", reverse("strategy:home")), Crumb("ปิดปีงบประมาณ")],
    }
    return render(request, "strategy/closing.html", context, status=422 if form.errors else 200)
