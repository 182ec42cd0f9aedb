"""The read-only API. Its collections are declared in each app's ``open_data``."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.opendata.answers import api, as_json
from nakhonchai.dashboards.opendata.asking import asked_of
from nakhonchai.dashboards.opendata.declarations import all_collections, get_collection
from nakhonchai.dashboards.opendata.files import licence
from nakhonchai.dashboards.opendata.openapi import VERSION, openapi


@api
def index(request: HttpRequest, person: Any, now: Now) -> HttpResponse:
    """Say what there is."""
    found = {
        one.name: request.build_absolute_uri(reverse("dashboards:api", args=[one.name]))
        for one in all_collections()
    }
    guide, described = (reverse(f"dashboards:{name}") for name in ("api-guide", "api-described"))
    return as_json(
        {
            "title": "API ข้อมูลขบวนองค์กรชุมชน นครชัยบุรินทร์",
            "version": VERSION,
            "collections": found,
            "openapi": request.build_absolute_uri(described),
            "guide": request.build_absolute_uri(guide),
            "licence": licence(),
        }
    )


@api
def described(request: HttpRequest, person: Any, now: Now) -> HttpResponse:
    """Give the OpenAPI description."""
    server = request.build_absolute_uri(reverse("dashboards:api-index")).rstrip("/")
    return as_json(openapi(server, licence()))


@api
def collection(request: HttpRequest, person: Any, now: Now, name: str) -> HttpResponse:
    """Give rows of a collection."""
    found = get_collection(name)
    if found is None:
        raise Http404(name)
    asked = asked_of(found, request.GET.dict(), person, now)
    rows = found.read(asked)
    following = None
    if rows.after:
        query = urlencode({**request.GET.dict(), "after": rows.after})
        following = f"{request.build_absolute_uri(request.path)}?{query}"
    return as_json({"data": list(rows.rows), "next": following, "next_after": rows.after or None})


@api
def unknown(request: HttpRequest, person: Any, now: Now, rest: str) -> HttpResponse:
    """Say in JSON that there is nothing here."""
    raise Http404(rest)
