"""The lines of a scoreboard: an indicator, its number and target, and what these mean in words and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from strategy.enums import Direction, State
from strategy.models import Indicator
from strategy.models.value import show
from strategy.targets import Aim

NEAR = Decimal("0.7")  # of the target: near enough to be praised for it
NOT_REPORTED = "ยังไม่มีรายงาน"
NOT_HERE = "รายงานในระดับที่สูงกว่านี้"
NOT_KEPT = "ไม่ได้บันทึกไว้ ณ วันนั้น"
NOT_ABOUT = str(State.NOT_APPLICABLE.label)
PAGE = "page_of_group"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a number means beside its target, in a word and a colour."""

    words: str
    tone: str
    icon: str


REACHED = Judged("ถึงเป้าแล้ว", "good", "good")
CLOSE = Judged("ใกล้ถึงเป้า", "info", "right")
FAR = Judged("ยังต้องเร่ง", "warn", "warn")
NO_TARGET = Judged("ยังไม่ตั้งเป้า", "stone", "flag")
NO_NUMBER = Judged(NOT_REPORTED, "stone", "empty")
HIDDEN = Judged("ไม่แสดง", "stone", "lock")
ELSEWHERE = Judged(NOT_HERE, "stone", "info")
OUTSIDE = Judged(NOT_ABOUT, "stone", "info")


@dataclass(frozen=True)
class Actual:
    """The number of an indicator in a place: ``value`` None is no number, and ``text`` says why."""

    value: Decimal | None
    text: str
    reported: int | None = None
    expected: int | None = None
    estimated: int = 0
    unconfirmed: int = 0
    not_applicable: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_covered: bool = False
    is_elsewhere: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether the indicator is not about any area here: neither a number nor a silence."""
        return self.value is None and bool(self.not_applicable) and not self.expected

    @property
    def told(self) -> str:
        """The number in words, or why there is none."""
        return NOT_ABOUT if self.is_outside else self.text

    @property
    def parts_text(self) -> str:
        """Numerator and denominator of a percentage; "" where it has none."""
        if self.value is None or self.denominator is None:
            return ""
        return f"{show(self.numerator)} จาก {show(self.denominator)}"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the row of an indicator is drawn with: no records, so that equal rows look the same."""

    name: str
    unit: str
    url: str
    actual: Actual
    aim: Aim
    judged: Judged
    is_less_better: bool
    adjusted: Decimal | None
    adjustments: int

    @property
    def share(self) -> Decimal | None:
        """How much of the target is reached, 0 to 1; None where that cannot be said."""
        if self.actual.value is None or not self.aim.value or self.is_less_better:
            return None
        return max(Decimal(0), min(Decimal(1), self.actual.value / self.aim.value))

    @property
    def target_text(self) -> str:
        """The target in words."""
        return show(self.aim.value)

    @property
    def below_text(self) -> str:
        """What the areas below want together, in words."""
        return show(self.aim.below)

    @property
    def adjusted_text(self) -> str:
        """The closed number with its corrections, beside it; "" where there are none."""
        return "" if self.adjusted is None else show(self.adjusted)


@dataclass(frozen=True)
class Line:
    """One indicator on the scoreboard."""

    indicator: Indicator
    actual: Actual
    aim: Aim
    judged: Judged
    url: str
    adjusted: Decimal | None = None
    adjustments: int = 0

    @property
    def unit(self) -> str:
        """The unit of the number."""
        return "%" if self.indicator.is_ratio else self.indicator.unit

    @property
    def shown(self) -> Shown:
        """What its row is drawn with."""
        return Shown(
            self.indicator.name,
            self.unit,
            self.url,
            self.actual,
            self.aim,
            self.judged,
            self.indicator.direction == Direction.LESS,
            self.adjusted,
            self.adjustments,
        )


@dataclass(frozen=True)
class Group:
    """The indicators of one line of a strategy."""

    node: Any
    lines: Sequence[Line]

    @property
    def page(self) -> str:
        """The page of the line; looked up once for a record that is kept with its indicators."""
        found = vars(self.node).get(PAGE)
        if found is None:
            found = vars(self.node)[PAGE] = self.node.page()
        return str(found)


def judge(indicator: Any, value: Decimal | None, target: Decimal | None) -> Judged:
    """Say what a number means beside its target."""
    if value is None:
        return NO_NUMBER
    if target is None:
        return NO_TARGET
    if indicator.direction == Direction.LESS:
        return REACHED if value <= target else CLOSE if value * NEAR <= target and target else FAR
    return REACHED if value >= target else CLOSE if value >= target * NEAR else FAR
