"""Load the tree of places: ``manage.py load_places --help``."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nakhonchai.geography.loading import CLUSTER_PROVINCES, load, read_provinces


class Command(BaseCommand):
    """Shows what a load would change; writes with ``--apply``."""

    help = "โหลดจังหวัด อำเภอ ตำบล หมู่บ้าน ตัวเลข และเส้นเขต แสดงผลต่างก่อน เขียนจริงเมื่อใส่ --apply"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what may be loaded."""
        parser.add_argument(
            "--provinces", default=",".join(CLUSTER_PROVINCES), help="เช่น 30,31 หรือ all (77 จังหวัด)"
        )
        parser.add_argument("--villages", metavar="FILE", help="CSV: code,name_th,moo,subdistrict_code")
        parser.add_argument("--figures", metavar="FILE", help="CSV: code,year_be,population,households,…")
        parser.add_argument(
            "--boundaries", metavar="FILE", nargs="+", default=[], help="GeoJSON ที่มี properties.code"
        )
        parser.add_argument("--apply", action="store_true", help="เขียนลงฐานข้อมูล")
        parser.add_argument("--take-names", action="store_true", help="ใช้ชื่อตามรายชื่อแทนชื่อที่แก้ในระบบ")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, print the report, and fail when the load was refused."""
        try:
            provinces = read_provinces(options["provinces"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        report = load(
            provinces,
            villages=options["villages"],
            figures=options["figures"],
            boundaries=options["boundaries"],
            apply=options["apply"],
            take_names=options["take_names"],
        )
        if not report.ok:
            raise CommandError(report.text())
        if options["verbosity"]:
            self.stdout.write(report.text())
            if report.differences and not report.applied:
                self.stdout.write("ใส่ --apply เพื่อเขียนจริง")
