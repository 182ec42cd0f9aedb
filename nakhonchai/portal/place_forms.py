"""Forms for maintaining places. Each carries the version its writer saw and a key against a double click."""

import re
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import ThaiDateField
from nakhonchai.geography.enums import Level
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Area
from nakhonchai.thai import looks_destroyed, normalise, to_arabic

_LETTER = re.compile(r"[ก-ฮA-Za-z]")


def clean_place_name(text: str) -> str:
    """Return the name normalised, or say why it is none."""
    name = normalise(text)
    if not _LETTER.search(name) or looks_destroyed(name):
        raise ValidationError("พิมพ์ชื่อเป็นตัวอักษร", code="name")
    return name


class PlaceForm(forms.Form):
    """What all of them have: the area in question, its version, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label="เหตุผล", max_length=100, required=False, help_text="เก็บไว้ในประวัติ ไม่บังคับ")

    reason_required = False

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area = area
        self.fields["version"].initial = area.version
        self.fields["form_key"].initial = uuid.uuid4()
        if self.reason_required:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = "เก็บไว้ในประวัติ เช่น ประกาศที่อ้างอิง"
        self.order_fields([name for name in self.fields if name != "reason"])


class VillageForm(PlaceForm):
    """A new village of a subdistrict."""

    moo = forms.CharField(
        label="หมู่ที่",
        max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    name_th = forms.CharField(label="ชื่อหมู่บ้าน", max_length=120, help_text="ไม่ต้องพิมพ์คำว่า “บ้าน” ข้างหน้า")
    valid_from = ThaiDateField(label="ตั้งแต่วันที่", required=False)

    def clean_moo(self) -> int:
        """Read a number from 1 to 99, in Thai digits too."""
        text = to_arabic(self.cleaned_data["moo"].strip())
        if not re.fullmatch(r"0?[1-9]|[1-9][0-9]", text):
            raise ValidationError("หมู่ที่ต้องเป็นตัวเลข 1–99", code="moo")
        return int(text)

    def clean_name_th(self) -> str:
        """Normalise."""
        return clean_place_name(self.cleaned_data["name_th"])


class CommunityForm(PlaceForm):
    """A new urban community; its code is given here."""

    name_th = forms.CharField(label="ชื่อชุมชน", max_length=120, help_text="ไม่ต้องพิมพ์คำว่า “ชุมชน” ข้างหน้า")
    valid_from = ThaiDateField(label="ตั้งแต่วันที่", required=False)

    def clean_name_th(self) -> str:
        """Normalise."""
        return clean_place_name(self.cleaned_data["name_th"])


class RenameForm(PlaceForm):
    """Another name for an area that exists."""

    name_th = forms.CharField(label="ชื่อ", max_length=120, help_text="ชื่อเดิมยังค้นพบได้ และอยู่ในประวัติ")
    name_en = forms.CharField(label="ชื่ออังกฤษ", max_length=120, required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, area=area, **kwargs)
        self.fields["name_th"].initial, self.fields["name_en"].initial = area.name_th, area.name_en

    def clean_name_th(self) -> str:
        """Normalise."""
        return clean_place_name(self.cleaned_data["name_th"])


class CloseForm(PlaceForm):
    """The end of an area."""

    on = ThaiDateField(label="ยกเลิกเมื่อ")
    successor = AreaField(label="พื้นที่ที่มาแทน", required=False, help_text="ถ้ามี ผู้ที่ค้นชื่อเดิมจะพบพื้นที่นี้ ว่างไว้ได้")
    reason_required = True

    def clean_successor(self) -> Area | None:
        """Refuse the area itself, and one of another level."""
        successor: Area | None = self.cleaned_data["successor"]
        if successor is None:
            return None
        if successor.code == self.area.code:
            raise ValidationError("พื้นที่ที่มาแทนต้องไม่ใช่พื้นที่เดิม", code="same")
        if len(successor.code) != len(self.area.code):
            raise ValidationError(f"พื้นที่ที่มาแทนต้องเป็น{self.area.level_word}เหมือนกัน", code="level")
        return successor


class ReopenForm(PlaceForm):
    """An end taken back."""

    reason_required = True


class SplitForm(PlaceForm):
    """A new subdistrict out of a part of another."""

    code = forms.CharField(
        label="รหัสตำบลใหม่",
        max_length=10,
        help_text="รหัสทางการหกหลัก",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    name_th = forms.CharField(label="ชื่อตำบลใหม่", max_length=120)
    name_en = forms.CharField(label="ชื่ออังกฤษ", max_length=120, required=False)
    on = ThaiDateField(label="มีผลเมื่อ")
    villages = forms.MultipleChoiceField(
        label="หมู่บ้านที่ย้ายไปตำบลใหม่",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="แต่ละหมู่บ้านได้รหัสใหม่ เรียงหมู่ที่ตามเดิม รหัสเดิมยังนำไปถึงรหัสใหม่",
    )
    reason_required = True

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, area=area, **kwargs)
        self.movable = {
            one.code: one for one in area.children.filter(valid_to=None, level=Level.VILLAGE).order_by("code")
        }
        choices = [(code, one.full_name) for code, one in self.movable.items()]
        self.fields["villages"].choices = choices  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        """Refuse what is no free code in the district."""
        code = to_arabic(self.cleaned_data["code"].strip())
        if not re.fullmatch(r"[0-9]{6}", code):
            raise ValidationError("รหัสตำบลต้องเป็นตัวเลข 6 หลัก", code="shape")
        if code[:2] != self.area.code[:2]:
            raise ValidationError(f"รหัสต้องขึ้นต้นด้วยรหัสจังหวัด {self.area.code[:2]}", code="province")
        return code

    def clean_name_th(self) -> str:
        """Normalise."""
        return clean_place_name(self.cleaned_data["name_th"])

    def clean_villages(self) -> list[Area]:
        """Return the villages themselves."""
        return [self.movable[code] for code in self.cleaned_data["villages"]]
