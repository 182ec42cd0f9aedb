"""Figures as one reader may see them. Pages ask here, never the figures themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from nakhonchai.accounts.scope import Scope
from nakhonchai.dashboards.disclosure import FEW, Cover, Table, cover
from nakhonchai.dashboards.figures import Now, figures, figures_below, figures_named
from nakhonchai.dashboards.measures import Measure, Number, get_measure
from nakhonchai.dashboards.rollup import CLUSTER, Figures
from nakhonchai.dashboards.spots import figure_url, place_url
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.geography.enums import Level
from nakhonchai.thai import format_compact, format_decimal, format_number

NO_DATA = "ไม่มีข้อมูล"
ELSEWHERE = "+"  # "32+": what is at home in 32 itself or in areas that no longer exist


class Told(NamedTuple):
    """A number as it is told: a value, or why there is none. A page of an area makes hundreds."""

    value: Number | None
    cover: Cover = Cover.SHOWN
    is_money: bool = False

    @property
    def text(self) -> str:
        """The number in words of a table: 1,234 · น้อยกว่า 5 · ไม่มีข้อมูล."""
        if self.cover is not Cover.SHOWN:
            return self.cover.value
        if self.value is None:
            return NO_DATA
        if self.is_money:
            return format_compact(self.value)
        return (format_number if self.value == int(self.value) else format_decimal)(self.value)

    @property
    def is_known(self) -> bool:
        """Whether a number is shown (0 is a number)."""
        return self.cover is Cover.SHOWN and self.value is not None

    @property
    def rank(self) -> Number:
        """By what a table sorts: everything that is not shown ranks together, above 0 and below what is."""
        if self.cover is not Cover.SHOWN:
            return 1
        return -1 if self.value is None else self.value


def root_of(keys: Sequence[str]) -> str:
    """Return the key under which the public table holds what *keys* sum to."""
    return keys[0] if len(keys) == 1 else f"all:{keys[0]}"


@dataclass(frozen=True)
class Reading:
    """One reader and one moment."""

    scope: Scope
    now: Now

    @cached_property
    def tree(self) -> Tree:
        """The tree of areas."""
        return tree(self.now)

    def count_areas(self, prefixes: tuple[str, ...], level: Level) -> int:
        """Return how many areas of *level* lie in *prefixes* today."""
        return len(self.tree.codes_under(prefixes, level))

    @property
    def is_present(self) -> bool:
        """Whether the figures are of this day, so that lists of records show what they count."""
        return self.now.moment is None

    def place_url(self, code: str) -> str:
        """Return the page of an area ("": the cluster), at the time this page is of."""
        return (place_url(code) if code else reverse("portal:home")) + self._at_moment

    def figure_url(self, name: str, code: str) -> str:
        """Return the page that explains a number, at the time this page is of."""
        return figure_url(name, code) + self._at_moment

    @property
    def _at_moment(self) -> str:
        return f"?{self.now.moment.query}" if self.now.moment else ""

    def may_see(self, measure: Measure, digits: int) -> bool:
        """Whether the reader is told numbers of *measure* for areas with codes of *digits*."""
        return self.scope.signed_in or digits <= (4 if measure.is_person else measure.public_digits)

    def figures(self, measure: Measure, code: str = "") -> Figures:
        """Return the figures that hold *code*: those of a village are read for its subdistrict only."""
        return figures_below(measure, self.now, code[:6]) if len(code) == 8 else figures(measure, self.now)

    def told(self, measure: Measure, keys: Sequence[str]) -> Told:
        """Return the number of *keys* together as this reader is told it."""
        found = self.figures(measure, keys[0] if len(keys) == 1 else "").value(keys)
        if not self.scope.signed_in and len(keys) == 1 and len(keys[0]) > measure.public_digits:
            return Told(None, Cover.WITHHELD)  # a cluster's key is long, but never alone
        if self.scope.signed_in or not measure.is_person:
            return Told(found, is_money=measure.is_money)
        how = self.covers(measure).get(root_of(keys), Cover.WITHHELD)
        return Told(found if how is Cover.SHOWN else None, how)

    def told_of_each(self, measure: Measure, codes: Sequence[str]) -> list[Told]:
        """Return the number of each of *codes*, neighbours below one area, as this reader is told it."""
        if not self.scope.signed_in or not codes:
            return [self.told(measure, (code,)) for code in codes]
        found = self.figures(measure, codes[0])
        return [Told(found.value((code,)), is_money=measure.is_money) for code in codes]

    def elsewhere(self, measure: Measure, keys: Sequence[str], children: Sequence[str]) -> Told:
        """Return what belongs to *keys* and to none of the *children*."""
        found = self.figures(measure)
        if found.only_known and found.value(keys) is None:
            return Told(None)
        rest = (found.value(keys) or 0) - sum(found.values.get(child, 0) for child in children)
        if self.scope.signed_in or not measure.is_person:
            return Told(rest, is_money=measure.is_money)
        key = keys[0] if keys[0].startswith(CLUSTER) else keys[0] + ELSEWHERE
        how = self.covers(measure).get(key, Cover.WITHHELD if rest else Cover.SHOWN)
        return Told(rest if how is Cover.SHOWN else None, how)

    def elsewhere_below(self, measure: Measure, code: str, children: Sequence[str]) -> Told:
        """Return what belongs to a subdistrict and to none of its villages."""
        found = figures_below(measure, self.now, code)
        if found.only_known and not any(child in found.values for child in children):
            return Told(None)  # of the villages nothing is known, so nothing of what is in none of them
        rest = found.values.get(code, 0) - sum(found.values.get(child, 0) for child in children)
        return Told(rest, is_money=measure.is_money)

    def reached(self, measure: Measure, keys: Sequence[str]) -> int | None:
        """Return in how many subdistricts there is at least one; None where that would tell of few people."""
        if measure.is_person and not self.scope.signed_in:
            told = self.told(measure, keys)
            if not told.is_known or any(len(key) > 2 for key in keys if not key.startswith(CLUSTER)):
                return None
        return self.figures(measure).reached(keys)

    def covers(self, measure: Measure) -> dict[str, Cover]:
        """Return how the public is told each number of a measure about people."""
        kinds = (*measure.source.kinds, "geography.area", "geography.cluster", "geography.clustermember")

        def make() -> dict[str, Cover]:
            return public_covers(measure, self.now, self.tree)

        scope, moment = self.scope, self.now.moment
        when = moment.key if moment else ""
        name = f"covers:{when}:{measure.name}"
        found: dict[str, Cover] = self.now.kept(
            name,
            kinds,
            make,
            self.now.said(measure.source.also),
            again=lambda later: Reading(scope, later.at(moment)).covers(measure),
        )
        return found


def public_covers(measure: Measure, now: Now, where: Tree) -> dict[str, Cover]:
    """Decide what the public is told of *measure*, and of the whole of which it is a part."""
    values, children = _public_table(figures(measure, now), where)
    if not measure.within or (whole := get_measure(measure.within)) is None:
        return cover(Table(values, children, {}))
    whole_values, _ = _public_table(figures_named(whole.name, now), where)
    whole_told = public_covers(whole, now, where)
    shown = {key: value for key, value in whole_values.items() if whole_told[key] is Cover.SHOWN}
    # The rest of a shown whole would be a small number of people as well.
    also = [key for key, value in shown.items() if 0 < value - values[key] < FEW and values[key] >= FEW]
    return cover(Table(values, children, shown), also)


def _public_table(found: Figures, where: Tree) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Return the numbers of clusters, provinces and districts, and of what lies between the levels."""
    values: dict[str, int] = {}
    children: dict[str, list[str]] = {}
    for province in where.below.get("", []):
        districts = where.below.get(province, [])
        values |= {code: int(found.values.get(code, 0)) for code in (province, *districts)}
        rest = province + ELSEWHERE
        values[rest] = values[province] - sum(values[code] for code in districts)
        children[province] = [*districts, rest]
    for cluster in where.clusters:
        own = f"{CLUSTER}{cluster.pk}"
        values[own] = int(found.values.get(own, 0))
        parts = [own, *cluster.provinces]
        values[root_of(parts)] = sum(values[part] for part in parts)
        children[root_of(parts)] = parts
    return values, children
