"""What must be looked after regularly: runs whose worker is gone, duplicates that nobody compared yet."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connections

from nakhonchai.imports.leasing import enqueue_lapsed
from nakhonchai.records.tasks import ask_for_search


class Command(BaseCommand):
    """``manage.py tick [--every SECONDS]``: hands runs whose worker is gone to the workers again."""

    help = "ส่งงานนำเข้าที่ค้างเพราะเครื่องทำงานหยุดกลางคัน ให้ทำต่อ (--every ทำซ้ำทุกกี่วินาที)"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pause between two turns."""
        parser.add_argument("--every", type=float, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it once and say how many, or again and again until told to stop."""
        if not options["every"]:
            self.stdout.write(f"ส่งงานที่ค้างให้ทำต่อ {enqueue_lapsed():,} รอบ")
            ask_for_search()
            self.look_after_more()
            return
        over = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: over.set())
        while not over.wait(options["every"]):
            self._turn()

    def look_after_more(self) -> None:
        """Do what higher packages add, each in a command of its own."""

    def _turn(self) -> None:
        """Look once; a database that is busy or away is asked again at the next turn."""
        try:
            if count := enqueue_lapsed():
                self.stdout.write(f"ส่งงานที่ค้างให้ทำต่อ {count:,} รอบ")
            ask_for_search()
            self.look_after_more()
        except DatabaseError as problem:
            self.stderr.write(str(problem))
        finally:
            connections.close_all()
