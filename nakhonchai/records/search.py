"""What the portal's search finds: each application says how its records are searched, in ``searchables``.

The portal asks here and names no domain. One query for all kinds tells which may hold the words,
and two for each of these, whatever is found.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.trigrams import kinds_that_hold
from nakhonchai.records.counting import COUNTED, first_finds
from nakhonchai.records.merging.refs import with_current_refs
from nakhonchai.records.querysets import word_keys

SHOWN = 6


@dataclass(frozen=True)
class Searchable:
    """A kind of record that can be searched.

    ``meta`` says in a few words what a find is; ``public`` gives those that everybody may
    see, if there are any: they have no page of their own for who is signed out.
    """

    model: Any
    heading: str
    icon: str
    meta: Callable[[Any], str]
    related: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()  # what name and ``meta`` read; () is everything
    public: Callable[[], Any] | None = None
    order: int = 50

    def shown(self, queryset: Any) -> Any:
        """Return *queryset* with what a find shows at hand."""
        if self.fields:
            return queryset.in_brief(*self.fields)
        return queryset.select_related("area", "cluster", *self.related)


@dataclass(frozen=True)
class Hit:
    """One find. ``url`` is empty where the reader has no page to open."""

    title: str
    place: str
    meta: str
    url: str = ""


@dataclass(frozen=True)
class HitGroup:
    """The finds of one kind: the first few, how many there are (or more), and where all of them are."""

    heading: str
    icon: str
    count: int
    hits: list[Hit] = field(default_factory=list)
    more_url: str = ""
    more: bool = False


_known: dict[str, Searchable] = {}


def register_search(searchable: Searchable) -> None:
    """Make a kind of record part of the search."""
    _known[searchable.model._meta.label_lower] = searchable


def search_records(text: str, person: Any) -> list[HitGroup]:
    """Return what *text* finds among the records that *person* may find, kind by kind."""
    signed_in, text = scope_of(person).signed_in, with_current_refs(text)
    kinds = sorted(_known.values(), key=lambda one: one.order)
    # Most words are found in one or two kinds: the others are asked no more.
    holding = kinds_that_hold([kind.model for kind in kinds], word_keys(text))
    asked = (kind for kind in kinds if kind.model in holding)
    return [group for kind in asked if (group := _group(kind, text, person, signed_in)) and group.count]


def _group(kind: Searchable, text: str, person: Any, signed_in: bool) -> HitGroup | None:
    if signed_in:
        reach = kind.model.objects.visible_to(person).alive()
    elif kind.public is not None:
        reach = kind.public()
    else:
        return None
    found = reach.matching(text)
    listed = first_finds(found.in_thai_order(), 0, SHOWN, COUNTED)
    first, count = listed.rows(kind.shown) if listed.keys else [], listed.total
    hits = [Hit(str(one), one.home_path, kind.meta(one), one.page() if signed_in else "") for one in first]
    more = f"{kind.model.list_url()}?{urlencode({'q': text})}" if signed_in and count > len(hits) else ""
    return HitGroup(kind.heading, kind.icon, count, hits, more, listed.more)
