"""Rows of organizations in a workbook: statuses, numbers, contacts, members, places reached."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from nakhonchai.geography.models import Area
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    ListWidget,
    TextWidget,
    YesNoWidget,
)
from nakhonchai.thai import ThaiValueError
from organizations.enums import ContactKind, OrganizationStatus
from organizations.models import (
    Contact,
    Coverage,
    Membership,
    Organization,
    Registration,
    RegistrationScheme,
    StatusChange,
)
from organizations.single import TAKEN, standing_by_place, wait_for_others
from organizations.statuses import latest_rows

ORGANIZATION = "organizations.organization"


class PartResource(RecordResource):
    """A row about an organization: named by ref, or by name near the place of the row."""

    organization = LinkColumn("organization", "องค์กร", ORGANIZATION, required=True)
    organization_ref = LinkColumn("organization", "รหัสองค์กร", ORGANIZATION, by_ref=True)
    source = SheetColumn("source", "ที่มา", TextWidget(200))
    note = SheetColumn("note", "หมายเหตุ", TextWidget(300))

    home_from = "organization"


BODY = ("ref", "organization", "organization_ref", *PLACE_FIELDS)


@register
class StatusChangeResource(PartResource):
    """One row is one status of an organization with the day it began."""

    status = SheetColumn("status", "สถานะ", ChoiceWidget(OrganizationStatus), required=True)
    since_about = SheetColumn("since_about", "ตั้งแต่วันที่", DateWidget(), model_field="since", required=True)
    evidence = SheetColumn("evidence", "หลักฐาน", TextWidget(300))

    sheet = "สถานะองค์กร"
    sheet_words = ("การเปลี่ยนสถานะองค์กร",)
    order = 12
    key_fields = ("organization", "status", "since_about")

    class Meta:
        model = StatusChange
        fields = (*BODY, "status", "since_about", "evidence", "note", "extra")

    @cached_property
    def _standing(self) -> dict[tuple[int, str], tuple[int | None, str]]:
        return standing_by_place()

    @cached_property
    def _closed(self) -> dict[int, tuple[str, date | None]]:
        """Return closed bodies of which a subdistrict has one: the name of their type, and since when."""
        found = Organization.objects.unscoped("a subdistrict has one, whoever asks").alive().single()
        types = dict(found.filter(status=OrganizationStatus.CLOSED).values_list("pk", "type__name"))
        latest = latest_rows(types)
        return {pk: (name, latest[pk].since if pk in latest else None) for pk, name in types.items()}

    def _taken(self, values: dict[str, Any]) -> str:
        """Say who stands where this row would open a closed body again; "" where nobody does."""
        body, since = values.get("organization"), values.get("since_about")
        if since is None or body is None or body.pk not in self._closed:
            return ""
        kind, closed = self._closed[body.pk]
        place, is_past = (body.area_id or "")[:6], closed is not None and since.date < closed
        if values.get("status") == OrganizationStatus.CLOSED or is_past or len(place) < 6:
            return ""
        mine = (body.pk, body.name)
        holder = self._standing.setdefault((body.type_id, place), mine)
        return "" if holder == mine else TAKEN.format(kind, holder[1])

    def hold(self) -> None:
        """Let nobody take a place between the last look at who stands there and the writing."""
        wait_for_others()

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """What has not happened yet is no status; what has a successor in its place stays closed."""
        since = values.get("since_about")
        if since is not None and since.date > timezone.localdate():
            yield "ตั้งแต่วันที่", "วันที่ยังมาไม่ถึง ใส่วันที่เกิดขึ้นจริง"
        if taken := self._taken(values):
            yield "สถานะ", taken


@register
class RegistrationResource(PartResource):
    """One row is one number in one register."""

    scheme = SheetColumn(
        "scheme",
        "ทะเบียน",
        ListWidget(RegistrationScheme.objects.filter(is_active=True), "ทะเบียน"),
        required=True,
    )
    number = SheetColumn("number", "เลขทะเบียน", TextWidget(60), required=True)
    issued_about = SheetColumn("issued_about", "ออกเมื่อ", DateWidget(), model_field="issued")

    sheet = "เลขทะเบียนองค์กร"
    order = 13
    key_fields = ("organization", "number")

    class Meta:
        model = Registration
        fields = (*BODY, "scheme", "number", "issued_about", "source", "note", "extra")

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """The same number may stand in two registers."""
        scheme = values.get("scheme")
        return super().same_record(values, [one for one in found if scheme is None or one.scheme == scheme])


@register
class ContactResource(PartResource):
    """One row is one way to an organization."""

    kind_of_contact = SheetColumn("kind", "ช่องทาง", ChoiceWidget(ContactKind), required=True)
    value = SheetColumn("value", "ข้อมูลติดต่อ", TextWidget(300), required=True)
    person_name = SheetColumn("person_name", "ชื่อผู้ติดต่อ", TextWidget(120))
    known_about = SheetColumn("known_about", "ทราบเมื่อ", DateWidget(), model_field="known")

    sheet = "ช่องทางติดต่อองค์กร"
    order = 14
    key_fields = ("organization", "value")

    class Meta:
        model = Contact
        fields = (*BODY, "kind_of_contact", "value", "person_name", "source", "known_about", "extra")


@register
class MembershipResource(PartResource):
    """One row is one member of a council or federation."""

    member = LinkColumn("member", "องค์กรสมาชิก", ORGANIZATION, required=True)
    member_ref = LinkColumn("member", "รหัสองค์กรสมาชิก", ORGANIZATION, by_ref=True)
    started_about = SheetColumn("started_about", "เป็นสมาชิกตั้งแต่", DateWidget(), model_field="started")
    ended_about = SheetColumn("ended_about", "สิ้นสุดเมื่อ", DateWidget(), model_field="ended")

    sheet = "องค์กรสมาชิกสภา"
    sheet_words = ("สมาชิกสภาองค์กรชุมชน",)
    order = 15
    key_fields = ("organization", "member")

    class Meta:
        model = Membership
        fields = (*BODY, "member", "member_ref", "started_about", "ended_about", "source", "extra")

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A body is no member of itself; an end comes after the beginning."""
        if values.get("member") is not None and values["member"] == values.get("organization"):
            yield "องค์กรสมาชิก", "องค์กรเป็นสมาชิกของตัวเองไม่ได้ เลือกองค์กรอื่น"
        started, ended = values.get("started_about"), values.get("ended_about")
        if started and ended and ended.date < started.date:
            yield "สิ้นสุดเมื่อ", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"


class AreaWidget(CodeWidget):
    """A place by its code. The places are read as they are met."""

    hint = "รหัสมหาดไทย 2, 4, 6 หรือ 8 หลัก"

    def read(self, value: Any) -> Any:
        """Return the place."""
        code = super().read(value)
        found = Area.objects.filter(code=code).first()
        if found is None:
            raise ThaiValueError(f"ไม่พบรหัสพื้นที่ {code[:12]} โปรดตรวจรหัส")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the code."""
        return None if value is None else value.code


@register
class CoverageResource(PartResource):
    """One row is one place that an organization reaches."""

    covered = SheetColumn("covered", "รหัสพื้นที่ที่ครอบคลุม", AreaWidget(), required=True)
    is_part = SheetColumn("is_part", "ครอบคลุมบางส่วน", YesNoWidget())

    sheet = "พื้นที่ที่ภาคีครอบคลุม"
    order = 16
    key_fields = ("organization", "covered")

    class Meta:
        model = Coverage
        fields = (*BODY, "covered", "is_part", "source", "extra")
