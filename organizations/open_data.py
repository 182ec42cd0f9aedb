"""The directory for programs: to everybody what bodies published, to keys what their owners see of it."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.open_data import UNDER, area_exists
from nakhonchai.dashboards.opendata.declarations import (
    Asked,
    Collection,
    Field,
    Param,
    Record,
    Rows,
    cut,
    offer,
)
from organizations.enums import OrganizationStatus
from organizations.models import Organization
from organizations.public import published

STATUSES = {status.value: str(status.label) for status in OrganizationStatus}
INSIDE = "เมื่อไม่มีข้อมูล หรือเจ้าของกุญแจไม่ได้ดูแลพื้นที่ขององค์กร"
SIGNED_IN = "เมื่อไม่มีข้อมูล หรืออ่านโดยไม่มีกุญแจ"


def read(asked: Asked) -> Rows:
    """Give organizations by their ref. Without a key only those that agreed, and only what they agreed to."""
    area_exists(asked.value("area"))
    seen = asked.scope.signed_in
    found = Organization.objects.visible_to(asked.person).alive() if seen else published()
    if asked.value("area"):
        found = found.at(asked.value("area"))
    if asked.value("group"):
        found = found.of_group(asked.value("group"))
    if asked.value("status"):
        found = found.filter(status=asked.value("status"))
    page = found.with_type().select_related("area", "cluster").filter(ref__gt=asked.after).order_by("ref")
    some = [_row(one, asked) for one in page[: asked.limit + 1]]
    return cut(some, asked.limit, lambda row: str(row["ref"]))


def _row(one: Any, asked: Asked) -> Record:
    open_facts = {
        "ref": one.ref,
        "name": one.name,
        "group": one.type.group.slug,
        "group_name": one.type.group.name,
        "type": one.type.name,
        "status": one.status,
        "area": one.area_id,
        "area_name": one.home_path,
    }
    return open_facts | _network_facts(one, asked) | _inner_facts(one, asked)


def _network_facts(one: Any, asked: Asked) -> Record:
    """Return what every signed-in reader finds in the directory."""
    seen = asked.scope.signed_in
    return {
        "registration_number": (one.registration_number or None) if seen else None,
        "founded": one.founded.isoformat() if seen and one.founded else None,
        "founded_precision": one.founded_precision if seen and one.founded else None,
    }


def _inner_facts(one: Any, asked: Asked) -> Record:
    """Return what is read only by those who hold the home."""
    reads = asked.scope.reads(DataClass.INTERNAL, one.area_id)
    place = reads and one.latitude is not None
    return {
        "member_count": one.member_count if reads else None,
        "latitude": float(one.latitude) if place else None,
        "longitude": float(one.longitude) if place else None,
    }


offer(
    Collection(
        name="organizations",
        title="ทำเนียบองค์กร",
        meaning="องค์กรชุมชนและภาคี ไม่มีชื่อหรือโทรศัพท์ของบุคคล",
        fields=(
            Field("ref", "string", "รหัสอ้างอิง ไม่เปลี่ยน"),
            Field("name", "string", "ชื่อองค์กร"),
            Field("group", "string", "กลุ่มประเภท (คำที่ใช้ถาม)"),
            Field("group_name", "string", "ชื่อกลุ่มประเภท"),
            Field("type", "string", "ประเภท"),
            Field("status", "string", "สถานะ", choices=STATUSES),
            Field("area", "string", "รหัสพื้นที่ที่ตั้งอยู่", "เมื่อเป็นองค์กรระดับกลุ่มจังหวัด"),
            Field("area_name", "string", "พื้นที่ที่ตั้งอยู่"),
            Field("registration_number", "string", "เลขที่จดแจ้งหรือทะเบียน", SIGNED_IN),
            Field("founded", "string", "วันก่อตั้ง (ค.ศ. แบบ ISO)", SIGNED_IN),
            Field("founded_precision", "string", "วันก่อตั้งรู้แน่ถึงวัน เดือน หรือปี", SIGNED_IN),
            Field("member_count", "integer", "จำนวนสมาชิก (คน)", INSIDE),
            Field("latitude", "number", "ละติจูด", INSIDE),
            Field("longitude", "number", "ลองจิจูด", INSIDE),
        ),
        params=(
            UNDER,
            Param("group", "กลุ่มประเภท", r"[a-z0-9_-]{1,60}", "group เป็นคำในช่อง group ของคำตอบ"),
            Param("status", "สถานะ", "", f"status ใช้ได้: {', '.join(STATUSES)}", choices=STATUSES),
        ),
        read=read,
        rights="ไม่มีกุญแจ: เฉพาะองค์กรที่ยินยอมให้เผยแพร่ · มีกุญแจ: ทั้งเครือข่าย และช่องภายในของพื้นที่ที่ดูแล",
        order=40,
    )
)
