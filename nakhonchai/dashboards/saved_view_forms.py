"""What a person says of a view: its name, and who else finds it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.dashboards.enums import Sharing
from nakhonchai.dashboards.models import SavedView
from nakhonchai.dashboards.saved_views import can_be_kept, may_share_with_all, provinces_of, split_address


class SavedViewForm(forms.ModelForm):
    """Of a new view also the address it keeps."""

    address = forms.CharField(required=False, max_length=1700, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = SavedView
        fields = ("name", "sharing", "area")
        widgets = {"sharing": forms.RadioSelect}
        help_texts = {
            "name": "เช่น กองทุนที่ยังไม่มีเลขทะเบียน",
            "sharing": "ผู้อื่นเปิดแล้วเห็นเฉพาะรายการที่เขามีสิทธิ์เห็น",
        }

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = list(provinces_of(person))
        choices = [(Sharing.PRIVATE.value, Sharing.PRIVATE.label)]
        if provinces:
            choices.append((Sharing.AREA.value, Sharing.AREA.label))
        if may_share_with_all(person):
            choices.append((Sharing.ALL.value, Sharing.ALL.label))
        self.fields["sharing"].choices = choices  # type: ignore[attr-defined]
        area: Any = self.fields["area"]
        area.queryset, area.label, area.empty_label = provinces_of(person), "จังหวัด", "เลือกจังหวัด"
        area.widget.choices = area.choices
        if len(provinces) == 1 and not self.instance.pk:
            self.initial.setdefault("area", provinces[0].pk)
        if self.instance.pk:
            del self.fields["address"]
            self.initial["seen_version"] = self.instance.version

    def clean_address(self) -> str:
        """Refuse what is no list or dashboard of this site."""
        path, query = split_address(self.cleaned_data["address"])
        if not can_be_kept(path):
            raise ValidationError("บันทึกได้เฉพาะรายการและหน้าภาพรวม เปิดหน้าที่ต้องการ แล้วกด “บันทึกมุมมองนี้”")
        self.instance.path, self.instance.query = path, query
        return path

    def clean(self) -> dict[str, Any]:
        """Ask for the province where one is needed, and take it away where none is."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("sharing") != Sharing.AREA:
            cleaned["area"] = None
        elif not cleaned.get("area") and "area" not in self.errors:
            self.add_error("area", "เลือกจังหวัดที่จะให้เห็น")
        return cleaned
