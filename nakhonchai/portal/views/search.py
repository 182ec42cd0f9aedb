"""The search of the whole portal: places for everybody, records as far as the reader finds them."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.geography.search import find_places
from nakhonchai.records.search import SHOWN, Hit, HitGroup, search_records

LONGEST = 100
PLACES = 8


@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Show what the text finds, kind by kind. The number of queries is fixed."""
    text = " ".join(request.GET.get("q", "").split())[:LONGEST]
    groups = [_places(text), *search_records(text, request.user)] if text else []
    groups = [group for group in groups if group.count]
    context = {"text": text, "groups": groups, "shown": SHOWN}
    return render(request, "portal/search.html", context)


def _places(text: str) -> HitGroup:
    found = find_places(text, limit=PLACES + 1)
    hits = [
        Hit(
            one.name,
            one.area.path,
            one.area.get_level_display(),
            reverse("portal:place", args=[one.area.code]),
        )
        for one in found[:PLACES]
    ]
    more = f"{reverse('portal:places')}?{urlencode({'q': text})}" if len(found) > PLACES else ""
    return HitGroup("พื้นที่", "place", len(found), hits, more, bool(more))
