"""One number explained."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.assembled import assembled
from nakhonchai.dashboards.explaining import explain
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.moments import asked_moment
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Crumb, Spot, area_spot, cluster_spot
from nakhonchai.geography.models import Area


def spot_at(reading: Reading, code: str) -> Spot:
    """Return the area of *code*, or the cluster for ""; raises Http404 for one that does not exist today."""
    if not code:
        return cluster_spot(reading.tree)
    return area_spot(get_object_or_404(Area.objects.current(), code=code), reading.tree)


@login_not_required
@fresh_page
def figure(request: HttpRequest, now: Now, name: str, code: str = "") -> HttpResponse:
    """Explain a measure for an area."""
    measure = get_measure(name)
    if measure is None:
        raise Http404(name)
    now.moment = asked_moment(request.GET, signed_in=request.user.is_authenticated)
    reading = Reading(scope_of(request.user), now)
    spot = spot_at(reading, code)
    about = f"{code} {name}"
    found = assembled(reading, about, request.GET.dict(), lambda _parts: explain(reading, spot, measure))
    way = (*found.spot.crumbs[:-1], Crumb(found.spot.name, found.place_page), Crumb(measure.head, ""))
    return render(request, "dashboards/figure.html", {"figure": found, "breadcrumbs": way})
