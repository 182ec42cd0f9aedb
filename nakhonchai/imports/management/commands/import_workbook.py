"""Reads a workbook as the page does, for operators and for measuring."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nakhonchai.accounts.models import Account
from nakhonchai.imports.applying import apply_run
from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.models import Run
from nakhonchai.imports.permissions import may_import
from nakhonchai.imports.runs import read_run


class Command(BaseCommand):
    """``import_workbook FILE --account NAME [--apply] [--report FILE.json]``."""

    help = "อ่านไฟล์ตารางด้วยสิทธิ์ของบัญชีหนึ่ง แสดงผลของทุกแถว และบันทึกเมื่อสั่ง --apply"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the account, and what to do."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--account", required=True)
        parser.add_argument("--apply", action="store_true")
        parser.add_argument("--report", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and write where asked to."""
        path: Path = options["file"]
        person = Account.objects.filter(username=options["account"]).first()
        if person is None or not may_import(person):
            raise CommandError(f"ไม่มีบัญชี {options['account']} หรือบัญชีนี้นำเข้าไม่ได้")
        if not path.is_file():
            raise CommandError(f"ไม่พบไฟล์ {path}")
        started = time.perf_counter()
        run = read_run(Run(account=person, file_name=path.name[:200], file_size=path.stat().st_size), path)
        read = time.perf_counter()
        if run.status == RunStatus.REFUSED:
            raise CommandError(run.message)
        if options["apply"]:
            run = apply_run(run, by=person)
        report = report_of(run) | {
            "seconds_reading": round(read - started, 3),
            "seconds_writing": round(time.perf_counter() - read, 3) if options["apply"] else None,
        }
        if options["report"]:
            text = json.dumps(report, ensure_ascii=False, indent=2, default=str)
            options["report"].write_text(text, "utf-8")
        for name, value in report["rows"].items():
            self.stdout.write(f"{Fate(name).label}: {value:,}")


def report_of(run: Run) -> dict[str, Any]:
    """Return all that the page says: what was understood, what became of the rows, what is left."""
    return {
        "run": str(run.pk),
        "file": run.file_name,
        "bytes": run.file_size,
        "sha256": run.sha256,
        "account": run.account.username,
        "status": run.status,
        "message": run.message,
        "started": run.created_at.isoformat(),
        "finished": run.finished_at.isoformat() if run.finished_at else None,
        "sheets": [_sheet(sheet) for sheet in run.sheet_set.order_by("position")],
        "rows": {fate.value: getattr(run, f"rows_{fate.value}") for fate in Fate},
        "written": run.rows.filter(applied=True).count(),
        "left_over": run.left_over,
        "problems": list(run.groups.values("kind", "heading", "text", "said", "count")),
    }


def _sheet(sheet: Any) -> dict[str, Any]:
    """Return what was understood of a sheet: each table, where its header is, what its columns mean."""
    told = ("kind", "header", "rows", "missing", "warnings")
    columns = ("index", "heading", "field", "skipped", "fact")
    tables = [
        {name: table.get(name) for name in told}
        | {"columns": [{name: one.get(name) for name in columns} for one in table.get("columns", [])]}
        for table in sheet.tables
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "ignored": sheet.ignored,
        "notes": sheet.notes,
        "tables": tables,
    }
