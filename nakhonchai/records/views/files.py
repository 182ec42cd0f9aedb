"""Files of records: adding, fetching, putting aside. A file follows the scope of what it belongs to."""

import uuid
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
from django.views.generic.base import View

from nakhonchai.base.forms import FileDrop
from nakhonchai.records.access import remember_reading
from nakhonchai.records.actions import once
from nakhonchai.records.attachments import (
    attach_file,
    may_attach,
    put_aside,
    reads_files,
    record_of,
    take_back,
)
from nakhonchai.records.filetypes import CheckedFile, check_file
from nakhonchai.records.kinds import visible_record
from nakhonchai.records.models import Attachment
from nakhonchai.records.views.base import Crumb

MEGABYTE = 1024 * 1024


class AttachmentForm(forms.Form):
    """One file and what it is."""

    file = forms.FileField(
        label="ไฟล์",
        widget=FileDrop(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.docx,.odt,.xlsx,.ods,.csv,.txt"}),
        help_text="PDF รูปภาพ เอกสาร ตาราง หรือข้อความ ระบบลบพิกัดสถานที่ออกจากรูปให้",
        error_messages={"required": "เลือกไฟล์ก่อน", "empty": "ไฟล์นี้ว่างเปล่า เลือกไฟล์อื่น"},
    )
    caption = forms.CharField(label="คำอธิบาย", required=False, max_length=200)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_file(self) -> CheckedFile:
        """Refuse what is too large or of a kind that is not kept."""
        upload = self.cleaned_data["file"]
        if upload.size > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // MEGABYTE
            raise ValidationError(f"ไฟล์ใหญ่เกิน {most} MB ย่อหรือแบ่งไฟล์แล้วแนบอีกครั้ง", code="large")
        self.given_name = upload.name
        return check_file(upload.read(), upload.name)


class AttachmentCreate(View):
    """Adds a file to any record that the person edits."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the record, or answer 404."""
        self.record = visible_record(kwargs["kind"], kwargs["ref"], request.user)
        if not may_attach(self.record, request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """Show the form."""
        return self._show(AttachmentForm(initial={"form_key": uuid.uuid4()}))

    def post(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """Keep the file, or say in words why not; the description stays as typed."""
        form = AttachmentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, 422)
        once(request.user, form.cleaned_data["form_key"], lambda: self._keep(form))
        messages.success(request, "แนบไฟล์แล้ว")
        return HttpResponseRedirect(self.record.page() + "#files")

    def _keep(self, form: AttachmentForm) -> str:
        data = form.cleaned_data
        attach_file(
            self.record, data["file"], name=form.given_name, caption=data["caption"], by=self.request.user
        )
        return self.record.page()

    def _show(self, form: AttachmentForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "record": self.record,
            "title": "แนบไฟล์",
            "breadcrumbs": [*_crumbs(self.record), Crumb("แนบไฟล์")],
        }
        return render(self.request, "records/attachment_form.html", context, status=status)


class AttachmentView(View):
    """A page about one file: found only by who reads the files of its record."""

    for_writing = False
    trashed = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the file through its record, or answer 404."""
        found = Attachment.objects.select_related("about_type").filter(ref=kwargs["ref"])
        attachment = found.filter(trashed_at__isnull=not self.trashed).first()
        if attachment is None:
            raise Http404
        self.attachment, self.record = attachment, record_of(attachment, request.user)
        if not reads_files(self.record, request.user):
            raise Http404
        if self.for_writing and not may_attach(self.record, request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class AttachmentFetch(AttachmentView):
    """Gives the content, never to be shown or run by the browser in our name."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponseBase:
        """Send the file; that a person's file was read is remembered."""
        remember_reading(self.record, request.user)
        kept = self.attachment
        try:
            content = kept.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            content, as_attachment=True, filename=kept.name, content_type=kept.content_type
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        return response


class AttachmentTrash(AttachmentView):
    """Asks, and puts a file aside."""

    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        return self._show()

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it, with a reason."""
        reason = request.POST.get("reason", "").strip()[:200]
        if not reason:
            return self._show("บอกเหตุผลสั้น ๆ เพื่อให้คนอื่นเข้าใจภายหลัง", 422)
        put_aside(self.attachment, by=request.user, reason=reason)
        messages.success(request, f"ย้ายไฟล์ “{self.attachment.name}” ไปถังขยะแล้ว กู้คืนได้จากหน้าถังขยะ")
        return HttpResponseRedirect(self.record.page() + "#files")

    def _show(self, problem: str = "", status: int = 200) -> HttpResponse:
        context = {
            "record": self.record,
            "attachment": self.attachment,
            "problem": problem,
            "breadcrumbs": [*_crumbs(self.record), Crumb("ย้ายไฟล์ไปถังขยะ")],
        }
        return render(self.request, "records/attachment_trash.html", context, status=status)


class AttachmentRestore(AttachmentView):
    """Takes a file out of the trash; posted from the list of the trash."""

    for_writing = True
    trashed = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it."""
        take_back(self.attachment)
        messages.success(request, f"กู้คืนไฟล์ “{self.attachment.name}” แล้ว")
        return HttpResponseRedirect(self.record.page() + "#files")


def _crumbs(record: Any) -> list[Crumb]:
    return [
        Crumb(str(record._meta.verbose_name_plural), record.list_url()),
        Crumb(str(record), record.page()),
    ]
