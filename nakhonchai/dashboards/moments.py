"""Times other than the present at which figures are shown: a fiscal year, or a day on which they were frozen.

A year is counted from the records' own dates, as they are known today. A snapshot is what was
known on its day; it does not change when the records do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.dashboards.figures import Now, present_figures
from nakhonchai.dashboards.freezing import thaw
from nakhonchai.dashboards.kept_villages import SNAPSHOTS, Villages, villages_below
from nakhonchai.dashboards.measures import Measure, Panel
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.rollup import Figures, roll_up
from nakhonchai.dashboards.years import rows_at, this_year, year_rows

YEAR, KNOWN = "year", "known"
FIRST_YEAR = 2540
KEPT_DIGITS = 6  # snapshots end with the subdistrict
NOTHING = Figures(only_known=True)


@dataclass(frozen=True)
class YearEnd:
    """The end of a fiscal year (พ.ศ.), or so far where it has not ended."""

    year: int

    @property
    def key(self) -> str:
        """The year."""
        return f"y{self.year}"

    @property
    def query(self) -> str:
        """The part of an address that asks for it."""
        return f"{YEAR}={self.year}"

    @property
    def words(self) -> str:
        """ณ สิ้นปีงบประมาณ 2567."""
        if self.year == this_year():
            return f"ปีงบประมาณ {self.year} ถึงวันนี้"
        return f"ณ สิ้นปีงบประมาณ {self.year} (30 กันยายน {self.year})"

    def figures(self, measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
        """Return the figures at the end of the year; nothing is known of what has no dates.

        Of a year that was closed, they are those that were signed. Villages were not kept with the years
        that were closed first: there they are counted as is known today.
        """
        below = prefix if digits > KEPT_DIGITS else ""
        if (signed := signed_figures(measure, now, self.year, below)) is not None:
            return signed
        rows = year_rows(measure.source, now, prefix, digits)
        if rows is not None:
            return roll_up(measure, rows_at(measure, rows, self.year))
        # Of an open year the land itself is shown as it is today: the tree keeps no counts of the past.
        return present_figures(measure, now, prefix, digits) if measure.panel is Panel.LAND else NOTHING


def closed_years(now: Now) -> dict[int, Snapshot]:
    """Return the snapshot of each fiscal year that was closed; kept until another one is closed."""

    def read() -> dict[int, Snapshot]:
        found = Snapshot.objects.filter(kind=SnapshotKind.YEAR, figures__isnull=False).distinct()
        return {one.year_be or 0: one for one in found.order_by("-taken_at", "-pk")}

    years: dict[int, Snapshot] = now.kept("closed-years", SNAPSHOTS, read, shared=False)
    return years


def signed_by(now: Now) -> str:
    """Return who signed the year at which *now* is; "" where it is open, or *now* is another time."""
    closed = closed_years(now).get(now.moment.year) if isinstance(now.moment, YearEnd) else None
    return closed.signed_by if closed else ""


def signed_figures(measure: Measure, now: Now, year: int, below: str = "") -> Figures | None:
    """Return the figures of a closed year as they were signed; None where it is open or kept none.

    *below* is the subdistrict whose villages are asked for.
    """
    snapshot = closed_years(now).get(year)
    if snapshot is None or not (measure.source.knows_years or measure.panel is Panel.LAND):
        return None
    frozen = Frozen(snapshot)
    return frozen.of_villages(measure, now, below) if below else frozen.kept(now).get(measure.name)


def villages_then(now: Now, subdistrict: str) -> Villages | None:
    """Return the villages as they were at the time of *now*; None for today, and where they were not kept."""
    if isinstance(now.moment, Frozen):
        snapshot: Snapshot | None = now.moment.snapshot
    else:
        snapshot = closed_years(now).get(now.moment.year) if isinstance(now.moment, YearEnd) else None
    return villages_below(now, subdistrict).get(snapshot.pk) if snapshot else None


@dataclass(frozen=True)
class Frozen:
    """What was known on the day of a snapshot. Villages are kept where a year was closed."""

    snapshot: Snapshot

    @property
    def key(self) -> str:
        """The ref of the snapshot."""
        return f"k{self.snapshot.ref}"

    @property
    def query(self) -> str:
        """The part of an address that asks for it."""
        return f"{KNOWN}={self.snapshot.ref}"

    @property
    def words(self) -> str:
        """The name of the snapshot and its day."""
        return f"{self.snapshot} · {self.snapshot.day_words}"

    def figures(self, measure: Measure, now: Now, prefix: str, digits: int) -> Figures:
        """Return what was frozen; nothing is known of a measure that did not exist then."""
        found = self.kept(now).get(measure.name, NOTHING)
        if digits <= KEPT_DIGITS:
            return found
        # Where villages were not kept nothing is known of them, which is not 0.
        return self.of_villages(measure, now, prefix) or replace(found, only_known=True)

    def of_villages(self, measure: Measure, now: Now, subdistrict: str) -> Figures | None:
        """Return what was frozen of a subdistrict and its villages; None where they were not kept."""
        kept = villages_below(now, subdistrict).get(self.snapshot.pk)
        if kept is None:
            return None
        return kept.figures(measure) if measure.name in self.kept(now) else NOTHING

    def kept(self, now: Now) -> Mapping[str, Figures]:
        """Return the figures of every measure that was frozen."""
        found: Mapping[str, Figures] = now.kept(f"{self.key}:all", (), self._read)
        return found

    def _read(self) -> dict[str, Figures]:
        return {one.measure: thaw(one.content) for one in self.snapshot.figures.all()}


def asked_moment(query: Mapping[str, str], *, signed_in: bool) -> YearEnd | Frozen | None:
    """Return the time that an address asks for; None for the present, and for what cannot be read.

    Snapshots are for who has signed in: frozen numbers of people beside today's would tell of few.
    """
    year = query.get(YEAR, "")
    if year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= this_year():
        return YearEnd(int(year))
    ref = query.get(KNOWN, "")
    snapshot = Snapshot.objects.filter(ref=ref).first() if ref and signed_in else None
    return Frozen(snapshot) if snapshot else None
