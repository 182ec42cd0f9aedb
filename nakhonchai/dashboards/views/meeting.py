"""Meeting mode."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.meeting import meeting_of, minutes_links
from nakhonchai.dashboards.moments import Frozen
from nakhonchai.dashboards.views.sharing import WHOLE, page_at
from nakhonchai.geography.models import Area
from nakhonchai.records.models import Task
from nakhonchai.thai import format_date


@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    """Show the panels; a POST freezes the figures of this moment for the meeting and shows those."""
    address = reverse("dashboards:meeting", args=[code])
    scope = scope_of(request.user)
    page = page_at(request, Now(), code)
    if request.method == "POST" and scope.may_manage:
        name = f"ประชุม {page.spot.name} {format_date(timezone.localdate(), short=True)}"
        area = None if code == WHOLE else Area.objects.get(code=code)
        taken = take_snapshot(name=name[:120], kind=SnapshotKind.MEETING, area=area, by=request.user)
        messages.success(request, f"บันทึกตัวเลขสำหรับการประชุมแล้ว {taken.day_words}")
        return redirect(f"{address}?known={taken.ref}")
    snapshot = page.moment.snapshot if isinstance(page.moment, Frozen) else None
    context = {
        "meeting": meeting_of(request.user, page, snapshot),
        "page": page,
        "may_freeze": scope.may_manage,
        "may_decide": scope.may_edit_area(page.spot.code) if page.spot.code else scope.may_write,
        "task_url": Task.list_url("create") + (f"?area={page.spot.code}" if page.spot.code else ""),
        "minutes": minutes_links(request.user, page.spot.code, snapshot),
        "share_url": reverse("dashboards:share", args=[code]),
    }
    return render(request, "dashboards/meeting.html", context)
