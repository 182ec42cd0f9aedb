"""The example data set with its follow-ups: in with one command, out with another."""

from typing import Any

from django.core.management.base import CommandError
from django.db.models import ProtectedError

from network.management.commands import load_example
from support.example import make_support, remove_support


class Command(load_example.Command):
    """What the packages below make, and how it is followed up."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Visits and meetings go before what they are about, and come after it."""
        if options["remove"]:
            try:
                remove_support()
            except ProtectedError:
                raise CommandError("ยังลบไม่ได้: มีข้อมูลจริงที่อ้างถึงการติดตามตัวอย่าง แก้ให้ไม่อ้างถึงก่อน") from None
            super().handle(*args, **options)
            return
        super().handle(*args, **options)
        self.stdout.write(f"มีการติดตาม ประเด็นนโยบาย เครื่องมือ และการประชุมตัวอย่าง {make_support()} รายการ")
