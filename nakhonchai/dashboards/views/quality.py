"""Data quality: what in the records of an area wants mending, and the place where each is mended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.quality import quality_of
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.views.figures import spot_at
from nakhonchai.dashboards.views.sharing import WHOLE


@require_safe
def quality(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is to be mended in an area and in each area below it."""
    reading = Reading(scope_of(request.user), Now())
    spot = spot_at(reading, "" if code == WHOLE else code)
    found = quality_of(reading, spot, request.user)
    return render(request, "dashboards/quality.html", {"quality": found, "breadcrumbs": spot.crumbs})
