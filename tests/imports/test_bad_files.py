"""Bad, broken and merely awkward files through the real upload page, against their manifest."""

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from leaders.models import Leader
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.imports import reading
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.files import limits
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.imports.tasks import work_on
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, RoleTypeFactory
from tests.imports.conftest import processor_seconds

pytestmark = pytest.mark.samples

# Keys of the generator → headings of our leaders' sheet.
HEADINGS = {
    "prefix": "คำนำหน้า",
    "first_name": "ชื่อ",
    "last_name": "นามสกุล",
    "national_id": "เลขประจำตัวประชาชน",
    "phone": "โทรศัพท์",
    "province": "จังหวัด",
    "district": "อำเภอ",
    "subdistrict": "ตำบล",
    "village": "หมู่ที่",
    "organization": "องค์กร",
    "role": "บทบาท",
    "birth_date": "ปีเกิด (พ.ศ.)",
    "note": "บันทึก",
}
# National identity numbers are not collected: the column is skipped and named, so nothing in it is wrong.
# Subtotals are told from people, and a file may have a hundred thousand rows.
BY_POLICY = {
    "identity_numbers": "accepted",
    "subtotal_rows": "accepted",
    "rows_over_the_limit": "row_errors",
}
BUSY = 1.5  # times as much processor time as on a quiet machine
PATIENCE = 600  # seconds by the clock: a reader that waits for its turn on a busy machine is not too slow
# Hidden rows and footnotes are named and are no rows of data.
ROWS_BY_POLICY = {"hidden_rows_columns_sheets": 4, "meaning_in_colour": 5}


@dataclass
class Outcome:
    """What the page did with a file."""

    kind: str  # accepted, row_errors, refused
    rows: int = 0
    bad: int = 0
    words: str = ""


@pytest.fixture(scope="session")
def corpus(sample_files: Path, tmp_path_factory: Any) -> Path:
    """The generated files, and their manifest."""
    folder = tmp_path_factory.mktemp("bad-sheets")
    columns = folder / "columns.json"
    columns.write_text(json.dumps(HEADINGS, ensure_ascii=False), "utf-8")
    maker = sample_files / "bad" / "make_bad_sheets.py"
    command = [sys.executable, str(maker), str(folder / "out"), "--own", "สุรินทร์", "--other", "บุรีรัมย์"]
    subprocess.run([*command, "--columns", str(columns)], check=True, capture_output=True)
    return folder / "out"


def manifest(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "manifest.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def stage(people: Any, lists: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the rows name: twenty villages, a body and a role in Surin; a stranger in Buriram."""
    monkeypatch.setattr(limits, "CHILD_SECONDS", PATIENCE)
    parent = Area.objects.get(code="320101")
    villages = [
        Area(code=f"320101{moo:02}", level=Level.VILLAGE, parent=parent, name_th=f"หมู่ทดสอบ{moo}", moo=moo)
        for moo in range(1, 21)
    ]
    Area.objects.bulk_create(villages)
    OrganizationFactory(name="กลุ่มออมทรัพย์ตัวอย่าง", area_id="320101")
    OrganizationFactory(name="องค์กรที่มีเฉพาะบุรีรัมย์", area_id="310101")
    role = RoleTypeFactory(name="แกนนำ")
    role.needs_organization = False
    role.save()
    LeaderFactory(given_name="แขกบุรีรัมย์", area_id="310101")
    return people


def send(client: Any, path: Path, name: str = "") -> tuple[Any, Outcome]:
    """Send a file through the page and say what became of it."""
    upload = SimpleUploadedFile(name or path.name, path.read_bytes())
    answer = client.post("/imports/new/", {"file": upload})
    if answer.status_code == 422:
        return answer, Outcome("refused", words=answer.content.decode())
    assert answer.status_code == 302, answer.status_code
    run = Run.objects.get(pk=answer["Location"].strip("/").rpartition("/")[2])
    work(run)
    page = client.get(answer["Location"])
    assert page.status_code == 200
    if run.status == RunStatus.REFUSED:
        return answer, Outcome("refused", words=page.content.decode())
    rows, bad = run.rows.exclude(fate="other").count(), run.left_over
    return answer, Outcome("row_errors" if bad else "accepted", rows, bad, page.content.decode())


def work(run: Run) -> None:
    """Do what a worker would do for a large file."""
    run.refresh_from_db()
    if run.is_busy:
        work_on.func(str(run.pk))
        run.refresh_from_db()


def verdict(line: dict[str, str], got: Outcome) -> str:
    """Return what differs from the manifest ("" for nothing)."""
    allowed = {line["expected"], line["also_ok"], BY_POLICY.get(line["kind"], "")} - {""}
    if got.kind not in allowed:
        return f"{got.kind}, expected {' or '.join(sorted(allowed))}"
    if got.kind == "refused":
        return ""
    if got.rows == ROWS_BY_POLICY.get(line["kind"]) or line["kind"] in (
        "subtotal_rows",
        "rows_over_the_limit",
    ):
        return ""
    if line["rows"] and got.rows != int(line["rows"]):
        return f"{got.rows} rows, expected {line['rows']}"
    if line["rows_bad"] and got.kind == line["expected"] and got.bad != int(line["rows_bad"]):
        return f"{got.bad} bad rows, expected {line['rows_bad']}"
    return ""


def is_thai(text: str) -> bool:
    return any("ก" <= letter <= "๛" for letter in text)


def prepare(client: Any, corpus: Path, kind: str) -> None:
    """Put in place what some files need before them."""
    if kind in ("already_there_changed", "blank_over_filled"):
        run_of = Run.objects.order_by("-created_at")
        send(client, corpus / "control" / "valid.xlsx")
        client.post(f"/imports/{run_of.first().pk}/apply/")
    if kind == "erased_person_again":
        # Erasing a person is of a later version; until then the trash keeps the person out.
        send(client, corpus / "tenancy" / "erased_person_again.xlsx")
        run = Run.objects.order_by("-created_at").first()
        client.post(f"/imports/{run.pk}/apply/")
        Leader.objects.unscoped("test").update(trashed_at=run.created_at, trash_reason="ขอให้ลบ")
        Run.objects.all().delete()


class Reader:
    """Sees how much memory the programs held that parsed files."""

    # A small parent: what a process had before it became another counts as its own.
    PROGRAM = (
        "import resource, subprocess, sys; code = subprocess.run(sys.argv[2:]).returncode; "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=open(sys.argv[1], 'a')); "
        "sys.exit(code if code >= 0 else 1)"
    )

    def __init__(self, note: Path) -> None:
        self.note, self.own = note, reading.command_for

    def command_for(self, path: Path, answer: Path) -> list[str]:
        """Return the command of the child within one that measures it."""
        return [sys.executable, "-I", "-c", self.PROGRAM, str(self.note), *self.own(path, answer)]

    def peak(self) -> float:
        """Return the most since this was asked last, in MB."""
        said = self.note.read_text().split() if self.note.exists() else []
        self.note.unlink(missing_ok=True)
        return max(map(int, said), default=0) / 1024


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """What measures the reading of files."""
    made = Reader(tmp_path / "peaks")
    monkeypatch.setattr(reading, "command_for", made.command_for)
    return made


