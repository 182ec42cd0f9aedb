"""What a person may write about the work of a project: places, partners, people, what was done."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from leaders.models import Leader
from nakhonchai.base.forms import ApproximateDateField, ManyFilesDrop
from nakhonchai.geography.forms import AreaField
from nakhonchai.records.filetypes import IMAGES, CheckedFile, check_file
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.thai import ApproximateDate
from organizations.models import Organization
from plans.enums import PartnerRole, PersonRole, ProjectStatus
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace, ProjectUpdate
from plans.project_rules import PLACE_ACROSS, WHY_BLOCKED, crosses

MEGABYTE = 1024 * 1024
MOST_PHOTOS = 10
NOT_YET = "วันที่ยังมาไม่ถึง ใส่วันที่ทำจริง"
NO_PHOTO = "“{}” ไม่ใช่รูปถ่าย เลือกรูป JPEG PNG หรือ WebP แล้วส่งอีกครั้ง ข้อความที่พิมพ์ยังอยู่"
TOO_LARGE = "รูป “{}” ใหญ่เกิน {} MB ย่อรูปแล้วส่งอีกครั้ง ข้อความที่พิมพ์ยังอยู่"
SHARE = "ความคืบหน้าเป็นร้อยละ 0 ถึง 100"
SHORT = {"inputmode": "numeric", "class": "input-short"}


class PlacesForm(forms.Form):
    """All the places that a project works in, on one page: a line for each, and some empty ones."""

    EMPTY = 4

    def __init__(self, *args: Any, project: Project, rows: list[ProjectPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        for number in range(max(len(rows) + self.EMPTY, self._posted())):
            code = rows[number].area_id if number < len(rows) else None
            self.fields[f"place_{number}"] = AreaField(
                label=f"พื้นที่ที่ {number + 1}", required=False, initial=code, keep=code
            )

    def _posted(self) -> int:
        numbers = [int(name[6:]) for name in self.data if name.startswith("place_") and name[6:].isdigit()]
        return min(max(numbers, default=-1) + 1, 200)

    def clean(self) -> dict[str, Any]:
        """Gather the wanted places; what is named twice or lies in another province is said at its line."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.wanted: list[str] = []
        for name in list(self.fields):
            area = cleaned.get(name)
            if area is None:
                continue
            if area.code in self.wanted:
                self.add_error(name, "ใส่พื้นที่นี้ไว้แล้วในบรรทัดก่อน ลบบรรทัดใดบรรทัดหนึ่ง")
            elif crosses(self.project.area_id, [area.code[:2]]):
                self.add_error(name, PLACE_ACROSS)
            self.wanted.append(area.code)
        return cleaned


