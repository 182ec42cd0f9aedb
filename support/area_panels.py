"""Following up on the page of a subdistrict."""

from urllib.parse import urlencode

from nakhonchai.dashboards.area_panels import AreaPanel, area_panel
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import Level
from support.models import Lesson, PolicyEvidence, PolicyIssue, SupportRequest, Visit
from support.rows import lesson_rows, request_rows, visit_rows

SHOWN = 8


def _is_told(reading: Reading, spot: Spot) -> bool:
    """Whether the page is of a subdistrict, of the present, and read by who has signed in."""
    return spot.level == Level.SUBDISTRICT and reading.is_present and reading.scope.signed_in


@area_panel(order=30)
def support_of_place(reading: Reading, spot: Spot) -> AreaPanel | None:
    """Who came here, what was asked for, and what is to come."""
    if not _is_told(reading, spot):
        return None
    visits = visit_rows(Visit.objects.visible_to(reading.scope).alive().at(spot.code))
    requests = request_rows(SupportRequest.objects.visible_to(reading.scope).alive().at(spot.code))
    may = reading.scope.may_edit_area(spot.code)
    if not (visits or requests or may):
        return None
    query = urlencode({"area": spot.code})
    context = {
        "visits": visits,
        "requests": requests,
        "ask_url": f"{SupportRequest.list_url('create')}?{query}" if may else "",
        "add_url": f"{Visit.list_url('create')}?{query}" if may else "",
    }
    return AreaPanel("support", "ติดตามสนับสนุน", "support/panels/support.html", context)


@area_panel(order=31)
def lessons_of_place(reading: Reading, spot: Spot) -> AreaPanel | None:
    """Lessons and situations of the subdistrict."""
    if not _is_told(reading, spot):
        return None
    rows = lesson_rows(Lesson.objects.visible_to(reading.scope).alive().at(spot.code))
    may = reading.scope.may_edit_area(spot.code)
    if not (rows or may):
        return None
    add = f"{Lesson.list_url('create')}?{urlencode({'area': spot.code})}" if may else ""
    context = {"lessons": rows, "add_url": add}
    return AreaPanel("lessons", "บทเรียนและสถานการณ์", "support/panels/lessons.html", context)


@area_panel(order=32)
def issues_of_place(reading: Reading, spot: Spot) -> AreaPanel | None:
    """Policy issues of which the subdistrict is evidence, or that are at home here."""
    if not _is_told(reading, spot):
        return None
    named = PolicyEvidence.objects.filter(place=spot.code).values("issue")
    found = PolicyIssue.objects.visible_to(reading.scope).alive()
    found = found.filter(pk__in=named) | found.at(spot.code)
    rows = list(found.in_brief("name", "state").order_by("sort_key", "pk")[:SHOWN])
    if not rows:
        return None
    return AreaPanel("policy", "ประเด็นนโยบาย", "support/panels/issues.html", {"issues": rows})
