"""Reading and writing a workbook of organizations, against stock django-import-export, in one run.

Stock gets the same rows clean, with codes instead of names and typed dates, because it cannot read the mess.
Both write the same model with its history. Everything that is written is taken away again before the next.
"""

import gc
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.results import Bound, Measurement

SMALL, LARGE, FEW = 10_000, 100_000, 100
STOCK = "stock django-import-export, the same rows clean"
FASTER = {"sqlite": 20, "postgresql": 40}  # times, as the bounds below say it: a part of stock's time
MEGABYTES = 1 << 20
BOUNDS = [
    Bound("imports.of-stock", f"{STOCK}, a twentieth (PostgreSQL: a fortieth) of its time", 1.0, unit="s"),
    Bound("imports.row-at-100k", "a row of the workbook of 10,000", 1.2, unit="µs"),
    # Flat is 0.8 to 1.2 of it: the lower end is this, turned round.
    Bound("imports.row-at-10k", "a row of the workbook of 100,000", 1 / 0.8, unit="µs"),
    Bound("imports.web-growth", "150 MB", 1.0, unit="MB"),
    Bound("imports.web-growth-small", "150 MB, a file that is read within the request", 1.0, unit="MB"),
    Bound("imports.reader-memory", "512 MB", 1.0, unit="MB"),
    Bound("imports.preview-page", "the same page of a run of 100 rows", 1.3),
    Bound("imports.preview-page-new", "the same page of a run of 100 rows", 1.3),
    Bound("imports.preview-rows-last", "the same page of a run of 100 rows", 1.3),
    Bound(
        "imports.again-changes",
        "rows of the second import of the same file, none may change",
        1e-9,
        unit="rows",
    ),
]


@dataclass
class Ground:
    """What the rows are about, and who imports them."""

    villages: list[Any]
    types: list[Any]
    person: Any
    folder: Path

    def messy(self, count: int) -> Path:
        """Return the workbook as officers keep it, written when it is asked for first."""
        from tests.bench import workbooks

        path = self.folder / f"messy-{count}.xlsx"
        if not path.exists():
            workbooks.write_xlsx(path, workbooks.messy_rows(self._bodies(count)))
        return path

    def clean(self, count: int) -> Path:
        """Return the workbook that stock can read."""
        from tests.bench import workbooks

        path = self.folder / f"clean-{count}.xlsx"
        if not path.exists():
            workbooks.write_xlsx(path, workbooks.clean_rows(self._bodies(count)))
        return path

    def _bodies(self, count: int) -> Iterator[Any]:
        from tests.bench import workbooks

        return workbooks.bodies(count, self.villages, self.types)


def measure(stage: Any) -> Iterator[Measurement]:
    """Measure all. Times are of one run each; what is compared is done in one process, in turn."""
    with TemporaryDirectory() as folder:
        ground = make_ground(Path(folder))
        yield from _pages(stage, ground)
        ours = _ours(ground, SMALL)
        yield _again(ground)
        take_away()
        stock = _stock(ground, SMALL)
        take_away()
        times = FASTER[stage.vendor]
        note = f"{ours.note}; stock {stock:,.1f} s: {stock / ours.seconds:.1f}× faster, {times}× wanted"
        note += f"; {_limit(ground, SMALL, ours.seconds)}"
        yield Measurement("imports.of-stock", ours.seconds, stock / times, note)
        large = _ours(ground, LARGE)
        take_away()
        at_10k, at_100k = ours.seconds * 1e6 / SMALL, large.seconds * 1e6 / LARGE
        yield Measurement("imports.row-at-100k", at_100k, at_10k, large.note)
        yield Measurement("imports.row-at-10k", at_10k, at_100k)
        yield _reader_memory(ground)
        yield from _web_growth(stage, ground)


def make_ground(folder: Path) -> Ground:
    """Return the villages of Surin with the names above them, the types, and the coordinator."""
    from nakhonchai.accounts.models import Account
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area
    from organizations.models import OrganizationType

    names = dict(Area.objects.values_list("code", "name_th"))
    villages: list[Any] = list(Area.objects.current().at(Level.VILLAGE).filter(code__startswith="32"))
    for one in villages:
        one.names = tuple(names[one.code[:length]] for length in (6, 4, 2))
    types = list(OrganizationType.objects.filter(is_active=True, one_per_subdistrict=False))
    return Ground(villages, types, Account.objects.get(username="bench"), folder)


