"""One person's consents, their paper form, who looked, their file, and forgetting them."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from consents import actions
from consents.enums import Basis
from consents.forms import ConsentForm, EraseForm, TakeForm, WithdrawForm
from consents.models import Consent, Purpose
from consents.person_file import person_file
from consents.registers import was_erased, who_looked
from consents.states import states_of
from consents.views.finding import crumbs, of_a_person
from leaders.models import Leader
from nakhonchai.accounts.links import qr_code
from nakhonchai.records.access import remember_reading
from nakhonchai.records.actions import once, was_sent
from nakhonchai.records.persons.forgetting import preview
from nakhonchai.thai import be_year

SHOWN = 200
FORM = require_http_methods(["GET", "HEAD", "POST"])


def page(
    request: HttpRequest, name: str, leader: Leader, label: str, status: int = 200, **more: Any
) -> HttpResponse:
    """Render a page about a person."""
    context = {"leader": leader, "breadcrumbs": crumbs(leader, label), "title": label, **more}
    return render(request, f"consents/{name}.html", context, status=status)


@FORM
@of_a_person
def give(request: HttpRequest, leader: Leader) -> HttpResponse:
    """Record a consent, with the scan of the signed form."""
    start = {
        "purpose": request.GET.get("purpose", ""),
        "given_on": timezone.localdate(),
        "form_key": uuid.uuid4(),
        "way": "paper",
    }
    if request.method != "POST":
        return _give_page(request, leader, ConsentForm(initial=start, leader=leader))
    if was_sent(request.user, request.POST.get("form_key", "")):
        messages.success(request, "บันทึกความยินยอมแล้ว")  # a second press finds what the first one did
        return HttpResponseRedirect(leader.page() + "#consents")
    form = ConsentForm(request.POST, request.FILES, leader=leader)
    if not form.is_valid():
        return _give_page(request, leader, form, 422)
    url = once(request.user, form.cleaned_data["form_key"], lambda: _give(form, request.user))
    messages.success(request, "บันทึกความยินยอมแล้ว")
    return HttpResponseRedirect(url)


def _give(form: ConsentForm, by: Any) -> str:
    data, leader = form.cleaned_data, form.leader
    actions.give_consent(
        leader,
        data["purpose"],
        by=by,
        given_on=data["given_on"],
        way=data["way"],
        guardian=form.guardian,
        scan=data["scan"],
        scan_name=form.scan_name,
    )
    return leader.page() + "#consents"


def _give_page(request: HttpRequest, leader: Leader, form: Form, status: int = 200) -> HttpResponse:
    purposes = Purpose.objects.filter(is_active=True, basis=Basis.CONSENT)
    return page(request, "consent_form", leader, "บันทึกความยินยอม", status, form=form, purposes=purposes)


@FORM
@of_a_person
def withdraw(request: HttpRequest, leader: Leader, number: int) -> HttpResponse:
    """Take a consent back: one press."""
    consent = Consent.objects.standing().filter(leader=leader.pk, pk=number).select_related("purpose").first()
    if consent is None:
        raise Http404
    if request.method != "POST":
        return page(
            request, "withdraw", leader, "ถอนความยินยอม", consent=consent, form=WithdrawForm(consent=consent)
        )
    form = WithdrawForm(request.POST, consent=consent)
    if not form.is_valid():
        return page(request, "withdraw", leader, "ถอนความยินยอม", 422, consent=consent, form=form)
    data = form.cleaned_data
    consent.leader = leader
    actions.withdraw_consent(consent, by=request.user, why=data["why"], on=data["withdrawn_on"])
    messages.success(request, f"ถอนความยินยอมเรื่อง “{consent}” แล้ว มีผลทันที")
    return HttpResponseRedirect(leader.page() + "#consents")


@require_safe
@of_a_person
def paper(request: HttpRequest, leader: Leader) -> HttpResponse:
    """The consent form of one person, to be printed and signed. Opening it is noted as printing."""
    remember_reading(leader, request.user, printed=True)
    address = request.build_absolute_uri(reverse("consents:consent-give", args=[leader.ref]))
    return page(
        request,
        "paper",
        leader,
        "แบบให้ความยินยอม",
        states=states_of(leader),
        qr=qr_code(address),
        year=be_year(timezone.localdate()),
        controller=settings.DATA_CONTROLLER,
        contact=settings.PRIVACY_CONTACT,
    )


@require_safe
@of_a_person
def access(request: HttpRequest, leader: Leader) -> HttpResponse:
    """Who opened, printed or took what is held about the person."""
    found = list(who_looked(leader)[: SHOWN + 1])
    return page(
        request, "access", leader, "ใครเปิดดูข้อมูล", rows=found[:SHOWN], more=len(found) > SHOWN, shown=SHOWN
    )


@FORM
@of_a_person
def take(request: HttpRequest, leader: Leader) -> HttpResponseBase:
    """Everything that is held about the person, as one file with xlsx and json."""
    form = TakeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return page(request, "take", leader, "ข้อมูลทั้งหมดของบุคคล", 422 if form.errors else 200, form=form)
    made = person_file(leader, by=request.user, purpose=form.cleaned_data["purpose"])
    name = f"ข้อมูลบุคคล-{leader.ref}.zip"  # nothing in the name says who
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")


@FORM
@of_a_person
def erase(request: HttpRequest, leader: Leader) -> HttpResponse:
    """Show what would go, ask why, and forget the person."""
    gone = was_erased(leader)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if gone is None and request.method == "POST" and form.is_valid():
        actions.erase(leader, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "ลบข้อมูลบุคคลแล้ว ตัวเลขรวมยังอยู่ และรายชื่อเก่าจะนำบุคคลนี้กลับเข้ามาไม่ได้")
        return HttpResponseRedirect(reverse("consents:erasures"))
    told = [] if gone else preview(leader, by=request.user)
    status = 422 if form.errors else 200
    return page(request, "erase", leader, "ลบข้อมูลบุคคล", status, form=form, told=told, gone=gone)
