"""The public directory: what bodies agreed to publish (name, type, place, state), counted and found.

Nothing else of a body is read here, so that nothing else can be shown; people do not appear at all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.classes import Scale, scale_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Told
from nakhonchai.dashboards.shapes import WIDTH, Sheet, outlines, tiles
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.geography.enums import Level
from nakhonchai.thai import format_number
from organizations.models import Organization, TypeGroup

KINDS = ("organizations.organization", "organizations.organizationtype", "organizations.typegroup")
# What a page of the directory reads of a body, beside its home.
SHOWN = ("name", "status", "type__name", "type__group__name", "is_published", "updated_at")
NAMED = 40  # areas of a map that carry a dot with their number


def published() -> Any:
    """Return the bodies that agreed to be seen by everybody and were not closed."""
    return Organization.objects.unscoped("published by the body itself").alive().working().published()


def in_brief(found: Any) -> Any:
    """Return *found* with what the directory shows, and nothing else."""
    return found.in_brief(*SHOWN).select_related("area", "cluster", "type__group")


@dataclass(frozen=True)
class Numbers:
    """How many bodies of each group are published in each home (cut to its subdistrict)."""

    by_place: dict[str, dict[str, int]]

    def at(self, code: str, group: str = "") -> int:
        """Return how many there are in an area, of a group or of all."""
        return sum(
            number
            for place, groups in self.by_place.items()
            if place.startswith(code)
            for slug, number in groups.items()
            if not group or slug == group
        )

    def groups(self, code: str) -> Counter[str]:
        """Return how many of each group there are in an area."""
        total: Counter[str] = Counter()
        for place, groups in self.by_place.items():
            if place.startswith(code):
                total.update(groups)
        return total


def numbers_of(now: Now) -> Numbers:
    """Return the counts, made once for each state of the records. One grouped query."""
    found: Numbers = now.kept("directory", KINDS, lambda: Numbers(_read()))
    return found


def _read() -> dict[str, dict[str, int]]:
    placed = published().annotate(place=Substr("area_id", 1, 6)).order_by()
    counted: dict[str, dict[str, int]] = {}
    for place, slug, number in placed.values_list("place", "type__group__slug").annotate(n=Count("pk")):
        counted.setdefault(place or "", {})[slug] = number
    return counted


class DirectoryForm(forms.Form):
    """What a visitor asks: words, a group of types, an area."""

    q = forms.CharField(
        label="ค้นหาชื่อองค์กร",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "เช่น กองทุนสวัสดิการ", "enterkeyhint": "search"}
        ),
    )
    group = forms.ChoiceField(label="ประเภท", required=False)
    area = forms.ChoiceField(label="พื้นที่", required=False)

    def __init__(self, data: Any, *, groups: Sequence[tuple[str, str]], where: Tree) -> None:
        super().__init__(data)
        self.fields["group"].choices = [("", "ทุกประเภท"), *groups]  # type: ignore[attr-defined]
        self.fields["area"].choices = list(_area_choices(where, self.data.get("area", "")))  # type: ignore[attr-defined]


def _area_choices(where: Tree, asked: str) -> Iterable[tuple[str, Any]]:
    yield "", "ทุกจังหวัด"
    for code in where.clusters[0].provinces:
        districts = [(one.code, one.full_name) for one in where.children(code)]
        yield where.places[code].name, [(code, f"ทั้ง{where.places[code].full_name}"), *districts]
    if len(asked) == 6 and asked in where.places:
        yield "ตำบล", [(asked, where.places[asked].full_name)]


def group_choices(now: Now) -> list[tuple[str, str]]:
    """Return the groups of types of which something is published, partners last."""
    there = numbers_of(now).groups("")
    found = TypeGroup.objects.order_by("is_partner", "order", "name").values_list("slug", "name")
    return [(slug, f"{name} ({format_number(there[slug])})") for slug, name in found if there[slug]]


# --- the map --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DirectoryMap:
    """A map of areas with the number of published bodies in each; every area leads to its list."""

    svg: SafeString
    legend: Sequence[tuple[str, str]]
    level_word: str
    source: str
    is_tiles: bool
    rows: Sequence[tuple[str, str, int]]  # name, address, number: the same in words


def map_of(now: Now, code: str, group: str) -> DirectoryMap | None:
    """Return the map of the cluster or a province (districts), or of a district (subdistricts)."""
    where = tree(now)
    level = Level.DISTRICT if len(code) <= 2 else Level.SUBDISTRICT
    tops = (code[:4],) if code else where.clusters[0].provinces
    codes = where.codes_under(tuple(tops), level)
    if not codes:
        return None
    name = f"directory:{code[:4] or '.'.join(tops)}"
    drawn = outlines(now, name, codes, tops if not code else ())
    sheet = drawn or tiles(codes)
    numbers = numbers_of(now)
    told = {one: Told(numbers.at(one, group)) for one in codes}
    scale = scale_of(told.values())
    return DirectoryMap(
        svg=_svg(where, sheet, told, scale, group, here=code, tiled=drawn is None),
        legend=scale.legend,
        level_word=str(level.label),
        source=sheet.source,
        is_tiles=drawn is None,
        rows=[
            (where.places[one].full_name, area_url(one, group), int(told[one].value or 0))
            for one in sorted(codes, key=lambda one: (-int(told[one].value or 0), where.places[one].order))
            if told[one].value
        ],
    )


def area_url(code: str, group: str = "") -> str:
    """Return the address of the directory of an area."""
    asked = {"area": code} | ({"group": group} if group else {})
    return f"{reverse('organizations:directory')}?{urlencode(asked)}"


def _svg(
    where: Tree, sheet: Sheet, told: dict[str, Told], scale: Scale, group: str, *, here: str, tiled: bool
) -> SafeString:
    parts = [
        f'<svg class="map{" map-tiles" if tiled else ""}" viewBox="0 0 {WIDTH} {sheet.height}" role="group" '
        'aria-label="แผนที่องค์กรที่เผยแพร่">'
    ]
    most = max((int(one.value or 0) for one in told.values()), default=0)
    for shape in sheet.shapes:
        number = int(told[shape.code].value or 0)
        own = " map-here" if shape.code == here else ""
        words = f"{escape(where.places[shape.code].full_name)}: {format_number(number)} องค์กร"
        parts.append(
            f'<a href="{escape(area_url(shape.code, group))}" class="map-area map-in-{shape.code[:2]}{own}">'
            f'<title>{words}</title><path class="map-{scale.look(told[shape.code])}" d="{shape.path}" />'
            f"{_dot(shape, number, most, tiled, len(sheet.shapes))}</a>"
        )
    parts += [f'<path class="map-outline" d="{shape.path}" />' for shape in sheet.outlines]
    return mark_safe("".join([*parts, "</svg>"]))  # noqa: S308 - numbers of our own and names escaped above


def _dot(shape: Any, number: int, most: int, tiled: bool, areas: int) -> str:
    """Draw a point in the middle of an area, as large as its number: where the bodies are, at a glance.

    The exact points of bodies are not among what they agreed to publish.
    """
    if tiled:
        return f'<text x="{shape.x}" y="{shape.y}">{format_number(number)}</text>' if number else ""
    if not number or areas > NAMED * 4:
        return ""
    radius = (
        round(8 + 18 * (number / most) ** 0.5) if areas > NAMED else round(14 + 22 * (number / most) ** 0.5)
    )
    return f'<circle class="map-dot" cx="{shape.x}" cy="{shape.y}" r="{radius}" />'


def open_fields() -> set[str]:
    """Return the columns that the directory shows and that are not for everybody by themselves.

    A body's consent opens exactly these: a test keeps personal and internal ones out.
    """
    classes = Organization.data_classes
    names = {name.partition("__")[0] for name in SHOWN}
    return {name for name in names if classes.get(name) is not DataClass.PUBLIC}
