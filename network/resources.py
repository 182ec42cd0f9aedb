"""Links and networks in a workbook."""

from collections.abc import Iterator
from typing import Any

from leaders.models import RoleType
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    DateWidget,
    DecimalWidget,
    LinesWidget,
    ListWidget,
    TextWidget,
)
from network.enums import NetworkLevel
from network.models import BoardSeat, Issue, Link, LinkKind, Member, Network

BODY = "organizations.organization"


@register
class LinkResource(RecordResource):
    """One row is one link. Its home follows from its bodies where the row names no place."""

    source = LinkColumn(
        "source", "องค์กรแรก", BODY, required=True, synonyms=("องค์กรที่ 1", "จากองค์กร", "ผู้สนับสนุน")
    )
    source_ref = LinkColumn("source", "รหัสองค์กรแรก", BODY, by_ref=True)
    kind = SheetColumn(
        "kind",
        "ชนิดเส้นเชื่อม",
        ListWidget(LinkKind.objects.filter(is_active=True), "ชนิดเส้นเชื่อม"),
        required=True,
        synonyms=("ความสัมพันธ์", "ลักษณะความร่วมมือ"),
    )
    target = LinkColumn(
        "target", "องค์กรที่สอง", BODY, required=True, synonyms=("องค์กรที่ 2", "ถึงองค์กร", "ผู้รับการสนับสนุน")
    )
    target_ref = LinkColumn("target", "รหัสองค์กรที่สอง", BODY, by_ref=True)
    issue = SheetColumn(
        "issue",
        "ประเด็นงาน",
        ListWidget(Issue.objects.filter(is_active=True), "ประเด็นงาน"),
        synonyms=("ประเด็น",),
    )
    started_about = SheetColumn("started_about", "เริ่มเมื่อ", DateWidget(), model_field="started")
    ended_about = SheetColumn("ended_about", "สิ้นสุดเมื่อ", DateWidget(), model_field="ended")
    amount = SheetColumn("amount", "จำนวนเงิน (บาท)", DecimalWidget(2))
    evidence = SheetColumn("evidence", "หลักฐาน/แหล่งข้อมูล", TextWidget(300))
    note = SheetColumn("note", "บันทึก", LinesWidget())

    sheet = "เส้นเชื่อม"
    sheet_words = ("เส้นเชื่อม", "ความร่วมมือ", "ภาคีเครือข่าย")
    order = 60
    key_fields = ("source", "kind", "target", "issue")
    home_from = "source"

    class Meta:
        model = Link
        fields = (
            "ref",
            "source",
            "source_ref",
            "kind",
            "target",
            "target_ref",
            "issue",
            *PLACE_FIELDS,
            "started_about",
            "ended_about",
            "amount",
            "evidence",
            "note",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Two bodies, an end after the beginning, and what the kind needs."""
        if values.get("source") is not None and values.get("source") == values.get("target"):
            yield "องค์กรที่สอง", "องค์กรเชื่อมกับตัวเองไม่ได้ โปรดใส่องค์กรอื่น"
        started, ended = values.get("started_about"), values.get("ended_about")
        if started and ended and ended.date < started.date:
            yield "สิ้นสุดเมื่อ", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"
        kind = values.get("kind")
        if kind is not None and kind.needs_issue and values.get("issue") is None:
            yield "ประเด็นงาน", "ชนิดนี้ต้องระบุประเด็นที่ทำงานร่วมกัน"
        if (values.get("amount") or 0) < 0:
            yield "จำนวนเงิน (บาท)", "จำนวนเงินต้องไม่ติดลบ"
        elif values.get("amount") is not None and kind is not None and not kind.has_amount:
            yield "จำนวนเงิน (บาท)", "ชนิดนี้ไม่มีจำนวนเงิน โปรดเว้นว่าง"


@register
class NetworkResource(RecordResource):
    """One row is one network."""

    name = SheetColumn("name", "ชื่อเครือข่าย", TextWidget(200), required=True)
    level = SheetColumn("level", "ระดับ", ChoiceWidget(NetworkLevel), required=True)
    organization = LinkColumn("organization", "องค์กรแกน", BODY)
    organization_ref = LinkColumn("organization", "รหัสองค์กรแกน", BODY, by_ref=True)
    issue = SheetColumn("issue", "ประเด็นหลัก", ListWidget(Issue.objects.filter(is_active=True), "ประเด็นงาน"))
    founded_about = SheetColumn("founded_about", "ก่อตั้งเมื่อ", DateWidget(), model_field="founded")
    purpose = SheetColumn("purpose", "เป้าหมายร่วม", LinesWidget())
    note = SheetColumn("note", "บันทึก", LinesWidget())

    sheet = "เครือข่าย"
    importable = False
    order = 55

    class Meta:
        model = Network
        fields = (
            "ref",
            "name",
            "level",
            *PLACE_FIELDS,
            "organization",
            "organization_ref",
            "issue",
            "founded_about",
            "purpose",
            "note",
            "extra",
        )


@register
class MemberResource(RecordResource):
    """Members of networks, to be exported."""

    network = LinkColumn("network", "เครือข่าย", "network.network")
    network_ref = LinkColumn("network", "รหัสเครือข่าย", "network.network", by_ref=True)
    organization = LinkColumn("organization", "องค์กร", BODY)
    organization_ref = LinkColumn("organization", "รหัสองค์กร", BODY, by_ref=True)
    joined_about = SheetColumn("joined_about", "เข้าร่วมเมื่อ", DateWidget(), model_field="joined")
    left_about = SheetColumn("left_about", "ออกเมื่อ", DateWidget(), model_field="left")
    note = SheetColumn("note", "บันทึก", TextWidget(200))

    sheet = "สมาชิกเครือข่าย"
    importable = False

    class Meta:
        model = Member
        fields = (
            "ref",
            "network",
            "network_ref",
            "organization",
            "organization_ref",
            *PLACE_FIELDS,
            "joined_about",
            "left_about",
            "note",
            "extra",
        )


@register
class BoardSeatResource(RecordResource):
    """People on boards, to be exported."""

    network = LinkColumn("network", "เครือข่าย", "network.network")
    network_ref = LinkColumn("network", "รหัสเครือข่าย", "network.network", by_ref=True)
    leader = LinkColumn("leader", "ผู้นำ", "leaders.leader")
    leader_ref = LinkColumn("leader", "รหัสผู้นำ", "leaders.leader", by_ref=True)
    role = SheetColumn("role", "บทบาท", ListWidget(RoleType.objects.filter(is_active=True), "บทบาท"))
    started_about = SheetColumn("started_about", "เริ่ม", DateWidget(), model_field="started")
    ended_about = SheetColumn("ended_about", "สิ้นสุด", DateWidget(), model_field="ended")
    note = SheetColumn("note", "บันทึก", TextWidget(200))

    sheet = "คณะทำงานเครือข่าย"
    importable = False

    class Meta:
        model = BoardSeat
        fields = (
            "ref",
            "network",
            "network_ref",
            "leader",
            "leader_ref",
            "role",
            *PLACE_FIELDS,
            "started_about",
            "ended_about",
            "note",
            "extra",
        )
