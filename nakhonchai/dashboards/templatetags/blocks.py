"""Blocks of an area's page, drawn once for all readers who get the same."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django import template
from django.template.context import Context, RequestContext
from django.utils.safestring import SafeString

from nakhonchai.dashboards.blocks import HEAD, Block
from nakhonchai.dashboards.dependence import noting
from nakhonchai.dashboards.explaining import Explained
from nakhonchai.dashboards.pages import AreaPage

register = template.Library()

MOST = 60  # drawings of one page: addresses that differ in what no block asks for are not kept without end
MOST_PIECES = 3000  # of one page
PIECES = "pieces"  # the name of all of them among its drawings
PLAIN = (str, int, date, type(None))
PARTS = frozenset(one.name for one in fields(AreaPage)) - {
    "drawn",
    "file_askers",
}  # those asked for are in the key


@dataclass(frozen=True, slots=True)
class Drawing:
    """A block as it was drawn, and the parts of the page that its template looked at."""

    html: SafeString
    parts: dict[str, Any]

    def is_of(self, page: AreaPage) -> bool:
        """Whether these parts of *page* are the very same."""
        return all(_same(getattr(page, name), part) for name, part in self.parts.items())


def _same(one: Any, other: Any) -> bool:
    return one is other or (isinstance(one, PLAIN) and type(one) is type(other) and one == other)


class Watched(AreaPage):
    """A page that notes which of its parts are looked at."""

    def __getattribute__(self, name: str) -> Any:
        """Return the attribute; properties look at parts in their turn."""
        found = object.__getattribute__(self, name)
        if name in PARTS:
            object.__getattribute__(self, "_looked_at")[name] = found
        return found


def watched(page: AreaPage) -> tuple[Watched, dict[str, Any]]:
    """Return *page* as one that notes, and where it notes."""
    looked_at: dict[str, Any] = {}
    found = object.__new__(Watched)
    vars(found).update(vars(page), _looked_at=looked_at)
    return found, looked_at


@register.simple_tag(takes_context=True)
def drawn(context: RequestContext, page: AreaPage, block: Block) -> SafeString:
    """Draw *block*, or give it as it was drawn before of the same parts and for this query.

    A page that was assembled is the same for everybody of one reach (``assembled``), so what is drawn of
    it is as well: blocks show nothing of the reader but what is named in their key, and hold no forms
    that write. ``tests/dashboards/test_drawn.py`` compares with drawing anew. What asks the database while
    it is drawn is not kept: nobody would know when it changes.
    """
    key = (block.key, *_address(context), tuple(page.file_askers))
    kept = page.drawn.get(key)
    if kept is not None and kept.is_of(page):
        html: SafeString = kept.html
        return html
    looking, looked_at = watched(page)
    with noting() as notes, context.push(page=looking):
        html = _rendered(context, block.template)
    if notes.is_empty and (key in page.drawn or len(page.drawn) < MOST):
        page.drawn[key] = Drawing(html, looked_at)
    return html


@register.simple_tag(takes_context=True)
def drawn_head(context: RequestContext, page: AreaPage) -> SafeString:
    """Draw what stands above the blocks, or give it as it was drawn before."""
    return drawn(context, page, HEAD)


@register.simple_tag(takes_context=True)
def drawn_piece(context: Context, template: str, name: Any, **values: Any) -> SafeString:
    """Draw *template* of *values* alone; on the page of an area give what was drawn before of equal ones.

    A card or a row: where one number of a block changed, the others are not drawn again. The template sees
    nothing but *values*, and they are compared by what they say, so that each must say all that it is drawn
    with: no records, of which two are equal that are called differently. *name* tells the pieces of one
    template apart. What asks the database while it is drawn is not kept.
    """
    return _piece(context, template, name, values, Context(values, autoescape=context.autoescape))


@register.simple_tag(takes_context=True)
def drawn_piece_here(context: RequestContext, template: str, name: Any, **values: Any) -> SafeString:
    """Draw the same with links that lead on from the address that was asked, and keep it for that address."""
    alone: Any = Context(values, autoescape=context.autoescape)
    alone.request = context.request
    return _piece(context, template, (name, *_address(context)), values, alone)


def _piece(context: Context, template: str, name: Any, values: dict[str, Any], alone: Context) -> SafeString:
    page = context.get("page")
    pieces = page.drawn.setdefault(PIECES, {}) if isinstance(page, AreaPage) else {}
    kept = pieces.get((template, name))
    if kept is not None and kept[0] == values:
        html: SafeString = kept[1]
        return html
    with noting() as notes:
        html = _rendered_alone(context, template, alone)
    if notes.is_empty and len(pieces) < MOST_PIECES:
        pieces[template, name] = values, html
    return html


@register.simple_tag(takes_context=True)
def drawn_figure(context: RequestContext, figure: Explained) -> SafeString:
    """Draw the explanation of a number, or give it as it was drawn before: it follows from *figure* alone."""
    key = _address(context)
    kept: SafeString | None = figure.drawn.get(key)
    if kept is not None:
        return kept
    with noting() as notes:
        html = _rendered(context, "dashboards/figure_body.html")
    if notes.is_empty and len(figure.drawn) < MOST:
        figure.drawn[key] = html
    return html


def _address(context: RequestContext) -> tuple[str, str]:
    request: Any = context.request
    return request.path, request.META.get("QUERY_STRING", "")


def _rendered(context: RequestContext, template: str) -> SafeString:
    return context.template.engine.get_template(template).render(context)  # type: ignore[union-attr]


def _rendered_alone(context: Context, template: str, alone: Context) -> SafeString:
    return context.template.engine.get_template(template).render(alone)  # type: ignore[union-attr]
