"""How forms look and what they accept in Thai: the renderer, fields for dates and numbers, widgets."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList

from nakhonchai.thai.dateparse import parse_birth_year, parse_date
from nakhonchai.thai.dates import ApproximateDate, Precision, be_year
from nakhonchai.thai.errors import ThaiValueError
from nakhonchai.thai.telephone import format_telephone, normalise_telephone


class FormRenderer(TemplatesSetting):
    """Our own field: label, the word "จำเป็น", help and errors tied to the input."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Draw lists of errors with our own template; everything else as it comes."""
        if template_name == ErrorList.template_name:
            template_name = "components/errors.html"
        return super().render(template_name, context, request=request)


def _read(read: Callable[..., Any], value: object) -> Any:
    """Read a value; what the Thai functions refuse becomes an error of the form, in their words."""
    try:
        return read(value)
    except ThaiValueError as error:
        raise ValidationError(error.message, code="invalid") from error


class ThaiDateInput(forms.TextInput):
    """A date as people write it; a date that is known shows in the Buddhist era."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"placeholder": "เช่น 12 ก.ค. 2551", "autocomplete": "off", "class": "input-short"} | (attrs or {})
        )

    def format_value(self, value: Any) -> str | None:
        """Show what is known, short; leave what a person typed as it was."""
        if hasattr(value, "year"):
            value = ApproximateDate(getattr(value, "date", lambda: value)())
        return value.th(short=True) if isinstance(value, ApproximateDate) else super().format_value(value)


class ApproximateDateField(forms.Field):
    """A date of which perhaps only the month or the year is known; cleans to ApproximateDate or None."""

    widget = ThaiDateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "พิมพ์วันที่ เดือนกับปี หรือปี พ.ศ. อย่างเดียวก็ได้")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> ApproximateDate | None:
        """Read 12 ก.ค. 2551, ก.ค. 2551, 2551 or 12/7/51."""
        return None if value in self.empty_values else _read(parse_date, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant, not how it is written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class ThaiDateField(ApproximateDateField):
    """A whole date; cleans to datetime.date or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "พิมพ์วัน เดือน และปี พ.ศ.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Refuse a month or a year alone."""
        known = super().to_python(value)
        if known is not None and known.precision is not Precision.DAY:
            raise ValidationError("โปรดพิมพ์ให้ครบทั้งวัน เดือน และปี เช่น 12 ก.ค. 2551", code="partial")
        return known.date if known else None


class TelephoneField(forms.CharField):
    """A telephone number; cleans to digits, shows in groups."""

    widget = forms.TextInput(
        attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off", "class": "input-short"}
    )

    def to_python(self, value: Any) -> str:
        """Read a number in any grouping or in Thai digits."""
        text = super().to_python(value)
        return _read(normalise_telephone, text) if text else ""

    def prepare_value(self, value: Any) -> Any:
        """Group the digits of a number that can be read."""
        return format_telephone(value) if isinstance(value, str) and value.isdigit() else value


class BuddhistYearField(forms.IntegerField):
    """A year in the Buddhist era; cleans to that year as a number."""

    widget = forms.TextInput(
        attrs={
            "inputmode": "numeric",
            "autocomplete": "off",
            "class": "input-short",
            "placeholder": "เช่น 2567",
        }
    )

    def to_python(self, value: Any) -> int | None:
        """Read 2567, ๒๕๖๗, 67 or 2024."""
        return None if value in self.empty_values else be_year(_read(parse_date, value).date)


class BirthYearField(BuddhistYearField):
    """The year of a birth in the Buddhist era; never in the future."""

    def to_python(self, value: Any) -> int | None:
        """Read a year that a living person can be born in."""
        return None if value in self.empty_values else _read(parse_birth_year, value)


class AreaPicker(forms.TextInput):
    """A place, typed or picked. Its value is a code where one was picked, otherwise the text as typed.

    The code counts only while the text still is the one it was picked with, so that
    a page without JavaScript, where text can change and the code cannot, is right too.
    """

    template_name = "components/area_picker.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        source: str = "/pick/areas/",
        levels: str = "",
        describe: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__({"placeholder": "พิมพ์ชื่อตำบล อำเภอ หมู่บ้าน หรือรหัส"} | (attrs or {}))
        self.source, self.levels, self.describe = source, levels, describe

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Show the path of a known code, or the text as typed."""
        context = super().get_context(name, value, attrs)
        given = "" if value is None else str(value)
        path = self.describe(given) if self.describe and given else ""
        context["widget"] |= {
            "source": self.source,
            "levels": self.levels,
            "code": given if path else "",
            "text": path or given,
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Give the picked code, or the text where it was changed since."""
        text, code = (data.get(name) or "").strip(), (data.get(f"{name}_code") or "").strip()
        return code if code and text == (data.get(f"{name}_for") or "").strip() else text

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Only the text says whether the field was sent."""
        return name not in data


class FileDrop(forms.FileInput):
    """A file chosen by a Thai button or dropped on it."""

    template_name = "components/file_drop.html"


class ManyFilesDrop(FileDrop):
    """Several files at once."""

    allow_multiple_selected = True
