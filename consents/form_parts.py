"""The guardian's consent on the form of a leader under 20: without it such a person is not kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from consents.actions import give_consent
from consents.ages import is_minor
from consents.enums import PurposeRole
from consents.forms import FUTURE, GUARDIAN_NEEDED, RELATION_NEEDED, clean_past
from consents.models import Consent, Purpose
from nakhonchai.base.forms import TelephoneField, ThaiDateField
from nakhonchai.records.form_parts import FormPart, form_part_for

NAMES = ("guardian_name", "guardian_relation", "guardian_telephone", "guardian_given_on")


@form_part_for("leaders.leader", order=80)
class GuardianPart(FormPart):
    """Asked until a guardian's consent stands; needed only where the birth year makes a minor."""

    heading = "ความยินยอมของผู้ปกครอง (เฉพาะผู้ที่อายุต่ำกว่า 20 ปี)"

    def fields(self) -> dict[str, forms.Field]:
        """Return the fields; none where a guardian has consented, or the person is known to be grown."""
        stored = self.form.instance
        grown = stored.birth_year is not None and not is_minor(stored.birth_year)
        if not stored._state.adding and (self._has_one() or (grown and not self.form.is_bound)):
            return {}
        return {
            "guardian_name": forms.CharField(label="ชื่อผู้ปกครอง", max_length=120, required=False),
            "guardian_relation": forms.CharField(
                label="เกี่ยวข้องเป็น", max_length=60, required=False, help_text="เช่น มารดา บิดา ปู่ ป้า"
            ),
            "guardian_telephone": TelephoneField(label="โทรศัพท์ผู้ปกครอง", required=False),
            "guardian_given_on": ThaiDateField(
                label="ผู้ปกครองยินยอมเมื่อ", required=False, help_text="เว้นว่างหมายถึงวันนี้"
            ),
        }

    def clean(self) -> None:
        """Refuse a minor without a guardian, at the field; refuse a consent of tomorrow."""
        data = self.form.cleaned_data
        if "guardian_name" not in self.form.fields or not is_minor(data.get("birth_year")):
            return
        if not data.get("guardian_name"):
            self.form.add_error("guardian_name", ValidationError(GUARDIAN_NEEDED, code="guardian"))
        elif not data.get("guardian_relation"):
            self.form.add_error("guardian_relation", ValidationError(RELATION_NEEDED, code="relation"))
        try:
            clean_past(data.get("guardian_given_on"), FUTURE)
        except ValidationError as problem:
            self.form.add_error("guardian_given_on", problem)

    def save(self, record: Any, *, by: Any) -> bool:
        """Keep the guardian's consent with the purpose for which people are kept at all."""
        data = self.form.cleaned_data
        purpose = Purpose.objects.filter(role=PurposeRole.KEEP, is_active=True).first()
        if not (is_minor(record.birth_year) and data.get("guardian_name")) or purpose is None:
            return False
        given_on = data.get("guardian_given_on") or timezone.localdate()
        guardian = (data["guardian_name"], data["guardian_relation"], data.get("guardian_telephone") or "")
        give_consent(record, purpose, by=by, given_on=given_on, guardian=guardian)
        return True

    def _has_one(self) -> bool:
        standing = Consent.objects.standing().with_guardian()
        found: bool = standing.filter(leader=self.form.instance.pk, purpose__role=PurposeRole.KEEP).exists()
        return found
