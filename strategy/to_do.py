"""Reports that wait for a person, beside their tasks."""

from typing import Any

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.other_work import OtherWork
from strategy.enums import Status
from strategy.models import Value


def _list(query: str) -> str:
    return f"{reverse('strategy:value-list')}?{query}"


def owed_work(person: Any) -> OtherWork | None:
    """Return how many reports a person still has to send, and how many are late; None where none are."""
    if not scope_of(person).may_write:
        return None
    owed = Value.objects.editable_by(person).asked_of(person)
    count = owed.count()
    if not count:
        return None
    late = owed.late().count()
    words = "รายงานตัวชี้วัดที่ต้องส่ง" + (f" (เลยกำหนด {late:,})" if late else "")
    return OtherWork(words, _list("todo=mine"), count)


def confirming_work(person: Any) -> OtherWork | None:
    """Return how many reports wait for the province's word."""
    if not scope_of(person).may_manage:
        return None
    count = Value.objects.editable_by(person).to_confirm().count()
    query = f"status={Status.SUBMITTED.value}"
    return OtherWork("รายงานตัวชี้วัดที่รอจังหวัดยืนยัน", _list(query), count) if count else None


def accepting_work(person: Any) -> OtherWork | None:
    """Return how many confirmed reports wait for the cluster."""
    if not scope_of(person).is_staff:
        return None
    count = Value.objects.editable_by(person).to_accept().count()
    query = f"status={Status.CONFIRMED.value}"
    return OtherWork("รายงานตัวชี้วัดที่รอกลุ่มจังหวัดรับ", _list(query), count) if count else None
