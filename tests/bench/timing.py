"""Timing things that are compared: in turns, so that a noisy moment falls on all of them."""

import time
from collections.abc import Callable
from statistics import median

ROUNDS = 15
WARM_UP = 3


def medians(*things: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the median time of each thing in milliseconds; each round begins with another one."""
    for thing in things * WARM_UP:
        thing()
    times: list[list[float]] = [[] for _ in things]
    for turn in range(rounds):
        for offset in range(len(things)):
            index = (turn + offset) % len(things)
            began = time.perf_counter()
            things[index]()
            times[index].append((time.perf_counter() - began) * 1000)
    return [median(one) for one in times]
