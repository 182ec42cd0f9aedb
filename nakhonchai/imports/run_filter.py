"""The records of a run, as lists of records ask for them: ``?run=<id>.<fate>``.

The lists lie below this package and know only that somebody can answer
(``nakhonchai.records.runs``). Only who may see the run is told what it wrote.
"""

from typing import Any
from uuid import UUID

from nakhonchai.imports.enums import WRITTEN, Fate
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.runs import RunMembers


def run_value(pk: UUID, fate: Fate) -> str:
    """Return what the query string says."""
    return f"{pk}.{fate.value}"


def members(value: str, label: str, person: Any) -> RunMembers | None:
    """Return the records of model *label* that a run wrote; None where the person knows no such run."""
    text, _, fate = value.partition(".")
    try:
        pk = UUID(text)
    except ValueError:
        return None
    run = Run.objects.told_to(person).filter(pk=pk).first()
    if run is None or fate not in ("", *(one.value for one in WRITTEN)):
        return None
    rows = RunRow.objects.filter(run=run, applied=True, fate__in=[fate] if fate else WRITTEN)
    kinds = [one.kind() for one in importable_resources() if one.model()._meta.label_lower == label]
    rows = rows.filter(kind__in=[label, *kinds])
    words = {"new": "เพิ่มใหม่จาก", "changed": "แก้ไขจาก"}.get(fate, "จาก")
    return RunMembers(f"{words} {run.file_name}", rows.exclude(target_ref="").values("target_ref"))
