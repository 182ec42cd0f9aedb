"""What the page of a run shows of its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.enums import FATE_TONES, Fate, RunStatus
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.records.registry import importable_resources

OUTSIDE = "อยู่นอกเขตที่ท่านดูแล ผู้ประสานงานของพื้นที่นั้นเป็นผู้นำเข้า"
DONE_LABELS = {Fate.NEW: "เพิ่มแล้ว", Fate.CHANGED: "แก้ไขแล้ว", Fate.ERROR: "ยังค้าง"}


@dataclass(frozen=True)
class Tab:
    """One fate, as a tab above the rows."""

    label: str
    url: str
    active: bool
    count: int


@dataclass(frozen=True)
class RowCard:
    """A row as the page shows it."""

    row: RunRow
    where: str
    label: str
    fate: str
    tone: str
    problems: list[tuple[str, str]]
    changes: list[tuple[str, Any, Any]]
    url: str


def fate_tabs(run: Run, active: str) -> list[Tab]:
    """Return a tab for each fate that occurs, and one for all."""
    if run.status in (RunStatus.CANCELLED, RunStatus.REFUSED):
        return []
    counts = {fate: getattr(run, f"rows_{fate.value}") for fate in Fate}
    tabs = [Tab("ทุกแถว", "?", active == "", sum(counts.values()))]
    labels = DONE_LABELS if run.is_applied else {}
    tabs += [
        Tab(labels.get(fate, str(fate.label)), f"?fate={fate.value}", active == fate.value, counts[fate])
        for fate in (Fate.ERROR, Fate.OUTSIDE, Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)
        if counts[fate]
    ]
    return tabs


def row_cards(rows: Iterable[RunRow]) -> list[RowCard]:
    """Return the rows for the page. No query but that of *rows*."""
    kinds = {resource.model()._meta.label_lower: resource for resource in importable_resources()}
    cards = []
    for row in rows:
        fate = Fate(row.fate)
        problems = [("พื้นที่", OUTSIDE)] if fate == Fate.OUTSIDE else []
        problems += [(heading or "แถวนี้", text) for heading, text in row.problems]
        model = kinds[row.kind].model()
        url = (
            model(ref=row.target_ref).page()
            if row.target_ref and fate in (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)
            else ""
        )
        cards.append(
            RowCard(
                row,
                f"{row.sheet or kinds[row.kind].sheet} แถว {row.number}",
                row.label,
                str(fate.label),
                FATE_TONES[fate],
                problems,
                [tuple(change) for change in row.changes],
                url,
            )
        )
    return cards
