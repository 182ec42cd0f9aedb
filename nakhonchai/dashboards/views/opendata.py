"""Open data: what it is, the files, and how programs read them. Everybody gets the public's figures here."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import NOBODY
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.moments import YearEnd
from nakhonchai.dashboards.open_data import FIRST_YEAR
from nakhonchai.dashboards.opendata import files
from nakhonchai.dashboards.opendata.answers import PER_ADDRESS, PER_KEY, as_json
from nakhonchai.dashboards.opendata.asking import SHARED
from nakhonchai.dashboards.opendata.declarations import all_collections
from nakhonchai.dashboards.opendata.figure_rows import LEVEL_WORDS, STATES
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.writers import CONTENT_TYPES

OFFERED_YEARS = 8


@login_not_required
@require_safe
@fresh_page
def about(request: HttpRequest, now: Now) -> HttpResponse:
    """Say what there is, under which terms, how fresh it is, and what each figure means."""
    reading = Reading(NOBODY, now)
    rows = files.dictionary_rows(reading)
    context = {
        "updated": files.last_update(reading),
        "licence": files.licence(),
        "years": range(this_year(), this_year() - OFFERED_YEARS, -1),
        "measures": [row | {"finest": LEVEL_WORDS[row["finest_level"]]} for row in rows],
        "fields": files.fields_of("figures"),
        "states": STATES.items(),
    }
    return render(request, "dashboards/open_data.html", context)


@login_not_required
@require_safe
@fresh_page
def guide(request: HttpRequest, now: Now) -> HttpResponse:
    """Say in words how a program reads."""
    start = request.build_absolute_uri(reverse("dashboards:api-index"))
    context = {
        "start": start.rstrip("/"),
        "collections": all_collections(),
        "shared": SHARED,
        "per_address": PER_ADDRESS.partition("/")[0],
        "per_key": PER_KEY.partition("/")[0],
    }
    return render(request, "dashboards/api_guide.html", context)


@login_not_required
@require_safe
@fresh_page
def figures(request: HttpRequest, now: Now, suffix: str) -> HttpResponse:
    """Give all figures of a fiscal year, or of today."""
    year = _year(request.GET.get("year", ""))
    now.moment = YearEnd(year) if year else None
    reading = Reading(NOBODY, now)
    name = f"nakhonchai-figures-{year or 'today'}.{suffix}"
    if suffix == "csv":
        return _file(files.figures_csv(reading, year), name)
    return _json(suffix, lambda: files.figures_json(reading, year), name)


@login_not_required
@require_safe
@fresh_page
def dictionary(request: HttpRequest, now: Now, suffix: str) -> HttpResponse:
    """Give what each figure means."""
    reading = Reading(NOBODY, now)
    name = f"nakhonchai-dictionary.{suffix}"
    if suffix == "csv":
        return _file(files.dictionary_csv(reading), name)
    return _json(suffix, lambda: {"licence": files.licence(), "rows": files.dictionary_rows(reading)}, name)


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= this_year()):
        raise Http404
    return int(text)


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES["csv"])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _json(suffix: str, make: Any, name: str) -> HttpResponse:
    if suffix != "json":
        raise Http404
    response = as_json(make())
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
