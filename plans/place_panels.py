"""On the page of a place: the projects that come to it, beside those that are its own."""

from urllib.parse import urlencode

from nakhonchai.dashboards.area_panels import AreaPanel, area_panel
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import Level
from plans.enums import PROJECT_TONES, ProjectStatus
from plans.models import Project

SHOWN = 12


@area_panel(order=24)
def projects_of_place(reading: Reading, spot: Spot) -> AreaPanel | None:
    """The projects at home in a subdistrict or village, and those that only work there; each once."""
    if spot.level < Level.SUBDISTRICT or not reading.is_present or not reading.scope.signed_in:
        return None
    found = Project.objects.visible_to(reading.scope).alive().alive_work().reaching(spot.code)
    projects = list(found.in_brief("name", "status", "fiscal_year").in_thai_order()[: SHOWN + 1])
    if not projects:
        return None
    query = urlencode({"area": spot.code, "reach": "yes", "working": "yes"})
    context = {
        "projects": [(one, PROJECT_TONES[ProjectStatus(one.status)]) for one in projects[:SHOWN]],
        "more": len(projects) > SHOWN,
        "all_url": f"{Project.list_url()}?{query}",
    }
    return AreaPanel("projects", "โครงการที่นี่", "plans/panels/projects_here.html", context)
