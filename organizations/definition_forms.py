"""How staff say which facts a type of organization has."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from nakhonchai.base.admin import VersionedForm
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import kind_of, write
from organizations.choices import type_choices
from organizations.enums import NUMERIC, FactKind
from organizations.facts.definitions import forget_facts
from organizations.models import FactDefinition, FactOfType, FactValue

KIND_STAYS = "มีองค์กรตอบข้อมูลนี้แล้ว {} ค่า จึงเปลี่ยนชนิดไม่ได้ เลิกใช้ข้อนี้แล้วสร้างข้อใหม่แทน"
FOR_WHOM = "เลือกประเภทอย่างน้อยหนึ่งประเภท หรือเลือก “ใช้กับองค์กรชุมชนทุกประเภท”"
ONLY_NUMBERS = "ใช้ได้กับชนิดจำนวน จำนวนเงิน และร้อยละเท่านั้น"


class DefinitionForm(VersionedForm):
    """One definition with its types."""

    required_from = BuddhistYearField(label="ต้องมีตั้งแต่ปี (พ.ศ.)", required=False, help_text="เว้นว่าง = ไม่บังคับ")
    kinds_of_body = forms.MultipleChoiceField(
        label="ประเภทที่มีข้อมูลนี้", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = FactDefinition
        fields: ClassVar[list[str]] = [
            "name",
            "section",
            "help_text",
            "kind",
            "unit",
            "choices",
            "is_yearly",
            "required_from",
            "usual_most",
            "not_more_than",
            "adds",
            "on_dashboard",
            "is_open",
            "order",
            "is_active",
            "every_type",
        ]
        widgets: ClassVar[dict[str, Any]] = {
            "choices": forms.Textarea(attrs={"rows": 4}),
            "usual_most": forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"}),
            "order": forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kinds_of_body"].choices = type_choices()
        fields["section"].empty_label = "เลือกหมวด"
        fields["not_more_than"].empty_label = "ไม่เทียบกับข้ออื่น"
        numeric = FactDefinition.objects.filter(kind__in=NUMERIC, is_active=True)
        fields["not_more_than"].queryset = numeric.exclude(pk=self.instance.pk)
        if self.instance.pk:
            chosen = FactOfType.objects.filter(definition=self.instance).values_list("type_id", flat=True)
            self.initial["kinds_of_body"] = [str(key) for key in chosen]
        else:
            del self.fields["change_reason"], self.fields["seen_version"]
        self.order_fields([name for name in self.fields if name not in ("change_reason", "seen_version")])

    def clean_kind(self) -> str:
        """Keep the kind of what was answered already."""
        kind: str = self.cleaned_data["kind"]
        if self.instance.pk and kind != self.instance.kind:
            told = FactValue.objects.filter(definition=self.instance).count()
            if told:
                raise ValidationError(KIND_STAYS.format(told), code="answered")
        return kind

    def clean(self) -> dict[str, Any]:
        """Say at its field what does not fit the kind."""
        cleaned: dict[str, Any] = super().clean()
        numeric = cleaned.get("kind") in NUMERIC
        for name in ("usual_most", "not_more_than"):
            if cleaned.get(name) is not None and not numeric:
                self.add_error(name, ONLY_NUMBERS)
        if cleaned.get("kind") == FactKind.CHOICE and not (cleaned.get("choices") or "").strip():
            self.add_error("choices", "พิมพ์ตัวเลือกบรรทัดละหนึ่งข้อ")
        if not cleaned.get("every_type") and not cleaned.get("kinds_of_body"):
            self.add_error("kinds_of_body", FOR_WHOM)
        return cleaned

    def _update_errors(self, errors: Any) -> None:
        """Show the sentences of the database's rules at the fields that mend them."""
        homes = {
            "fact_has_choices": "choices",
            "fact_is_required_from_a_buddhist_year": "required_from",
            "fact_sums_numbers": "adds",
            "fact_averages_numbers": "adds",
            "fact_on_dashboards_adds_up": "adds",
        }
        told = {
            one.violation_error_message: homes[one.name]
            for one in FactDefinition._meta.constraints
            if one.name in homes
        }
        found = errors.error_dict if hasattr(errors, "error_dict") else {"__all__": errors.error_list}
        moved: dict[str, list[Any]] = {}
        for field, listed in found.items():
            for error in listed:
                at = told.get(error.message, field)
                if not (at == "choices" and "choices" in self.errors):
                    moved.setdefault(at, []).append(error)
        if moved:
            super()._update_errors(ValidationError(moved))  # type: ignore[misc]


@transaction.atomic
def save_definition(form: DefinitionForm, *, by: Any) -> FactDefinition:
    """Write a definition and its types; forms, files, filters and figures follow at once."""
    definition = form.save(commit=False)
    write(
        definition,
        by=by,
        reason=form.cleaned_data.get("change_reason", ""),
        version=form.cleaned_data.get("seen_version"),
    )
    wanted = {int(key) for key in form.cleaned_data["kinds_of_body"]}
    there = FactOfType.objects.filter(definition=definition)
    there.exclude(type__in=wanted).delete()
    kept = set(there.values_list("type_id", flat=True))
    FactOfType.objects.bulk_create(
        FactOfType(definition=definition, type_id=key) for key in sorted(wanted - kept)
    )
    touch(kind_of(FactDefinition), [""])
    transaction.on_commit(forget_facts)
    return definition
