"""The registers that the law asks for, for coordinators and staff."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consents import actions
from consents.forms import KeepForm, PurposeForm
from consents.models import Breach, Purpose, SubjectRequest
from consents.register import register_file
from consents.registers import erasures_of, retention_years, to_review
from consents.views.finding import managed_person, managers_only
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import StaleVersionError, write
from nakhonchai.records.views import Crumb
from nakhonchai.records.writers import CONTENT_TYPES

SHOWN = 5
PAGE = 50
FORM = require_http_methods(["GET", "HEAD", "POST"])


def _way(label: str) -> list[Crumb]:
    return [Crumb("ข้อมูลส่วนบุคคล", reverse("consents:home")), Crumb(label)]


@require_safe
@managers_only
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and the way to each register."""
    asked = SubjectRequest.objects.visible_to(request.user).alive().open()
    leaked = Breach.objects.visible_to(request.user).alive().open()
    review = to_review(request.user)
    context = {
        "requests": list(asked.with_home().order_by("due", "pk")[:SHOWN]),
        "request_count": asked.count(),
        "late_count": asked.late().count(),
        "breaches": list(leaked.with_home().order_by("found_at", "pk")[:SHOWN]),
        "breach_count": leaked.count(),
        "review_count": review.count(),
        "erasure_count": erasures_of(request.user).count(),
        "purpose_count": Purpose.objects.filter(is_active=True).count(),
        "years": retention_years(),
    }
    return render(request, "consents/home.html", context)


@require_safe
@managers_only
def purposes(request: HttpRequest) -> HttpResponse:
    """The register of processing."""
    context = {
        "purposes": Purpose.objects.all(),
        "may_edit": scope_of(request.user).is_staff,
        "breadcrumbs": _way("บันทึกรายการประมวลผล"),
    }
    return render(request, "consents/purpose_list.html", context)


@require_safe
@managers_only
def purposes_file(request: HttpRequest) -> FileResponse:
    """The register of processing as a workbook."""
    return FileResponse(
        register_file(),
        as_attachment=True,
        filename="บันทึกรายการประมวลผล.xlsx",
        content_type=CONTENT_TYPES["xlsx"],
    )


@FORM
@managers_only
def purpose_edit(request: HttpRequest, number: int = 0) -> HttpResponse:
    """A new purpose, or another wording of one; CODI staff only."""
    found = Purpose.objects.filter(pk=number).first() if number else Purpose()
    if found is None or not scope_of(request.user).is_staff:
        raise Http404
    form = PurposeForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        return _save_purpose(request, form)
    title = "แก้ไขวัตถุประสงค์" if number else "เพิ่มวัตถุประสงค์"
    context = {"form": form, "title": title, "breadcrumbs": _way(title), "purpose": found if number else None}
    return render(request, "consents/purpose_form.html", context, status=422 if form.errors else 200)


def _save_purpose(request: HttpRequest, form: Any) -> HttpResponse:
    before = form.instance.edition
    seen = request.POST.get("version", "")
    try:
        write(form.instance, by=request.user, version=int(seen) if seen.isdecimal() else None)
    except StaleVersionError:
        form.add_error(None, "มีผู้อื่นบันทึกวัตถุประสงค์นี้ไปก่อนแล้ว เปิดหน้านี้ใหม่เพื่อดูค่าล่าสุด")
        context = {
            "form": form,
            "title": "แก้ไขวัตถุประสงค์",
            "breadcrumbs": _way("แก้ไข"),
            "purpose": form.instance,
        }
        return render(request, "consents/purpose_form.html", context, status=409)
    another = form.instance.edition != before
    said = f"บันทึกแล้ว เป็นฉบับที่ {form.instance.edition} ความยินยอมตามฉบับเก่ายังเก็บไว้" if another else "บันทึกแล้ว"
    messages.success(request, said)
    return HttpResponseRedirect(reverse("consents:purposes"))


@require_safe
@managers_only
def retention(request: HttpRequest) -> HttpResponse:
    """People whose data may no longer be needed."""
    found = to_review(request.user).with_home().order_by("updated_at", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "page_obj": page,
        "people": page.object_list,
        "years": retention_years(),
        "form": KeepForm(),
        "breadcrumbs": _way("ทบทวนระยะเวลาเก็บ"),
    }
    return render(request, "consents/retention.html", context)


@require_POST
@managers_only
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep a person's data on."""
    leader = managed_person(ref, request.user)
    form = KeepForm(request.POST)
    if form.is_valid():
        actions.keep_on(leader, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, "บันทึกว่ายังจำเป็นต้องเก็บแล้ว")
    else:
        messages.error(request, "บอกสั้น ๆ ว่าเก็บต่อเพราะอะไร")
    return HttpResponseRedirect(reverse("consents:retention"))


@require_safe
@managers_only
def erasures(request: HttpRequest) -> HttpResponse:
    """Who was forgotten: when and why, and nothing that says who it was."""
    page = Paginator(erasures_of(request.user), PAGE).get_page(request.GET.get("page", "1"))
    context = {"page_obj": page, "rows": page.object_list, "breadcrumbs": _way("การลบข้อมูลบุคคล")}
    return render(request, "consents/erasures.html", context)
