"""The form that takes a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import FileDrop
from nakhonchai.imports.files.limits import MAX_BYTES, MEGABYTE


class UploadForm(forms.Form):
    """One file of any of the four kinds; what it really is, its content says."""

    file = forms.FileField(
        label="ไฟล์ Excel หรือ CSV",
        allow_empty_file=True,
        max_length=None,
        widget=FileDrop(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        help_text=f"รับไฟล์ .xlsx .xls .ods และ .csv ไม่เกิน {MAX_BYTES // MEGABYTE} MB อ่านได้ทุกแผ่นในไฟล์",
        error_messages={"required": "โปรดเลือกไฟล์", "invalid": "โปรดเลือกไฟล์อีกครั้ง", "missing": "โปรดเลือกไฟล์"},
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(f"ไฟล์ใหญ่เกิน {MAX_BYTES // MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์")
        return upload
