"""Classes of a map: few, honest, in words. Zero, "not known" and "not told" are looks of their own."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from nakhonchai.dashboards.disclosure import Cover
from nakhonchai.dashboards.measures import Number
from nakhonchai.dashboards.reading import Told
from nakhonchai.thai import format_number

STEPS = 5
ZERO, UNKNOWN, COVERED = "zero", "unknown", "covered"
PATTERNS = frozenset({UNKNOWN, COVERED})  # drawn, not only coloured


@dataclass(frozen=True)
class Scale:
    """The upper ends of the classes above zero, and which looks occur."""

    ends: tuple[int, ...]
    least: int
    looks: frozenset[str]

    def look(self, told: Told) -> str:
        """Return the look of a number: "1" … "5", zero, unknown or covered."""
        return look_of(told, self.ends)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Return each look that can occur with its words, from nothing to most."""
        words = [(ZERO, "ไม่มี (0)"), *self._ranges(), (COVERED, "น้อยกว่า 5 หรือไม่แสดง"), (UNKNOWN, "ไม่มีข้อมูล")]
        return [(look, text) for look, text in words if look in self.looks or look.isdigit()]

    def _ranges(self) -> list[tuple[str, str]]:
        starts = [self.least, *(end + 1 for end in self.ends)]
        pairs = zip(starts, self.ends, strict=False)
        return [(step_of(place, len(self.ends)), _range(*pair)) for place, pair in enumerate(pairs)]


def _range(start: int, end: int) -> str:
    return format_number(end) if start == end else f"{format_number(start)}–{format_number(end)}"


def step_of(place: int, count: int) -> str:
    """Return the colour step of a class: fewer classes keep the ends of the ladder."""
    return str(STEPS if count == 1 else 1 + round(place * (STEPS - 1) / (count - 1)))


def look_of(told: Told, ends: tuple[int, ...]) -> str:
    """Return the look of one number."""
    if told.cover is not Cover.SHOWN:
        return COVERED
    if told.value is None:
        return UNKNOWN
    if told.value == 0:
        return ZERO
    return step_of(bisect_left(ends, int(told.value)), len(ends))


def scale_of(numbers: Iterable[Told]) -> Scale:
    """Return classes that hold about equally many areas each, their ends rounded."""
    shown = list(numbers)
    values = sorted(int(told.value) for told in shown if told.is_known and told.value)
    ends = _ends(values)
    looks = frozenset(look_of(told, ends) for told in shown)
    return Scale(ends, values[0] if values else 0, looks)


def _ends(values: list[int]) -> tuple[int, ...]:
    distinct = sorted(set(values))
    if len(distinct) <= STEPS:
        return tuple(distinct)
    cuts = [values[len(values) * step // STEPS - 1] for step in range(1, STEPS)]
    rounded = {_rounded(cut) for cut in cuts if distinct[0] <= _rounded(cut) < distinct[-1]}
    return (*sorted(rounded), distinct[-1])


def _rounded(number: Number) -> int:
    """Keep two digits: 1,234 is 1,200."""
    unit = 10 ** max(0, len(str(int(number))) - 2)
    return round(int(number) / unit) * unit
