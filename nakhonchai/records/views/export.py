"""Export of exactly what a list shows."""

from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.records.export import CONTENT_TYPES, FORMATS, export_records, has_personal_columns
from nakhonchai.records.registry import resource_for
from nakhonchai.records.views.base import Crumb
from nakhonchai.records.views.lists import FilteredView
from nakhonchai.thai import be_year

FORMAT_CHOICES = (("xlsx", "Excel (.xlsx)"), ("ods", "LibreOffice (.ods)"), ("csv", "CSV (.csv)"))


class ExportForm(forms.Form):
    """Which file, and whether it holds what says something about persons."""

    format = forms.ChoiceField(label="ชนิดไฟล์", choices=FORMAT_CHOICES, initial="xlsx")
    personal = forms.BooleanField(
        label="รวมข้อมูลส่วนบุคคล (ชื่อคน โทรศัพท์ ปีเกิด …)",
        required=False,
        help_text="เฉพาะของพื้นที่ที่ท่านดูแล และระบบบันทึกไว้ว่าใครส่งออกเมื่อใด",
    )
    purpose = forms.CharField(
        label="จะนำข้อมูลส่วนบุคคลไปใช้ทำอะไร",
        required=False,
        max_length=200,
        help_text="จำเป็นเมื่อรวมข้อมูลส่วนบุคคล เช่น โทรเชิญประชุมสภาองค์กรชุมชนเดือนนี้",
    )

    def __init__(self, *args: Any, personal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not personal:
            del self.fields["personal"], self.fields["purpose"]

    def clean(self) -> dict[str, Any]:
        """Personal data leaves only with a purpose."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("personal") and len(cleaned.get("purpose", "").strip()) < 5:
            self.add_error("purpose", "บอกสั้น ๆ ว่าจะนำไปใช้ทำอะไร")
        return cleaned


class RecordExport(FilteredView):
    """``?format=xlsx`` gives the file at once, without personal columns; without it, a page asks.

    The query string is that of the list, so that the file holds exactly what the list shows.
    """

    page = "export"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Give the file, or the page that asks."""
        suffix = request.GET.get("format", "")
        if suffix in FORMATS:
            return self.file(suffix, personal=False, purpose="")
        return self.ask(self.make_form())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Give the file as asked on the page."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        asked = form.cleaned_data
        return self.file(
            asked["format"], personal=bool(asked.get("personal")), purpose=asked.get("purpose", "").strip()
        )

    def make_form(self, data: Any = None) -> ExportForm:
        """Return the form; who reads no personal data anywhere is not asked about it."""
        personal = self.scope.role in WRITERS and has_personal_columns(self.model)
        return ExportForm(data, personal=personal)

    def ask(self, form: ExportForm, status: int = 200) -> HttpResponse:
        """Show the page."""
        context = self.get_context_data(form=form, count=self.selected().count(), query=self.query)
        return render(self.request, self.get_template_names(), context, status=status)

    @property
    def query(self) -> str:
        """The query string of the list."""
        kept = self.request.GET.copy()
        for key in ("format", "page", "page_size"):
            kept.pop(key, None)
        return kept.urlencode()

    def file(self, suffix: str, *, personal: bool, purpose: str) -> FileResponse:
        """Return the file; its name says what and when, and nothing about a person."""
        person = self.request.user
        made = export_records(
            self.selected(), person=person, suffix=suffix, personal=personal, purpose=purpose
        )
        today = timezone.localdate()
        name = f"{resource_for(self.model).sheet}-{be_year(today)}{today:%m%d}.{suffix}"
        return FileResponse(made, as_attachment=True, filename=name, content_type=CONTENT_TYPES[suffix])

    def own_crumbs(self) -> list[Crumb]:
        """Return what this page adds to the way."""
        return [Crumb("ส่งออก")]
