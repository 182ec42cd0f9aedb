"""Every address has a row in the table of pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.architecture.pages import ELSEWHERE, PAGES
from tests.architecture.rights import RULES


def names(resolver: Any, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern, (*spaces, *([pattern.namespace] if pattern.namespace else [])))
        else:
            yield ":".join([*spaces, pattern.name or str(pattern.pattern)])


def test_every_address_names_its_kind_of_page() -> None:
    unknown = [name for name in names(get_resolver()) if name not in PAGES and name not in ELSEWHERE]
    assert unknown == []


def test_every_page_of_the_table_has_an_address() -> None:
    """But for the pages that a kind of record does not have, and what a middleware answers."""
    known = {*names(get_resolver()), "portal:health"}
    missing = [name for name in (*PAGES, *ELSEWHERE) if name not in known]
    assert [name for name in missing if not name.endswith(("-create", "-bulk", "-export", "-pick"))] == []


def test_every_kind_of_page_has_a_rule() -> None:
    kinds = {page.kind for page in PAGES.values()}
    assert kinds - set(RULES) == {"public", "public_area"}
