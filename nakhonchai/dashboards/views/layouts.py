"""My layout: which blocks the pages of a level show me, and in which order."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.dashboards.blocks import LEVELS
from nakhonchai.dashboards.layout_forms import LayoutForm
from nakhonchai.dashboards.layouts import save_layout, stored_layout
from nakhonchai.dashboards.spots import place_url
from nakhonchai.geography.models import Area


@require_http_methods(["GET", "POST"])
def layout(request: HttpRequest, level: str) -> HttpResponse:
    """Show the choice; keep it for me, or as staff for everybody; or go back to what everybody has."""
    if level not in LEVELS:
        raise Http404(level)
    own, everybody = stored_layout(request.user, level), stored_layout(None, level)
    chosen = own if own.is_own_order else everybody
    form = LayoutForm.of(level, chosen.shown, chosen.hidden)
    action = request.POST.get("action", "")
    if request.method == "POST":
        form = LayoutForm.posted(level, request.POST)
        if action == "reset" or (action and not form.error):
            try:
                return _keep(request, level, form, action)
            except StaleVersionError:
                form = LayoutForm(
                    form.order, form.shown, error="มีเจ้าหน้าที่อื่นตั้งค่าเริ่มต้นไปก่อนแล้ว ตรวจลำดับแล้วกดอีกครั้ง"
                )
                everybody = stored_layout(None, level)
    context = {
        "level": level,
        "levels": LEVELS.items(),
        "level_word": LEVELS[level],
        "lines": form.lines(level),
        "error": form.error if action else "",
        "is_own": own.is_own_order,
        "may_set_default": _may_set_default(request),
        "version": everybody.version if everybody.pk else "",
        "area": _area(request),
        "back": _back(request),
    }
    return render(request, "dashboards/layout.html", context, status=422 if context["error"] else 200)


def _keep(request: HttpRequest, level: str, form: LayoutForm, action: str) -> HttpResponse:
    shown, hidden = ([], []) if action == "reset" else form.choice
    if action == "default":
        if not _may_set_default(request):
            raise PermissionDenied
        seen = request.POST.get("version", "")
        version = int(seen) if seen.isdigit() else None
        save_layout(
            level=level, shown=shown, hidden=hidden, by=request.user, for_everybody=True, version=version
        )
        messages.success(request, f"ตั้งเป็นหน้าเริ่มต้นของทุกคนในระดับ{LEVELS[level]}แล้ว ผู้ที่จัดหน้าเองยังเห็นแบบของตน")
    else:
        save_layout(level=level, shown=shown, hidden=hidden, by=request.user)
        words = "กลับไปใช้หน้าเริ่มต้นแล้ว" if action == "reset" else "บันทึกการจัดหน้าของท่านแล้ว"
        messages.success(request, f"{words} มีผลกับทุกหน้าในระดับ{LEVELS[level]}")
    return redirect(_back(request))


def _may_set_default(request: HttpRequest) -> bool:
    scope = scope_of(request.user)
    return scope.is_staff and scope.everywhere


def _area(request: HttpRequest) -> str:
    return request.POST.get("area", "") or request.GET.get("area", "")


def _back(request: HttpRequest) -> Any:
    """Return the page the reader came from: that of an area that exists, else the cluster's."""
    code = _area(request)
    known = bool(code) and Area.objects.filter(code=code).exists()
    return place_url(code) if known else reverse("portal:home")
