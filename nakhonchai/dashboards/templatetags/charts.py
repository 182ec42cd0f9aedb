"""Charts made on the server. Words and numbers are HTML beside them, so that a phone can read them."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.dashboards.classes import PATTERNS
from nakhonchai.dashboards.measures import Number
from nakhonchai.dashboards.numbers import Bar

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
