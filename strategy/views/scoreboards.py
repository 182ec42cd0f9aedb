"""The scoreboard of an area: as a page, on paper, and as a file."""

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.moments import KNOWN, Frozen, asked_moment
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Crumb, Spot, area_spot, cluster_spot, place_url
from nakhonchai.dashboards.standing import NearReading
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.records.writers import CONTENT_TYPES, write_table
from strategy.closed import close_of
from strategy.known import year_of
from strategy.lines import Line
from strategy.scoring import Scoreboard, board_url, scoreboard

ALL = "all"
FORMATS = ("xlsx", "csv")
YEARS_BACK = 5
HEADINGS = (
    "ข้อของยุทธศาสตร์",
    "ตัวชี้วัด",
    "หน่วย",
    "ผลงาน",
    "ตัวตั้ง",
    "ตัวหาร",
    "เป้าหมาย",
    "สถานะ",
    "รายงานแล้ว",
    "ที่ต้องรายงาน",
    "ค่าประมาณ (พื้นที่)",
    "หลังปรับปรุง",
    "เรื่องเล่า",
)


def spot_of(reading: Reading, code: str) -> Spot:
    """Return the cluster for "all", else an area down to the subdistrict; raises Http404 for another."""
    if code == ALL:
        return cluster_spot(reading.tree)
    area = get_object_or_404(Area.objects.current(), code=code)
    if area.level > Level.SUBDISTRICT:
        raise Http404
    return area_spot(area, reading.tree)


def asked_year(request: HttpRequest) -> int:
    """Return the fiscal year of the address; the present one where none can be read."""
    year = request.GET.get("year", "")
    known = year.isascii() and year.isdigit() and 2540 <= int(year) <= this_year() + 10
    return int(year) if known else this_year()


def asked_reading(request: HttpRequest, code: str) -> tuple[Reading, int]:
    """Return who reads at which time, and the fiscal year: those of a snapshot, where one is asked for."""
    scope, near = scope_of(request.user), "" if code == ALL else code
    asked = asked_moment({KNOWN: request.GET.get(KNOWN, "")}, signed_in=scope.signed_in)
    if isinstance(asked, Frozen):
        return NearReading(scope, Now(asked), near), year_of(asked.snapshot)
    return NearReading(scope, Now(), near), asked_year(request)


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Show the scoreboard of an area, with those of the areas below one press away."""
    reading, year = asked_reading(request, code)
    spot = spot_of(reading, code)
    found = scoreboard(reading, spot, year)
    query = _query(reading, found.year)
    context = {
        "board": found,
        "known": reading.now.moment,
        "spot": spot,
        "years": range(this_year(), this_year() - YEARS_BACK, -1),
        "children": _below(reading, spot, query),
        "place_page": reading.place_url(spot.code),
        "files": [(suffix, f"{suffix}/?{query}") for suffix in FORMATS],
        "printing": "print" in request.GET,
        "print_url": f"?{query}&print=1",
        "today": timezone.localdate(),
        "may_target": reading.scope.may_edit_area(spot.code) if spot.code else False,
        "breadcrumbs": _crumbs(spot, query),
    }
    return render(request, "strategy/scoreboard.html", context)


def _query(reading: Reading, year: int) -> str:
    """Return the part of an address that asks for the same time."""
    return reading.now.moment.query if reading.now.moment else f"year={year}"


def _below(reading: Reading, spot: Spot, query: str) -> list[tuple[str, str]]:
    if spot.level >= Level.SUBDISTRICT:
        return []
    codes = spot.provinces if spot.is_cluster else reading.tree.below.get(spot.code, [])
    return [(reading.tree.places[code].short_name, f"{board_url(code)}?{query}") for code in codes]


def _crumbs(spot: Spot, query: str) -> list[Crumb]:
    """Lead from the cluster down, scoreboard by scoreboard."""
    way = [Crumb("ยุทธศาสตร์", "/strategy/")]
    if spot.code:
        way.append(Crumb("กลุ่มจังหวัด", f"{board_url('')}?{query}"))
        for length in (2, 4):
            if length < len(spot.code):
                named = [one for one in spot.crumbs if one.url == place_url(spot.code[:length])]
                way += [Crumb(one.label, f"{board_url(spot.code[:length])}?{query}") for one in named]
    return [*way, Crumb(spot.name, "")]


@require_safe
def board_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """Give the scoreboard as a workbook or csv: blank where nothing is known, 0 where it is 0."""
    if suffix not in FORMATS:
        raise Http404
    reading, year = asked_reading(request, code)
    spot = spot_of(reading, code)
    found = scoreboard(reading, spot, year)
    target = io.BytesIO()
    write_table(target, suffix, f"ยุทธศาสตร์ {found.year}"[:31], HEADINGS, _rows(found))
    response = HttpResponse(target.getvalue(), content_type=CONTENT_TYPES[suffix])
    name = f"strategy-{code}-{found.year}-{timezone.localdate():%Y%m%d}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(found: Scoreboard) -> Iterator[list[Any]]:
    for group in found.groups:
        for line in group.lines:
            yield [str(group.node), *_cells(line)]
    yield [f"{found.spot.name} ปีงบประมาณ {found.year} {_when(found)}", *[None] * (len(HEADINGS) - 1)]


def _when(found: Scoreboard) -> str:
    """Say of which day the numbers are."""
    if found.known is not None:
        return f"ตามที่ทราบ {found.known.day_words} ({found.known})"
    closed = close_of(found.year)
    return f"ปิดปีแล้ว รับรองโดย {closed.signed_by}" if closed else "ยังไม่ปิดปี"


def _plain(value: Any) -> Any:
    """Write a number without the zeros that a database puts behind it: 0, not 0.0000."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()


def _cells(line: Line) -> list[Any]:
    actual = line.actual
    cells = [
        line.indicator.name,
        line.unit,
        actual.value if actual.value is not None else actual.told,
        actual.numerator,
        actual.denominator,
        line.aim.value,
        line.judged.words,
        actual.reported,
        actual.expected,
        actual.estimated,
        line.adjusted,
        line.aim.narrative,
    ]
    return [_plain(cell) for cell in cells]
