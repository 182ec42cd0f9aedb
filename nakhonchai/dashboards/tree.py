"""The tree of areas down to the subdistrict, held in memory until an area or a cluster is written."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.keeping import is_kept
from nakhonchai.geography.codes import ancestors
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, Cluster, ClusterMember
from nakhonchai.geography.naming import full_name, short_name

WHOLE = "tree"  # under this name it is kept
KINDS = ("geography.area", "geography.cluster", "geography.clustermember")
LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT)


@dataclass(frozen=True, slots=True)
class Place:
    """What a page says of an area in passing."""

    code: str
    level: int
    name: str
    full_name: str
    short_name: str
    order: str


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """A cluster and the codes of its provinces, in Thai order."""

    pk: int
    name: str
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class Tree:
    """Places by code, and what lies directly below each. Without any cluster, all provinces are one."""

    places: dict[str, Place] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    clusters: tuple[ClusterPlace, ...] = ()

    def children(self, code: str) -> list[Place]:
        """Return the areas directly below *code* ("" for the provinces) in Thai order."""
        return [self.places[child] for child in self.below.get(code, [])]

    def codes_under(self, prefixes: tuple[str, ...], level: Level) -> list[str]:
        """Return the codes of a level below any of *prefixes*, in Thai order of their path."""
        length = {Level.PROVINCE: 2, Level.DISTRICT: 4, Level.SUBDISTRICT: 6}[level]
        found = list(prefixes)
        while found and len(found[0]) < length:
            found = [child for code in found for child in self.below.get(code, [])]
        return found

    def cluster_of(self, province: str) -> ClusterPlace | None:
        """Return the cluster a province belongs to."""
        return next((cluster for cluster in self.clusters if province in cluster.provinces), None)


def place_of(area: Area) -> Place:
    """Return the short form of an area."""
    return Place(area.code, area.level, area.name_th, area.full_name, area.short_name, area.sort_key)


def tree(now: Now) -> Tree:
    """Return the tree as it is."""
    found: Tree = now.kept(WHOLE, KINDS, read_tree)
    return found


def tree_at_hand(now: Now) -> Tree | None:
    """Return the tree where it is kept already."""
    return tree(now) if is_kept(WHOLE, (*now.of(KINDS), "")) else None


def branch(now: Now, code: str) -> Tree:
    """Return of the tree the provinces, the way to the area *code*, and what lies directly below it."""
    found: Tree = now.kept(f"branch:{code}", KINDS, lambda: read_tree(code), shared=False)
    return found


def read_tree(around: str | None = None) -> Tree:
    """Read the tree, or of it the branch of one area: three queries."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    places = {}
    found = Area.objects.current().at(*LEVELS).in_thai_order()
    if around is not None:
        way = [*ancestors(around), around]
        found = found.filter(Q(level=Level.PROVINCE) | Q(code__in=way) | Q(parent__in=way))
    for code, level, name, order, parent in found.values_list(
        "code", "level", "name_th", "sort_key", "parent_id"
    ):
        names = (full_name(code, Level(level), name), short_name(code, Level(level), name))
        places[code] = Place(code, level, name, *names, order)
        below[parent or ""].append(code)
    return Tree(places, dict(below), _clusters(below[""]))


def _clusters(provinces: list[str]) -> tuple[ClusterPlace, ...]:
    members = defaultdict(set)
    for cluster, province in ClusterMember.objects.filter(until=None).values_list(
        "cluster_id", "province_id"
    ):
        members[cluster].add(province)
    found = tuple(
        ClusterPlace(pk, name, tuple(code for code in provinces if code in members[pk]))
        for pk, name in Cluster.objects.order_by("pk").values_list("pk", "name_th")
    )
    return found or (ClusterPlace(0, "ทุกจังหวัด", tuple(provinces)),)
