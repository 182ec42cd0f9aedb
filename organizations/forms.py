"""What a person may write about an organization."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.base.forms import TelephoneField
from nakhonchai.records.forms import RecordForm
from organizations.choices import type_choices
from organizations.models import Organization
from organizations.single import refuse_second


class OrganizationForm(RecordForm):
    """The facts of an organization or a partner."""

    class Meta:
        model = Organization
        fields = [
            "name",
            "other_names",
            "type",
            "area",
            "cluster",
            "status",
            "registration_number",
            "member_count",
            "address",
            "contact_name",
            "telephone",
            "latitude",
            "longitude",
            "note",
            "is_published",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "ข้อมูลทำเนียบ (ทุกคนที่เข้าสู่ระบบเห็น)": [
                "name",
                "other_names",
                "type",
                "area",
                "cluster",
                "status",
                "registration_number",
                "founded_about",
                "is_published",
            ],
            "ข้อมูลภายใน (เฉพาะผู้ดูแลพื้นที่เห็น)": [
                "member_count",
                "contact_name",
                "telephone",
                "address",
                "latitude",
                "longitude",
                "note",
            ],
        }
        approximate: ClassVar[dict[str, str]] = {"founded_about": "ก่อตั้งเมื่อ"}
        order: ClassVar[list[str]] = [
            "name",
            "other_names",
            "type",
            "area",
            "cluster",
            "status",
            "registration_number",
            "founded_about",
            "member_count",
        ]
        at_field: ClassVar[dict[str, str]] = {"organization_point_is_whole": "latitude"}
        field_classes: ClassVar[dict[str, Any]] = {"telephone": TelephoneField}
        widgets: ClassVar[dict[str, Any]] = {
            "other_names": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 4}),
            "member_count": forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
            "latitude": forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"}),
            "longitude": forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "area": "เลือกให้ละเอียดที่สุดที่รู้ เช่น หมู่บ้าน หรือตำบล",
            "registration_number": "ตามหนังสือรับรอง ถ้ามี",
            "member_count": "ถ้าไม่ทราบให้เว้นว่าง ใส่ 0 เมื่อไม่มีสมาชิกจริง ๆ",
            "latitude": "เช่น 14.88181 ไม่ทราบให้เว้นว่าง",
            "longitude": "เช่น 103.49364",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: Any = self.fields["type"]
        types.choices = self._grouped_types()

    def _post_clean(self) -> None:
        """Beside what every record checks: a subdistrict has one body of some types."""
        super()._post_clean()
        if self.errors.keys() & {"area", "type"}:
            return
        try:
            refuse_second(self.instance, self._stored())
        except ValidationError as problem:
            self._update_errors(problem)

    def _stored(self) -> Organization | None:
        if self.instance._state.adding:
            return None
        mine = Organization.objects.editable_by(self.person).filter(pk=self.instance.pk)
        found: Organization | None = mine.first() if self.instance.type.one_per_subdistrict else None
        return found

    def _grouped_types(self) -> list[Any]:
        """Return the types in groups; a retired one that the record has stays possible."""
        groups: list[Any] = [("", "เลือกประเภท"), *type_choices()]
        current = self.instance.type if self.instance.type_id else None
        if current is not None and not current.is_active:
            groups.append(("เลิกใช้แล้ว", [(current.pk, current.name)]))
        return groups
