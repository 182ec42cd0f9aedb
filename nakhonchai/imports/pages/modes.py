"""What changed rows do, column by column: which columns differ, and a choice beside each."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.enums import ChangeMode, Fate
from nakhonchai.imports.models import Run
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.resources import PlaceColumn, RecordResource

LOOKED_AT = 5_000  # rows; columns that differ only below them follow the choice for the run
SAME = ""
CHOICES = (
    (SAME, "ตามที่เลือกสำหรับทั้งรอบ"),
    (ChangeMode.FILE.value, "ใช้ค่าจากไฟล์"),
    (ChangeMode.BLANKS.value, "เติมเฉพาะที่ว่าง"),
    (ChangeMode.OURS.value, "คงค่าเดิม"),
)


@dataclass(frozen=True)
class ColumnMode:
    """A column in which rows differ from their records."""

    key: str  # "app.model.field", as the run keeps it
    name: str  # of its select
    label: str
    count: int
    more: bool
    mode: str
    choices: tuple[tuple[str, str], ...] = CHOICES


def column_modes(run: Run) -> list[ColumnMode]:
    """Return the columns in which rows differ, those of most rows first."""
    kinds = {one.kind(): one() for one in importable_resources()}
    counts: Counter[tuple[str, str, str]] = Counter()
    rows = run.rows.filter(applied=False, fate__in=(Fate.CHANGED, Fate.UNCHANGED)).exclude(target_ref="")
    seen = 0
    for kind, changes, kept in rows.values_list("kind", "changes", "kept")[:LOOKED_AT]:
        seen += 1
        for heading in {one[0] for one in (*changes, *kept)}:
            if kind in kinds and (field := field_of(kinds[kind], heading)):
                counts[kind, field, heading_of(kinds[kind], field)] += 1
    several = len({kind for kind, *_ in counts}) > 1
    return [
        ColumnMode(
            f"{kind}.{field}",
            f"column-{kind}.{field}",
            f"{heading} ({kinds[kind].sheet})" if several else heading,
            count,
            seen == LOOKED_AT,
            run.column_modes.get(f"{kind}.{field}", SAME),
        )
        for (kind, field, heading), count in counts.most_common()
    ]


def field_of(resource: RecordResource, heading: str) -> str:
    """Return the field that a line of changes is about; "" where nobody chooses (home, a new position)."""
    for name, column in resource.fields.items():
        if not isinstance(column, PlaceColumn) and _is_said(resource, str(column.heading), heading):
            return str(name)
    if resource.handler is not None or heading == "พื้นที่" or heading.startswith("เพิ่ม"):
        return ""
    return f"+{heading}"


def _is_said(resource: RecordResource, own: str, heading: str) -> bool:
    """Whether a line of changes is about a column; figures are said with their year."""
    return own == heading or (
        resource.handler is not None and heading.startswith(own.partition(" (")[0] + " ปี ")
    )


def heading_of(resource: RecordResource, field: str) -> str:
    """Return how a field is called."""
    return field[1:] if field.startswith("+") else str(resource.fields[field].heading)


def chosen_columns(run: Run, data: Any) -> dict[str, str]:
    """Return the columns for which a form chooses another way than now: key → mode."""
    valid = {value for value, _ in CHOICES}
    return {
        one.key: data[one.name]
        for one in column_modes(run)
        if one.name in data and data[one.name] in valid and data[one.name] != one.mode
    }
