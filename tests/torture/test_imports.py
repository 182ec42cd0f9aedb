"""Workers killed at any moment of reading and writing: every run is taken up, exactly once."""

import random
import time
from pathlib import Path
from typing import Any

from tests.imports.workers import Workshop, killed_while_reading, killed_while_writing
from tests.installations import installation

TURNS, LONGEST = 50, 2.5
SECONDS = 600  # on a slow machine fewer turns are enough


def test_fifty_killed_workers_leave_nothing_half_done(tmp_path: Path, django_db_setup: Any) -> None:
    began = time.monotonic()
    with installation(tmp_path / "shop") as place:
        shop = Workshop(place)
        try:
            for turn in range(TURNS):
                key = killed_while_reading(shop, tmp_path, turn, after=random.uniform(0, LONGEST))
                killed_while_writing(shop, tmp_path, key, after=random.uniform(0, LONGEST))
                if time.monotonic() - began > SECONDS:
                    break
        finally:
            shop.end()
    assert turn >= 4
