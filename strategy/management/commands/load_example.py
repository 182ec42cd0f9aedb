"""The example data set with its strategies: in with one command, out with another."""

from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import ProtectedError

from strategy.example import make_strategies, remove_strategies
from support.example import freeze_meetings
from support.management.commands import load_example


class Command(load_example.Command):
    """What the packages below make, and the strategies above it."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Reports go before what they are about, and come after it; figures are frozen when all is there."""
        if options["remove"]:
            with transaction.atomic():  # where real data holds on to anything below, all of it stays
                self._remove_strategies()
                super().handle(*args, **options)
            return
        super().handle(*args, **options)
        self.stdout.write(f"มียุทธศาสตร์ เป้าหมาย และรายงานตัวอย่าง {make_strategies()} รายการ")
        self.stdout.write(f"ตรึงตัวเลขของการประชุมตัวอย่างไว้ {freeze_meetings()} ครั้ง")

    def _remove_strategies(self) -> None:
        try:
            remove_strategies()
        except ProtectedError:
            raise CommandError("ยังลบไม่ได้: มีข้อมูลจริงที่อ้างถึงยุทธศาสตร์ตัวอย่าง แก้ให้ไม่อ้างถึงก่อน") from None
