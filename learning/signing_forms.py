"""The small forms of the sign-in page: a new person, a guest, the people of a body."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from leaders.models import Leader, Position
from learning.enums import PartRole
from nakhonchai.base.forms import TelephoneField
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.thai import normalise, search_key
from organizations.models import Organization

SAME_NAME = "มี {} ในระบบแล้ว ({}) ค้นชื่อแล้วเลือกจากรายการ ถ้าเป็นคนละคน ให้ทำเครื่องหมายที่ช่อง “เป็นคนละคน” แล้วบันทึกอีกครั้ง"


class NewPersonForm(RecordForm):
    """The least that tells a person apart: name and home. The rest is written on their own page."""

    is_other = forms.BooleanField(label="เป็นคนละคนกับคนชื่อเดียวกันในระบบ", required=False)

    class Meta:
        model = Leader
        fields = ["prefix", "given_name", "family_name", "area", "telephone"]
        field_classes: ClassVar[dict[str, Any]] = {"telephone": TelephoneField}
        help_texts: ClassVar[dict[str, str]] = {
            "prefix": "เช่น นาย นาง นางสาว",
            "area": "ตำบลหรือหมู่บ้านของคนนี้",
            "telephone": "ไม่บังคับ",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family_name"].required = True

    def clean(self) -> dict[str, Any]:
        """A name that is there already is more often the same person than another."""
        cleaned = super().clean()
        given, family = cleaned.get("given_name"), cleaned.get("family_name")
        if given and family and not cleaned.get("is_other"):
            same = self._same_name(given, family)
            if same:
                shown = " / ".join(f"{one.home_path} {one.ref}" for one in same)
                text = SAME_NAME.format(f"{given} {family}", shown)
                self.add_error("given_name", ValidationError(text, code="same_name"))
        return cleaned

    def _same_name(self, given: str, family: str) -> list[Leader]:
        found = Leader.objects.visible_to(self.person).alive().matching(f"{given} {family}").with_home()
        wanted = search_key(f"{given}{family}")
        return [one for one in found[:20] if search_key(f"{one.given_name}{one.family_name}") == wanted][:3]


class GuestForm(forms.Form):
    """Somebody without a record of their own: a name for the list, counted in this event only."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    guest_name = forms.CharField(label="ชื่อ–นามสกุล", max_length=120)
    guest_from = forms.CharField(
        label="มาจาก", max_length=160, required=False, help_text="เช่น หน่วยงาน หรือจังหวัด"
    )
    role = forms.ChoiceField(label="ร่วมในฐานะ", choices=PartRole.choices, initial=PartRole.SPEAKER)

    def clean_guest_name(self) -> str:
        """Return the name in one spelling."""
        return normalise(self.cleaned_data["guest_name"])


class BodyPeopleForm(forms.Form):
    """Whose people to show. Without a body there is nothing to show."""

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(person).alive(),
            label="องค์กร",
            required=False,
            help_text="แสดงกรรมการและแกนนำปัจจุบันให้เลือกครั้งเดียวทั้งชุด",
        )


def posts_of(people: list[Leader], person: Any, body: Organization) -> dict[int, str]:
    """Return what each of *people* is in a body, in words."""
    held = Position.objects.visible_to(person).alive().current().filter(organization=body, leader__in=people)
    posts: dict[int, str] = {}
    for leader, role in held.order_by("role__order", "pk").values_list("leader_id", "role__name"):
        posts[leader] = f"{posts[leader]} · {role}" if leader in posts else role
    return posts
