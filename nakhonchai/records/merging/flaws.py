"""Pairs that may be the same, on the page of data quality."""

from typing import Any

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.codes import under
from nakhonchai.records.flaws import FlawCount, flaw_maker
from nakhonchai.records.merging.asking import waiting
from nakhonchai.records.merging.rules import all_rules


@flaw_maker(order=60)
def pairs_waiting(person: Any, prefix: str) -> FlawCount | None:
    """Count the pairs that wait for whoever merges below *prefix*: one query for each kind."""
    if not scope_of(person).may_manage:
        return None
    count = sum(waiting(rules, person).filter(under(prefix, "place")).count() for rules in all_rules())
    query = f"?area={prefix}" if prefix else ""
    return FlawCount(
        "รายการที่อาจซ้ำกัน",
        count,
        "คู่",
        "คู่ขององค์กร ผู้นำ หรือโครงการที่อาจเป็นรายเดียวกัน รอให้เปรียบเทียบแล้วรวม หรือบอกว่าไม่ใช่",
        reverse("records:duplicates") + query,
    )
