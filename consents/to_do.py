"""Requests and breaches that wait, beside a person's other work."""

from typing import Any

from django.urls import reverse

from consents.models import Breach, SubjectRequest
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.other_work import OtherWork


def waiting_requests(person: Any) -> OtherWork | None:
    """Return the open requests and breaches of a manager's areas. One query."""
    if not scope_of(person).may_manage:
        return None
    asked = SubjectRequest.objects.visible_to(person).alive().open().order_by().values("ref")
    leaked = Breach.objects.visible_to(person).alive().open().order_by().values("ref")
    count = asked.union(leaked, all=True).count()
    return OtherWork("คำขอและเหตุเรื่องข้อมูลส่วนบุคคลที่รอ", reverse("consents:home"), count) if count else None
