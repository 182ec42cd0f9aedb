"""The example data set: in with one command, out with another."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import ProtectedError

from nakhonchai.portal.example import refresh_marker
from plans.example.accounts import ACCOUNTS, NotLoopbackError, make_accounts, remove_accounts
from plans.example.records import make_records, remove_records


class Command(BaseCommand):
    """Make or remove the example records and accounts. Nothing else is touched."""

    help = "สร้าง (หรือลบด้วย --remove) ข้อมูลตัวอย่างและบัญชีตัวอย่าง ใช้ได้เฉพาะเครื่องที่ผู้อื่นเปิดไม่ได้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add ``--remove``."""
        parser.add_argument("--remove", action="store_true", help="ลบข้อมูลและบัญชีตัวอย่างทั้งหมด")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of it or nothing."""
        if options["remove"]:
            self._remove()
        else:
            self._load()

    def _load(self) -> None:
        try:
            with transaction.atomic():
                passwords = make_accounts()
                count = make_records()
        except NotLoopbackError:
            raise CommandError(
                "ไม่สร้างตัวอย่าง: เครื่องอื่นเปิดระบบนี้ได้ (HOST ไม่ใช่ 127.0.0.1 หรืออยู่หลังพร็อกซี)"
            ) from None
        refresh_marker()
        self.stdout.write(
            f"มีข้อมูลตัวอย่าง {count} รายการ ผู้คนทั้งหมดเป็นชื่อสมมุติ ลบได้ด้วย manage.py load_example --remove"
        )
        self._print(passwords)

    def _print(self, passwords: dict[str, str]) -> None:
        if not passwords:
            return
        self.stdout.write("\nบัญชีตัวอย่าง รหัสผ่านแสดงครั้งนี้ครั้งเดียว:")
        for example in ACCOUNTS:
            if example.username in passwords:
                self.stdout.write(
                    f"  {example.username:<11} {passwords[example.username]}  {example.full_name}"
                )
        self.stdout.write("")

    def _remove(self) -> None:
        try:
            with transaction.atomic():
                records, accounts = remove_records(), remove_accounts()
        except ProtectedError as problem:
            named = ", ".join(sorted(str(one) for one in problem.protected_objects)[:5])
            raise CommandError(f"ยังลบไม่ได้: มีข้อมูลจริงที่อ้างถึงข้อมูลตัวอย่าง ({named}) แก้ให้ไม่อ้างถึงก่อน") from None
        refresh_marker()
        self.stdout.write(f"ลบข้อมูลตัวอย่าง {records} รายการ และบัญชีตัวอย่าง {accounts} บัญชีแล้ว")
