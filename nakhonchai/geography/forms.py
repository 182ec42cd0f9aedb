"""A form field for a place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import AreaPicker
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.geography.search import EVERYWHERE, resolve_area, search_areas


def describe_area(code: str) -> str:
    """Return the path of the area *code* in words; empty when there is none."""
    area = Area.objects.filter(code=code).first()
    return area.path if area else ""


class AreaField(forms.CharField):
    """A place as picked (a code) or typed (a name or a path); cleans to an ``Area`` or None.

    *within* are the code prefixes among which the person may choose; ``("",)`` is everywhere.
    *levels* narrow the choice further. *keep* is the code of a stored place that may stay
    although it was abolished since.
    """

    def __init__(
        self,
        *,
        within: tuple[str, ...] = EVERYWHERE,
        levels: tuple[Level, ...] = (),
        keep: str | None = None,
        **kwargs: Any,
    ) -> None:
        numbers = ",".join(str(level.value) for level in levels)
        kwargs.setdefault("widget", AreaPicker(describe=describe_area, levels=numbers))
        super().__init__(**kwargs)
        self.within, self.levels, self.keep = within, levels, keep

    def prepare_value(self, value: Any) -> Any:
        """Show a stored area by its code."""
        return value.code if isinstance(value, Area) else value

    def clean(self, value: Any) -> Any:
        """Return the area, or say what to do when the text names none, several, or one that is gone."""
        if isinstance(value, Area):
            return value
        text = super().clean(value)
        if not text:
            return None
        found = resolve_area(text, within=self.within, levels=self.levels)
        if len(found) > 1:
            raise ValidationError(
                f"“{text}” มีหลายแห่ง: {_list(found)} เลือกจากรายการ หรือพิมพ์ชื่ออำเภอและจังหวัดต่อท้าย", code="many"
            )
        if not found:
            raise self._not_found(text)
        if not found[0].is_current and found[0].code != self.keep:
            raise _abolished(found[0])
        return found[0]

    def _not_found(self, text: str) -> ValidationError:
        """Say why there is no such place: it lies elsewhere, is of another kind, or was typed in part."""
        if self.within != EVERYWHERE:
            elsewhere = resolve_area(text, levels=self.levels)
            if elsewhere:
                return ValidationError(
                    f"“{text}” อยู่นอกเขตที่ท่านดูแล ({_list(elsewhere)}) เลือกพื้นที่ในเขตของท่าน", code="outside"
                )
        if self.levels and (other := resolve_area(text, within=self.within)):
            wanted = "หรือ".join(level.label for level in self.levels)
            return ValidationError(f"“{text}” คือ {_list(other)} ช่องนี้ต้องการ{wanted}", code="level")
        likely = search_areas(text, within=self.within, levels=self.levels, limit=3)
        if likely:
            return ValidationError(
                f"“{text}” ยังไม่ใช่ชื่อเต็มของพื้นที่ใด หมายถึง {_list(likely)} ใช่หรือไม่ เลือกจากรายการ หรือพิมพ์ให้ครบ",
                code="partial",
            )
        return ValidationError(f"ไม่พบพื้นที่ “{text}” พิมพ์ชื่อตำบล อำเภอ และจังหวัด หรือรหัส", code="unknown")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare codes."""
        return (self.prepare_value(initial) or "") != (data or "")


def _list(areas: list[Area]) -> str:
    """Name the first three, and say that there are more."""
    more = f" และอีก {len(areas) - 3} แห่ง" if len(areas) > 3 else ""
    return " / ".join(area.path for area in areas[:3]) + more


def _abolished(area: Area) -> ValidationError:
    heirs = [step.successor for step in area.successions.select_related("successor")]
    words = f"ปัจจุบันคือ {_list(heirs)}" if heirs else "เลือกพื้นที่ปัจจุบันแทน"
    return ValidationError(f"{area.path} ยกเลิกแล้ว {words}", code="abolished")
