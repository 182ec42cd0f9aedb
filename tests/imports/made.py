"""Runs as the reader leaves them, made by hand: for pages, whatever the reader does."""

from typing import Any

from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.models import ProblemGroup, Run, RunRow, RunSheet
from tests.factories import OrganizationFactory

KIND = "organizations.organization"


def column(index: int, heading: str, field: str, label: str, **rest: Any) -> dict[str, Any]:
    return {
        "index": index,
        "heading": heading,
        "field": field,
        "field_label": label,
        "how": "",
        "samples": ["ก", "ข", "ค"],
        "skipped": "",
        "year": None,
        "hidden": False,
        "fact": False,
        "confidence": 1.0,
    } | rest


def table(columns: int = 3) -> dict[str, Any]:
    return {
        "kind": "organizations",
        "kind_label": "องค์กร",
        "header": [3, 4],
        "columns": [
            column(0, "ชื่อกลุ่ม", "name", "ชื่อองค์กร"),
            column(1, "ศาสนา", "", "", samples=[], skipped="ระบบไม่เก็บศาสนา จึงข้ามคอลัมน์นี้"),
            column(2, "ของแถม", "", "", confidence=0.0),
            *(column(n, f"ช่อง {n}", "", "") for n in range(3, columns)),
        ],
        "rows": 12,
        "missing": ["ประเภท"],
        "warnings": ["ยอดรวมไม่ตรง"],
        "form": "",
    }


def make_run_of(owner: Any, times: int = 1, sheets: int = 1, status: str = RunStatus.READY) -> Run:
    """Make a run with *times* rows of each fate."""
    run = Run.objects.create(account=owner, file_name="แฟ้ม.xlsx", status=status)
    RunSheet.objects.bulk_create(
        RunSheet(run=run, position=n, name=f"แผ่น{n}", tables=[table()], notes=["มีแถวที่ซ่อน 2 แถว"])
        for n in range(sheets)
    )
    body = OrganizationFactory(name="กองทุนเดิม", area_id="320501")
    rows = []
    for _ in range(times):
        rows += [_row(run, fate, len(rows), body) for fate in Fate]
    RunRow.objects.bulk_create(rows)
    ProblemGroup.objects.bulk_create(
        ProblemGroup(
            run=run,
            key=f"g{n}",
            kind=KIND,
            field="subdistrict",
            heading="ตำบล",
            text=f"ไม่พบตำบล ‘ท่าเเซะ{n}’",
            said="ท่าเเซะ",
            proposals=[{"action": "place", "value": "320501", "label": "ต.กังแอน อ.ปราสาท จ.สุรินทร์"}],
            count=times,
        )
        for n in range(min(times, 25))
    )
    run.set_counts({fate.value: times for fate in Fate})
    run.save()
    return run


def _row(run: Run, fate: Fate, number: int, body: Any) -> RunRow:
    row = RunRow(run=run, sheet="แผ่น0", number=number + 5, kind=KIND, fate=fate, label=f"รายการ {number}")
    if fate == Fate.CHANGED:
        row.changes, row.target_ref = [["จำนวนสมาชิก (คน)", 10, 25]], body.ref
        row.kept = [["โทรศัพท์", "044123456", "044999999"]]
    if fate == Fate.DUPLICATE:
        facts = [["ตำบล", "กังแอน", "กังแอน"], ["โทรศัพท์", "044123456", None]]
        reasons = ["ชื่อคล้ายกันมาก", "ตำบลเดียวกัน"]
        row.candidates = [{"ref": body.ref, "label": body.name, "reasons": reasons, "facts": facts}]
    if fate == Fate.ERROR:
        row.problems, row.group_keys = [["ตำบล", "ไม่พบตำบล ‘ท่าเเซะ’"]], " g0 "
    if fate == Fate.OTHER:
        row.kind, row.why, row.label = "", "แถวรวม", "รวมทั้งสิ้น"
    if fate == Fate.NEW:
        row.warnings = [["โทรศัพท์", "เติมเลขศูนย์หน้าเบอร์"]]
    return row
