"""The page of one area, whatever its level."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.pages import abolished_page, area_page
from nakhonchai.geography.models import Area


@login_not_required
@fresh_page
def place(request: HttpRequest, now: Now, code: str) -> HttpResponse:
    """Show an area; of an abolished one, what took its place."""
    area = get_object_or_404(Area, code=code)
    if not area.is_current:
        gone = abolished_page(now, area)
        return render(request, "portal/place_abolished.html", {"page": gone, "breadcrumbs": gone.breadcrumbs})
    page = area_page(request.user, now, area, request.GET.dict())
    return render(request, "portal/place.html", {"page": page, "breadcrumbs": page.breadcrumbs})
