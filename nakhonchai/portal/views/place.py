"""The page of one area, whatever its level."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.base.prepared import once_made
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.pages import abolished_page, area_page
from nakhonchai.geography.models import Area


@once_made
def _area(code: Any) -> Any:
    return Area.objects.filter(code=code)


@login_not_required
@fresh_page
def place(request: HttpRequest, now: Now, code: str) -> HttpResponse:
    """Show an area; of an abolished one, what took its place."""
    found = _area(code=code)
    if not found:
        raise Http404
    area = found[0]
    if not area.is_current:
        gone = abolished_page(now, area)
        return render(request, "portal/place_abolished.html", {"page": gone, "breadcrumbs": gone.breadcrumbs})
    page = area_page(request.user, now, area, request.GET.dict())
    return render(request, "portal/place.html", {"page": page, "breadcrumbs": page.breadcrumbs})
