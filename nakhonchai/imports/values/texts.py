"""Cells of text and of codes."""

import math
import re
from typing import Any

from nakhonchai.imports.values.result import DESTROYED, UNKNOWN, Interpreted, nothing_in, problem
from nakhonchai.thai import code_text, looks_destroyed, normalise, normalise_lines

ROUNDED = "เลขยาวถูกเก็บเป็นตัวเลขจนหลักท้ายหายไป โปรดพิมพ์ใหม่เป็นข้อความ"
_NUMBERED = re.compile(r"^\(?[0-9๐-๙]{1,3}[.)]\s+(?=\S)")
_SUSPECT = re.compile("[?\ufffd\u00a1-\u00ff]|เ[ธน]")  # what destroyed text always has
_POWER = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def as_text(cell: Any) -> str:
    """Return a cell as the text it was typed as."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ใช่" if cell else "ไม่ใช่"
    if cell.__class__ is int:
        return str(cell)
    return code_text(cell) if isinstance(cell, int | float) else str(cell)


def read_text(cell: Any) -> Interpreted:
    """Read one line of text."""
    return nothing_in(cell) or _text(normalise(as_text(cell)))


def read_lines(cell: Any) -> Interpreted:
    """Read text of several lines."""
    return nothing_in(cell) or _text(normalise_lines(as_text(cell)))


def read_name(cell: Any) -> Interpreted:
    """Read the name of a body, a plan or a project; a running number before it goes."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    return _text(_NUMBERED.sub("", normalise(as_text(cell))))


def _text(text: str) -> Interpreted:
    if not text:
        return UNKNOWN
    if _SUSPECT.search(text) and looks_destroyed(text):
        return problem(DESTROYED)
    return Interpreted(text)


def read_code(cell: Any) -> Interpreted:
    """Read a code or a registration number: text, whatever a worksheet made of it."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    if isinstance(cell, bool) or (
        isinstance(cell, float) and (not math.isfinite(cell) or cell != int(cell) or abs(cell) >= 1e15)
    ):
        return problem(ROUNDED)
    if isinstance(cell, str):
        text = normalise(cell)
        if _POWER.fullmatch(text):
            return problem(ROUNDED)
        return _text(text if re.search(r"[^\d๐-๙.,'’\s]", text) else code_text(text))
    return Interpreted(code_text(cell))
