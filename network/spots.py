"""The place a page is about, as the map needs it."""

from dataclasses import dataclass

from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.tree import Tree
from nakhonchai.geography.enums import Level

LEVELS = {2: Level.PROVINCE, 4: Level.DISTRICT, 6: Level.SUBDISTRICT}


@dataclass(frozen=True)
class Spot:
    """A cluster (``code`` is "") or an area: its name, what homes belong to it, and what lies in it."""

    code: str
    name: str
    prefixes: tuple[str, ...]
    subdistricts: tuple[str, ...]
    parts: tuple[str, ...]  # the areas between which the map draws ties
    digits: int  # of the parts
    above: tuple[str, ...]  # outlines drawn heavier


def spot_of(code: str, tree: Tree) -> Spot:
    """Return the spot of an area, or of the first cluster; a village stands for its subdistrict."""
    code = code[:6] if code[:6] in tree.places else ""
    if not code:
        cluster = tree.clusters[0]
        provinces = cluster.provinces
        return Spot(
            "",
            cluster.name,
            (f"{CLUSTER}{cluster.pk}", *provinces),
            tuple(tree.codes_under(provinces, Level.SUBDISTRICT)),
            tuple(tree.codes_under(provinces, Level.DISTRICT)),
            4,
            provinces,
        )
    below = {2: Level.DISTRICT, 4: Level.SUBDISTRICT, 6: Level.SUBDISTRICT}[len(code)]
    drawn = code[:4] if len(code) == 6 else code
    return Spot(
        code,
        tree.places[code].full_name,
        (code,),
        tuple(tree.codes_under((code,), Level.SUBDISTRICT)),
        tuple(tree.codes_under((drawn,), below)),
        4 if len(code) == 2 else 6,
        (),
    )
