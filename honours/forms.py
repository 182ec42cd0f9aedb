"""What a person may write about an honour."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from honours.actions import is_too_early, why_not_public
from honours.enums import HonourStatus
from honours.models import Honour, HonourType
from honours.models.honour import ONE_RECIPIENT
from nakhonchai.base.forms import BuddhistYearField
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.forms import KNOWN, RecordForm
from nakhonchai.records.models import Record

TOO_EARLY = "ปีนี้ยังมาไม่ถึง ถ้ายังไม่ได้มอบ ให้เลือกสถานะเสนอชื่อหรือผ่านการคัดเลือก"
NOBODY = "ยังไม่ได้เลือกผู้รับ เลือกบุคคล องค์กร หรือตำบล อย่างใดอย่างหนึ่ง"
RECIPIENTS = ("leader", "organization", "place")


class LinkField(forms.URLField):
    """An address on the web; https where nothing is said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", **options)
        self.error_messages["invalid"] = "ใส่ที่อยู่เว็บให้ครบ เช่น https://example.org/ข่าว"


class HonourForm(RecordForm):
    """An honour: what, when, who, why. Its home is that of the recipient."""

    class Meta:
        model = Honour
        fields = [
            "type", "year", "leader", "organization", "place", "status", "citation", "nominated_by",
            "reason", "evidence", "is_public",
        ]  # fmt: skip
        sections: ClassVar[dict[str, list[str]]] = {
            "การเชิดชู": ["type", "year", "status"],
            "ผู้รับ (เลือกหนึ่งราย)": list(RECIPIENTS),
            "เหตุผลและหลักฐาน": ["citation", "nominated_by", "reason", "evidence"],
            "การเผยแพร่": ["is_public"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "honour_has_one_recipient": "leader",
            "honour_place_is_a_subdistrict": "place",
            "honour_year_is_buddhist": "year",
            "honour_once_a_year_for_a_leader": "leader",
            "honour_once_a_year_for_a_organization": "organization",
            "honour_once_a_year_for_a_place": "place",
        }
        field_classes: ClassVar[dict[str, Any]] = {"year": BuddhistYearField, "evidence": LinkField}
        widgets: ClassVar[dict[str, Any]] = {
            "citation": forms.Textarea(attrs={"rows": 4}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "citation": "ข้อความที่จะพิมพ์ในเกียรติบัตร และแสดงในหน้าเกียรติประวัติ",
            "reason": "เห็นเฉพาะผู้ดูแลพื้นที่",
            "evidence": "เช่น ลิงก์ข่าวหรือวิดีโอ ไฟล์แนบได้จากหน้าของการเชิดชู",
            "is_public": "บุคคลต้องยินยอมให้เผยแพร่ชื่อก่อน ถ้าถอนความยินยอม ชื่อจะหายจากหน้าสาธารณะทันที",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["place"]
        self.fields["place"] = AreaField(
            label=shown.label,
            help_text="กรอกเมื่อตำบลเป็นผู้รับ",
            required=False,
            within=self.scope.edits,
            keep=self.instance.place_id,
        )

    def record_choices(self, name: str, model: type[Record]) -> Any:
        """Only recipients that the writer edits: the honour lies where they do."""
        return model.objects.editable_by(self.person).alive()

    def clean(self) -> dict[str, Any]:
        """One recipient; nothing given in a year to come; nobody shown who did not agree."""
        cleaned = super().clean()
        chosen = [name for name in RECIPIENTS if cleaned.get(name)]
        if not chosen and not any(name in self.errors for name in RECIPIENTS):
            self.add_error("leader", ValidationError(NOBODY, code="nobody"))
        elif len(chosen) > 1:
            self.add_error(chosen[-1], ValidationError(ONE_RECIPIENT, code="two"))
        if is_too_early(cleaned.get("status", ""), cleaned.get("year")):
            self.add_error("year", ValidationError(TOO_EARLY, code="early"))
        if chosen == ["leader"] and cleaned.get("is_public"):
            why = why_not_public(Honour(leader=cleaned["leader"]))
            if why:
                self.add_error("is_public", ValidationError(why, code="consent"))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Without one recipient the honour has no home yet: one error is enough.
        broken = any(name in self.errors for name in RECIPIENTS)
        return super()._get_validation_exclusions() | ({*KNOWN, *RECIPIENTS} if broken else set())

    def _post_clean(self) -> None:
        # The home follows the recipient before the model's own rules are checked.
        chosen = [self.cleaned_data[name] for name in RECIPIENTS if self.cleaned_data.get(name)]
        if len(chosen) == 1:
            recipient = chosen[0]
            is_record = isinstance(recipient, Record)
            self.instance.area_id = recipient.area_id if is_record else recipient.pk
            self.instance.cluster_id = recipient.cluster_id if is_record else None
        super()._post_clean()


class RoundForm(forms.Form):
    """Which category and year a round is about."""

    type = forms.ModelChoiceField(
        label="ประเภท",
        queryset=HonourType.objects.filter(is_active=True),
        required=False,
        empty_label="เลือกประเภท",
    )
    year = BuddhistYearField(label="ปี (พ.ศ.)", required=False)


class DecisionForm(forms.Form):
    """What becomes of the chosen nominations, and why."""

    status = forms.ChoiceField(label="ให้เป็น", choices=HonourStatus.choices)
    reason = forms.CharField(
        label="เหตุผล", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Who was not selected may ask why."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("status") == HonourStatus.NOT_SELECTED and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("บอกเหตุผลสั้น ๆ ที่ไม่ได้รับคัดเลือก", code="why"))
        return cleaned
