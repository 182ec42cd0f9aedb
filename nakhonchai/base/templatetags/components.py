"""Small tags for what an include cannot do: icons, links that know where we are, tiny charts.

Charts use SVG attributes only, never ``style=``: the Content-Security-Policy refuses it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.base.icons import ICONS
from nakhonchai.base.templatetags.thai import number

register = template.Library()

CURRENT = mark_safe(' aria-current="true"')
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 120.0, 32.0, 3.0


@lru_cache(maxsize=256)
def _icon(name: str, classes: str) -> SafeString:
    return mark_safe(  # noqa: S308 - a drawing of our own and a class name of a template
        f'<svg class="icon{" " + classes if classes else ""}" viewBox="0 0 24 24" aria-hidden="true" '
        f'focusable="false">{ICONS[name]}</svg>'
    )


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Draw an icon that says nothing by itself: words stand beside it."""
    return _icon(name, classes)


@register.simple_tag
def nav_links(links: Iterable[Any], *, listed: bool = False, short: bool = False) -> SafeString:
    """Draw links of the frame, each as an item of a list or by itself; drawn once for the same links."""
    facts = ((one.url, one.active, one.icon, one.short if short else one.label) for one in links)
    return _nav_links(tuple(facts), listed)


@lru_cache(maxsize=256)
def _nav_links(facts: tuple[tuple[str, bool, str, str], ...], listed: bool) -> SafeString:
    form = "<li>{}</li>" if listed else "{}"
    drawn = (
        format_html(
            form,
            format_html('<a href="{}"{}>{}{}</a>', url, CURRENT if active else "", _icon(name, ""), words),
        )
        for url, active, name, words in facts
    )
    return SafeString("".join(drawn))


@register.simple_tag(takes_context=True)
def active_link(context: RequestContext, url: str, exact: bool = False) -> SafeString | str:
    """Give ``aria-current`` when the page being read is ``url`` or, unless exact, lies below it."""
    request = context.get("request")
    path, target = getattr(request, "path", ""), urlsplit(url).path
    if not path or not target:
        return ""
    if path == target:
        return mark_safe('aria-current="page"')
    below = not exact and target != "/" and path.startswith(target.rstrip("/") + "/")
    return mark_safe('aria-current="true"') if below else ""


def _share(value: float | None, largest: float | None) -> float:
    if value is None or not largest or largest <= 0:
        return 0.0
    return max(0.0, min(float(value) / float(largest), 1.0))


@register.simple_tag
def bar(value: float | None, largest: float | None, tone: str = "") -> SafeString:
    """Draw a bar of ``value`` out of ``largest``; the number itself must stand beside it as text."""
    share = _share(value, largest)
    width = max(share * 100, 0.6) if share else 0.0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><rect class="bar-track" width="100" height="8" />'
        '<rect class="bar-fill" width="{}" height="8" /></svg>',
        f"tone-{tone}" if tone else "",
        f"{width:.2f}",
    )


def _spark_points(values: list[float | None]) -> list[tuple[float, float] | None]:
    known = [value for value in values if value is not None]
    low, high = min(0, *known), max(0, *known)
    span = (high - low) or 1
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) / max(len(values) - 1, 1)
    height = SPARK_HEIGHT - 2 * SPARK_EDGE
    return [
        None
        if value is None
        else (SPARK_EDGE + step * place, SPARK_HEIGHT - SPARK_EDGE - height * (value - low) / span)
        for place, value in enumerate(values)
    ]


def _spark_path(points: list[tuple[float, float] | None]) -> str:
    """Write the line; a missing value is a gap, never a zero."""
    parts, pen_down = [], False
    for point in points:
        if point is not None:
            parts.append(f"{'L' if pen_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
        pen_down = point is not None
    return "".join(parts)


@register.simple_tag
def sparkline(values: Iterable[float | None], label: str = "") -> SafeString:
    """Draw a small line of values from zero; ``label`` says in words what it shows."""
    series = list(values)
    known = [value for value in series if value is not None]
    if not known:
        return mark_safe('<span class="soft">ยังไม่มีข้อมูล</span>')
    points = _spark_points(series)
    last = next(point for point in reversed(points) if point is not None)
    words = label or f"จาก {number(known[0])} เป็น {number(known[-1])}"
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path d="{}" /><circle cx="{}" cy="{}" r="2.5" /></svg>',
        int(SPARK_WIDTH),
        int(SPARK_HEIGHT),
        words,
        _spark_path(points),
        f"{last[0]:.1f}",
        f"{last[1]:.1f}",
    )
