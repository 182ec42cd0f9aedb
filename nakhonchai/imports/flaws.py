"""Rows that imports left over, on the page of data quality."""

from typing import Any

from django.db.models import F, Sum
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.enums import LEFT_OVER
from nakhonchai.imports.models import Run
from nakhonchai.records.flaws import FlawCount, flaw_maker


@flaw_maker(order=70)
def rows_left_over(person: Any, prefix: str) -> FlawCount | None:
    """Count the rows that wait for a decision in the reader's own runs of the province."""
    if not scope_of(person).may_manage:
        return None
    found = Run.objects.visible_to(person).with_left_over()
    if prefix:
        found = found.filter(province__in=["", prefix[:2]])
    left = sum((F(f"rows_{fate.value}") for fate in LEFT_OVER[1:]), F(f"rows_{LEFT_OVER[0].value}"))
    count = found.aggregate(rows=Sum(left))["rows"] or 0
    return FlawCount(
        "แถวจากไฟล์ที่ยังค้าง",
        count,
        "แถว",
        "แถวในไฟล์นำเข้าที่รอให้เลือก แก้ไข หรือยืนยัน ยังไม่อยู่ในข้อมูล",
        f"{reverse('imports:run-list')}?todo=1",
    )
