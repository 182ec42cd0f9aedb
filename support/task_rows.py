"""Agreed work, typed as rows of the same form: what, who, by when. Each row becomes a task."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import ThaiDateField
from nakhonchai.records.assignees import accounts_at, accounts_near
from nakhonchai.records.pickers import AccountPickerField

NO_WORK = "บอกว่าต้องทำอะไร หรือลบชื่อและวันที่ของแถวนี้"
NOT_THERE = "ผู้รับผิดชอบคนนี้ไม่ได้ดูแลพื้นที่นี้ เลือกผู้ที่ดูแลพื้นที่ หรือพิมพ์ชื่อคนที่ไม่มีบัญชี"
PARTS = {"what": "ทำอะไร", "who": "ใครทำ", "due": "ภายในวันที่"}


@dataclass(frozen=True)
class TaskRow:
    """One agreed piece of work. ``who`` is an account, or the name of somebody who has none."""

    what: str
    who: Any = None
    due: datetime.date | None = None

    @property
    def account(self) -> Any:
        """The account that does it, if there is one."""
        return None if isinstance(self.who, str) else self.who

    @property
    def name(self) -> str:
        """The name of somebody without an account."""
        return self.who if isinstance(self.who, str) else ""


class PersonField(AccountPickerField):
    """Somebody with an account, or the name of somebody without one."""

    def clean(self, value: Any) -> Any:
        """Keep a name that no account has as it was typed."""
        try:
            return super().clean(value)
        except ValidationError as problem:
            if problem.code != "unknown":
                raise
            return str(value).strip()[:120]


class TaskRowWidget(forms.MultiWidget):
    """The three inputs of a row side by side, each with its own label."""

    template_name = "support/task_row.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name each input."""
        context = super().get_context(name, value, attrs)
        for part, words in zip(context["widget"]["subwidgets"], PARTS.values(), strict=True):
            part["words"] = words
        return context

    def decompress(self, value: Any) -> list[Any]:
        """Show a row by its parts."""
        return [value.what, value.who, value.due] if isinstance(value, TaskRow) else [None, None, None]


class TaskRowField(forms.MultiValueField):
    """A row of work; cleans to :class:`TaskRow`, or None where nothing was typed."""

    def __init__(self, *, scope: Any, **kwargs: Any) -> None:
        what = forms.CharField(max_length=200, required=False)
        who = PersonField(choices=lambda: accounts_near(scope), required=False)
        due = ThaiDateField(required=False)
        who.widget.attrs["placeholder"] = "พิมพ์ชื่อ"
        widgets = {"what": what.widget, "who": who.widget, "due": due.widget}
        super().__init__(
            fields=(what, who, due),
            widget=TaskRowWidget(widgets=widgets),
            required=False,
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> TaskRow | None:
        """Put the parts together; a person or a day without work is asked about."""
        what, who, due = data_list or ("", None, None)
        if not what and (who or due):
            raise ValidationError(NO_WORK, code="no_work")
        return TaskRow(what, who or None, due) if what else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything was typed."""
        return any(data or ())


class TaskRows:
    """Mixed into a form with ``person`` and ``scope``: so many empty rows of work."""

    ROWS = 4
    fields: dict[str, Any]
    scope: Any

    @classmethod
    def row_names(cls) -> list[str]:
        """Return the names of the rows' fields."""
        return [f"task_{number}" for number in range(1, cls.ROWS + 1)]

    def add_task_rows(self) -> None:
        """Add the rows to the form."""
        for number, name in enumerate(self.row_names(), start=1):
            self.fields[name] = TaskRowField(scope=self.scope, label=f"งานที่ {number}")

    def task_rows(self, cleaned: dict[str, Any]) -> list[TaskRow]:
        """Return what was agreed."""
        return [row for name in self.row_names() if (row := cleaned.get(name))]

    def check_task_rows(self, cleaned: dict[str, Any], area_code: str | None) -> None:
        """Give work only to accounts that see where it lies: one query for all rows."""
        accounts = {name: row.account for name in self.row_names() if (row := cleaned.get(name))}
        asked = {name: one for name, one in accounts.items() if one is not None}
        if not asked:
            return
        there = set(
            accounts_at(area_code)
            .filter(pk__in=[one.pk for one in asked.values()])
            .values_list("pk", flat=True)
        )
        for name, one in asked.items():
            if one.pk not in there:
                self.add_error(name, ValidationError(NOT_THERE, code="not_there"))  # type: ignore[attr-defined]
