"""Ending the terms of a whole committee and typing the next one: a form, a preview, the deed."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.generic.base import View

from leaders.committee_forms import RenewForm
from leaders.committees import once_only, renew_committee
from leaders.models import Position
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import AlreadySentError, content_digest, once
from nakhonchai.records.views import Crumb
from organizations.models import Organization

SALT = "leaders.committee"
CHANGED = "มีผู้อื่นแก้ไขตำแหน่งในองค์กรนี้ไปก่อนแล้ว ตรวจรายการล่าสุดแล้วยืนยันอีกครั้ง"
# What the buttons say is no content of the form.
BUTTONS = {"step", "looked_at", "csrfmiddlewaretoken", "form_key"}


class CommitteeRenew(View):
    """For who edits the body. Nothing is written before the preview was confirmed as it was shown."""

    body: Organization

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the body within the writer's reach, or answer 404."""
        found = (
            Organization.objects.editable_by(request.user).alive().select_related("area", "cluster", "type")
        )
        body = found.filter(ref=kwargs["ref"]).first()
        if body is None:
            raise Http404
        self.body = body
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the present committee and an empty table."""
        return self._show(self._form())

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Add rows, show what would be done, or do it."""
        form = self._form(request.POST)
        if request.POST.get("step") == "more":
            form.add_rows()
            return self._show(form)
        if not form.is_valid():
            return self._show(form, 422)
        if request.POST.get("step") != "confirm" or not self._was_looked_at(form):
            return self._show(form, preview=True)
        return self._do(form)

    def _form(self, data: Any = None) -> RenewForm:
        return RenewForm(data, held=self._held(), person=self.request.user)

    def _held(self) -> list[Position]:
        found = (
            Position.objects.editable_by(self.request.user).alive().current().filter(organization=self.body)
        )
        held = list(found.select_related("leader", "role").order_by("role__order", "pk"))
        for one in held:
            one.organization = self.body
        return held

    def _seal(self, form: RenewForm) -> str:
        """Return what was looked at: all that was typed, and the version of each post that ends."""
        typed = sorted((key, values) for key, values in self.request.POST.lists() if key not in BUTTONS)
        versions = [(one.pk, one.version) for one in form.held]
        return signing.dumps([typed, versions], salt=SALT, compress=True)

    def _was_looked_at(self, form: RenewForm) -> bool:
        try:
            seen = signing.loads(self.request.POST.get("looked_at", ""), salt=SALT, max_age=86_400)
        except signing.BadSignature:
            return False
        same: bool = seen == signing.loads(self._seal(form), salt=SALT)
        if not same:
            moved = seen[1] != [[one.pk, one.version] for one in form.held]
            messages.warning(self.request, CHANGED if moved else "แบบฟอร์มเปลี่ยนไปจากที่ดูไว้ ตรวจแล้วยืนยันอีกครั้ง")
        return same

    def _do(self, form: RenewForm) -> HttpResponse:
        def save() -> str:
            renew_committee(
                self.body, form.change(), by=self.request.user, reason=form.cleaned_data["reason"]
            )
            return self.body.page() + "#positions"

        try:
            url = once(
                self.request.user, form.cleaned_data["form_key"], save, content_digest(self.request.POST)
            )
        except StaleVersionError:
            messages.warning(self.request, CHANGED)
            return self._show(self._form(self.request.POST), 409)
        except AlreadySentError as sent:
            messages.info(self.request, "แบบฟอร์มนี้บันทึกไปแล้ว จึงไม่ได้บันทึกซ้ำ")
            return HttpResponseRedirect(sent.url)
        done = f"จบวาระ {len(form.ending)} คน และตั้งคณะใหม่ {len(form.seats)} คนแล้ว"
        messages.success(self.request, done)
        return HttpResponseRedirect(url)

    def _show(self, form: RenewForm, status: int = 200, *, preview: bool = False) -> HttpResponse:
        crumbs = [
            Crumb("องค์กร", Organization.list_url()),
            Crumb(str(self.body), self.body.page()),
            Crumb("จบวาระ/ตั้งคณะใหม่"),
        ]
        context = {
            "title": "จบวาระทั้งคณะ และตั้งคณะใหม่",
            "body": self.body,
            "form": form,
            "preview": preview,
            "warnings": once_only(form.seats, form.staying) if preview else [],
            "looked_at": self._seal(form) if preview else "",
            "ending": {one.ref for one in form.ending},
            "breadcrumbs": crumbs,
            "term_years": self.body.type.term_years,
        }
        return render(self.request, "leaders/committee_renew.html", context, status=status)
