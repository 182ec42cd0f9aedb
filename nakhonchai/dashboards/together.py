"""Rows that several sources are counted from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.pieces import AnyRow, Pieces


@dataclass(frozen=True)
class Together(Generic[AnyRow]):
    """What several local sources are counted from: read once for all of them, district by district."""

    name: str
    kinds: tuple[str, ...]
    read: Callable[[str], Iterable[AnyRow]]
    also: Callable[[], str] = str
    elsewhere: frozenset[str] = frozenset()  # as of a source

    def pieces(self, now: Now) -> Pieces[AnyRow]:
        """Return its rows by district. Ask it ``holding()``."""
        return now.pieces(self.name, self.kinds, now.said(self.also), self.read, self.elsewhere)

    def rows_alone(self, now: Now, prefix: str) -> list[AnyRow]:
        """Return its rows below *prefix*, read once for all that are counted from them."""
        found: list[AnyRow] = now.kept(
            f"alone:{self.name}:{prefix}",
            self.kinds,
            lambda: list(self.read(prefix)),
            now.said(self.also),
            shared=False,
        )
        return found
