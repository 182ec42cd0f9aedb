"""Figures of a few places alone, where those of everywhere are not at hand.

The figures of everywhere are made once and serve every page. But the first page after a restart would wait
for a whole nation to show one province. Of sums that the database keeps (``Source.standing``) a page of
numbers therefore reads those of its own places; of everything else those below its own area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from nakhonchai.dashboards.figures import figures_at, whole_is_at_hand
from nakhonchai.dashboards.measures import Measure, Row, Source
from nakhonchai.dashboards.moments import YearEnd, signed_figures
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.rollup import CLUSTER, Figures, own_figures
from nakhonchai.dashboards.tree import KINDS, Tree, branch, tree_at_hand
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area


class Standing(NamedTuple):
    """What places hold together in a fiscal year: rows, and as rows in how many subdistricts there is any.

    The place of each row is the first of them. Of the parts of ``reach`` each measure counts one.
    """

    rows: Sequence[Row]
    reach: Sequence[Row]


@dataclass(frozen=True)
class NearReading(Reading):
    """A reading for a page that names one area, or the first cluster (""), and what lies directly below."""

    near: str = ""

    @cached_property
    def _whole(self) -> Tree | None:
        # Asked once: another reader may make it while this page is being made.
        return tree_at_hand(self.now)

    @cached_property
    def tree(self) -> Tree:
        """The tree of areas; its branch around here where the whole is not at hand."""
        return self._whole or branch(self.now, self.near)

    def count_areas(self, prefixes: tuple[str, ...], level: Level) -> int:
        """Count the areas of a level; once for a page."""
        if self._whole is not None:
            return super().count_areas(prefixes, level)

        def count() -> int:
            # Nothing is closed that holds areas which exist: what lies above them exists as well.
            return int(Area.objects.current().at(level).under_any(list(prefixes)).count())

        number: int = self.now.kept(f"areas:{level}:{'+'.join(prefixes)}", KINDS, count, shared=False)
        return number


@dataclass(frozen=True)
class SpotReading(Reading):
    """A reading of one spot only: other places are not in its figures."""

    keys: tuple[str, ...] = ()

    def figures(self, measure: Measure, code: str = "") -> Figures:
        """Return the figures that hold the spot, counted for it alone where that is less work."""
        moment = self.now.moment
        if isinstance(moment, YearEnd) and measure.source.knows_standing:
            signed = signed_figures(measure, self.now, moment.year)
            return signed or own_figures(measure, *self._standing(measure.source, moment))
        if self._is_one_area and not whole_is_at_hand(measure, self.now):
            return figures_at(measure, self.now, self.keys[0])
        return super().figures(measure, code)

    @property
    def _is_one_area(self) -> bool:
        return len(self.keys) == 1 and not self.keys[0].startswith(CLUSTER)

    def _standing(self, source: Source, moment: YearEnd) -> Standing:
        if source.derive_standing is not None:
            base, derive = source.derive_standing
            return derive(self._standing(base, moment))
        found: Standing = self.now.kept(
            f"standing:{source.name}:{moment.year}:{sha256('+'.join(self.keys).encode()).hexdigest()}",
            source.kinds,
            lambda: source.standing(self.keys, moment.year) if source.standing else Standing((), ()),
            self.now.said(source.also),
            shared=False,  # read again sooner than fetched from a file
        )
        return found
