"""What a person may write about the rows of an organization."""

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from nakhonchai.geography.forms import AreaField
from nakhonchai.records.forms import RecordForm
from nakhonchai.thai import Precision, ThaiValueError, normalise_telephone
from organizations.enums import ContactKind, OrganizationStatus
from organizations.models import Contact, Coverage, Membership, Registration, StatusChange
from organizations.questions_asked import AsksFirst
from organizations.single import refuse_second
from organizations.statuses import latest_rows

IN_FUTURE = "วันที่ยังมาไม่ถึง ใส่วันที่เกิดขึ้นจริง"
BAD_EMAIL = "อ่านเป็นอีเมลไม่ได้ ตรวจว่ามีเครื่องหมาย @ และชื่อโดเมน เช่น name@example.org"


class PartForm(AsksFirst, RecordForm):
    """A row of an organization, which the page names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.take_home()
        # What the writer answers, and why, comes last.
        self.order_fields([name for name in self.fields if name not in ("change_reason", "sure")])


class StatusChangeForm(PartForm):
    """Since when an organization has a status, and how that is known."""

    class Meta:
        model = StatusChange
        fields: ClassVar = ["status", "evidence", "note"]
        approximate: ClassVar[dict[str, str]] = {"since_about": "ตั้งแต่"}
        order: ClassVar[list[str]] = ["status", "since_about", "evidence", "note"]
        at_field: ClassVar[dict[str, str]] = {"status_change_once": "since_about"}
        help_texts: ClassVar[dict[str, str]] = {"evidence": "เช่น หนังสือรับรองเลขที่ … หรือ มติที่ประชุมวันที่ …"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since_about"].required = True

    def clean_since_about(self) -> Any:
        """Refuse what has not happened yet."""
        since = self.cleaned_data["since_about"]
        if since is not None and since.date > timezone.localdate():
            raise ValidationError(IN_FUTURE, code="future")
        return since

    def clean(self) -> dict[str, Any]:
        """Refuse to open again what has a successor in its place."""
        cleaned = super().clean()
        since, status = cleaned.get("since_about"), cleaned.get("status")
        if since is not None and status:
            self._refuse_second(since, status)
        return cleaned

    def _refuse_second(self, since: Any, status: str) -> None:
        latest = latest_rows([self.instance.organization_id]).get(self.instance.organization_id)
        if latest is not None and latest.pk != self.instance.pk and since.date < latest.since:
            return  # the past: it does not say how the body stands today
        stored, then = self.instance.organization, copy(self.instance.organization)
        then.status = status
        try:
            refuse_second(then, stored)
        except ValidationError as problem:
            self.add_error("status", problem.error_dict["area"])

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about a status before the body was founded."""
        founded, since = self.instance.organization.founded_about, cleaned.get("since_about")
        if (
            founded
            and since
            and is_before(since, founded)
            and cleaned["status"] != OrganizationStatus.FORMING
        ):
            yield "since_about", f"มาก่อนวันก่อตั้ง ({founded.th(short=True)})"


def is_before(one: Any, other: Any) -> bool:
    """Whether an approximate date surely lies before another: by what is known of both."""
    exact = Precision.DAY in (one.precision,) and other.precision is Precision.DAY
    return bool(one.date < other.date if exact else one.date.year < other.date.year)


