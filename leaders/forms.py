"""What a person may write about a leader and about a position."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from leaders.models import Leader, Position
from nakhonchai.base.forms import ApproximateDateField, BirthYearField, TelephoneField
from nakhonchai.records.forms import KNOWN, RecordForm
from nakhonchai.records.models import Record

NEEDS_ORGANIZATION = "บทบาทนี้ต้องระบุองค์กร พิมพ์ชื่อองค์กรในช่ององค์กร"
NEEDS_PLACE = "ระบุองค์กร หรือพื้นที่ของตำแหน่ง อย่างใดอย่างหนึ่ง"


class LeaderForm(RecordForm):
    """A person. What is not known stays empty."""

    class Meta:
        model = Leader
        fields = [
            "prefix",
            "given_name",
            "family_name",
            "nickname",
            "area",
            "cluster",
            "gender",
            "birth_year",
            "telephone",
            "line_id",
            "returned_home",
            "note",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "บุคคล": [
                "prefix",
                "given_name",
                "family_name",
                "nickname",
                "area",
                "cluster",
                "gender",
                "birth_year",
                "returned_home",
            ],
            "การติดต่อและบันทึก": ["telephone", "line_id", "note"],
        }
        at_field: ClassVar[dict[str, str]] = {"leader_birth_year_is_buddhist": "birth_year"}
        field_classes: ClassVar[dict[str, Any]] = {"birth_year": BirthYearField, "telephone": TelephoneField}
        widgets: ClassVar[dict[str, Any]] = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar[dict[str, str]] = {
            "prefix": "เช่น นาย นาง นางสาว พระ",
            "area": "ที่อยู่หรือพื้นที่ทำงานหลักของบุคคลนี้",
            "birth_year": "ปี พ.ศ. เช่น 2535 ใช้นับคนรุ่นใหม่ ไม่ทราบให้เว้นว่าง",
            "note": "ไม่เก็บเลขบัตรประชาชน ศาสนา สุขภาพ หรือความเห็นทางการเมือง",
        }


class PositionForm(RecordForm):
    """A position of one leader: what, in which body or place, from when to when."""

    class Meta:
        model = Position
        fields = ["role", "organization", "area", "cluster", "note"]
        approximate: ClassVar[dict[str, str]] = {"started_about": "เริ่ม", "ended_about": "สิ้นสุด"}
        order: ClassVar[list[str]] = [
            "role",
            "organization",
            "area",
            "cluster",
            "started_about",
            "ended_about",
        ]
        at_field: ClassVar[dict[str, str]] = {"position_ends_after_it_starts": "ended_about"}
        help_texts: ClassVar[dict[str, str]] = {
            "organization": "องค์กรในเขตที่ท่านดูแล เว้นว่างได้ถ้าเป็นตำแหน่งของพื้นที่",
            "area": "กรอกเมื่อไม่ได้อยู่ในองค์กร เช่น ผู้ใหญ่บ้านของหมู่บ้าน ถ้ามีองค์กร ระบบใช้พื้นที่ขององค์กร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].required = False
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อยังดำรงตำแหน่งอยู่"

    def record_choices(self, name: str, model: type[Record]) -> Any:
        """A position lies where its body lies: only bodies of the writer's areas can have one written."""
        return model.objects.editable_by(self.person).alive()

    def clean(self) -> dict[str, Any]:
        """Ask for the body where the role needs one, and for a body or a place in any case."""
        cleaned = super().clean()
        role, organization = cleaned.get("role"), cleaned.get("organization")
        if "organization" in self.errors:
            return cleaned
        if role is not None and role.needs_organization and organization is None:
            self.add_error("organization", ValidationError(NEEDS_ORGANIZATION, code="needs_organization"))
        elif organization is None and not (
            cleaned.get("area") or cleaned.get("cluster") or "area" in self.errors
        ):
            self.add_error("organization", ValidationError(NEEDS_PLACE, code="needs_place"))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Without its body a position has no home yet: one error is enough.
        return super()._get_validation_exclusions() | (KNOWN if "organization" in self.errors else set())

    def _post_clean(self) -> None:
        # The home follows the body before the model's own rules are checked.
        organization = self.cleaned_data.get("organization")
        if organization is not None:
            self.cleaned_data["area"], self.cleaned_data["cluster"] = organization.area, organization.cluster
        super()._post_clean()
        if organization is not None:
            self.instance.area_id, self.instance.cluster_id = organization.area_id, organization.cluster_id


class PositionEndForm(RecordForm):
    """Only the end of a position, and why."""

    class Meta:
        model = Position
        fields = ["note"]
        approximate: ClassVar[dict[str, str]] = {"ended_about": "สิ้นสุดเมื่อ"}
        order: ClassVar[list[str]] = ["ended_about", "note"]
        at_field: ClassVar[dict[str, str]] = {"position_ends_after_it_starts": "ended_about"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_about"] = ApproximateDateField(label="สิ้นสุดเมื่อ", required=True)
