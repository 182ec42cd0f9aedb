"""Blocks of an area's page, drawn once for all readers who get the same."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from nakhonchai.dashboards.blocks import Block
from nakhonchai.dashboards.pages import AreaPage

register = template.Library()

MOST = 60  # drawings of one page: addresses that differ in what no block asks for are not kept without end


@register.simple_tag(takes_context=True)
def drawn(context: RequestContext, page: AreaPage, block: Block) -> SafeString:
    """Draw *block*, or give it as it was drawn before for this page and this query.

    A page that was assembled is the same for everybody of one reach (``assembled``), so what is drawn of
    it is as well: blocks show nothing of the reader but what is named in their key, and hold no forms
    that write. ``tests/dashboards/test_drawn.py`` compares with drawing anew.
    """
    request: Any = context.request
    key = (block.key, request.META.get("QUERY_STRING", ""), tuple(page.file_askers))
    found = page.drawn.get(key)
    if found is None:
        found = context.template.engine.get_template(block.template).render(context)  # type: ignore[union-attr]
        if len(page.drawn) < MOST:
            page.drawn[key] = found
    return found
