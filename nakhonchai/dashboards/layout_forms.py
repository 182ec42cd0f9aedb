"""Choosing and ordering blocks: each press of a button gives the form back as it then is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nakhonchai.dashboards.blocks import Block, blocks_at, in_order

MOVES = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One block in the form."""

    block: Block
    is_shown: bool
    is_first: bool
    is_last: bool
    was_moved: bool


@dataclass(frozen=True)
class LayoutForm:
    """The order of all blocks of a level, and which of them are shown."""

    order: Sequence[str]
    shown: frozenset[str]
    moved: str = ""
    error: str = ""

    @classmethod
    def of(cls, level: str, shown: Sequence[str], hidden: Sequence[str]) -> "LayoutForm":
        """Return the form of a stored choice; hidden blocks stand last."""
        seen, away = in_order(level, shown, hidden)
        return cls([block.key for block in (*seen, *away)], frozenset(block.key for block in seen))

    @classmethod
    def posted(cls, level: str, data: Any) -> "LayoutForm":
        """Return the form as it was sent, the pressed block moved by one place."""
        known = [block.key for block in blocks_at(level)]
        order = [key for key in dict.fromkeys(data.getlist("order")) if key in known]
        order += [key for key in known if key not in order]
        way, _, key = data.get("move", "").partition(":")
        if way in MOVES and key in order:
            place = order.index(key)
            target = min(max(place + MOVES[way], 0), len(order) - 1)
            order.insert(target, order.pop(place))
        shown = frozenset(key for key in data.getlist("shown") if key in known)
        error = "" if shown else "เลือกให้แสดงอย่างน้อยหนึ่งส่วน"
        return cls(order, shown, key if way in MOVES else "", error)

    @property
    def choice(self) -> tuple[list[str], list[str]]:
        """What is to be kept: shown in order, and hidden."""
        return (
            [key for key in self.order if key in self.shown],
            [key for key in self.order if key not in self.shown],
        )

    def lines(self, level: str) -> list[Line]:
        """Return the lines of the form."""
        blocks: Mapping[str, Block] = {block.key: block for block in blocks_at(level)}
        last = len(self.order) - 1
        return [
            Line(blocks[key], key in self.shown, place == 0, place == last, key == self.moved)
            for place, key in enumerate(self.order)
        ]
