"""What must be looked after regularly: runs whose worker is gone, duplicates that nobody compared yet."""

from typing import Any

from django.core.management.base import BaseCommand

from nakhonchai.imports.leasing import enqueue_lapsed
from nakhonchai.records.tasks import ask_for_search


class Command(BaseCommand):
    """``manage.py tick``: what must be looked after regularly."""

    help = "ส่งงานนำเข้าที่ค้างเพราะเครื่องทำงานหยุดกลางคัน ให้ทำต่อ"

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how many."""
        self.stdout.write(f"ส่งงานที่ค้างให้ทำต่อ {enqueue_lapsed():,} รอบ")
        ask_for_search()
