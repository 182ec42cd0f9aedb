"""A backup is one that was restored."""

import json
import shutil
import tarfile
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from nakhonchai.base.backup.errors import BackupError
from nakhonchai.base.backup.manifest import Entry, Manifest, is_inside, measure_path, unknown_migrations
from tests.installations import Installation, installation


class Writers:
    """People who go on working: each stores a file, then a row that names it, and notes that it was saved."""

    def __init__(self, portal: Installation, count: int = 4) -> None:
        self.portal, self.acknowledged, self.stop = portal, set[str](), threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(number,)) for number in range(count)]

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        while len(self.acknowledged) < 20:
            self.stop.wait(0.01)
        return self

    def __exit__(self, *problem: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def write(self, number: int) -> None:
        link = self.portal.connect()
        mark = "?" if self.portal.database_url.startswith("sqlite") else "%s"
        done = 0
        while not self.stop.wait(0.002):
            done += 1
            name = f"{number}-{done}"
            path = self.portal.folder / "files" / "load" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"ไฟล์ {name}")
            link.execute(f"INSERT INTO base_freshness (kind, place, count) VALUES ({mark}, '', 1)", (name,))
            link.commit()
            self.acknowledged.add(name)
        link.close()


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory, django_db_setup: Any) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("portal")) as made:
        made.migrate()
        yield made


@pytest.fixture
def elsewhere(tmp_path: Path, django_db_setup: Any) -> Iterator[Installation]:
    with installation(tmp_path / "elsewhere") as made:
        yield made


def test_backup_under_load_is_whole_and_quiet_one_is_equal(
    portal: Installation, elsewhere: Installation, tmp_path: Path
) -> None:
    with Writers(portal) as writers:
        before = set(writers.acknowledged)
        portal.manage("backup", str(tmp_path / "busy.tar.gz"))
        assert len(writers.acknowledged) > len(before), "nobody worked during the backup: it proves nothing"
    elsewhere.manage("restore", str(tmp_path / "busy.tar.gz"))
    with elsewhere.connect() as link:
        there = {row[0] for row in link.execute("SELECT kind FROM base_freshness").fetchall()}
    assert before <= there, "an acknowledged write is missing"
    assert {f"load/{name}" for name in there} <= set(elsewhere.files()), "a row names a file that is missing"

    portal.manage("backup", str(tmp_path / "quiet.tar.gz"))
    elsewhere.manage("restore", str(tmp_path / "quiet.tar.gz"), "--replace")
    assert elsewhere.tables() == portal.tables()
    assert elsewhere.files() == portal.files()
    elsewhere.manage("backup", str(tmp_path / "again.tar.gz"))
    elsewhere.manage("restore", str(tmp_path / "again.tar.gz"), "--replace")
    assert elsewhere.tables() == portal.tables(), "what was restored cannot be backed up and restored again"
    kept = sorted((elsewhere.folder / "backups").glob("replaced-*"))[-1]
    assert any(kept.glob("*database*")) or any(kept.glob("*.sqlite3")), "the old database was not kept"
    assert (kept / "files" / "load").is_dir()
    assert (tmp_path / "quiet.tar.gz").stat().st_mode & 0o077 == 0, "others may read the archive"


@pytest.fixture(scope="module")
def archive(portal: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("archive") / "made.tar.gz"
    (portal.folder / "files").mkdir(exist_ok=True)
    (portal.folder / "files" / "note").write_text("ของเดิม")
    portal.manage("backup", str(target))
    return target


def rewrite(source: Path, target: Path, change: Any) -> Path:
    """Copy an archive, letting *change* replace the content of a member (None: leave it out)."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            content = change(member.name, old.extractfile(member).read())  # type: ignore[union-attr]
            if content is not None:
                member.size = len(content)
                new.addfile(member, BytesIO(content))
    return target


def spoil_file(name: str, content: bytes) -> bytes | None:
    return content.replace("ของเดิม".encode(), "ของปลอม".encode()) if name == "files/note" else content


def leave_out_database(name: str, content: bytes) -> bytes | None:
    return None if name == "database" else content


def from_the_future(name: str, content: bytes) -> bytes | None:
    if name != "manifest.json":
        return content
    return json.dumps(json.loads(content) | {"migrations": ["plans.9999_fly"], "version": "99"}).encode()


def from_another_engine(name: str, content: bytes) -> bytes | None:
    return (
        json.dumps(json.loads(content) | {"vendor": "oracle"}).encode()
        if name == "manifest.json"
        else content
    )


def climb_out(name: str, content: bytes) -> bytes | None:
    if name != "manifest.json":
        return content
    data = json.loads(content)
    data["entries"]["../climbed"] = {"size": 1, "sha256": "0"}
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (spoil_file, "ไม่ตรงกับที่บันทึกไว้"),
        (leave_out_database, "อ่านสำเนาสำรองไม่ได้"),
        (from_the_future, "รุ่นใหม่กว่า"),
        (from_another_engine, "แต่ระบบนี้ใช้"),
        (climb_out, "ไม่รู้จัก"),
    ],
)
def test_archive_that_is_not_right_changes_nothing(
    change: Any, words: str, archive: Path, portal: Installation, tmp_path: Path
) -> None:
    before = portal.tables(), portal.files()
    spoilt = rewrite(archive, tmp_path / "spoilt.tar.gz", change)
    done = portal.manage("restore", str(spoilt), "--replace", check=False)
    assert done.returncode != 0
    assert words in done.stderr
    assert (portal.tables(), portal.files()) == before
    assert not (portal.folder.parent / "climbed").exists()


def test_restore_refuses_data_that_is_there_and_a_running_portal(archive: Path, portal: Installation) -> None:
    done = portal.manage("restore", str(archive), check=False)
    assert "--replace" in done.stderr
    import fcntl

    with (portal.folder / "running.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        done = portal.manage("restore", str(archive), "--replace", check=False)
    assert "ระบบกำลังเปิดอยู่" in done.stderr


def test_truncated_archive_and_strange_file_are_refused(
    archive: Path, portal: Installation, tmp_path: Path
) -> None:
    short = tmp_path / "short.tar.gz"
    short.write_bytes(archive.read_bytes()[:-200])
    strange = tmp_path / "strange.tar.gz"
    shutil.copy(__file__, strange)
    for path in (short, strange, tmp_path / "missing"):
        done = portal.manage("restore", str(path), "--replace", check=False)
        assert done.returncode != 0
        assert "ยังไม่ได้แก้ไขอะไร" in done.stderr


def test_backup_overwrites_no_file(portal: Installation, archive: Path) -> None:
    before = measure_path(archive)
    assert "อยู่แล้ว" in portal.manage("backup", str(archive), check=False).stderr
    assert measure_path(archive) == before


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "a//b", "./a", "a\\b", "files/../../a"])
def test_names_that_leave_the_folder_are_seen(name: str) -> None:
    assert not is_inside(name)
    assert is_inside("files/attachments/ab/abcd1234")


def test_manifest_keeps_what_it_was_told() -> None:
    manifest = Manifest("sqlite", "1", "2569", ["plans.0001_create_tables"], {"database": Entry(3, "abc")})
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert unknown_migrations(manifest) == []
    for broken in (b"", b"[]", b"{}", b'{"entries": {"a": 1}}'):
        with pytest.raises(BackupError):
            Manifest.from_json(broken)
