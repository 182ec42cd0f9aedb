"""แฟ้มตำบล: what a complete one has, how far each subdistrict is, what is missing and who may know.

A file is made when every requirement is met. Requirements are data of CODI staff, each an
amount of a measure in the subdistrict; a subdistrict without any record has no file, and
counts in every rate.
"""

import operator
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nakhonchai.dashboards.figures import Now, count_again, figures
from nakhonchai.dashboards.measures import (
    COUNTED,
    Adds,
    Measure,
    Number,
    Panel,
    Part,
    Row,
    Source,
    YearRow,
    get_measure,
    register,
)
from nakhonchai.dashboards.models import FileRequirement
from nakhonchai.dashboards.tree import KINDS as TREE_KINDS
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.dashboards.years import UNKNOWN_YEAR, YearFigures, year_figures

MADE, PARTLY, NONE = "made", "partly", "none"
SUBDISTRICT_DIGITS = 6
LONG_AFTER = 9999
STATES_KEPT = 40  # answers of a few thousand rows at most


@dataclass(frozen=True, slots=True)
class RequirementState:
    """One requirement in one subdistrict."""

    requirement: FileRequirement
    value: Number | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class FileState:
    """How far one subdistrict's file is."""

    states: Sequence[RequirementState]

    @property
    def met(self) -> int:
        """The weight of what is there."""
        return sum(state.requirement.weight for state in self.states if state.is_met)

    @property
    def total(self) -> int:
        """The weight of all that should be there."""
        return sum(state.requirement.weight for state in self.states)

    @property
    def is_made(self) -> bool:
        """Whether everything is there."""
        return bool(self.states) and self.met == self.total

    @property
    def missing(self) -> list[RequirementState]:
        """What is not there yet."""
        return [state for state in self.states if not state.is_met]


def requirements(now: Now) -> list[FileRequirement]:
    """Return what a file must have, as long as its measure exists."""
    found: list[FileRequirement] = now.kept(
        "file-requirements", ("dashboards.filerequirement",), _requirements, shared=False
    )
    return found


def _requirements() -> list[FileRequirement]:
    active = FileRequirement.objects.filter(is_active=True)
    return [one for one in active if get_measure(one.measure) is not None]


def file_state(now: Now, code: str) -> FileState:
    """Return the state of a subdistrict's file. Asks nothing that the page has not asked already."""
    states = []
    for requirement in requirements(now):
        measure = get_measure(requirement.measure)
        value = figures(measure, now).value([code]) if measure else None
        states.append(RequirementState(requirement, value, _met(requirement, value)))
    return FileState(states)


def _met(requirement: FileRequirement, value: Number | None) -> bool:
    return value is not None and value >= requirement.minimum


def derive_files(now: Now, prefix: str, digits: int) -> list[Row]:
    """Give each subdistrict of today and whether its file is made, begun, or not there."""
    made_of = _state_of(now)
    wanted, where, *held = made_of

    def make() -> list[Row]:
        return list(_states(wanted, held, _subdistricts(where, prefix), digits))

    return _while_the_same(f"{prefix}:{digits}", made_of, make)


def _state_of(now: Now) -> tuple[Any, ...]:
    """Return what files are made of: what is asked, the tree, and which subdistricts have each of it."""
    wanted = requirements(now)
    held = (
        _that_have(one, figures(measure, now).values)
        for one in wanted
        if (measure := get_measure(one.measure))
    )
    return (wanted, tree(now), *held)


_having: dict[tuple[str, int], tuple[Mapping[str, Number], frozenset[str]]] = {}


def _that_have(one: FileRequirement, values: Mapping[str, Number]) -> frozenset[str]:
    """Return the subdistricts that have what is asked: the very same object while they are the same."""
    known = _having.get((one.measure, one.minimum))
    if known is None or known[0] is not values:
        found = _having_by(one, values)
        known = values, known[1] if known is not None and known[1] == found else found
        _having[one.measure, one.minimum] = known
    return known[1]


def _having_by(one: FileRequirement, values: Mapping[str, Number]) -> frozenset[str]:
    return frozenset(
        code for code, value in values.items() if len(code) == SUBDISTRICT_DIGITS and _met(one, value)
    )


_states_kept: OrderedDict[str, tuple[tuple[Any, ...], list[Any]]] = OrderedDict()


def _while_the_same(name: str, made_of: tuple[Any, ...], make: Callable[[], list[Any]]) -> list[Any]:
    """Return the rows made of these very objects: whatever is counted is asked, and seldom all changed."""
    found = _states_kept.get(name)
    if found is None or len(found[0]) != len(made_of) or not all(map(operator.is_, found[0], made_of)):
        found = _states_kept[name] = (made_of, make())
        while len(_states_kept) > STATES_KEPT:
            _states_kept.popitem(last=False)
    return found[1]


