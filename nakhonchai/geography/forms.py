"""A form field for a place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import AreaPicker
from nakhonchai.geography.models import Area
from nakhonchai.geography.search import resolve_area


def describe_area(code: str) -> str:
    """Return the path of the area *code* in words; empty when there is none."""
    area = Area.objects.filter(code=code).first()
    return area.path if area else ""


class AreaField(forms.CharField):
    """A place as picked (a code) or typed (a name or a path); cleans to an ``Area`` or None.

    *within* are the code prefixes among which the person may choose; ``("",)`` is everywhere.
    """

    def __init__(self, *, within: tuple[str, ...] = ("",), **kwargs: Any) -> None:
        kwargs.setdefault("widget", AreaPicker(describe=describe_area))
        super().__init__(**kwargs)
        self.within = within

    def prepare_value(self, value: Any) -> Any:
        """Show a stored area by its code."""
        return value.code if isinstance(value, Area) else value

    def clean(self, value: Any) -> Any:
        """Return the area, or say what to do when the text names none or several."""
        if isinstance(value, Area):
            return value
        text = super().clean(value)
        if not text:
            return None
        found = resolve_area(text, within=self.within)
        if not found:
            raise ValidationError(f"ไม่พบพื้นที่ “{text}” ในเขตที่ท่านดูแล พิมพ์ชื่อตำบลและอำเภอ หรือรหัส", code="unknown")
        if len(found) > 1:
            choices = " / ".join(area.path for area in found[:3])
            raise ValidationError(f"“{text}” มีหลายแห่ง: {choices} … เลือกจากรายการหรือพิมพ์ให้ครบ", code="many")
        return found[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare codes."""
        return self.prepare_value(initial) != data
