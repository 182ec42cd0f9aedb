"""Restore: the way back from an archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nakhonchai.base.backup.errors import BackupError
from nakhonchai.base.backup.restoring import restore_archive
from nakhonchai.base.locks import InUseError, nobody_running


class Command(BaseCommand):
    """Verify an archive, then put it in the place of what is there; the old one is kept aside."""

    help = "กู้คืนจากไฟล์สำรอง ตรวจไฟล์ให้ครบก่อนเริ่ม และเก็บของเดิมไว้"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the source and ``--replace``."""
        parser.add_argument("file", type=Path, help="ไฟล์สำรอง")
        parser.add_argument(
            "--replace", action="store_true", help="แทนที่ข้อมูลที่มีอยู่ (ของเดิมเก็บไว้ใน var/backups/)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, or change nothing and say why."""
        try:
            with nobody_running():
                done = restore_archive(options["file"], replace=options["replace"])
        except InUseError:
            raise CommandError("ระบบกำลังเปิดอยู่ ปิดก่อน (Ctrl-C ที่หน้าต่างของ make run) แล้วลองใหม่") from None
        except BackupError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"กู้คืนแล้ว: ข้อมูลของ {done.manifest.made_at} (รุ่น {done.manifest.version})")
        self.stdout.write(f"ของเดิมเก็บไว้ที่ {done.kept_in}")
        self.stdout.write("เปิดระบบด้วย make run ซึ่งจะปรับโครงสร้างฐานข้อมูลให้ถ้าจำเป็น")
