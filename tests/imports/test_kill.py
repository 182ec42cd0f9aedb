"""A process killed while it writes leaves nothing half done."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.imports.workers import Workshop, killed_while_reading, killed_while_writing
from tests.installations import installation
from tests.migrated import copy_file

PROGRAM = """
    import os, sys, time
    import django
    django.setup()
    from django.core.management import call_command
    from django.core.files.uploadedfile import SimpleUploadedFile
    call_command("migrate", verbosity=0)
    from tests.factories import AccountFactory, OrganizationTypeFactory, make_places
    from tests.imports.conftest import make_book
    from tests.imports.test_flow import ORG_HEAD, org
    from nakhonchai.imports import applying
    from nakhonchai.imports.runs import begin_run
    make_places()
    OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    surin = AccountFactory(coordinator=True, areas=["32"])
    book = make_book(องค์กร=[ORG_HEAD, *(org(f"ก{n}") for n in range(50))])
    run = begin_run(SimpleUploadedFile("x.xlsx", book), surin)
    assert run.rows_new == 50
    def wait(*args):
        print("written", flush=True)
        time.sleep(600)
    applying._touch = wait  # the last step before the commit
    applying.apply_run(run, by=surin)
"""


def test_a_kill_in_the_middle_of_writing_leaves_nothing(tmp_path: Path) -> None:
    database = tmp_path / "killed.sqlite3"
    copy_file(database)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    program: Any = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM)], env=environment, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout.readline().strip() == "written"
        os.kill(program.pid, signal.SIGKILL)
        program.wait(60)
    time.sleep(0.1)
    with sqlite3.connect(database) as connection:
        found = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("organizations_organization", "organizations_historicalorganization")
        }
        status = connection.execute("SELECT status FROM imports_run").fetchone()[0]
    connection.close()
    assert found == {"organizations_organization": 0, "organizations_historicalorganization": 0}
    assert status == "ready"  # the same person may confirm again


def test_a_run_of_a_killed_worker_is_read_and_written_by_another_once(
    tmp_path: Path, django_db_setup: Any
) -> None:
    with installation(tmp_path / "shop") as place:
        shop = Workshop(place)
        try:
            key = killed_while_reading(shop, tmp_path, after=0.1)
            killed_while_writing(shop, tmp_path, key, after=0.1)
        finally:
            shop.end()
