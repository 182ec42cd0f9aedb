"""What a person may write about a leader and about a position."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from leaders.models import Leader, LeaderTie, Position, Skill
from nakhonchai.base.forms import ApproximateDateField, BirthYearField, TelephoneField
from nakhonchai.records.forms import KNOWN, RecordForm
from nakhonchai.records.models import Record
from nakhonchai.thai import normalise_lines

NEEDS_ORGANIZATION = "บทบาทนี้ต้องระบุองค์กร พิมพ์ชื่อองค์กรในช่ององค์กร"
NEEDS_AREA = "บทบาทนี้ต้องระบุพื้นที่ พิมพ์ชื่อตำบล อำเภอ จังหวัด หรือหมู่บ้านในช่องพื้นที่"
NEEDS_PLACE = "ระบุองค์กร หรือพื้นที่ของตำแหน่ง อย่างใดอย่างหนึ่ง"


class SkillsField(forms.MultipleChoiceField):
    """Some of the list of skills; cleans to their names, one a line. What the leader has stays possible."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """Show stored lines as ticks."""
        return value.split("\n") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return the lines."""
        return "\n".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lines."""
        return (initial or "") != "\n".join(data or [])


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
            "former_names",
            "returned_home",
            "education",
            "education_note",
            "skills",
            "telephone",
            "line_id",
            "contact_for",
            "note",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "บุคคล": [
                "prefix",
                "given_name",
                "family_name",
                "nickname",
                "gender",
                "birth_year",
                "former_names",
            ],
            "พื้นที่": ["area", "cluster", "returned_home"],
            "การติดต่อ": ["telephone", "line_id", "contact_for"],
            "การศึกษาและทักษะ": ["education", "education_note", "skills"],
            "บันทึก": ["note"],
        }
        at_field: ClassVar[dict[str, str]] = {"leader_birth_year_is_buddhist": "birth_year"}
        field_classes: ClassVar[dict[str, Any]] = {"birth_year": BirthYearField, "telephone": TelephoneField}
        widgets: ClassVar[dict[str, Any]] = {
            "note": forms.Textarea(attrs={"rows": 4}),
            "former_names": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "prefix": "เช่น นาย นาง นางสาว พระ",
            "area": "ที่อยู่หรือพื้นที่ทำงานหลักของบุคคลนี้",
            "birth_year": "ปี พ.ศ. เช่น 2535 ใช้นับคนรุ่นใหม่ ไม่ทราบให้เว้นว่าง",
            "former_names": "ชื่อหรือนามสกุลเดิม บรรทัดละหนึ่งชื่อ ใช้ค้นหาได้",
            "contact_for": "ผู้ที่ไม่อยู่ในกลุ่มนี้ไม่เห็นเบอร์และไลน์ ทั้งในหน้าจอ ไฟล์ส่งออก และการค้นหา",
            "note": "ไม่เก็บเลขบัตรประชาชน ศาสนา สุขภาพ หรือความเห็นทางการเมือง",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact_for"].required = False  # what is not said is as the list begins
        self._put_skills()
        for name in self.instance.hidden_fields(self.scope):
            self.fields.pop(name, None)
        if self.instance.hidden_fields(self.scope):
            del self.fields["contact_for"]

    def _put_skills(self) -> None:
        known = list(Skill.objects.filter(is_active=True).values_list("name", flat=True))
        known += [name for name in self.instance.skill_list if name not in known]
        old = self.fields["skills"]
        self.fields["skills"] = SkillsField(
            label=old.label, required=False, choices=[(name, name) for name in known]
        )

    def clean_former_names(self) -> str:
        """Return the names in one spelling, one a line."""
        return normalise_lines(self.cleaned_data["former_names"])


class PositionForm(RecordForm):
    """A position of one leader: what, in which body or place, from when to when."""

    class Meta:
        model = Position
        fields = ["role", "organization", "area", "cluster", "note"]
        approximate: ClassVar[dict[str, str]] = {
            "started_about": "เริ่ม",
            "term_ends_about": "ครบวาระ",
            "ended_about": "สิ้นสุด",
        }
        order: ClassVar[list[str]] = [
            "role",
            "organization",
            "area",
            "cluster",
            "started_about",
            "term_ends_about",
            "ended_about",
        ]
        at_field: ClassVar[dict[str, str]] = {
            "position_ends_after_it_starts": "ended_about",
            "position_term_ends_after_it_starts": "term_ends_about",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "organization": "องค์กรในเขตที่ท่านดูแล เว้นว่างได้ถ้าเป็นตำแหน่งของพื้นที่",
            "area": "กรอกเมื่อไม่ได้อยู่ในองค์กร เช่น ผู้ใหญ่บ้านของหมู่บ้าน ถ้ามีองค์กร ระบบใช้พื้นที่ขององค์กร",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].required = False
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อยังดำรงตำแหน่งอยู่"
        self.fields["term_ends_about"].help_text = "เว้นว่างได้ ระบบคำนวณจากวาระของประเภทองค์กร"

    def record_choices(self, name: str, model: type[Record]) -> Any:
        """A position lies where its body lies: only bodies of the writer's areas can have one written."""
        return model.objects.editable_by(self.person).alive()

    def clean(self) -> dict[str, Any]:
        """Ask for the body where the role needs one, and for a body or a place in any case."""
        cleaned = super().clean()
        role, organization = cleaned.get("role"), cleaned.get("organization")
        if "organization" in self.errors:
            return cleaned
        placed = organization or cleaned.get("area") or cleaned.get("cluster") or "area" in self.errors
        if role is not None and role.needs_place and not placed:
            self.add_error("area", ValidationError(NEEDS_AREA, code="needs_area"))
        elif role is not None and role.needs_organization and organization is None:
            self.add_error("organization", ValidationError(NEEDS_ORGANIZATION, code="needs_organization"))
        elif not placed:
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


class TieForm(RecordForm):
    """What a leader is to another leader."""

    class Meta:
        model = LeaderTie
        fields = ["kind", "other", "note"]
        approximate: ClassVar[dict[str, str]] = {"started_about": "เริ่ม", "ended_about": "สิ้นสุด"}
        order: ClassVar[list[str]] = ["kind", "other", "started_about", "ended_about"]
        at_field: ClassVar[dict[str, str]] = {
            "tie_ends_after_it_starts": "ended_about",
            "tie_joins_two_people": "other",
            "tie_once_at_a_time": "other",
        }
        help_texts: ClassVar[dict[str, str]] = {"other": "พิมพ์ชื่อผู้นำที่บันทึกไว้แล้ว ถ้ายังไม่มีให้เพิ่มผู้นำคนนั้นก่อน"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อยังดำเนินอยู่"

    def _post_clean(self) -> None:
        # The home follows the first leader before the rules of the model are checked.
        self.instance.area_id = self.instance.leader.area_id
        self.instance.cluster_id = self.instance.leader.cluster_id
        super()._post_clean()

    def _get_validation_exclusions(self) -> set[str]:
        # The first leader is given by the page; rules that name it are checked all the same.
        return super()._get_validation_exclusions() - {"leader"}
