"""Back up: one archive with the database and every uploaded file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nakhonchai.base.backup.archive import default_path, make_archive
from nakhonchai.base.backup.errors import BackupError


class Command(BaseCommand):
    """Make an archive while the portal runs; nobody has to stop working."""

    help = "สำรองฐานข้อมูลและไฟล์แนบทั้งหมดเป็นไฟล์เดียว ทำได้ขณะระบบเปิดอยู่"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the target."""
        parser.add_argument("file", nargs="?", type=Path, help="ไฟล์ปลายทาง (ไม่ระบุ: var/backups/)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the archive and say what is in it."""
        target: Path = options["file"] or default_path()
        if target.exists():
            raise CommandError(f"มีไฟล์ {target} อยู่แล้ว เลือกชื่ออื่น")
        if not target.parent.is_dir():
            raise CommandError(f"ไม่มีโฟลเดอร์ {target.parent}")
        try:
            manifest = make_archive(target)
        except BackupError as problem:
            raise CommandError(str(problem)) from problem
        size = target.stat().st_size
        self.stdout.write(f"สำรองแล้ว: {target} ({size:,} ไบต์ ไฟล์แนบ {len(manifest.entries) - 1:,} ไฟล์)")
        self.stdout.write("ไฟล์นี้มีข้อมูลส่วนบุคคล เก็บไว้ในที่ปลอดภัย และควรเก็บสำเนานอกเครื่องนี้ด้วย")
