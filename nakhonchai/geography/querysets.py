"""Words for asking about areas."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from nakhonchai.geography.codes import under, under_any
from nakhonchai.geography.enums import Level
from nakhonchai.thai import search_key, strip_place_prefix


class AreaQuerySet(models.QuerySet[Any]):
    """The tree of areas is public: every reader may name a place."""

    def current(self) -> Self:
        """Return the areas that exist today."""
        return self.filter(valid_to=None)

    def under(self, prefix: str) -> Self:
        """Return the area *prefix* and everything below it ("" for all)."""
        return self.filter(under(prefix, "code"))

    def under_any(self, prefixes: list[str]) -> Self:
        """Return the areas in or below any of *prefixes*."""
        return self.filter(under_any(prefixes, "code"))

    def at(self, *levels: Level) -> Self:
        """Return the areas of these levels."""
        return self.filter(level__in=levels)

    def children_of(self, code: str) -> Self:
        """Return the areas directly below *code*."""
        return self.filter(parent_id=code)

    def in_thai_order(self) -> Self:
        """Return the areas in the order of a Thai dictionary."""
        return self.order_by("sort_key", "code")

    def named_like(self, text: str) -> Self:
        """Return the areas found by any part of a name, without tone marks, by former name, English name or code.

        The prefix ต. อ. จ. บ้าน may be there or not. No order is implied.
        """
        keys = {search_key(text), search_key(strip_place_prefix(text))} - {""}
        if not keys:
            return self.none()
        condition = Q()
        for key in keys:
            condition |= Q(search_key__contains=key) | Q(aliases__search_key__contains=key)
            if key.isdigit():
                condition |= Q(code__startswith=key)
        return self.filter(condition).distinct()


class LevelManager(models.Manager[Any]):
    """The areas of one level, for the proxies."""

    def __init__(self, *levels: Level) -> None:
        super().__init__()
        self.levels = levels

    def get_queryset(self) -> AreaQuerySet:
        """Return the areas of this level."""
        return AreaQuerySet(self.model, using=self._db).filter(level__in=self.levels)
