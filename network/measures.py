"""What is counted of the network. Who is alone and what is reached comes from where the map takes it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import AddLink, ListLink, Measure, Panel, Row, Source, register
from nakhonchai.dashboards.pieces import PIECE
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.tree import KINDS as TREE_KINDS
from nakhonchai.dashboards.tree import tree
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS
from network.facts import KINDS
from network.models import Link
from network.snapshots import STAMP, web_for_figures
from network.web import Web, placed
from organizations.at_work import Body

ALONE, TIED_PARTNER, REACHED, UNREACHED = "alone", "partner", "reached", "unreached"


class MapLink(ListLink):
    """A list of the map: it knows places down to the subdistrict."""

    def url(self, area_code: str, part: str = "") -> str:
        """Return its address; "" for a village."""
        return "" if len(area_code) > 6 else super().url(area_code, part)


def read_links(prefix: str, digits: int) -> Iterator[Row]:
    """Count the links that still hold, by home and kind."""
    found = Link.objects.unscoped("aggregates are for everybody").alive().current().at(prefix)
    placed = found.annotate(place=Substr("area_id", 1, digits)).values_list(
        "place", "cluster_id", "kind__slug"
    )
    for place, cluster, kind, count in placed.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), kind, count


def read_bodies(prefix: str, digits: int) -> Iterator[Row]:
    """Count by home the bodies that nothing ties, and the partners that something does."""
    yield from derive_bodies(Now(), prefix, digits)


def derive_bodies(now: Now, prefix: str, digits: int) -> list[Row]:
    """Count the same from what the map is made of."""
    web = web_for_figures(now)
    return _while_held("bodies", web, (prefix, digits), lambda: _counted(web, prefix, digits))


_counts: dict[str, tuple[Any, Any, list[Row]]] = {}


def _while_held(name: str, web: Any, key: Any, count: Callable[[], Iterator[Row]]) -> list[Row]:
    """Return the rows counted from *web*, counted once as long as the same one is at hand.

    A large network is counted from its latest snapshot, which outlives many writes.
    """
    held = _counts.get(name)
    if held is None or held[0] is not web or held[1] != key:
        held = _counts[name] = (web, key, list(count()))
    return held[2]


def _counted(web: Web, prefix: str, digits: int) -> Iterator[Row]:
    if web.by_district is None or digits != SUBDISTRICT_DIGITS or len(prefix) > PIECE:
        yield from _counted_of(web.homes_at(prefix), web.tied, digits)
        return
    for piece, bodies in web.by_district.items():
        if piece.startswith(prefix):
            yield from _of_district(piece, bodies, web.tied)


# By district: of which bodies, of which that are tied with any, and what they came to.
_districts: dict[str, tuple[Sequence[Body], set[int], list[Row]]] = {}


def _of_district(piece: str, bodies: Sequence[Body], tied: set[int]) -> list[Row]:
    """Return what the bodies of a district come to, counted again where they or any ties are others."""
    known = _districts.get(piece)
    if known is None or known[0] is not bodies or known[1] is not tied:
        rows = list(_counted_of(placed(bodies), tied, SUBDISTRICT_DIGITS))
        known = _districts[piece] = bodies, tied, rows
    return known[2]


def _counted_of(homes: Iterable[tuple[int, tuple[str, bool]]], tied: set[int], digits: int) -> Iterator[Row]:
    found: Counter[tuple[str, str]] = Counter()
    for body, (home, is_partner) in homes:
        place = home if ":" in home else home[:digits]
        if body not in tied:
            found[place, ALONE] += 1
        elif is_partner:
            found[place, TIED_PARTNER] += 1
    yield from ((place, part, count) for (place, part), count in sorted(found.items()))


def read_reach(prefix: str, digits: int) -> Iterator[Row]:
    """Count the subdistricts that a partner reaches, and those that none does."""
    yield from derive_reach(Now(), prefix, digits)


def derive_reach(now: Now, prefix: str, digits: int) -> list[Row]:
    """Count the same from what the map is made of."""
    web, where = web_for_figures(now), tree(now)

    def count() -> Iterator[Row]:
        for code in where.places:
            if len(code) == 6 and code.startswith(prefix[:6]):
                yield code[:digits], REACHED if web.is_reached(code) else UNREACHED, 1

    return _while_held("reach", _reached(web), (where, prefix, digits), count)


_latest: list[tuple[set[str], tuple[str, ...]]] = []


def _reached(web: Web) -> tuple[set[str], tuple[str, ...]]:
    """Return what a partner reaches: the very same object while it is the same, whatever else changed."""
    known = _latest[0] if _latest else None
    if known is not None and known == web.reached:
        return known
    _latest[:] = [web.reached]
    return web.reached


LINKS = Source("links", ("network.link", "network.linkkind"), read_links, is_local=True)
BODIES = Source("network-bodies", (*KINDS, STAMP), read_bodies, derive=derive_bodies)
REACH = Source("network-reach", (*KINDS, STAMP, *TREE_KINDS), read_reach, derive=derive_reach)

register(
    Measure(
        name="links",
        label="เส้นเชื่อมระหว่างองค์กร",
        short_label="เส้นเชื่อม",
        unit="เส้น",
        definition="เส้นเชื่อมที่บันทึกไว้และยังไม่สิ้นสุด นับตามพื้นที่ขององค์กรที่ดูแลเส้นนั้น (องค์กรแรก) "
        "ไม่รวมเส้นที่ระบบพบเองจากคน แผน และเวทีร่วมกัน",
        source=LINKS,
        panel=Panel.SUPPORT,
        order=70,
        list_link=ListLink("network:link-list", {"term": "current"}, directory=True),
        add_link=AddLink("network:link-create", "เพิ่มเส้นเชื่อม", "network"),
    ),
    Measure(
        name="isolated_bodies",
        label="องค์กรที่ยังไม่เชื่อมกับใคร",
        short_label="ยังไม่เชื่อม",
        unit="องค์กร",
        definition="องค์กรที่ยังไม่เลิก และไม่มีทั้งเส้นเชื่อมที่บันทึกไว้และเส้นที่ระบบพบเอง",
        source=BODIES,
        panel=Panel.BEHIND,
        order=71,
        parts=frozenset({ALONE}),
        in_table=False,
        list_link=MapLink("network:body-list", {"answer": "isolated"}, directory=True),
    ),
    Measure(
        name="linked_partners",
        label="ภาคีที่มีเส้นเชื่อม",
        unit="ภาคี",
        definition="ภาคีที่มีเส้นเชื่อมกับองค์กรอื่นอย่างน้อยหนึ่งเส้น นับตามพื้นที่ที่ภาคีตั้งอยู่",
        source=BODIES,
        panel=Panel.BEHIND,
        order=72,
        parts=frozenset({TIED_PARTNER}),
        in_table=False,
    ),
    Measure(
        name="subdistricts_without_partner",
        label="ตำบลที่ยังไม่มีภาคี",
        unit="ตำบล",
        definition="ตำบลที่ไม่มีภาคีตั้งอยู่ ไม่มีภาคีดูแลพื้นที่ และไม่มีองค์กรใดในตำบลเชื่อมกับภาคี",
        source=REACH,
        panel=Panel.SUPPORT,
        order=73,
        parts=frozenset({UNREACHED}),
        basis="subdistricts",
        in_table=False,
        list_link=MapLink("network:gap-list", directory=True),
    ),
)
