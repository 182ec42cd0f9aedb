"""Whole pages, kept in this process under their tag: what nobody signed in gets is the same for everybody.

A page is kept as it left its view, plain and compressed, in a bounded space; what carries a token of a
form or a cookie is never kept.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

SPACE = 24 * 1024 * 1024  # bytes
WORTH_PACKING = 1400  # what fits into one packet gains nothing
LEVEL = 6
PACKED = ("text/", "application/json", "image/svg")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent. ``packed`` is empty where packing gains nothing."""

    plain: bytes
    packed: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """How much space it takes."""
        return len(self.plain) + len(self.packed)


_pages: OrderedDict[str, Page] = OrderedDict()
_lock = Lock()


def kept_page(request: HttpRequest, tag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page of *tag* as it was kept, or made and kept now. *request* is of nobody signed in."""
    with _lock:
        page = _pages.get(tag)
        if page is not None:
            _pages.move_to_end(tag)
    if page is None:
        response = make()
        if not _can_be_kept(request, response):
            return response
        page = _packed(response)
        _keep(tag, page)
    return _answer(request, page)


def _can_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether everybody may get this very answer."""
    makes_token = "CSRF_COOKIE" in request.META or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not makes_token
        and not response.has_header("Content-Encoding")
    )


def _packed(response: HttpResponse) -> Page:
    plain = response.content
    kind = response.headers.get("Content-Type", "")
    packs = kind.startswith(PACKED) and len(plain) > WORTH_PACKING
    packed = gzip.compress(plain, LEVEL, mtime=0) if packs else b""
    return Page(plain, packed, tuple(response.items()))


def _keep(tag: str, page: Page) -> None:
    with _lock:
        _pages[tag] = page
        taken = sum(one.size for one in _pages.values())
        while taken > SPACE and len(_pages) > 1:
            taken -= _pages.popitem(last=False)[1].size


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    wants = "gzip" in request.headers.get("Accept-Encoding", "") and bool(page.packed)
    response = HttpResponse(page.packed if wants else page.plain, headers=dict(page.headers))
    if page.packed:
        patch_vary_headers(response, ["Accept-Encoding"])
    if wants:
        response["Content-Encoding"] = "gzip"
    return response
