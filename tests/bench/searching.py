"""Searches as a list asks them, beside the same filters with ``icontains``: pattern by pattern, in turns."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from tests.bench.results import Measurement

Ask = Callable[[Any, str, str], Any]  # the reader, the province ("": everywhere), the letters
LETTERS = 3


def readers() -> Iterator[tuple[str, Any, str]]:
    """Give who searches, and where: CODI staff everywhere, and a coordinator in their province."""
    from nakhonchai.accounts.enums import Role
    from nakhonchai.accounts.models import Account

    staff = Account.objects.filter(username="bench-staff").first() or Account.objects.create_user(
        "bench-staff", None, full_name="เจ้าหน้าที่", role=Role.CODI
    )
    yield "nation", staff, ""
    yield "province", Account.objects.get(username="bench"), "32"


def compared(name: str, patterns: list[str], ours: Ask, theirs: Ask) -> Iterator[Measurement]:
    """Measure both ways for each reader; the median of all patterns."""
    for level, reader, where in readers():
        own, other = _in_turns(patterns, reader, where, ours, theirs)
        slower = sum(one > two for one, two in zip(own, other, strict=True))
        note = f"median of {len(own)} patterns; slower in {slower} of them"
        yield Measurement(f"{name}.{level}", median(own), median(other), note)


def _in_turns(patterns: list[str], reader: Any, where: str, *both: Ask) -> tuple[list[float], list[float]]:
    """Ask each pattern both ways, each time another one first."""
    times: tuple[list[float], list[float]] = ([], [])
    for number, pattern in enumerate(patterns):
        for turn in (0, 1) if number % 2 else (1, 0):
            began = time.perf_counter()
            both[turn](reader, where, pattern)
            times[turn].append((time.perf_counter() - began) * 1000)
    return times


def letters_of(rng: Any, name: str) -> str:
    """Return three letters in a row of a name, drawn at random."""
    start = rng.randrange(len(name) - LETTERS + 1)
    return name[start : start + LETTERS]
