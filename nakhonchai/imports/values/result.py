"""What a cell was read as: the value, what was assumed, what is wrong, what else it may be."""

from typing import Any, NamedTuple

from nakhonchai.thai import Emptiness, ThaiValueError, emptiness


class Interpreted(NamedTuple):
    """A value with its reasons. ``value`` is None where the cell is empty, says "none", or cannot be read.

    ``state`` tells "none" (-, ไม่มี) from "unknown" (blank, ไม่ระบุ) from a value; 0 is a value.
    """

    value: Any = None
    warnings: tuple[str, ...] = ()
    problem: str = ""
    alternatives: tuple[Any, ...] = ()
    state: Emptiness = Emptiness.VALUE
    extra: tuple[tuple[str, Any], ...] = ()

    @property
    def is_value(self) -> bool:
        """Whether there is a value to take."""
        return self.state is Emptiness.VALUE and not self.problem


UNKNOWN = Interpreted(state=Emptiness.UNKNOWN)
NONE = Interpreted(state=Emptiness.NONE)


DESTROYED = "ตัวอักษรเสียหาย (อ่านเป็นภาษาไทยไม่ได้) โปรดพิมพ์ใหม่"
_QUESTIONS = 2
_LONGEST_BLANK = 16  # letters of the longest word for "unknown"
_BLANK_BEGINS = frozenset("-–—−_.?([\"' \t\n\xa0\u200b\ufeff")


def nothing_in(cell: Any) -> Interpreted | None:
    """Return what an empty cell is read as, or None where it holds a value."""
    if cell.__class__ is str and len(cell) > _LONGEST_BLANK and cell[0] not in _BLANK_BEGINS:
        return None
    state = emptiness(cell)
    if state is Emptiness.VALUE:
        return None
    if cell.__class__ is str and cell.count("?") > _QUESTIONS:
        return problem(DESTROYED)  # letters that were lost are not "nothing"
    return NONE if state is Emptiness.NONE else UNKNOWN


def problem(error: ThaiValueError | str, *alternatives: Any) -> Interpreted:
    """Return what cannot be read, with what it may be."""
    text = error if isinstance(error, str) else error.message
    return Interpreted(problem=text, alternatives=tuple(dict.fromkeys(alternatives)))
