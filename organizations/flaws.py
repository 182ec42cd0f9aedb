"""Contradictions of organizations, on the page of data quality."""

from typing import Any

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.flaws import FlawCount, flaw_maker
from organizations.findings import RULES
from organizations.models import Organization


@flaw_maker(order=40)
def contradictions(person: Any, prefix: str) -> FlawCount | None:
    """Count what does not fit together in the organizations that the reader edits below *prefix*."""
    if not scope_of(person).may_write:
        return None
    mine = Organization.objects.editable_by(person).alive().at(prefix)
    count = sum(sum(1 for _one in rule.find(mine)) for rule in RULES)
    query = f"?area={prefix}" if prefix else ""
    return FlawCount(
        "ข้อมูลองค์กรที่ขัดแย้งกัน",
        count,
        "ข้อ",
        "เช่น เลขจดแจ้งกับพื้นที่ไม่ตรงกัน หรือยอดสมาชิกผิดลำดับ (นับอย่างมากข้อละ 50)",
        reverse("organizations:organization-work") + query,
    )
