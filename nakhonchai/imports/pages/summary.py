"""The figures of a run in lines: what was found, what an apply will do, what was done and where it is now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import NoReverseMatch

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.enums import WRITTEN, ChangeMode, Fate, RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.imports.pages.frame import STATUS_TONES, Line, address
from nakhonchai.imports.run_filter import run_value
from nakhonchai.records.models import Record
from nakhonchai.records.registry import importable_resources


@dataclass(frozen=True)
class RunLine:
    """A run in the list."""

    run: Run
    tone: str
    to_do: int
    to_do_url: str


@dataclass(frozen=True)
class ResultLink:
    """Records of one kind that a run made or changed, and the list that shows exactly them."""

    label: str
    count: int
    url: str
    tone: str


def run_lines(runs: Iterable[Run], person: Any) -> list[RunLine]:
    """Return the lines of the list of runs. No query. What a colleague left over is the colleague's work."""
    scope = scope_of(person)
    sees_all = scope.is_staff and scope.everywhere
    lines = []
    for run in runs:
        open_rows = run.left_over if run.status in (RunStatus.READY, RunStatus.APPLIED) else 0
        if not sees_all and run.account_id != person.pk:
            open_rows = 0
        url = address(run, "run-problems") if open_rows else ""
        lines.append(RunLine(run, STATUS_TONES.get(RunStatus(run.status), "quiet"), open_rows, url))
    return lines


_SUMMARY = (
    (Fate.NEW, "add", "เพิ่มใหม่", "เพิ่มแล้ว"),
    (Fate.CHANGED, "edit", "แก้ไขรายการที่มีอยู่", "แก้ไขแล้ว"),
    (Fate.UNCHANGED, "check", "เหมือนในระบบ ไม่เปลี่ยน", "เหมือนเดิม ไม่เปลี่ยน"),
    (Fate.DUPLICATE, "copy", "อาจซ้ำกับที่มี รอท่านเลือก", "อาจซ้ำกับที่มี ยังค้าง"),
    (Fate.DECISION, "help", "รอท่านตัดสินใจ", "รอท่านตัดสินใจ ยังค้าง"),
    (Fate.ERROR, "bad", "ต้องแก้ไขก่อน", "ต้องแก้ไข ยังค้าง"),
    (Fate.OUTSIDE, "lock", "นอกเขตของท่าน ไม่บันทึก", "นอกเขตของท่าน ไม่ได้บันทึก"),
    (Fate.SKIPPED, "close", "ท่านให้ข้าม", "ท่านให้ข้าม"),
    (Fate.OTHER, "table", "ไม่ใช่ข้อมูล (หัวเรื่อง แถวรวม หมายเหตุ)", "ไม่ใช่ข้อมูล"),
)


@dataclass(frozen=True)
class SummaryLine(Line):
    """A line that leads to its rows."""

    url: str


def summary_lines(run: Run) -> list[SummaryLine]:
    """Return what became of the rows, those that occur."""
    rows = address(run, "run-rows")
    return [
        SummaryLine(icon, count, done if run.is_applied else found, f"{rows}?fate={fate.value}")
        for fate, icon, found, done in _SUMMARY
        if (count := getattr(run, f"rows_{fate.value}"))
    ]


def apply_lines(run: Run) -> list[Line]:
    """Return what an apply will do."""
    changed = {
        ChangeMode.FILE: "จะแก้ไขรายการที่มีอยู่ ให้เป็นตามไฟล์",
        ChangeMode.BLANKS: "จะเติมช่องที่ว่างของรายการที่มีอยู่",
        ChangeMode.OURS: "จะแก้ไขรายการที่มีอยู่",
    }
    lines = [
        Line("add", run.rows_new, "จะเพิ่มเป็นรายการใหม่"),
        Line("edit", run.rows_changed, changed[ChangeMode(run.mode)]),
        Line("check", run.rows_unchanged, "เหมือนเดิม ไม่แตะต้อง"),
        Line("warn", run.left_over, "ยังไม่พร้อม จะค้างไว้ในรอบนี้ ตัดสินใจภายหลังได้"),
    ]
    return [line for line in lines if line.count]


def result_links(run: Run) -> list[ResultLink]:
    """Return links to the records that the run wrote, by kind. One query."""
    counted = (
        run.rows.filter(applied=True, fate__in=WRITTEN)
        .order_by()
        .values_list("kind", "fate")
        .annotate(count=Count("target_ref", distinct=True))
    )
    counts: dict[tuple[str, str], int] = {(kind, fate): count for kind, fate, count in counted}
    return [
        link
        for resource in importable_resources()
        for fate in WRITTEN
        if (link := _link(run, resource, fate, counts)) is not None
    ]


def _link(run: Run, resource: Any, fate: Fate, counts: dict[tuple[str, str], int]) -> ResultLink | None:
    model, count = resource.model(), counts.get((resource.kind(), fate.value), 0)
    if not count:
        return None
    if not issubclass(model, Record):
        url = f"{address(run, 'run-rows')}?fate={fate.value}"
        return _result(model, fate, count, url)
    try:
        url = f"{model.list_url()}?run={run_value(run.pk, fate)}"
    except NoReverseMatch:
        return None
    return _result(model, fate, count, url)


def _result(model: Any, fate: Fate, count: int, url: str) -> ResultLink:
    done, tone = ("เพิ่มแล้ว", "good") if fate == Fate.NEW else ("แก้ไขแล้ว", "info")
    return ResultLink(f"{model._meta.verbose_name}ที่{done}", count, url, tone)