def take_away() -> None:
    """Take away what imports made, so that each begins with the same tables."""
    from django.db import connection

    from nakhonchai.imports.models import Run
    from organizations.models import Organization

    made = Organization.objects.unscoped("the bench takes its own rows away").filter(created_at__gt=_began())
    keys = list(made.values_list("pk", flat=True))
    for start in range(0, len(keys), 5_000):
        part = keys[start : start + 5_000]
        Organization.history.filter(id__in=part).delete()
        Organization.objects.unscoped("as above").filter(pk__in=part)._raw_delete("default")
    for run in Run.objects.all():
        run.rows.all()._raw_delete("default")
        run.delete()
    if connection.vendor == "postgresql":  # where autovacuum would do it by itself a minute later
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE organizations_organization, imports_runrow")


def _began() -> Any:
    """Return when the stage was ready: what is newer, imports made."""
    from nakhonchai.accounts.models import Account

    return Account.objects.get(username="bench").date_joined


# --- ours -----------------------------------------------------------------------------------


@dataclass
class Seen:
    """How long an import took, all together, and what of it."""

    seconds: float
    note: str


def _import(ground: Ground, path: Path) -> Any:
    """Do what the worker and the page do with a file, up to the preview."""
    from nakhonchai.imports.models import Run
    from nakhonchai.imports.pages.rows import Asked, row_cards, row_page
    from nakhonchai.imports.runs import read_run

    run = read_run(Run(account=ground.person, file_name=path.name, file_size=path.stat().st_size), path)
    row_cards(run, row_page(run, Asked(), None).rows)
    return run


def _ours(ground: Ground, count: int) -> Seen:
    from nakhonchai.imports.applying import apply_run

    path = ground.messy(count)
    gc.collect()
    began = time.perf_counter()
    run = _import(ground, path)
    read = time.perf_counter()
    if run.rows_new != count:
        raise RuntimeError(f"{run.rows_new} of {count} rows are new: {run.message}")
    run = apply_run(run, by=ground.person)
    ended = time.perf_counter()
    _check_written(run, count)
    return Seen(ended - began, f"{count:,} rows: preview {read - began:.2f} s, apply {ended - read:.2f} s")


def _check_written(run: Any, count: int) -> None:
    from organizations.models import Organization

    made = Organization.objects.unscoped("the bench counts its rows").filter(origin_run=str(run.pk))
    noted = Organization.history.filter(history_change_reason__endswith=str(run.pk)[:8]).count()
    if (made.count(), noted) != (count, count):
        raise RuntimeError(f"{made.count()} rows and {noted} histories written of {count}")


def _again(ground: Ground) -> Measurement:
    """Read a copy of the file again: nothing is new, nothing changed."""
    from tests.bench import workbooks

    path = ground.folder / "again.xlsx"
    rows = [*workbooks.messy_rows(ground._bodies(SMALL)), ["หมายเหตุ: ส่งอีกครั้ง"]]
    workbooks.write_xlsx(path, rows)
    run = _import(ground, path)
    return Measurement("imports.again-changes", SMALL - run.rows_unchanged, SMALL)


# --- stock, and the bare limit --------------------------------------------------------------


def _stock(ground: Ground, count: int) -> float:
    """Import as django-import-export's documentation shows: a dry run, then the import."""
    from import_export.fields import Field
    from import_export.formats.base_formats import XLSX
    from import_export.resources import ModelResource
    from import_export.widgets import ForeignKeyWidget

    from nakhonchai.geography.models import Area
    from organizations.models import Organization, OrganizationType
    from tests.bench.workbooks import CLEAN

    class Stock(ModelResource):
        type = Field("type", "type", ForeignKeyWidget(OrganizationType, "pk"))
        area = Field("area", "area", ForeignKeyWidget(Area, "code"))

        class Meta:
            model = Organization
            fields = ("id", *CLEAN)

    content = ground.clean(count).read_bytes()
    gc.collect()
    began = time.perf_counter()
    rows = XLSX().create_dataset(content)
    for dry in (True, False):
        result = Stock().import_data(rows, dry_run=dry)
        if result.has_errors() or result.totals["new"] != count:
            raise RuntimeError(f"stock wrote {result.totals}")
    return time.perf_counter() - began


