"""Sharing a dashboard: a page that offers picture, workbook, text and link; and each of them."""

import io

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.pages import AreaPage, area_page, cluster_page
from nakhonchai.dashboards.sharing.card import card_name, card_png
from nakhonchai.dashboards.sharing.tables import headings, rows
from nakhonchai.dashboards.sharing.texts import two_lines, week_of
from nakhonchai.dashboards.spots import place_url
from nakhonchai.geography.models import Area
from nakhonchai.records.writers import CONTENT_TYPES, write_table

WHOLE = "all"  # the code of the cluster in these addresses
FORMATS = ("xlsx", "csv")


def page_at(request: HttpRequest, now: Now, code: str) -> AreaPage:
    """Return the dashboard of an area, or of the cluster for "all", as this reader sees it."""
    if code == WHOLE:
        return cluster_page(request.user, now, request.GET.dict())
    area = get_object_or_404(Area.objects.current(), code=code)
    return area_page(request.user, now, area, request.GET.dict())


def _link(request: HttpRequest, page: AreaPage) -> str:
    query = f"?{page.moment.query}" if page.moment else ""
    return request.build_absolute_uri((place_url(page.spot.code) if page.spot.code else "/") + query)


@login_not_required
@require_safe
@fresh_page
def share(request: HttpRequest, now: Now, code: str) -> HttpResponse:
    """Offer everything that can be sent to a group."""
    page = page_at(request, now, code)
    link = _link(request, page)
    week = None
    if scope_of(request.user).signed_in and page.moment is None:
        week = week_of(page.spot.name, page.spot.code, link, request.user)
    context = {
        "page": page,
        "code": code,
        "text": two_lines(page, link),
        "link": link,
        "week": week,
        "query": request.GET.urlencode(),
        "breadcrumbs": (*page.breadcrumbs[:-1],),
    }
    return render(request, "dashboards/share.html", context)


@login_not_required
@require_safe
@fresh_page
def share_card(request: HttpRequest, now: Now, code: str) -> HttpResponse:
    """Give the picture."""
    page = page_at(request, now, code)
    response = HttpResponse(card_png(page), content_type="image/png")
    if "download" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="{card_name(page)}"'
    return response


@login_not_required
@require_safe
@fresh_page
def share_table(request: HttpRequest, now: Now, code: str, suffix: str) -> HttpResponse:
    """Give the figures of the areas below as a workbook or as csv."""
    page = page_at(request, now, code)
    if suffix not in FORMATS or page.comparison is None:
        raise Http404
    target = io.BytesIO()
    write_table(target, suffix, page.spot.name[:31], headings(page.comparison), rows(page, page.comparison))
    response = HttpResponse(target.getvalue(), content_type=CONTENT_TYPES[suffix])
    name = f"nakhonchai-{page.spot.code or 'cluster'}-{timezone.localdate():%Y%m%d}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
