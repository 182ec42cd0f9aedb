"""Match a list of typed places to official codes. Needs no database."""

import csv
import io
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nakhonchai.geography.matching import Match, Matcher, national_gazetteer

CELLS = ("raw_province", "raw_district", "raw_subdistrict")
ADDED = ("code", "decision", "runner_up", "reason")


class Command(BaseCommand):
    """Read FILE.csv, write it to standard output with code, decision, runner_up and reason added."""

    help = "จับคู่ชื่อจังหวัด อำเภอ ตำบลที่พิมพ์มา กับรหัสทางการ (คอลัมน์ raw_province, raw_district, raw_subdistrict)"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file and the places to match against."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--nationwide", action="store_true", help="ใช้พื้นที่ทั้งประเทศ")
        parser.add_argument("--provinces", default="30,31,32,36", help="รหัสจังหวัดที่ใช้จับคู่ คั่นด้วยจุลภาค")

    def handle(self, *args: Any, **options: Any) -> None:
        """Match row by row, in the order of the file."""
        wanted = None if options["nationwide"] else frozenset(options["provinces"].split(","))
        matcher = Matcher(national_gazetteer(wanted))
        reader = csv.DictReader(io.StringIO(_text(options["file"]), newline=""))
        names = list(reader.fieldnames or [])
        if not set(CELLS) & set(names):
            raise CommandError(f"ไม่พบคอลัมน์ {', '.join(CELLS)} ในแถวแรก ตั้งชื่อหัวคอลัมน์อย่างน้อยหนึ่งคอลัมน์ให้ตรง")
        writer = csv.DictWriter(self.stdout, [*names, *ADDED], lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(_matched(matcher, reader))


def _matched(matcher: Matcher, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        found: Match = matcher.match(*(row.get(cell) or "" for cell in CELLS))
        yield row | {
            "code": found.code,
            "decision": found.decision,
            "runner_up": found.runner_up,
            "reason": found.reason,
        }


def _text(path: Path) -> str:
    """Return the text of a list as Excel writes it: UTF-8 with or without BOM, or CP874."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise CommandError(f"เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อและที่อยู่ของไฟล์") from problem
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(f"อ่านตัวอักษรในไฟล์ {path} ไม่ได้ บันทึกใหม่เป็น CSV UTF-8 แล้วลองอีกครั้ง")
