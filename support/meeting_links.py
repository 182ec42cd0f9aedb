"""The newest minutes of an area, in meeting mode."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.meeting import MinutesLink, tell_of_minutes
from nakhonchai.dashboards.models import Snapshot
from support.models import Meeting


@tell_of_minutes
def minutes_of_area(person: Any, code: str, snapshot: Snapshot | None) -> Sequence[MinutesLink]:
    """Return the meeting of the snapshot, or the newest of the area, and the way to a new one."""
    scope = scope_of(person)
    found = Meeting.objects.visible_to(person).alive().filter(area=code or None)
    newest = found.order_by("-held", "-pk")
    meeting = (newest.filter(snapshot=snapshot).first() if snapshot else None) or newest.first()
    links = [MinutesLink(f"วาระและมติ: {meeting}", f"{meeting.page()}#agenda")] if meeting else []
    if scope.may_edit_area(code) if code else scope.may_write:
        query = f"?{urlencode({'area': code})}" if code else ""
        links.append(MinutesLink("เพิ่มการประชุม", Meeting.list_url("create") + query))
    return links
