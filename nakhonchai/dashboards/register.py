"""Registered figures with their date and source: what an official document says, beside what is live."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nakhonchai.dashboards.area_measures import FIGURE_KINDS
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.measures import Number
from nakhonchai.geography.enums import FigureKind
from nakhonchai.geography.models import AreaFigure

Register = dict[tuple[str, str], list["Registered"]]
OFFICIAL_YEAR = 2560
# Wholly municipal subdistricts without villages that the official document of 2560 leaves out.
LEFT_OUT_IN_2560 = ("310101", "320101", "360101")


@dataclass(frozen=True, slots=True)
class Registered:
    """One figure. ``reported`` of ``expected`` places are in it."""

    year: int
    value: Number
    source: str
    as_of: date | None
    estimated: bool = False
    reported: int = 1
    expected: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether every place is in it."""
        return self.reported == self.expected


def register_of(now: Now) -> Register:
    """Return every registered figure by area and kind, oldest first."""
    found: Register = now.kept("register", FIGURE_KINDS, _read)
    return found


def _read() -> Register:
    register: defaultdict[tuple[str, str], list[Registered]] = defaultdict(list)
    rows = AreaFigure.objects.order_by("year_be").values_list(
        "area_id", "kind", "year_be", "value", "source", "as_of", "estimated"
    )
    for area, kind, year, value, source, as_of, estimated in rows:
        plain = int(value) if value == value.to_integral_value() else value
        register[area, kind].append(Registered(year, plain, source, as_of, estimated))
    return dict(register)


def series(register: Register, places: Sequence[str], kind: FigureKind) -> list[Registered]:
    """Return the figures of *places* together, year by year, each saying how many of them it holds."""
    by_year: defaultdict[int, list[Registered]] = defaultdict(list)
    for place in places:
        for figure in register.get((place, kind.value), []):
            by_year[figure.year].append(figure)
    return [_together(found, len(places)) for _, found in sorted(by_year.items())]


def _together(found: list[Registered], expected: int) -> Registered:
    first = found[0]
    return Registered(
        first.year,
        sum(figure.value for figure in found),
        first.source,
        first.as_of,
        any(figure.estimated for figure in found),
        len(found),
        expected,
    )


def latest(figures: list[Registered], until: int = 9999) -> Registered | None:
    """Return the latest figure up to a year that holds every place; else the latest there is."""
    known = [figure for figure in figures if figure.year <= until]
    whole = [figure for figure in known if figure.is_whole]
    return next(reversed(whole or known), None)


def in_year(figures: list[Registered], year: int) -> Registered | None:
    """Return the figure of one year."""
    return next((figure for figure in figures if figure.year == year), None)


def why_subdistricts_differ(live: int, official: Number, places: Sequence[str], known: set[str]) -> str:
    """Say why the live count of subdistricts is not the official one; "" when they are equal."""
    if live == official:
        return ""
    left_out = [code for code in LEFT_OUT_IN_2560 if code in known and code.startswith(tuple(places))]
    if live - official == len(left_out):
        return (
            f"เอกสารทางการไม่นับตำบลที่เป็นเขตเทศบาลทั้งตำบลและไม่มีหมู่บ้าน {len(left_out)} แห่ง "
            "(ตำบลในเมืองของอำเภอเมือง) ระบบนับตามรหัสตำบลที่ใช้อยู่วันนี้"
        )
    return "เอกสารทางการกับทะเบียนในระบบนับคนละวัน จึงแสดงไว้ทั้งสองตัวเลข"
