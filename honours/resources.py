"""Honours in a workbook: one row is one honour of one recipient."""

from collections.abc import Iterator
from typing import Any

from honours.actions import is_too_early
from honours.enums import HonourStatus
from honours.forms import TOO_EARLY
from honours.models import Honour, HonourType
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    ChoiceWidget,
    LinesWidget,
    ListWidget,
    TextWidget,
    YearWidget,
    YesNoWidget,
)

ONE = "แต่ละแถวมีผู้รับรายเดียว: ใส่ชื่อบุคคล ชื่อองค์กร หรือ “ใช่” ในช่องตำบลเป็นผู้รับ อย่างใดอย่างหนึ่ง"


@register
class HonourResource(RecordResource):
    """The recipient is named, or the row's own subdistrict. What the public sees is set by hand only."""

    type = SheetColumn(
        "type",
        "ประเภทการเชิดชู",
        ListWidget(HonourType.objects.filter(is_active=True), "ประเภทการเชิดชู"),
        required=True,
        synonyms=("รางวัล", "ชื่อรางวัล", "ประเภทรางวัล", "สาขารางวัล"),
    )
    year = SheetColumn(
        "year", "ปีที่เชิดชู (พ.ศ.)", YearWidget(), required=True, synonyms=("ปีที่ได้รับ", "ปีที่ได้รับรางวัล")
    )
    status = SheetColumn("status", "ผลการคัดเลือก", ChoiceWidget(HonourStatus), hint="เว้นว่าง = เสนอชื่อ")
    leader = LinkColumn(
        "leader",
        "บุคคลที่ได้รับ",
        "leaders.leader",
        proofs=(),
        synonyms=("ผู้ได้รับรางวัล", "ชื่อผู้ได้รับ", "ผู้รับรางวัล"),
    )
    leader_ref = LinkColumn("leader", "รหัสบุคคลที่ได้รับ", "leaders.leader", by_ref=True)
    organization = LinkColumn(
        "organization", "องค์กรที่ได้รับ", "organizations.organization", synonyms=("องค์กรที่ได้รับรางวัล",)
    )
    organization_ref = LinkColumn("organization", "รหัสองค์กรที่ได้รับ", "organizations.organization", by_ref=True)
    is_of_place = SheetColumn(
        "is_of_place", "ตำบลเป็นผู้รับ", YesNoWidget(), model_field="place", hint="ใช่ เมื่อผู้รับคือตำบลในแถวนี้"
    )
    citation = SheetColumn("citation", "คำประกาศเกียรติคุณ", LinesWidget(), synonyms=("ผลงาน", "ผลงานเด่น"))
    nominated_by = SheetColumn("nominated_by", "ผู้เสนอชื่อ", TextWidget(160))
    reason = SheetColumn("reason", "เหตุผลของการคัดเลือก", LinesWidget())
    evidence = SheetColumn("evidence", "ลิงก์หลักฐาน", TextWidget(300))

    sheet = "การเชิดชู"
    sheet_words = ("เชิดชู", "รางวัล", "เกียรติประวัติ")
    order = 50
    key_fields = ("year", "type", "leader", "organization")

    class Meta:
        model = Honour
        fields = (
            "ref",
            "type",
            "year",
            "status",
            "leader",
            "leader_ref",
            "organization",
            "organization_ref",
            "is_of_place",
            *PLACE_FIELDS,
            "citation",
            "nominated_by",
            "reason",
            "evidence",
            "extra",
        )

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """One recipient; nothing given in a year to come."""
        named = [values.get(name) for name in ("leader", "organization", "is_of_place")]
        if sum(map(bool, named)) != 1:
            yield "บุคคลที่ได้รับ", ONE
        if is_too_early(values.get("status") or "", values.get("year")):
            yield "ปีที่เชิดชู (พ.ศ.)", TOO_EARLY
