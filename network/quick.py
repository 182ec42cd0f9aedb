"""The short form with which a link is added on an organization's page."""

from typing import Any

from django import forms

from nakhonchai.records.pickers import RecordPickerField
from network.models import LinkKind
from organizations.models import Organization


class QuickLinkForm(forms.Form):
    """Kind and the other body. It is sent to the page of the whole form, which checks it."""

    prefix_id = "quick"

    def __init__(self, *, person: Any) -> None:
        super().__init__(auto_id="quick_%s")
        kinds = LinkKind.objects.filter(is_active=True)
        self.fields["kind"] = forms.ModelChoiceField(kinds, label="ชนิดเส้นเชื่อม", empty_label=None)
        self.fields["target"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(person).alive(),
            label="องค์กรที่สอง",
        )
