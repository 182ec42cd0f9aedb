"""The photo of a leader: looked at by who finds the person, changed by who edits them."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import timezone

from leaders.photos import check_photo, photo_of, set_photo
from leaders.views.leaders import LeaderPages
from nakhonchai.accounts.models.access import AccessLog
from nakhonchai.base.forms import FileDrop
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.access import remember_reading
from nakhonchai.records.actions import once
from nakhonchai.records.filetypes import CheckedFile
from nakhonchai.records.views import Crumb, OneRecordView

MEGABYTE = 1024 * 1024
READ_JUST_NOW = timedelta(minutes=10)
CHANGED = "มีผู้อื่นแก้ไขบุคคลนี้ไปก่อนแล้ว เลือกรูปแล้วส่งอีกครั้ง"


class PhotoForm(forms.Form):
    """One photo."""

    photo = forms.FileField(
        label="รูปถ่าย",
        widget=FileDrop(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="รูปหน้าตรง JPEG PNG หรือ WebP ระบบตัดเป็นสี่เหลี่ยมจัตุรัสและลบพิกัดสถานที่ออกให้",
        error_messages={"required": "เลือกรูปก่อน", "empty": "ไฟล์นี้ว่างเปล่า เลือกรูปอื่น"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_photo(self) -> CheckedFile:
        """Refuse what is too large, and what is no photo."""
        upload = self.cleaned_data["photo"]
        if upload.size > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // MEGABYTE
            raise ValidationError(f"รูปใหญ่เกิน {most} MB ย่อรูปแล้วส่งอีกครั้ง", code="large")
        return check_photo(upload.read())


class LeaderPhotoEdit(LeaderPages, OneRecordView):
    """Gives a leader a photo, or takes it away."""

    related = ("area", "cluster", "photo")
    for_writing = True
    page = "photo"

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the form."""
        self._refuse_trashed()
        initial = {"form_key": uuid.uuid4(), "version": self.object.version}
        return self._show(PhotoForm(initial=initial))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Keep the photo, or say at the field why not."""
        self._refuse_trashed()
        if "remove" in request.POST:
            return self._done(None, None, "เอารูปออกแล้ว")
        form = PhotoForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            return self._done(form.cleaned_data["photo"], form.cleaned_data["form_key"], "เปลี่ยนรูปแล้ว")
        except StaleVersionError:
            form.add_error("photo", CHANGED)
            return self._show(form, 409)

    def _refuse_trashed(self) -> None:
        if self.object.is_trashed:
            raise Http404

    def _done(self, checked: CheckedFile | None, key: Any, words: str) -> HttpResponse:
        def save() -> str:
            set_photo(self.object, checked, by=self.request.user)
            return str(self.object.page())

        url = once(self.request.user, key, save)
        messages.success(self.request, words)
        return HttpResponseRedirect(url)

    def _show(self, form: PhotoForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, title="รูปประจำตัว", photo=photo_of(self.object))
        return render(self.request, "leaders/leader_photo.html", context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the leader's page."""
        return [Crumb(str(self.object), self.object.page()), Crumb("รูปประจำตัว")]


class LeaderPhoto(LeaderPages, OneRecordView):
    """Gives the picture, to who finds the person and to nobody else."""

    related = ("area", "cluster", "photo")
    page = "picture"

    def get(self, request: HttpRequest, ref: str) -> HttpResponseBase:
        """Send it. The person's page has just noted the reading; a picture asked for alone is noted."""
        photo = photo_of(self.object)
        if photo is None:
            raise Http404
        if not self._read_just_now():
            remember_reading(self.object, request.user)
        try:
            content = photo.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(content, content_type=photo.content_type)
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        return response

    def _read_just_now(self) -> bool:
        since = timezone.now() - READ_JUST_NOW
        noted = AccessLog.objects.filter(account=self.request.user.pk, subject_ref=self.object.ref)
        return noted.filter(subject=self.model._meta.label_lower, at__gte=since).exists()
