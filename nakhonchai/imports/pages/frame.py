"""What every page of a run has: its steps as tabs, its state, its progress."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.records.views.base import Crumb

LIST = "นำเข้าข้อมูล"
STATUS_TONES = {
    RunStatus.WAITING: "info",
    RunStatus.READING: "info",
    RunStatus.APPLYING: "info",
    RunStatus.READY: "warn",
    RunStatus.APPLIED: "good",
    RunStatus.REFUSED: "bad",
}
CLOSED = (RunStatus.REFUSED, RunStatus.CANCELLED)


@dataclass(frozen=True)
class Tab:
    """One page, or one part of a list, above what it shows."""

    label: str
    url: str
    active: bool
    count: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of what will happen: how many, and what becomes of them."""

    icon: str
    count: int
    text: str


def address(run: Run, page: str) -> str:
    """Return the address of a page of the run."""
    return reverse(f"imports:{page}", args=[run.pk])


def total_rows(run: Run) -> int:
    """Return how many rows of the file are accounted for, those that hold no data included."""
    names = ("new", "changed", "unchanged", "duplicate", "decision", "error", "outside", "skipped", "other")
    return sum(getattr(run, f"rows_{name}") for name in names)


def step_tabs(run: Run, here: str, groups: int) -> list[Tab]:
    """Return the pages of a run; none where nothing was read or all was thrown away."""
    if run.status in CLOSED or run.status == RunStatus.WAITING or (run.is_busy and not total_rows(run)):
        return []
    return [
        Tab("สรุป", address(run, "run-detail"), here == "run-detail"),
        Tab("ระบบเข้าใจไฟล์อย่างไร", address(run, "run-sheets"), here == "run-sheets"),
        Tab("เรื่องที่ต้องตัดสินใจ", address(run, "run-problems"), here == "run-problems", groups),
        Tab("ทุกแถว", address(run, "run-rows"), here == "run-rows", total_rows(run)),
    ]


def progress_of(run: Run) -> int:
    """Return how far the work on a run has come, in hundredths."""
    return min(100, run.rows_done * 100 // run.rows_total) if run.rows_total else 0


def frame(run: Run, here: str, label: str = "") -> dict[str, Any]:
    """Return what the frame of a page of *run* needs. One query: how many decisions are open."""
    groups = run.groups.count()
    crumbs = [
        Crumb(LIST, reverse("imports:run-list")),
        Crumb(run.file_name, run.get_absolute_url() if label else ""),
    ]
    return {
        "run": run,
        "status_tone": STATUS_TONES.get(RunStatus(run.status), "quiet"),
        "run_tabs": step_tabs(run, here, groups),
        "groups_open": groups,
        "busy": run.is_busy,
        "breadcrumbs": [*crumbs, Crumb(label)] if label else crumbs,
        **progress(run),
    }


def progress(run: Run) -> dict[str, Any]:
    """Return what the part of a page that follows the work needs."""
    return {
        "progress": progress_of(run),
        "progress_text": run.step or run.get_status_display(),
        "poll_url": address(run, "run-progress"),
    }
