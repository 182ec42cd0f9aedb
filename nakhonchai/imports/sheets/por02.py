"""The form ผ.02 of local development plans: lines of strategy above blocks, a column of money for each year.

Out of such a table come a plan, projects, and for each project its money by year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nakhonchai.imports.sheets.context import PLAN_LEVELS, read_context
from nakhonchai.imports.sheets.results import Row, RowKind, Table
from nakhonchai.thai import normalise, normalise_lines

FORM = "ผ.02"
_NAMED = re.compile(r"ผ\.?\s*0?[1-3](?!\d)|แผนพัฒนาท้องถิ่น")
_AMENDED = re.compile(
    r"\(?((?:แก้ไข|เปลี่ยนแปลง|เพิ่มเติม)(?:[/\s]*(?:แก้ไข|เปลี่ยนแปลง|เพิ่มเติม))*\s*(?:ครั้งที่|ฉบับที่)\s*[\d๐-๙]+(?:/[\d๐-๙]{4})?)\)?"
)


@dataclass(frozen=True)
class ProjectLine:
    """One project of the form, with the rows it stands in."""

    rows: tuple[int, ...]
    name: Any
    texts: Mapping[str, str]
    budget: Mapping[int, Any]  # Buddhist year → cell as it stands there
    context: Mapping[str, str] = field(default_factory=dict)
    amendment: str = ""


def recognise(table: Table, sheet_name: str = "") -> None:
    """Mark a table of projects that has the form ผ.02, and complete what its headings say."""
    if table.kind != "projects":
        return
    years = sorted({one.year for one in table.columns if one.name == "budget_year" and one.year})
    said = " ".join((sheet_name, *(row.why for row in table.of(RowKind.TITLE))))
    if len(years) >= 2 or (years and _NAMED.search(said)):
        table.form = FORM
        if "period" not in table.context:
            table.context["period"] = f"{years[0]}-{years[-1]}"


def plan_of(table: Table, sheet_name: str = "") -> dict[str, Any]:
    """Return name and years of the plan that the titles (or the year columns) tell."""
    titles = [row.why for row in table.of(RowKind.TITLE) if row.why]
    named = [text for text in titles if "แผนพัฒนา" in text]
    period = table.context.get("period") or read_context(sheet_name).get("period", "")
    first, _, last = period.partition("-")
    return {
        "name": normalise(named[0]) if named else "",
        "first_year": int(first) if first.isdigit() else None,
        "last_year": int(last) if last.isdigit() else None,
    }


def project_lines(table: Table) -> list[ProjectLine]:
    """Return the projects of a table, text that went on in the rows below joined to them."""
    found: list[ProjectLine] = []
    gathered: list[Row] = []
    for row in table.rows:
        if row.kind is RowKind.DATA:
            if gathered:
                found.append(_line(table, gathered))
            gathered = [row]
        elif row.kind is RowKind.CONTINUED and gathered:
            gathered.append(row)
    if gathered:
        found.append(_line(table, gathered))
    return found


def _line(table: Table, rows: list[Row]) -> ProjectLine:
    first = rows[0]
    texts: dict[str, str] = {}
    budget: dict[int, Any] = {}
    name: Any = ""
    for column in table.columns:
        cells = [row.cells[column.index] for row in rows if column.index in row.cells]
        if not cells or not column.name:
            continue
        if column.name == "budget_year" and column.year:
            budget[column.year] = cells[0]
        elif column.name == "name":
            name = cells[0]
        elif column.name != "order":
            texts[column.name] = normalise_lines("\n".join(map(str, cells)))
    amended = _AMENDED.search(str(name))
    levels = {key: value for key, value in first.context.items() if key in PLAN_LEVELS}
    amendment = first.context.get("amendment", "") or (normalise(amended[1]) if amended else "")
    return ProjectLine(tuple(row.index for row in rows), name, texts, budget, levels, amendment)
