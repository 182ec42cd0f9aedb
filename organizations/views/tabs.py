"""The pages about organizations, side by side."""

from typing import Any

from django.urls import reverse

PAGES = (
    ("องค์กร", "organizations:organization-list", ""),
    ("รายงานสภา", "organizations:council", ""),
    ("ตัวเลข", "organizations:figures", ""),
    ("ธรรมาภิบาล", "organizations:governance", ""),
    ("ข้อมูลที่ขัดแย้งกัน", "organizations:organization-work", "may_write"),
    ("ข้อมูลเฉพาะประเภท", "organizations:definition-list", "is_staff"),
)


def tabs_of(active: str, scope: Any) -> list[dict[str, Any]]:
    """Return the pages that a reader with *scope* may open; *active* is the one being read."""
    return [
        {"label": label, "url": reverse(name), "active": name == active, "count": None}
        for label, name, needed in PAGES
        if not needed or getattr(scope, needed)
    ]
