"""The example data set with its network: in with one command, out with another."""

from typing import Any

from django.core.management.base import CommandError
from django.db.models import ProtectedError

from network.example import make_network, remove_network
from plans.management.commands import load_example


class Command(load_example.Command):
    """What the packages below make, and the links between it."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Links go before what they join, and come after it."""
        if options["remove"]:
            try:
                remove_network()
            except ProtectedError:
                raise CommandError("ยังลบไม่ได้: มีข้อมูลจริงที่อ้างถึงเครือข่ายตัวอย่าง แก้ให้ไม่อ้างถึงก่อน") from None
            super().handle(*args, **options)
            return
        super().handle(*args, **options)
        self.stdout.write(f"มีเส้นเชื่อมและเครือข่ายตัวอย่าง {make_network()} รายการ")
