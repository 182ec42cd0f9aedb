"""Saved views: their list, their address, and keeping, changing and dropping one's own."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nakhonchai.accounts.models import Account
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.dashboards.models import SavedView
from nakhonchai.dashboards.saved_view_forms import SavedViewForm
from nakhonchai.dashboards.saved_views import can_be_kept, save_view, split_address, trash_view

SHOWN, SHOWN_TRASH = 100, 10


@require_safe
def view_list(request: HttpRequest) -> HttpResponse:
    """List my views and those shared with me, of one page or of all. As a fragment, for the page itself."""
    path = split_address(request.GET.get("page", ""))[0]
    found = SavedView.objects.found_by(request.user).alive().select_related("area", "account")
    if path:
        found = found.of_page(path)
    trashed = SavedView.objects.owned_by(request.user).trashed().order_by("-trashed_at")
    is_part = bool(request.headers.get("HX-Request"))
    context = {
        "views": found[:SHOWN],
        "path": path,
        "address": request.GET.get("page", "") if can_be_kept(path) else "",
        "trashed": () if is_part or path else trashed[:SHOWN_TRASH],
    }
    template = "dashboards/saved_view_part.html" if is_part else "dashboards/saved_view_list.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def view_create(request: HttpRequest) -> HttpResponse:
    """Keep the page with its filters under a name."""
    view = SavedView(account=cast(Account, request.user))
    form = SavedViewForm(
        request.POST or None,
        instance=view,
        person=request.user,
        initial={"address": request.GET.get("page", "")},
    )
    return _form(request, form, "บันทึกมุมมองนี้")


@require_http_methods(["GET", "POST"])
def view_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the name of my view, or who finds it."""
    view = _own(request, ref)
    form = SavedViewForm(request.POST or None, instance=view, person=request.user)
    return _form(request, form, "แก้มุมมอง")


def _form(request: HttpRequest, form: Any, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            view = save_view(form.instance, by=request.user, version=form.cleaned_data["seen_version"])
        except StaleVersionError:
            form.add_error(None, "มุมมองนี้ถูกแก้จากอีกหน้าต่างหนึ่งไปแล้ว เปิดหน้านี้ใหม่แล้วแก้อีกครั้ง")
        else:
            messages.success(request, f"บันทึกมุมมอง “{view}” แล้ว · {view.sharing_words}")
            return redirect("dashboards:view-list")
    status = 422 if form.is_bound else 200
    return render(request, "dashboards/saved_view_form.html", {"form": form, "title": title}, status=status)


@require_safe
def view_open(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead to the page with the filters; whoever opens it sees there what they may see."""
    view = get_object_or_404(SavedView.objects.found_by(request.user).alive(), ref=ref)
    return redirect(view.target)


@require_http_methods(["GET", "POST"])
def view_trash(request: HttpRequest, ref: str) -> HttpResponse:
    """Drop my view, after asking; or take it back."""
    view = _own(request, ref)
    if request.method == "GET":
        return render(request, "dashboards/saved_view_trash.html", {"view": view})
    restore = request.POST.get("state") == "restore"
    trash_view(view, by=request.user, restore=restore)
    messages.success(request, f"{'กู้คืน' if restore else 'ลบ'}มุมมอง “{view}” แล้ว")
    return redirect("dashboards:view-list")


def _own(request: HttpRequest, ref: str) -> SavedView:
    view: SavedView = get_object_or_404(SavedView.objects.owned_by(request.user), ref=ref)
    return view
