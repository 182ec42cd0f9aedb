"""What must be there before the first request: files, tables, places, somebody who can sign in.

Each step looks first and does nothing when its work is done, so that a second
start is quick and touches no data.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nakhonchai.base.backup import sqlite
from nakhonchai.base.locks import one_at_a_time
from nakhonchai.portal.example import refresh_marker
from nakhonchai.portal.serving.first_people import make_first_people


def prepare(out: OutputWrapper) -> None:
    """Bring files, database and first accounts up to what this version needs."""
    with one_at_a_time():
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        prepare_files(out)
        prepare_tables(out)
        prepare_places(out)
        make_first_people(out)
        refresh_marker()
        call_command("tick", stdout=out)


def prepare_files(out: OutputWrapper) -> None:
    """Build fonts and messages; collect and compress static files when one of them changed."""
    call_command("build_assets", stdout=out)
    stamp: Path = settings.VAR_DIR / "static.stamp"
    present = static_fingerprint()
    if stamp.exists() and stamp.read_text() == present and settings.STATIC_ROOT.exists():
        return
    out.write("รวบรวมไฟล์หน้าตาเว็บ …")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(present)


def static_fingerprint() -> str:
    """Return a digest that changes when a static file is added, taken away or changed."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def prepare_tables(out: OutputWrapper) -> None:
    """Migrate if something is to be migrated; a SQLite database with data is copied first."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    out.write(f"ปรับโครงสร้างฐานข้อมูล {len(plan)} ขั้น …")
    if executor.loader.applied_migrations and connection.vendor == "sqlite":
        copy = sqlite.copy_aside(settings.BACKUP_DIR)
        out.write(f"เก็บสำเนาก่อนปรับไว้ที่ {copy}")
    call_command("migrate", interactive=False, verbosity=0)


def prepare_places(out: OutputWrapper) -> None:
    """Load the provinces, districts and subdistricts into a database that has none."""
    area: Any = apps.get_model("geography", "Area")
    if area.objects.exists():
        return
    out.write("โหลดจังหวัด อำเภอ ตำบล …")
    call_command("load_places", apply=True, stdout=out, verbosity=0)
