"""Rows that imports left over, as work beside the tasks."""

from typing import Any

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.models import Run
from nakhonchai.records.other_work import OtherWork


def left_over_work(person: Any) -> OtherWork | None:
    """Return how many of the person's own runs hold rows to be decided; None for those who import nothing."""
    if not scope_of(person).may_manage:
        return None
    count = Run.objects.visible_to(person).with_left_over().filter(account=person).count()
    return OtherWork("ไฟล์นำเข้าที่มีแถวค้าง", f"{reverse('imports:run-list')}?todo=1", count) if count else None