def read_files(prefix: str, digits: int) -> Iterator[Row]:
    """Give the same from nothing."""
    wanted = _requirements()
    held = [_having_by(one, _counted(measure)) for one in wanted if (measure := get_measure(one.measure))]
    return _states(wanted, held, _subdistricts(tree(Now()), prefix), digits)


def _counted(measure: Measure) -> Mapping[str, Number]:
    return count_again(measure, list(measure.source.read("", SUBDISTRICT_DIGITS))).values


def _states(
    wanted: Sequence[FileRequirement], held: Sequence[frozenset[str]], codes: Sequence[str], digits: int
) -> Iterator[Row]:
    for code in codes:
        met = sum(code in having for having in held)
        yield code[:digits], MADE if wanted and met == len(wanted) else PARTLY if met else NONE, 1


def _subdistricts(where: Tree, prefix: str) -> list[str]:
    """Return the subdistricts of today below *prefix*, or the one that holds it."""
    start = prefix[:SUBDISTRICT_DIGITS]
    return [code for code in where.places if len(code) == SUBDISTRICT_DIGITS and code.startswith(start)]


def derive_file_years(now: Now, prefix: str, digits: int) -> list[YearRow]:
    """Give for each made file the fiscal year in which the last of its requirements was met.

    By the records' own dates; a requirement without dates holds no file back. What is not made
    has no year.
    """
    start = prefix[:SUBDISTRICT_DIGITS]
    dated = _dated(now, start)
    states = derive_files(now, start, SUBDISTRICT_DIGITS)

    def make() -> list[YearRow]:
        first = _first_years(dated, start)
        return [
            (
                code[:digits],
                state,
                max(first.get(code, ()), default=UNKNOWN_YEAR) if state == MADE else 0,
                count,
            )
            for code, state, count in states
        ]

    made_of = (*_state_of(now), *(years.changes for _minimum, years in dated))
    return _while_the_same(f"years:{start}:{digits}", made_of, make)


def _dated(now: Now, prefix: str) -> list[tuple[int, YearFigures]]:
    """Return the years of what a file must have, as far as its records are dated."""
    found = []
    for requirement in requirements(now):
        measure = get_measure(requirement.measure)
        years = year_figures(measure, now, prefix, SUBDISTRICT_DIGITS) if measure else None
        if years is not None:
            found.append((requirement.minimum, years))
    return found


def _first_years(found: Sequence[tuple[int, YearFigures]], prefix: str) -> dict[str, list[int]]:
    years: defaultdict[str, list[int]] = defaultdict(list)
    for minimum, dated in found:
        for code in dated.changes:
            if not (len(code) == SUBDISTRICT_DIGITS and code.startswith(prefix)):
                continue
            if not dated.undated([code]):
                years[code].append(_first_met(dated, code, minimum))
    return years


def _first_met(dated: YearFigures, code: str, minimum: int) -> int:
    known = sorted(year for year in dated.changes[code] if year > UNKNOWN_YEAR)
    return next((year for year in known if dated.until([code], year) >= minimum), LONG_AFTER)


FILES = Source(
    "files",
    (COUNTED, "dashboards.filerequirement", *TREE_KINDS),
    read_files,
    parts=lambda: [Part(NONE, "ยังไม่เริ่ม"), Part(PARTLY, "มีบางส่วน"), Part(MADE, "ครบตามเกณฑ์")],
    derive=derive_files,
    derive_years=derive_file_years,
)

register(
    Measure(
        name="files_made",
        label="แฟ้มตำบลที่จัดทำแล้ว",
        short_label="แฟ้มตำบล",
        unit="ตำบล",
        definition="ตำบลที่มีข้อมูลครบทุกข้อตามเกณฑ์ของแฟ้มตำบลที่เจ้าหน้าที่ พอช. กำหนด "
        "(เริ่มต้นคือ ประชากร องค์กรอย่างน้อยหนึ่งองค์กร ผู้นำอย่างน้อยหนึ่งคน และแผน) ตำบลที่ยังไม่มีข้อมูลเลยนับอยู่ในตัวหาร",
        source=FILES,
        panel=Panel.SUPPORT,
        order=25,
        parts=frozenset({MADE}),
        basis="files",
        over_time=Adds.LAST,
        public_digits=4,
    ),
    Measure(
        name="files",
        label="ตำบลทั้งหมด",
        unit="ตำบล",
        definition="ตำบลทุกตำบลที่มีรหัสในทะเบียนวันนี้ ใช้เป็นตัวหารของแฟ้มตำบล",
        source=FILES,
        panel=Panel.BEHIND,
        order=26,
        split_title="แฟ้มตำบลถึงไหนแล้ว",
        split_as="steps",
        public_digits=4,
        on_map=False,
        in_table=False,
    ),
)
