"""The public page of the cluster."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.pages import cluster_page


@login_not_required
@fresh_page
def home(request: HttpRequest, now: Now) -> HttpResponse:
    """Show the cluster."""
    page = cluster_page(request.user, now, request.GET.dict())
    return render(request, "portal/home.html", {"page": page, "breadcrumbs": page.breadcrumbs})
