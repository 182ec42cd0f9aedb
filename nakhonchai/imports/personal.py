"""What rows of files say about a person, and how it is forgotten.

A row that wrote the person, or holds both their names, is emptied, in the run and in the kept cells of its
sheet. That the row was there, and what became of it, stays counted.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from nakhonchai.imports.enums import Fate
from nakhonchai.imports.kept_out import ASKED_TO_FORGET, MARK
from nakhonchai.imports.models import RunRow, RunSheet
from nakhonchai.imports.runs import recount
from nakhonchai.records.models import Record
from nakhonchai.records.personal import (
    Forgetting,
    Forgotten,
    Holding,
    Identity,
    PersonalPart,
    identity_of,
    personal_part,
)
from nakhonchai.records.persons.sweeping import all_in, names_in_cells, words_of

EMPTY_LISTS = ("problems", "changes", "warnings", "kept", "candidates", "undo")
EMPTY_FACTS = ("data", "decided", "notes", "ready")


@personal_part("leaders.leader", order=20)
class RowsPart(PersonalPart):
    """Rows of files, and the cells of sheets."""

    covers: ClassVar[tuple[str, ...]] = ()

    def gather(self, person: Record) -> Iterable[Holding]:
        """Return the rows that wrote or named the person."""
        rows = [
            {
                "ไฟล์": row.run.file_name,
                "แผ่น": row.sheet,
                "แถว": row.number,
                "ผล": row.get_fate_display(),
                "ข้อมูลในแถว": json.dumps(row.data, ensure_ascii=False),
            }
            for row in rows_about(person.ref, identity_of(person)).select_related("run")
        ]
        yield Holding("แถวในไฟล์ที่นำเข้า", rows)

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """Empty the rows and the cells."""
        rows = list(rows_about(forgetting.person.ref, forgetting.identity).select_related("run"))
        for row in rows:
            _empty(row)
        for run in {row.run for row in rows}:
            recount(run)
        yield Forgotten("แถวในไฟล์ที่นำเข้า", len(rows))
        yield Forgotten("แผ่นงานที่เก็บไว้ของไฟล์", sum(_clean_sheets(rows, forgetting.identity)))


def rows_about(ref: str, identity: Identity) -> Any:
    """Return the rows of runs that wrote the person, or that hold their names or numbers."""
    about = Q(target_ref=ref)
    for texts in [[word] for word in words_of(identity)] + names_in_cells(identity):
        about |= all_in("text", texts)
    return RunRow.objects.alias(text=Cast("data", TextField())).filter(about).order_by("pk")


def _empty(row: RunRow) -> None:
    for name in EMPTY_LISTS:
        setattr(row, name, [])
    for name in EMPTY_FACTS:
        setattr(row, name, {})
    row.label = row.token = row.group_keys = ""
    row.why, row.decided = ASKED_TO_FORGET, {MARK: True}
    if not row.applied and row.fate not in (Fate.UNCHANGED, Fate.OTHER):
        row.fate = Fate.SKIPPED
    row.save()


def _clean_sheets(rows: list[RunRow], identity: Identity) -> Iterator[int]:
    """Yield 1 for each sheet whose kept cells held the person."""
    numbers: dict[tuple[Any, str], set[int]] = {}
    for row in rows:
        numbers.setdefault((row.run_id, row.sheet), set()).add(row.number)
    texts = [[word] for word in words_of(identity)] + names_in_cells(identity)
    for sheet in RunSheet.objects.order_by("pk").iterator(chunk_size=8):
        content = sheet.unpack()
        cells: list[list[Any]] = content["rows"]
        told = numbers.get((sheet.run_id, sheet.name), set())
        found = [place for place, line in enumerate(cells) if place + 1 in told or _names(line, texts)]
        for place in found:
            cells[place] = [ASKED_TO_FORGET, *([None] * (len(cells[place]) - 1))]
        if found:
            sheet.pack(content)
            sheet.save(update_fields=["packed"])
            yield 1


def _names(line: list[Any], texts: list[list[str]]) -> bool:
    said = " ".join(cell for cell in line if isinstance(cell, str))
    return bool(said) and any(all(text in said for text in together) for together in texts)