class PartnerForm(forms.Form):
    """One more partner of a project."""

    role = forms.ChoiceField(label="บทบาทในโครงการ", choices=PartnerRole.choices, initial=PartnerRole.DOES)

    def __init__(self, *args: Any, person: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["organization"] = RecordPickerField(
            model=Organization,
            choices=lambda: Organization.objects.visible_to(person).alive(),
            label="องค์กรหรือภาคี",
            help_text="พิมพ์ชื่อหรือรหัส ถ้ายังไม่มีในระบบ ให้เพิ่มในหน้าองค์กรก่อน",
        )
        self.order_fields(["organization", "role"])

    def clean(self) -> dict[str, Any]:
        """Say at the field that the partner is there already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        body, role = cleaned.get("organization"), cleaned.get("role")
        there = ProjectPartner.objects.filter(project=self.project, organization=body, role=role)
        if body and there.exists():
            self.add_error("organization", "ภาคีนี้อยู่ในรายการแล้ว")
        return cleaned


class PersonForm(forms.Form):
    """One more person of a project."""

    role = forms.ChoiceField(label="หน้าที่ในโครงการ", choices=PersonRole.choices, initial=PersonRole.HEAD)

    def __init__(self, *args: Any, person: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["leader"] = RecordPickerField(
            model=Leader,
            choices=lambda: Leader.objects.visible_to(person).alive(),
            label="ผู้นำ",
            help_text="พิมพ์ชื่อหรือรหัส ถ้ายังไม่มีในระบบ ให้เพิ่มในหน้าผู้นำก่อน",
        )
        self.order_fields(["leader", "role"])

    def clean(self) -> dict[str, Any]:
        """Say at the field that the person is there already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        leader = cleaned.get("leader")
        if leader and ProjectPerson.objects.filter(project=self.project, leader=leader).exists():
            self.add_error("leader", "คนนี้อยู่ในรายการแล้ว ถ้าเปลี่ยนหน้าที่ ให้เอาออกแล้วเพิ่มใหม่")
        return cleaned


def _refuse_future(when: Any) -> Any:
    if when is not None and when.date > timezone.localdate():
        raise ValidationError(NOT_YET, code="future")
    return when


class PhotosField(forms.FileField):
    """Some photos, or none; cleans to pairs of name and checked picture."""

    widget = ManyFilesDrop

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, CheckedFile]]:
        """Refuse what is no photo, too large, or too many."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(given) > MOST_PHOTOS:
            raise ValidationError(f"ส่งได้ครั้งละไม่เกิน {MOST_PHOTOS} รูป เลือกใหม่แล้วส่งอีกครั้ง")
        return [(one.name, self._checked(one)) for one in given]

    @staticmethod
    def _checked(upload: Any) -> CheckedFile:
        if upload.size > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // MEGABYTE
            raise ValidationError(TOO_LARGE.format(upload.name, most), code="large")
        try:
            checked = check_file(upload.read(), upload.name)
        except ValidationError as error:
            if error.code in ("broken", "huge"):
                raise
            raise ValidationError(NO_PHOTO.format(upload.name), code="photo") from error
        if checked.content_type not in IMAGES.values():
            raise ValidationError(NO_PHOTO.format(upload.name), code="photo")
        return checked


class ReportForm(forms.Form):
    """A report from the field in one go: what was done, photos, how far it is. Made for a phone."""

    text = forms.CharField(
        label="ทำอะไรไปแล้ว",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "เขียนสั้น ๆ ว่าทำอะไรไปแล้ว"},
    )
    photos = PhotosField(
        label="รูปถ่าย",
        required=False,
        widget=ManyFilesDrop(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="ถ่ายใหม่หรือเลือกจากเครื่อง ได้หลายรูป ระบบลบพิกัดสถานที่ออกจากรูปให้",
    )
    progress = forms.IntegerField(
        label="คืบหน้า (%)",
        required=False,
        widget=forms.TextInput(attrs=SHORT),
        help_text="0 ถึง 100 ไม่ทราบให้เว้นว่าง",
    )
    status = forms.ChoiceField(
        label="สถานะโครงการตอนนี้", required=False, choices=[("", "ไม่เปลี่ยน"), *ProjectStatus.choices]
    )
    needs = forms.CharField(
        label="ติดขัดเพราะ/ต้องการ", required=False, max_length=300, help_text="ใส่เมื่อเลือก “ติดขัด”"
    )
    happened = ApproximateDateField(label="วันที่", required=True)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project

    def clean_happened(self) -> Any:
        """What was done lies behind us."""
        return _refuse_future(self.cleaned_data["happened"])

    def clean_progress(self) -> int | None:
        """A share."""
        progress: int | None = self.cleaned_data["progress"]
        if progress is not None and not 0 <= progress <= 100:
            raise ValidationError(SHARE, code="share")
        return progress

    def clean(self) -> dict[str, Any]:
        """A project that is blocked now says why."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("status") == ProjectStatus.BLOCKED and not cleaned.get("needs"):
            self.add_error("needs", ValidationError(WHY_BLOCKED, code="blocked"))
        return cleaned


class ProjectUpdateForm(RecordForm):
    """Mends a report; photos are added and put aside as files."""

    class Meta:
        model = ProjectUpdate
        fields: ClassVar = ["text", "progress", "status"]
        approximate: ClassVar[dict[str, str]] = {"happened_about": "วันที่"}
        order: ClassVar[list[str]] = ["happened_about", "text", "progress", "status"]
        at_field: ClassVar[dict[str, str]] = {"project_update_progress_is_a_share": "progress"}
        widgets: ClassVar[dict[str, Any]] = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "progress": forms.TextInput(attrs=SHORT),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_about"].required = True

    def clean_happened_about(self) -> Any:
        """What was done lies behind us."""
        return _refuse_future(self.cleaned_data["happened_about"])


def new_report(project: Any, *data: Any) -> ReportForm:
    """Return the form of a report of today."""
    today = {"happened": ApproximateDate(timezone.localdate()), "form_key": uuid.uuid4()}
    return ReportForm(*data, project=project, initial=today)
