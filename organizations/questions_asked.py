"""Questions a form asks before it saves something unlikely: never a refusal, and asked once."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

SURE = "ตรวจแล้ว ข้อมูลถูกต้องตามนี้"
HOW = "ถ้าถูกต้องแล้ว เลือก “ตรวจแล้ว” ที่ท้ายแบบฟอร์มแล้วบันทึกอีกครั้ง"


class AsksFirst(forms.Form):
    """A form whose ``questions`` are shown at their fields until the writer says that they are sure."""

    sure = forms.BooleanField(label=SURE, required=False, widget=forms.HiddenInput)

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield field and question for each unlikely value."""
        yield from ()

    def clean(self) -> dict[str, Any]:
        """Ask, unless something is wrong anyway or the writer has answered."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        asked = list(self.questions(cleaned))
        if asked:
            self.fields["sure"].widget = forms.CheckboxInput()
            if not cleaned.get("sure"):
                for field, text in asked:
                    self.add_error(field, ValidationError(f"{text} {HOW}", code="question"))
        return cleaned
