"""Of which network an event is a meeting, on the form of the event."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.records.form_parts import FormPart, form_part_for
from nakhonchai.records.pickers import RecordPickerField
from network.actions import network_of, set_network
from network.models import Network

FIELD, SEEN = "of_network", "of_network_seen"
OTHERS = "ผู้อื่นเพิ่งระบุว่าเป็นกิจกรรมของ “{}” เลือกเครือข่ายที่ถูกต้องแล้วบันทึกอีกครั้ง"
OTHERS_NONE = "ผู้อื่นเพิ่งเอากิจกรรมนี้ออกจากเครือข่าย เลือกเครือข่ายอีกครั้งหากยังเป็นกิจกรรมของเครือข่าย แล้วบันทึก"


@form_part_for("learning.event", order=30)
class NetworkPart(FormPart):
    """One network at most. What another person said meanwhile is neither lost nor overwritten unseen."""

    heading = "เครือข่าย"

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.stored = network_of(form.instance)

    def fields(self) -> dict[str, forms.Field]:
        """Return the picker, and what it showed when the form was opened."""
        picker = RecordPickerField(
            model=Network,
            choices=lambda: Network.objects.visible_to(self.form.person).alive(),
            label="เป็นการประชุมหรือเวทีของเครือข่าย",
            required=False,
            help_text="พิมพ์ชื่อเครือข่าย เว้นว่างเมื่อไม่ใช่กิจกรรมของเครือข่ายใด",
        )
        picker.initial = self.stored
        seen = forms.CharField(widget=forms.HiddenInput, required=False)
        seen.initial = self.stored.ref if self.stored else ""
        return {FIELD: picker, SEEN: seen}

    def initial(self, address: Any) -> dict[str, Any]:
        """Take the network of whose page the writer came."""
        ref = address.get("network", "")
        found = Network.objects.visible_to(self.form.person).alive().filter(ref=ref).first() if ref else None
        return {FIELD: found} if found else {}

    def clean(self) -> None:
        """Say where another person chose another network since the form was opened."""
        asked, seen = self._asked()
        stored = self.stored.ref if self.stored else ""
        if FIELD in self.form.errors or asked in (seen, stored) or seen == stored:
            return
        text = OTHERS.format(self.stored) if self.stored else OTHERS_NONE
        self.form.data = self.form.data.copy()
        self.form.data[SEEN] = stored
        self.form.add_error(FIELD, ValidationError(text, code="others"))

    def save(self, record: Any, *, by: Any) -> bool:
        """Keep the choice where the writer made one."""
        asked, seen = self._asked()
        if asked == seen:
            return False
        return set_network(record, self.form.cleaned_data.get(FIELD), by=by)

    def _asked(self) -> tuple[str, str]:
        chosen = self.form.cleaned_data.get(FIELD)
        return (chosen.ref if chosen else ""), self.form.cleaned_data.get(SEEN) or ""
