"""The forms of the importer: files, how a sheet is read, what becomes of changed rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import ManyFilesDrop
from nakhonchai.imports.enums import ChangeMode
from nakhonchai.imports.files.limits import MAX_BYTES, MEGABYTE
from nakhonchai.imports.models import RunSheet
from nakhonchai.imports.services import kind_choices

MAX_FILES = 20
HEADER_ROWS = 4


class FilesField(forms.FileField):
    """One file or several; cleans to a list."""

    widget = ManyFilesDrop

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Clean each of them."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given or [None]]


class UploadForm(forms.Form):
    """Files of any of the four kinds; what each really is, its content says."""

    file = FilesField(
        label="ไฟล์ Excel หรือ CSV",
        allow_empty_file=True,
        max_length=None,
        widget=ManyFilesDrop(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        help_text=f"เลือกได้หลายไฟล์พร้อมกัน รับ .xlsx .xls .ods และ .csv ไฟล์ละไม่เกิน {MAX_BYTES // MEGABYTE} MB",
        error_messages={"required": "โปรดเลือกไฟล์", "invalid": "โปรดเลือกไฟล์อีกครั้ง", "missing": "โปรดเลือกไฟล์"},
    )

    def clean_file(self) -> list[Any]:
        """Refuse what is too large before it is read."""
        uploads: list[Any] = self.cleaned_data["file"]
        if len(uploads) > MAX_FILES:
            raise ValidationError(f"ส่งได้ครั้งละไม่เกิน {MAX_FILES} ไฟล์")
        for upload in uploads:
            if upload.size > MAX_BYTES:
                raise ValidationError(
                    f"ไฟล์ “{upload.name}” ใหญ่เกิน {MAX_BYTES // MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์"
                )
        return uploads


def column_name(index: int) -> str:
    """Return the name of the select beside a column."""
    return f"column-{index}"


class RowNumberField(forms.IntegerField):
    """The number that Excel shows beside a row."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=1,
            max_value=1_000_000,
            error_messages={"invalid": "โปรดใส่เลขแถว", "required": "โปรดใส่เลขแถว", "min_value": "แถวแรกคือ 1"},
            **kwargs,
        )


class SheetForm(forms.Form):
    """What a table holds and where its heading is. The selects of its columns stand in the table itself."""

    kind = forms.ChoiceField(label="แผ่นนี้เก็บ")
    top = RowNumberField(label="หัวตารางเริ่มแถวที่")
    bottom = RowNumberField(label="ถึงแถวที่")
    take_hidden = forms.BooleanField(label="นำเข้าแถวและคอลัมน์ที่ซ่อนไว้ด้วย", required=False)
    ignored = forms.BooleanField(label="ไม่ใช้แผ่นนี้เลย", required=False)

    def __init__(
        self, data: Any = None, *, sheet: RunSheet, number: int = 0, table: dict[str, Any] | None = None
    ) -> None:
        top, bottom = table["header"] if table else (1, 1)
        self.table, self.key = table, f"{sheet.position}-{number}"
        initial = {
            "kind": table["kind"] if table else "",
            "top": top,
            "bottom": bottom,
            "take_hidden": sheet.take_hidden,
            "ignored": sheet.ignored,
        }
        super().__init__(data, initial=initial, auto_id=f"id_{self.key}_%s")
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101  (for the type checker)
        kinds.choices = kind_choices()

    def clean(self) -> dict[str, Any]:
        """See that the heading has an end after its beginning."""
        found = super().clean() or self.cleaned_data
        top, bottom = found.get("top"), found.get("bottom")
        if top and bottom and not top <= bottom < top + HEADER_ROWS:
            self.add_error("bottom", f"หัวตารางสูงได้ 1–{HEADER_ROWS} แถว")
        return found

    def wanted(self) -> dict[str, Any]:
        """Return only what differs from how the table is read now, as ``change_sheet`` takes it."""
        found, changed = self.cleaned_data, set(self.changed_data)
        wanted: dict[str, Any] = {
            name: found[name] for name in ("kind", "take_hidden", "ignored") if name in changed
        }
        if changed & {"top", "bottom"}:
            wanted["header"] = (found["top"], found["bottom"])
        # Of another kind or below another heading the columns are others: they are read anew.
        if not wanted.keys() & {"kind", "header"} and (columns := self._columns()):
            wanted["columns"] = columns
        return wanted

    def _columns(self) -> dict[int, str]:
        """Return the columns that were chosen anew."""
        chosen = {}
        for column in (self.table or {}).get("columns", []):
            value = self.data.get(column_name(column["index"]))
            now = "+" if column["fact"] else column["field"] or ""
            if value is not None and value != now:
                chosen[column["index"]] = value
        return chosen


class ModeForm(forms.Form):
    """What a row does that differs from its record."""

    mode = forms.ChoiceField(
        label="แถวที่ต่างจากในระบบ",
        choices=[
            (ChangeMode.FILE, "ใช้ค่าจากไฟล์ ค่าเดิมยังดูได้ในประวัติ"),
            (ChangeMode.BLANKS, "เติมเฉพาะช่องที่ในระบบยังว่าง"),
            (ChangeMode.OURS, "คงค่าเดิมไว้ทั้งหมด เพิ่มเฉพาะรายการใหม่"),
        ],
        widget=forms.RadioSelect,
    )
