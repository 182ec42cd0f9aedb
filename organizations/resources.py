"""Organizations in a workbook."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    IntegerWidget,
    LinesWidget,
    ListWidget,
    TelephoneWidget,
    TextWidget,
    YesNoWidget,
)
from organizations import fact_resources, part_resources
from organizations.enums import OrganizationStatus
from organizations.models import Organization, OrganizationType
from organizations.single import TAKEN, standing_by_place, wait_for_others

__all__ = ["OrganizationResource", "fact_resources", "part_resources"]


@register
class OrganizationResource(RecordResource):
    """One row is one organization. Consent to publish is shown, and never set by a file."""

    name = SheetColumn("name", "ชื่อองค์กร", TextWidget(200), required=True)
    other_names = SheetColumn("other_names", "ชื่ออื่นและชื่อเดิม", LinesWidget(), hint="บรรทัดละหนึ่งชื่อ")
    type = SheetColumn(
        "type",
        "ประเภท",
        ListWidget(OrganizationType.objects.filter(is_active=True), "ประเภทองค์กร"),
        required=True,
    )
    status = SheetColumn("status", "สถานะ", ChoiceWidget(OrganizationStatus), hint="เว้นว่าง = ดำเนินงานอยู่")
    registration_number = SheetColumn("registration_number", "เลขที่จดแจ้ง/ทะเบียน", TextWidget(40))
    founded_about = SheetColumn("founded_about", "ก่อตั้งเมื่อ", DateWidget(), model_field="founded")
    member_count = SheetColumn("member_count", "จำนวนสมาชิก (คน)", IntegerWidget())
    address = SheetColumn("address", "ที่ตั้ง", TextWidget(300))
    contact_name = SheetColumn("contact_name", "ผู้ประสานงานขององค์กร", TextWidget(120))
    telephone = SheetColumn("telephone", "โทรศัพท์", TelephoneWidget())
    latitude = SheetColumn("latitude", "ละติจูด", DecimalWidget(5))
    longitude = SheetColumn("longitude", "ลองจิจูด", DecimalWidget(5))
    note = SheetColumn("note", "บันทึก", LinesWidget())
    is_published = SheetColumn(
        "is_published", "ยินยอมให้เผยแพร่", YesNoWidget(), readonly=True, hint="แสดงเท่านั้น แก้ไขในหน้าขององค์กร"
    )

    sheet = "องค์กร"
    order = 10
    new_rows_stand_alone = True

    class Meta:
        model = Organization
        fields = (
            "ref",
            "name",
            "type",
            "status",
            *PLACE_FIELDS,
            "registration_number",
            "other_names",
            "founded_about",
            "member_count",
            "address",
            "contact_name",
            "telephone",
            "latitude",
            "longitude",
            "note",
            "is_published",
            "extra",
        )

    @cached_property
    def _standing(self) -> dict[tuple[int, str], tuple[int | None, str]]:
        """Who stands where a subdistrict has one of a type: one query for a whole file."""
        return standing_by_place()

    def _taken(self, values: dict[str, Any], record: Any) -> str:
        """Return the name of the other body that has the place; the first row of a file takes it."""
        kind, place = values.get("type"), (values.get("area_id") or "")[:6]
        if kind is None or not kind.one_per_subdistrict or len(place) < 6:
            return ""
        if values.get("status") == OrganizationStatus.CLOSED:
            return ""
        if record is not None and (record.type_id, (record.area_id or "")[:6]) == (kind.pk, place):
            return ""  # a contradiction that is there already blocks nothing else
        mine = (getattr(record, "pk", None), values.get("name") or "")
        holder = self._standing.setdefault((kind.pk, place), mine)
        return "" if holder == mine else holder[1]

    def hold(self) -> None:
        """Let nobody take a place between the last look at who stands there and the writing."""
        wait_for_others()

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A point has both numbers; a subdistrict has one body of some types."""
        if taken := self._taken(values, record):
            yield "ประเภท", TAKEN.format(values["type"].name, taken)
        if (values.get("latitude") is None) != (values.get("longitude") is None):
            yield "ละติจูด", "กรอกทั้งละติจูดและลองจิจูด หรือเว้นว่างทั้งคู่"
