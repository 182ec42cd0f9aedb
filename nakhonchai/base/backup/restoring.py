"""Putting an archive in the place of what is there."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.db import connection

from nakhonchai.base.backup.archive import DATABASE, FILES, engine, unpack
from nakhonchai.base.backup.errors import BackupError
from nakhonchai.base.backup.manifest import Manifest, unknown_migrations
from nakhonchai.base.backup.names import moment


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    manifest: Manifest
    kept_in: Path


def restore_archive(source: Path, *, replace: bool = False) -> Restored:
    """Restore *source*. Nothing is touched before the whole archive has proved itself."""
    settings.VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.VAR_DIR, prefix=".restore-") as name:
        folder = Path(name)
        manifest = unpack(source, folder)
        _refuse_what_does_not_fit(manifest)
        engine().check(folder / DATABASE)
        if not replace and has_data():
            raise BackupError("ระบบนี้มีข้อมูลอยู่แล้ว ถ้าต้องการแทนที่ให้เติม --replace (ของเดิมจะถูกเก็บไว้)")
        aside = _new_folder_aside()
        engine().put_back(folder / DATABASE, aside)
        _put_files_back(folder / FILES, aside)
    return Restored(manifest, aside)


def _refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(f"สำเนานี้ทำจาก {manifest.vendor} แต่ระบบนี้ใช้ {connection.vendor}")
    if unknown_migrations(manifest):
        raise BackupError(f"สำเนานี้ทำจากโปรแกรมรุ่นใหม่กว่า ({manifest.version}) ปรับรุ่นโปรแกรมก่อนแล้วลองใหม่")


def has_data() -> bool:
    """Whether the present installation holds an account, a place, or a file."""
    if any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*")):
        return True
    tables = set(connection.introspection.table_names())
    models = [apps.get_model(settings.AUTH_USER_MODEL), apps.get_model("geography", "Area")]
    return any(model._meta.db_table in tables and model._base_manager.exists() for model in models)


def _new_folder_aside() -> Path:
    aside: Path = settings.BACKUP_DIR / f"replaced-{moment()}"
    aside.mkdir(mode=0o700, parents=True)
    return aside


def _put_files_back(arrived: Path, aside: Path) -> None:
    """Exchange the folder of uploaded files."""
    present: Path = settings.MEDIA_ROOT
    if present.exists():
        shutil.move(present, aside / FILES)
    present.parent.mkdir(parents=True, exist_ok=True)
    if arrived.exists():
        shutil.move(arrived, present)
    else:
        present.mkdir()