def test_every_named_file_gets_what_the_manifest_says(
    corpus: Path, stage: Any, client_of: Any, reader: Reader
) -> None:
    client = client_of(stage.surin)
    wrong = []
    named = [line for line in manifest(corpus) if line["group"] != "fuzz"]
    for line in named:
        before = transaction.savepoint()
        if difference := try_file(client, corpus, line, reader):
            wrong.append(f"{line['file']}: {difference}")
        transaction.savepoint_rollback(before)
    print(f"{len(named) - len(wrong)} of {len(named)} as the manifest expects")
    assert len(named) == 155
    assert not wrong, "\n".join(wrong)


def try_file(client: Any, corpus: Path, line: dict[str, str], reader: Reader) -> str:
    """Send one file, look, and confirm what was accepted; return what is not as it should be."""
    prepare(client, corpus, line["kind"])
    before = Leader.objects.unscoped("test").count()
    reader.peak()
    started = processor_seconds()
    answer, got = send(client, corpus / line["file"])
    took = processor_seconds() - started
    assert answer.status_code < 500 and is_thai(got.words)
    assert Leader.objects.unscoped("test").count() == before  # nothing is written by looking
    assert "แขกบุรีรัมย์" not in got.words and "root:" not in got.words
    difference = verdict(line, got)
    # Processor time: what the clock shows on a busy machine says nothing.
    if line["kind"] != "rows_over_the_limit" and took > float(line["max_seconds"]) * BUSY:
        difference += f" {took:.1f} s of {line['max_seconds']}"
    if (peak := reader.peak()) > float(line["max_mb"]):
        difference += f" the reader held {peak:.0f} MB of {line['max_mb']}"
    if got.kind != "refused":
        run = Run.objects.order_by("-created_at").first()
        ready = run.to_write
        assert client.post(f"/imports/{run.pk}/apply/").status_code == 302
        work(run)
        # What a preview accepts, the database takes too, on either engine.
        if run.to_write != ready or (not run.is_applied and ready):
            difference += f" {run.to_write} written of {ready}"
    return difference


def test_no_fuzzed_file_breaks_anything(corpus: Path, stage: Any, client_of: Any) -> None:
    client = client_of(stage.surin)
    fuzzed = [line for line in manifest(corpus) if line["group"] == "fuzz"]
    for line in fuzzed:
        answer, got = send(client, corpus / line["file"])
        assert answer.status_code in (302, 422) and is_thai(got.words)
    assert len(fuzzed) == 200
    assert not Leader.objects.unscoped("test").filter(area_id="320101").exists()


def test_the_unpleasant_names_of_files_are_harmless(corpus: Path, stage: Any, client_of: Any) -> None:
    client = client_of(stage.surin)
    data = (corpus / "control" / "valid.csv").read_bytes()
    with (corpus / "upload_names.csv").open(encoding="utf-8") as file:
        names = [json.loads(line["name_json"]) for line in csv.DictReader(file)]
    for name in names:
        upload = SimpleUploadedFile("x.csv", data)
        upload.__dict__["_name"] = name  # past the client's own tidying
        answer = client.post("/imports/new/", {"file": upload})
        assert answer.status_code in (302, 422), name
        assert "<img src=x" not in client.get("/imports/").content.decode()
    assert Run.objects.count() >= 20
    kept = list(Run.objects.values_list("file_name", flat=True))
    assert not any("/" in name or "\\" in name or "\u202e" in name or "\x00" in name for name in kept)


def test_no_number_that_identifies_a_person_is_kept(corpus: Path, stage: Any, client_of: Any) -> None:
    client = client_of(stage.surin)
    send(client, corpus / "control" / "valid.xlsx")
    send(client, corpus / "content" / "identity_numbers.xlsx")
    kept = str(list(RunRow.objects.values())) + str(list(Run.objects.values()))
    assert "10000000" not in kept
    assert Organization.objects.unscoped("test").count() == 2
