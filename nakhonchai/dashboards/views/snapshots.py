"""Figures frozen on a day: the list of them, and freezing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.forms import SnapshotForm
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.spots import place_url
from nakhonchai.geography.codes import under
from nakhonchai.geography.models import Area

PAGE_SIZE = 30


def snapshot_page(snapshot: Snapshot) -> str:
    """Return the page of the area with its figures as they were frozen."""
    page = place_url(snapshot.area_id) if snapshot.area_id else reverse("portal:home")
    return f"{page}?known={snapshot.ref}"


@require_safe
def snapshot_list(request: HttpRequest) -> HttpResponse:
    """List what was frozen, for one area and below or for all. Three queries, however many there are."""
    code = request.GET.get("area", "")
    area = Area.objects.filter(code=code).first() if code else None
    found = Snapshot.objects.select_related("area", "taken_by")
    if area is not None:
        found = found.filter(under(area.code))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [(one, snapshot_page(one)) for one in page]
    may_take = scope_of(request.user).may_manage
    context = {"page_obj": page, "rows": rows, "area": area, "may_take": may_take}
    return render(request, "dashboards/snapshot_list.html", context)


@require_http_methods(["GET", "POST"])
def snapshot_create(request: HttpRequest) -> HttpResponse:
    """Freeze the figures of this moment. Who manages may: what is frozen are aggregates that all may see."""
    if not scope_of(request.user).may_manage:
        raise PermissionDenied
    form = SnapshotForm(request.POST or None, initial={"area": request.GET.get("area", "")})
    if request.method == "POST" and form.is_valid():
        snapshot = take_snapshot(**form.cleaned_data, by=request.user)
        messages.success(request, f"บันทึกตัวเลข “{snapshot}” {snapshot.day_words} แล้ว ตัวเลขชุดนี้จะไม่เปลี่ยนอีก")
        return redirect(snapshot_page(snapshot))
    status = 422 if form.is_bound else 200
    return render(request, "dashboards/snapshot_form.html", {"form": form}, status=status)
