"""Saved means saved, and two editors never overwrite each other."""

import random
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.installations import Installation, free_port, installation
from tests.torture.browsing import Browser
from tests.torture.servers import Portal, running

WRITERS, ROUNDS, SECONDS = 20, 5, 4.0
EDITORS, EDITS = 20, 3
PRESSES, PATIENCE = 3, 60.0


@pytest.fixture
def portal(tmp_path: Path, django_db_setup: Any) -> Iterator[Portal]:
    with (
        installation(tmp_path / "portal", PORT=str(free_port()), HOST="127.0.0.1") as place,
        running(place) as made,
    ):
        yield made


def in_threads(count: int, work: Any) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    return threads


def stored(place: Installation, column: str) -> set[Any]:
    with place.connect() as link:
        return {row[0] for row in link.execute(f"SELECT {column} FROM organizations_organization").fetchall()}


def of_many(place: Installation) -> str:
    """Return a type of which a subdistrict may have several; it may have one council, which comes first."""
    with place.connect() as link:
        query = "SELECT id FROM organizations_organizationtype WHERE NOT one_per_subdistrict ORDER BY id"
        return str(link.execute(query).fetchone()[0])


def create(browser: Browser, name: str, kind: str) -> str | None:
    """Create an organization through its form; return its ref once the server has acknowledged it.

    Bodies with names this alike are asked about, and whoever means another presses save once more.
    """
    form = browser.ask("/organizations/new/").form
    answer = browser.ask("/organizations/new/", form | {"name": name, "area": "320501", "type": kind})
    for _press in range(PRESSES):
        if answer.status == 302:
            break
        answer = browser.ask("/organizations/new/", answer.form)
    found = re.match(r"/organizations/(\w{8})/", answer.location)
    return found[1] if answer.status == 302 and found else None


def test_killed_server_loses_no_acknowledged_save(portal: Portal) -> None:
    first = portal.browser("surin")
    kind = of_many(portal.place)
    acknowledged: set[str] = set()
    for _turn in range(ROUNDS):
        end = threading.Event()

        def write(number: int, end: threading.Event = end) -> None:
            browser = Browser(portal.base, first.cookies)
            while not end.is_set():
                try:
                    ref = create(browser, f"กลุ่มทดสอบ {uuid4().hex}", kind)
                except OSError:  # the server died: what it did not acknowledge may be lost
                    return
                if ref:
                    acknowledged.add(ref)

        before = len(acknowledged)
        threads = in_threads(WRITERS, write)
        time.sleep(SECONDS * random.uniform(0.5, 1.0))
        patience = time.monotonic() + PATIENCE
        while len(acknowledged) <= before + WRITERS / 2 and time.monotonic() < patience:
            time.sleep(0.05)  # a slow machine has not saved enough yet
        portal.kill()
        end.set()
        for thread in threads:
            thread.join(40)
        assert len(acknowledged) > before + WRITERS / 2, "nobody saved: the round proves nothing"
        assert acknowledged <= stored(portal.place, "ref"), "an acknowledged save is lost"
        portal.start()
    names = stored(portal.place, "name")
    assert len([name for name in names if "กลุ่มทดสอบ" in name]) >= len(acknowledged)


def test_twenty_editors_of_one_record_lose_nothing(portal: Portal) -> None:
    """Each adds words of its own to the same note; whoever comes second is told, and begins again."""
    first = portal.browser("surin")
    made = create(first, "กลุ่มที่ทุกคนแก้", of_many(portal.place))
    address = f"/organizations/{made}/edit/"
    saved, refused, strange = [], [], []

    def edit(number: int) -> None:
        browser, mine = Browser(portal.base, first.cookies), 0
        while mine < EDITS:
            form = browser.ask(address).form
            word = f"คน{number}ครั้ง{mine}"
            answer = browser.ask(address, form | {"note": f"{form['note']} {word}"})
            if answer.status == 302:
                mine += 1
                saved.append(word)
            elif answer.status == 409:
                refused.append(word)
            else:
                strange.append(answer.status)
                return

    for thread in in_threads(EDITORS, edit):
        thread.join(200)
    assert not strange, f"answers that are neither saved nor refused: {strange}"
    assert len(saved) == EDITORS * EDITS
    assert refused, "nobody was refused: the editors did not meet, and the test proves nothing"
    assert sorted(first.ask(address).form["note"].split()) == sorted(saved), "an update is lost"
    with portal.place.connect() as link:
        query = "SELECT COUNT(*) FROM organizations_historicalorganization WHERE name = 'กลุ่มที่ทุกคนแก้'"
        (rows,) = link.execute(query).fetchone()
    assert rows == 1 + len(saved), "a write left no record, or left two"
