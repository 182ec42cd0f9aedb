"""Reading the official wording of a strategy: headings, and numbered lines below them."""

import re
from dataclasses import dataclass

from nakhonchai.thai import normalise, to_arabic
from strategy.enums import NodeKind

# A heading stands alone on its line, with or without a colon.
HEADINGS = {str(kind.label): kind for kind in NodeKind}
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]\s*(.+)")


@dataclass(frozen=True, slots=True)
class Worded:
    """One line of a document: what it is, its number, and its words."""

    kind: str
    number: str
    text: str


def read_wording(text: str) -> list[Worded]:
    """Return the lines of a document. What stands before the first number of a heading is left out."""
    found: list[Worded] = []
    kind: NodeKind | None = None
    for raw in text.splitlines():
        line = normalise(to_arabic(raw.strip().lstrip("#").strip()))
        heading = HEADINGS.get(line.rstrip(" :"))
        if heading is not None:
            kind = heading
        elif kind is not None and line:
            _add(found, kind, line)
    return found


def _add(found: list[Worded], kind: NodeKind, line: str) -> None:
    if numbered := _NUMBERED.match(line):
        found.append(Worded(kind.value, numbered[1], numbered[2]))
    elif kind is NodeKind.VISION and not any(one.kind == kind.value for one in found):
        found.append(Worded(kind.value, "", line))
    elif found and found[-1].kind == kind.value and found[-1].number:
        last = found.pop()
        found.append(Worded(last.kind, last.number, f"{last.text} {line}"))
