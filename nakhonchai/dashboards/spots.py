"""What a page is about: a cluster or one area, and how it is found in the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import reverse

from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.tree import Place, Tree, place_of
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

BELOW = {
    0: Level.PROVINCE,
    Level.PROVINCE.value: Level.DISTRICT,
    Level.DISTRICT.value: Level.SUBDISTRICT,
    Level.SUBDISTRICT.value: Level.VILLAGE,
}


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back up."""

    label: str
    url: str


@dataclass(frozen=True)
class Spot:
    """``keys`` are the places whose figures together are this one's. ``code`` is "" for a cluster."""

    code: str
    level: int
    name: str
    eyebrow: str
    keys: tuple[str, ...]
    crumbs: tuple[Crumb, ...] = ()

    @property
    def is_cluster(self) -> bool:
        """Whether this is a whole cluster."""
        return self.level == 0

    @property
    def below(self) -> Level | None:
        """The level of the areas directly below."""
        return BELOW.get(self.level)

    @property
    def provinces(self) -> tuple[str, ...]:
        """The keys that are codes of areas."""
        return tuple(key for key in self.keys if not key.startswith(CLUSTER))

    @property
    def level_word(self) -> str:
        """กลุ่มจังหวัด, อำเภอ, …"""
        return "กลุ่มจังหวัด" if self.is_cluster else str(Level(self.level).label)


def place_url(code: str) -> str:
    """Return the address of an area's page."""
    before, after = _place_address(settings.ROOT_URLCONF)
    return f"{before}{code}{after}"


@cache
def _place_address(urls: str) -> tuple[str, str]:
    """Return what stands around the code, looked up once: a map has a link for each of its areas."""
    before, _, after = reverse("portal:place", args=["CODE"]).partition("CODE")
    return before, after


def figure_url(name: str, code: str) -> str:
    """Return the address that explains a number."""
    start = _figure_address(settings.ROOT_URLCONF)
    return f"{start}{name}/{code}/" if code else f"{start}{name}/"


@cache
def _figure_address(urls: str) -> str:
    """Return what stands before the name, looked up once: a table has an address for each number."""
    return reverse("dashboards:figure", args=["NAME"]).partition("NAME")[0]


def cluster_spot(tree: Tree) -> Spot:
    """Return the first cluster."""
    cluster = tree.clusters[0]
    names = " · ".join(tree.places[code].name for code in cluster.provinces)
    return Spot("", 0, cluster.name, names, (f"{CLUSTER}{cluster.pk}", *cluster.provinces))


def area_spot(area: Area, tree: Tree) -> Spot:
    """Return an area with the way up to its cluster."""
    place = place_of(area)
    above = [tree.places[code] for code in area.ancestor_codes if code in tree.places]
    return Spot(
        code=place.code,
        level=place.level,
        name=place.full_name,
        eyebrow=area.path_th or _cluster_name(tree, place.code),
        keys=(place.code,),
        crumbs=(*_way_up(tree, place, above), Crumb(place.short_name, "")),
    )


def _cluster_name(tree: Tree, code: str) -> str:
    cluster = tree.cluster_of(code[:2])
    return cluster.name if cluster else ""


def _way_up(tree: Tree, place: Place, above: Sequence[Place]) -> list[Crumb]:
    top = Crumb(_cluster_name(tree, place.code) or "ภาพรวม", reverse("portal:home"))
    return [top, *(Crumb(one.short_name, place_url(one.code)) for one in above)]