def _limit(ground: Ground, count: int, ours: float) -> str:
    """Return in words how far ours is from the bare limit: parse with calamine, insert once."""
    from django.db import connection, transaction
    from python_calamine import load_workbook

    path = ground.clean(count)
    began = time.perf_counter()
    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()[1:]
    columns = ("name", "type_id", "area_id", "telephone", "founded", "note", "contact_name")
    picked = [(row[1], int(row[2]), row[3], row[4], row[6], row[7], row[8]) for row in rows]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bare (name text, type_id integer, area_id text, telephone text,"
            " founded date, note text, contact_name text)"
        )
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY bare ({', '.join(columns)}) FROM STDIN") as copy:
                for row in picked:
                    copy.write_row(row)
        else:
            cursor.executemany("INSERT INTO bare VALUES (%s, %s, %s, %s, %s, %s, %s)", picked)
        bare = time.perf_counter() - began
        transaction.set_rollback(True)
    return f"bare limit (calamine and one insert) {bare:.2f} s, ours {ours / bare:.1f} times that"


# --- pages ----------------------------------------------------------------------------------


def _pages(stage: Any, ground: Ground) -> Iterator[Measurement]:
    """Compare pages of the preview of 100,000 rows with those of 100, in turns."""
    from tests.bench.timing import medians

    runs = {count: _import(ground, ground.messy(count)) for count in (FEW, LARGE)}
    last = {count: run.rows.order_by("-pk")[49].pk - 1 for count, run in runs.items()}
    asked: dict[str, Callable[[int], str]] = {
        "imports.preview-page": lambda count: "rows/",
        "imports.preview-page-new": lambda count: "rows/?fate=new",
        "imports.preview-rows-last": lambda count: f"rows/?after={last[count]}&start=51",
    }
    for name, tail in asked.items():
        few, many = (f"/imports/{runs[count].pk}/{tail(count)}" for count in (FEW, LARGE))
        status, body = stage.get(many)
        if status != 200:
            raise RuntimeError(f"{many}: {status}")
        seen, yardstick = medians(
            lambda many=many: stage.get(many), lambda few=few: stage.get(few), rounds=50
        )  # type: ignore[misc]
        yield Measurement(name, seen, yardstick, f"{len(body) / 1000:.0f} kB")
    take_away()


# --- memory ---------------------------------------------------------------------------------

# A small parent: what a process had before it became another counts as its own.
_CHILD = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
    "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def _reader_memory(ground: Ground) -> Measurement:
    """Return the most that the program takes which parses the large workbook."""
    from nakhonchai.imports.reading import command_for

    answer = ground.folder / "answer.json"
    command = [sys.executable, "-I", "-c", _CHILD, *command_for(ground.messy(LARGE), answer)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    if said[0] != "0" or "refused" in json.loads(answer.read_text()):
        raise RuntimeError("the reader did not read the large workbook")
    return Measurement("imports.reader-memory", int(said[1]) / 1024, 512)


def _web_growth(stage: Any, ground: Ground) -> Iterator[Measurement]:
    """Return by how much a web process grows that takes files, shows previews and confirms."""
    small = ground.folder / "small.xlsx"
    small.write_bytes(ground.messy(2_000).read_bytes())
    for name, path in (("imports.web-growth", ground.messy(LARGE)), ("imports.web-growth-small", small)):
        command = [sys.executable, "-m", "tests.bench.web_memory", str(path), stage.cookie]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = re.search(r"grew by ([0-9.]+) MB \((.*)\)", done.stdout)
        if found is None:
            raise RuntimeError(done.stderr[-2000:])
        yield Measurement(name, float(found[1]), 150, found[2])
        take_away()