class RegistrationForm(PartForm):
    """A number in a register."""

    class Meta:
        model = Registration
        fields: ClassVar = ["scheme", "number", "source", "note"]
        approximate: ClassVar[dict[str, str]] = {"issued_about": "ออกเมื่อ"}
        order: ClassVar[list[str]] = ["scheme", "number", "issued_about", "source", "note"]
        at_field: ClassVar[dict[str, str]] = {"registration_once": "number"}
        help_texts: ClassVar[dict[str, str]] = {"number": "พิมพ์ตามเอกสาร รวมขีดและเลขศูนย์นำหน้า"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme: Any = self.fields["scheme"]
        scheme.empty_label = "เลือกทะเบียน"
        hints = [f"{one}: {one.hint}" for one in scheme.queryset if one.hint]
        scheme.help_text = " · ".join(hints)

    def questions(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Ask about a number of another form, of another place, or of another body."""
        scheme, number = cleaned["scheme"], cleaned["number"]
        if not scheme.fits(number):
            yield "number", f"เลขนี้ไม่เหมือนเลขของ{scheme} ({scheme.hint or scheme.pattern})"
        if not scheme.is_of_area(number, self.instance.organization.area_id):
            yield "number", f"รหัสพื้นที่ในเลขไม่ตรงกับพื้นที่ขององค์กร ({self.instance.organization.home_path})"
        if scheme.is_unique:
            self.instance.scheme, self.instance.number = scheme, number
            for other in self.instance.others()[:1]:
                yield "number", f"“{other.organization}” ({other.organization.home_path}) มีเลขนี้อยู่แล้ว"


class ContactForm(PartForm):
    """A way to the organization."""

    class Meta:
        model = Contact
        fields: ClassVar = ["kind", "value", "person_name", "source"]
        approximate: ClassVar[dict[str, str]] = {"known_about": "ทราบเมื่อ"}
        order: ClassVar[list[str]] = ["kind", "value", "person_name", "source", "known_about"]
        at_field: ClassVar[dict[str, str]] = {"contact_once": "value"}
        help_texts: ClassVar[dict[str, str]] = {"source": "เช่น ประธานให้ไว้ในเวที หรือ หนังสือราชการ"}

    def clean(self) -> dict[str, Any]:
        """Read the value as its kind is read."""
        cleaned = super().clean()
        value = cleaned.get("value", "")
        if value and cleaned.get("kind") == ContactKind.TELEPHONE:
            try:
                cleaned["value"] = normalise_telephone(value)
            except ThaiValueError as problem:
                self.add_error("value", problem.message)
        elif value and cleaned.get("kind") == ContactKind.EMAIL:
            try:
                validate_email(value)
            except ValidationError:
                self.add_error("value", BAD_EMAIL)
        return cleaned


class MembershipForm(PartForm):
    """A member of a council, a network or a federation."""

    class Meta:
        model = Membership
        fields: ClassVar = ["member", "source"]
        approximate: ClassVar[dict[str, str]] = {"started_about": "เป็นสมาชิกตั้งแต่", "ended_about": "สิ้นสุดเมื่อ"}
        order: ClassVar[list[str]] = ["member", "started_about", "ended_about", "source"]
        at_field: ClassVar[dict[str, str]] = {
            "membership_is_not_of_itself": "member",
            "membership_ends_after_it_starts": "ended_about",
            "membership_once": "member",
        }

    def record_choices(self, name: str, model: Any) -> Any:
        """Let every known body be chosen, wherever it is."""
        return super().record_choices(name, model).select_related("type")


class CoverageForm(PartForm):
    """One place that a partner reaches."""

    class Meta:
        model = Coverage
        fields: ClassVar = ["covered", "is_part", "source"]
        at_field: ClassVar[dict[str, str]] = {"coverage_once": "covered"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["covered"]
        self.fields["covered"] = AreaField(label=shown.label, keep=self.instance.covered_id)


class CoverageSetForm(forms.Form):
    """All the places that an organization reaches, on one page: a line for each, and some empty ones."""

    EMPTY = 4

    def __init__(self, *args: Any, rows: list[Coverage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        count = max(len(rows) + self.EMPTY, self._posted())
        for number in range(count):
            row = rows[number] if number < len(rows) else None
            self._add_line(number, row)

    def _posted(self) -> int:
        numbers = [int(name[6:]) for name in self.data if name.startswith("place_") and name[6:].isdigit()]
        return min(max(numbers, default=-1) + 1, 200)

    def _add_line(self, number: int, row: Coverage | None) -> None:
        self.fields[f"place_{number}"] = AreaField(
            label=f"พื้นที่ที่ {number + 1}",
            required=False,
            initial=row.covered_id if row else None,
            keep=row.covered_id if row else None,
        )
        self.fields[f"part_{number}"] = forms.BooleanField(
            label="เพียงบางส่วน", required=False, initial=bool(row and row.is_part)
        )

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """The fields of each line."""
        count = sum(name.startswith("place_") for name in self.fields)
        return [(self[f"place_{number}"], self[f"part_{number}"]) for number in range(count)]

    def clean(self) -> dict[str, Any]:
        """Gather the wanted places; the same place twice is said at its line."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.wanted: dict[str, bool] = {}
        for place, part in self.lines:
            area = cleaned.get(place.name)
            if area is None:
                continue
            if area.code in self.wanted:
                self.add_error(place.name, "ใส่พื้นที่นี้ไว้แล้วในบรรทัดก่อน ลบบรรทัดใดบรรทัดหนึ่ง")
            self.wanted[area.code] = bool(cleaned.get(part.name))
        return cleaned
