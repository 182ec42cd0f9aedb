"""The pages of entries in the plans of others."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.tables import Column
from nakhonchai.records.views import RecordDetail
from nakhonchai.thai import format_baht
from plans.enums_money import ADOPTION_TONES, AdoptionState
from plans.filters_money import AdoptionFilters
from plans.forms_money import AdoptionForm
from plans.models import Adoption
from plans.money.tables import plain_baht
from plans.views.parts import PLACE, PROJECT, PartList, PartPages, pages_of

STATE = Column("state", "ผล", sort="state", kind="status", tones=ADOPTION_TONES)


def baht(one: Any) -> str:
    """Return the sum in words; 0 is shown."""
    return "" if one.amount is None else format_baht(one.amount)


class AdoptionPages(PartPages):
    """Where our projects stand in the plans of others."""

    model = Adoption
    form_class = AdoptionForm
    filterset_class = AdoptionFilters
    default_sort = "-year"
    anchor = "adoptions"
    columns = [
        PROJECT,
        Column("plan_words", "เข้าแผนของ", sort="plan_of", kind="link", data=DataClass.NETWORK),
        Column("year", "ปี", sort="year"),
        STATE,
        Column(
            "amount",
            "งบประมาณ (บาท)",
            sort="amount",
            kind="number",
            show=lambda one: plain_baht(one.amount),
        ),
        PLACE,
    ]
    bulk_fields = [BulkField("state", "ผล", lambda: AdoptionState.choices)]


class AdoptionList(AdoptionPages, PartList):
    """Every entry that the reader finds."""

    lead = "โครงการของเราไปอยู่ในแผนของใคร ปีใด และไปถึงขั้นไหน"


class AdoptionDetail(AdoptionPages, RecordDetail):
    """One entry."""

    badges = [STATE]
    sections = [
        (
            "การบรรจุในแผนอื่น",
            [
                PROJECT,
                PLACE,
                Column("plan_of", "เข้าแผนของ"),
                Column("plan_name", "ชื่อแผนหรือหน่วยงาน"),
                Column("year", "ปี (พ.ศ.)"),
                Column("since_about", "ตั้งแต่วันที่", data=DataClass.NETWORK),
                Column("document", "เอกสาร/หน้า/ลำดับที่"),
            ],
        ),
        ("งบประมาณ", [Column("amount", "งบประมาณที่บรรจุ", show=baht), Column("note", "หมายเหตุ")]),
    ]


adoptions = pages_of("Adoption", AdoptionPages, List=AdoptionList, Detail=AdoptionDetail)
