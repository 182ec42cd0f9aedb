"""What a benchmark says: bounds with names, measurements, and how they are shown and kept."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

WIDTHS = (52, 12, 12, 9, 8)


@dataclass(frozen=True, slots=True)
class Bound:
    """Something that must not take more than *bound* times its yardstick."""

    name: str
    yardstick: str
    bound: float
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was seen: the thing itself and its yardstick, in the unit of the bound."""

    name: str
    value: float
    yardstick_value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of ``latest.json``."""

    name: str
    value: float | None
    unit: str
    yardstick: str
    yardstick_value: float | None
    ratio: float | None
    bound: float
    holds: bool
    note: str = ""


def judge(bound: Bound, engine: str, seen: Measurement | None) -> Line:
    """Compare what was seen with the bound; what was not measured does not hold."""
    name = f"{bound.name}.{engine}"
    if seen is None:
        return Line(name, None, bound.unit, bound.yardstick, None, None, bound.bound, False, "not measured")
    ratio = seen.value / seen.yardstick_value
    return Line(
        name,
        round(seen.value, 3),
        bound.unit,
        bound.yardstick,
        round(seen.yardstick_value, 3),
        round(ratio, 2),
        bound.bound,
        ratio <= bound.bound,
        seen.note,
    )


def save(lines: list[Line], target: Path) -> None:
    """Write the lines for scripts."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1) + "\n")


def table(lines: list[Line]) -> str:
    """Return the lines for people."""
    rows = [("bound", "value", "yardstick", "ratio", "bound", "")]
    for line in lines:
        if line.value is None:
            rows.append((line.name, "-", "-", "-", f"{line.bound:g}", "not measured"))
            continue
        value, yardstick = f"{line.value:,.1f} {line.unit}", f"{line.yardstick_value:,.1f} {line.unit}"
        verdict = ("holds" if line.holds else "BROKEN") + (f"  ({line.note})" if line.note else "")
        rows.append((line.name, value, yardstick, f"{line.ratio:.2f}", f"{line.bound:g}", verdict))
    return "\n".join(_row(row) for row in rows)


def _row(cells: tuple[str, ...]) -> str:
    first, *middle, last = cells
    numbers = (cell.rjust(width) for cell, width in zip(middle, WIDTHS[1:], strict=True))
    return "  ".join([first.ljust(WIDTHS[0]), *numbers, last])
