"""Words for asking about areas."""

from typing import Any, Self

from django.db import models

from nakhonchai.geography.asking import condition, read
from nakhonchai.geography.codes import under, under_any
from nakhonchai.geography.enums import Level


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
        """Return the areas found by any part of a name, a former one, the English one, or the code.

        Tone marks do not matter. The words ต. อ. จ. บ้าน may be there or not, and several words may
        name the areas above (see :mod:`nakhonchai.geography.asking`). No order is implied.
        """
        return self.filter(condition(read(text)))


class LevelManager(models.Manager[Any]):
    """The areas of one level, for the proxies."""

    def __init__(self, *levels: Level) -> None:
        super().__init__()
        self.levels = levels

    def get_queryset(self) -> AreaQuerySet:
        """Return the areas of this level."""
        return AreaQuerySet(self.model, using=self._db).filter(level__in=self.levels)
