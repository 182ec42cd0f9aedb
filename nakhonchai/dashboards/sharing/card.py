"""One SVG card of an area, and the PNG of it: its numbers, its map, source and date.

Drawn for a phone's chat: square, few words, large. resvg shapes Thai as a browser does; the card
carries its own colours, since the tokens of the page do not leave the page.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import fontpkg_sarabun
import resvg_py
from django.utils import timezone
from django.utils.html import escape

from nakhonchai.dashboards.mapping import MapView
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.numbers import Card
from nakhonchai.dashboards.pages import AreaPage
from nakhonchai.dashboards.shapes import WIDTH
from nakhonchai.dashboards.sharing.texts import outside, outside_text
from nakhonchai.thai import format_date

SIDE = 1080
EDGE = 64
SUPPORT_SHOWN = 4
NAME_LONG = 22  # a longer name is written smaller
FONT_FOLDER = Path(fontpkg_sarabun.__file__).parent / "files"
FONTS = [str(FONT_FOLDER / f"{face}.ttf") for face in ("Sarabun-Regular", "Sarabun-SemiBold")]

STYLE = """
text { font-family: Sarabun; fill: #1e2333; }
.soft { fill: #545a6b; } .strong { font-weight: 600; }
.on-cloth { fill: #fdf8ee; } .gold { fill: #f0c66a; }
.map-zero { fill: #ffffff; } .map-1 { fill: #e6eed3; } .map-2 { fill: #b9d19a; } .map-3 { fill: #86b57c; }
.map-4 { fill: #4b8f5d; } .map-5 { fill: #1f6138; }
.map path { stroke: #ffffff; stroke-width: 1.5; } .map .map-zero, .map .map-other { stroke: #857a69; }
.map .map-outline { fill: none; stroke: #1e2333; stroke-width: 3; }
.map .map-here path { stroke: #a34a24; stroke-width: 6; }
.map-pattern rect { fill: #f2ece1; } .map-pattern path { stroke: #857a69; stroke-width: 1.5; fill: none; }
.map-pattern circle { fill: #857a69; }
.map-name { font-size: 34px; font-weight: 600; text-anchor: middle; }
.map-tiles text { font-size: 30px; font-weight: 600; text-anchor: middle; dominant-baseline: central; }
.map-tiles .map-4 + text, .map-tiles .map-5 + text { fill: #ffffff; }
"""
_SIZE = re.compile(r'viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')


def card_svg(page: AreaPage) -> str:
    """Draw the card of an area's page as this reader is told it."""
    when = page.moment.words if page.moment else f"ณ วันที่ {format_date(page.today)}"
    numbers = outside([*page.headline, *page.support], page.spot.code)[: SUPPORT_SHOWN + 1]
    drawn = page.map is not None and not _is_of_people(page.map)
    parts = [_head(page), _numbers(numbers), _map(page.map) if drawn and page.map else "", _foot(when)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="#faf7f1" />{"".join(parts)}</svg>'
    )


def card_png(page: AreaPage) -> bytes:
    """Return the card as PNG, 1080 × 1080."""
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=card_svg(page), style_sheet=STYLE, skip_system_fonts=True, font_files=FONTS
    )
    return bytes(drawn)


def _head(page: AreaPage) -> str:
    size = 64 if len(page.spot.name) <= NAME_LONG else 46
    return (
        f'<rect width="{SIDE}" height="190" fill="#1d2b53" />'
        f'<rect y="190" width="{SIDE}" height="6" fill="#f0c66a" />'
        f'<text class="gold" x="{EDGE}" y="66" font-size="30">{escape(page.spot.eyebrow)[:80]}</text>'
        f'<text class="on-cloth strong" x="{EDGE}" y="146" font-size="{size}">{escape(page.spot.name)}</text>'
    )


def _numbers(numbers: Sequence[Card]) -> str:
    """Draw the headline large and the others below it, on the left."""
    if not numbers:
        return ""
    first, rest = numbers[0], numbers[1:]
    parts = [
        f'<text class="soft" x="{EDGE}" y="262" font-size="34">{escape(first.measure.label)}</text>',
        f'<text class="strong" x="{EDGE}" y="376" font-size="116">{escape(outside_text(first))}'
        f'<tspan class="soft" font-size="34" font-weight="400" dx="16">{escape(first.measure.unit)}</tspan>'
        "</text>",
    ]
    for place, card in enumerate(rest):
        top = 452 + place * 126
        parts.append(f'<path d="M{EDGE} {top}H430" stroke="#e2d9ca" stroke-width="2" />')
        parts.append(
            f'<text class="soft" x="{EDGE}" y="{top + 44}" font-size="29">{escape(card.measure.label)}</text>'
        )
        parts.append(
            f'<text class="strong" x="{EDGE}" y="{top + 100}" font-size="{52 if card.told.is_known else 34}">'
            f"{escape(outside_text(card))}"
            f'<tspan class="soft" font-size="28" font-weight="400" dx="10">'
            f"{escape(card.measure.unit) if card.told.is_known else ''}</tspan></text>"
        )
    return "".join(parts)


def _is_of_people(view: MapView) -> bool:
    """A map of people tells of few in each area, and is drawn for its reader alone."""
    measure = get_measure(view.measure)
    return measure is None or measure.is_person


def _map(view: MapView) -> str:
    """Set the page's own map into the right half, its legend below it."""
    size = _SIZE.search(view.svg)
    wide, tall = (float(size[1]), float(size[2])) if size else (float(WIDTH), float(WIDTH))
    scale = min(540 / wide, 560 / tall)
    inner = view.svg[view.svg.index(">") + 1 : view.svg.rindex("</svg>")]
    tiled = " map-tiles" if view.is_tiles else ""
    left = 470 + (560 - wide * scale) / 2
    parts = [
        f'<text class="soft" x="490" y="262" font-size="29">{escape(view.title)}</text>',
        f'<g class="map{tiled}" transform="translate({left:.1f} 296) scale({scale:.4f})">{inner}</g>',
    ]
    return "".join(parts) + _legend(view, 896)


def _legend(view: MapView, top: int) -> str:
    parts, left = [], 490
    for look, words in view.legend:
        fill = (
            f'fill="url(#map-{look})" class="map-other"'
            if not look.isdigit() and look != "zero"
            else f'class="map-{look}"'
        )
        width = 44 + 13 * len(words)
        if left + width > SIDE - EDGE // 2:
            left, top = 490, top + 40
        parts.append(f'<rect {fill} x="{left}" y="{top - 20}" width="28" height="22" stroke="#857a69" />')
        parts.append(f'<text x="{left + 36}" y="{top - 1}" font-size="24">{escape(words)}</text>')
        left += width + 12
    return "".join(parts)


def _foot(when: str) -> str:
    return (
        f'<path d="M{EDGE} 992H{SIDE - EDGE}" stroke="#857a69" stroke-width="2" />'
        f'<text class="soft" x="{EDGE}" y="1036" font-size="27">'
        "ที่มา: ระบบข้อมูลขบวนองค์กรชุมชน นครชัยบุรินทร์</text>"
        f'<text class="soft" x="{SIDE - EDGE}" y="1036" font-size="27" text-anchor="end">'
        f"{escape(when)}</text>"
    )


def card_name(page: AreaPage) -> str:
    """Return the file name of a card: the area's code and the day, no names of people."""
    return f"nakhonchai-{page.spot.code or 'cluster'}-{timezone.localdate():%Y%m%d}.png"
