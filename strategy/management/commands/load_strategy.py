"""Loads the official wording of a strategy from a text file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from nakhonchai.base.writing import write
from strategy.models import Node, Strategy
from strategy.wording import Worded, read_wording

WHY = "the wording of a strategy is loaded from the command line"
REASON = "โหลดข้อความทางการจากไฟล์"


class Command(BaseCommand):
    """Fills the full texts of the lines that are there, and adds the lines that are not."""

    help = (
        "โหลดข้อความทางการของยุทธศาสตร์จากไฟล์ข้อความ (หัวข้อ วิสัยทัศน์ วัตถุประสงค์ เป้าหมาย ผลที่คาดว่าจะได้รับ และข้อ 1) 2))"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and into which strategy it goes."""
        parser.add_argument("file", type=Path, help="ไฟล์ข้อความ UTF-8")
        parser.add_argument("--into", default="", help="รหัสอ้างอิงของยุทธศาสตร์ (ไม่ระบุ = ฉบับแรก)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it, whole or not at all."""
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"อ่านไฟล์ไม่ได้: {problem}") from None
        worded = read_wording(text)
        if not worded:
            raise CommandError("ไม่พบหัวข้อของยุทธศาสตร์ในไฟล์ เช่น วิสัยทัศน์ วัตถุประสงค์ เป้าหมาย")
        filled, added = load(self._strategy(options["into"]), worded)
        self.stdout.write(f"ใส่ข้อความเต็ม {filled} ข้อ เพิ่มข้อใหม่ {added} ข้อ")

    def _strategy(self, ref: str) -> Strategy:
        found = Strategy.objects.unscoped(WHY).alive().order_by("order", "pk")
        one: Strategy | None = (found.filter(ref=ref) if ref else found).first()
        if one is None:
            raise CommandError("ไม่พบยุทธศาสตร์ที่จะโหลดข้อความเข้าไป")
        return one


@transaction.atomic
def load(strategy: Strategy, worded: list[Worded]) -> tuple[int, int]:
    """Return how many lines got their full text, and how many are new. Twice the same changes nothing."""
    lines = Node.objects.unscoped(WHY).alive().filter(strategy=strategy).select_related("strategy")
    there = {(one.kind, one.number): one for one in lines}
    filled = added = 0
    for one in worded:
        line = there.get((one.kind, one.number))
        if line is None:
            line = Node(strategy=strategy, kind=one.kind, number=one.number, name=one.text[:300])
            added += 1
        line.detail = one.text
        filled += write(line, by=None, reason=REASON) not in ([], ["*"])
    return filled, added
