"""Charts made on the server. Words and numbers are HTML beside them, so that a phone can read them."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.dashboards.classes import PATTERNS
from nakhonchai.dashboards.measures import Number
from nakhonchai.dashboards.numbers import Bar
from nakhonchai.dashboards.years import Series
from nakhonchai.thai import format_compact

register = template.Library()

WIDTH = 100.0
THINNEST = 0.8  # what is there can be seen


@register.simple_tag
def stacked_bar(bars: Sequence[Bar], total: Number) -> SafeString:
    """Draw the parts of a whole in one bar, the first state palest; the list beside it says the numbers."""
    if not total:
        return mark_safe(
            '<svg class="stacked" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"></svg>'
        )
    pieces, start = [], 0.0
    for place, bar in enumerate(bars):
        width = max(float(bar.value) / float(total) * WIDTH, THINNEST) if bar.value else 0.0
        if width:
            pieces.append(
                (f"part-{part_step(place, len(bars))}", f"{start:.2f}", f"{min(width, WIDTH - start):.2f}")
            )
        start = min(start + width, WIDTH)
    return format_html(
        '<svg class="stacked" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false">{}</svg>',
        format_html_join("", '<rect class="{}" x="{}" width="{}" height="8" />', pieces),
    )


@register.simple_tag
def part_mark(place: int, count: int) -> SafeString:
    """Draw the little square that names a part's colour."""
    return format_html(
        '<svg class="part-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">'
        '<rect class="part-{}" width="12" height="12" rx="2" /></svg>',
        part_step(place, count),
    )


def part_step(place: int, count: int) -> int:
    """Return the colour step, 1 to 6, of a part."""
    return 1 + round(place * 5 / max(count - 1, 1))


@register.simple_tag
def legend_mark(look: str) -> SafeString:
    """Draw the swatch of a look of the map; patterns are those the map itself defines."""
    drawn = 'class="map-other" fill="url(#map-{})"' if look in PATTERNS else 'class="map-{}"'
    return format_html(
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        f'<rect {drawn} width="24" height="16" rx="3" /></svg>',
        look,
    )


COLUMN, GAP, TOP, HEIGHT, FOOT = 44.0, 16.0, 22.0, 96.0, 24.0


@register.simple_tag
def year_columns(found: Series, label: str) -> SafeString:
    """Draw a column for each fiscal year with its number; the table beside it says the same."""
    largest = max(found.values, default=0) or 1
    pieces = [_column(place, point, largest) for place, point in enumerate(found.points)]
    width = len(pieces) * (COLUMN + GAP)
    base = TOP + HEIGHT
    return format_html(
        '<svg class="year-columns" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<path class="year-base" d="M0 {}H{}" /></svg>',
        int(width),
        int(base + FOOT),
        label,
        format_html_join("", "{}", ((piece,) for piece in pieces)),
        int(base),
        int(width),
    )


def _column(place: int, point: Any, largest: float) -> SafeString:
    tall = max(float(point.value) / largest * HEIGHT, 0.0)
    left, middle = GAP / 2 + place * (COLUMN + GAP), GAP / 2 + place * (COLUMN + GAP) + COLUMN / 2
    return format_html(
        '<rect class="year-column" x="{}" y="{}" width="{}" height="{}" rx="3" />'
        '<text class="year-value" x="{}" y="{}">{}</text><text class="year-name" x="{}" y="{}">{}</text>',
        f"{left:.0f}",
        f"{TOP + HEIGHT - tall:.1f}",
        int(COLUMN),
        f"{tall:.1f}",
        f"{middle:.0f}",
        f"{TOP + HEIGHT - tall - 6:.1f}",
        format_compact(point.value),
        f"{middle:.0f}",
        f"{TOP + HEIGHT + 18:.0f}",
        point.year,
    )
