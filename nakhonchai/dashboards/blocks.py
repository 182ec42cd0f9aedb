"""The blocks of an area's page: what can be chosen and ordered, and which of them have something to say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nakhonchai.dashboards.pages import AreaPage


@dataclass(frozen=True)
class Block:
    """One part of the page. It exists at ``levels``; ``says`` tells whether it says anything on a page.

    ``anchor`` is where it begins on the page; "" for what needs no way there, or has several beginnings.
    """

    key: str
    title: str
    levels: frozenset[str]
    says: Callable[["AreaPage"], bool]
    anchor: str = ""

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"dashboards/blocks/{self.key}.html"


LEVELS = {
    "cluster": "กลุ่มจังหวัด",
    "province": "จังหวัด",
    "district": "อำเภอ",
    "subdistrict": "ตำบล",
    "village": "หมู่บ้านและชุมชน",
}
EVERY = frozenset(LEVELS)
ABOVE_VILLAGES = EVERY - {"village"}
SMALL = frozenset({"subdistrict", "village"})

# In the order of the page of who chose nothing.
BLOCKS = (
    Block("top", "ตัวเลขหลักและแผนที่", EVERY, lambda page: True),
    Block("splits", "แยกตามประเภทและขั้น", EVERY, lambda page: page.has_splits and not page.is_empty, "splits"),
    Block("told", "ตัวเลขที่องค์กรรายงาน", EVERY, lambda page: bool(page.told), "told"),
    Block(
        "sentences",
        "สิ่งที่ทำได้แล้วและสิ่งที่ควรดู",
        EVERY,
        lambda page: bool(page.achievements or page.attention),
        "words",
    ),
    Block("file", "แฟ้มตำบล", frozenset({"subdistrict"}), lambda page: page.file is not None, "file"),
    Block("panels", "ยุทธศาสตร์", ABOVE_VILLAGES, lambda page: bool(page.panels)),
    Block("names", "รายชื่อองค์กร กิจกรรม และผู้ได้รับเชิดชู", SMALL, lambda page: bool(page.names)),
    Block(
        "comparison",
        "ตารางเปรียบเทียบพื้นที่ย่อย",
        ABOVE_VILLAGES,
        lambda page: page.comparison is not None,
        "compare",
    ),
    Block("trends", "แนวโน้มรายปี", EVERY, lambda page: bool(page.trends), "trends"),
    Block("land", "พื้นที่และตัวเลขทางการ", EVERY, lambda page: True),
    Block("definitions", "ความหมายของตัวเลข", EVERY, lambda page: True),
)

# What stands above the blocks on every page. It names them, so that it depends on their order as well.
HEAD = Block("head", "ชื่อและสิ่งที่ทำได้", EVERY, lambda page: True)


def level_key(level: int) -> str:
    """Return the word under which layouts of a level are kept."""
    return list(LEVELS)[min(level, len(LEVELS) - 1)]


def blocks_at(level: str) -> list[Block]:
    """Return the blocks that pages of this level can have, in their own order."""
    return [block for block in BLOCKS if level in block.levels]


def in_order(level: str, shown: Sequence[str], hidden: Iterable[str]) -> tuple[list[Block], list[Block]]:
    """Return the blocks that are shown, in the chosen order, and the hidden ones.

    What nobody chose about (a block newer than the choice) is shown where it stands by itself.
    """
    there = {block.key: block for block in blocks_at(level)}
    away = {key for key in hidden if key in there}
    order = [key for key in dict.fromkeys(shown) if key in there and key not in away]
    for place, key in enumerate(there):
        if key not in order and key not in away:
            order.insert(place, key)
    return [there[key] for key in order], [block for key, block in there.items() if key in away]
