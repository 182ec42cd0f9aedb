"""The parts of the benchmark: modules with ``BOUNDS`` and ``measure(stage)``, named in ``PARTS``.

Bounds must be readable without Django: they are listed even when a part is not measured.
"""

from importlib import import_module
from typing import Any

from tests.bench.results import Bound

PARTS = ("pages", "dashboards", "places", "organizations", "network", "imports", "leaders", "plans")


def part(name: str) -> Any:
    """Return the module of a part."""
    return import_module(f"tests.bench.parts.{name}")


def bounds(name: str) -> list[Bound]:
    """Return the bounds that a part answers for."""
    return list(part(name).BOUNDS)
