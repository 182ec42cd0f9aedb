"""Make what git does not keep: fonts and compiled messages."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from nakhonchai.base.assets import build_fonts, compile_messages


class Command(BaseCommand):
    """Run before collectstatic; quick when everything is up to date."""

    help = "สร้างไฟล์ฟอนต์และไฟล์คำแปลที่ระบบต้องใช้"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, and name each file that was made."""
        made = build_fonts(settings.BUILT_STATIC / "fonts")
        made += compile_messages(settings.LOCALE_SOURCES, settings.LOCALE_PATHS[0])
        for path in made:
            self.stdout.write(f"สร้าง {path.name} ({path.stat().st_size:,} ไบต์)")
