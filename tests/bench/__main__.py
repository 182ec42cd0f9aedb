"""``make bench``: measure each part on each database, print a table, keep ``var/bench/latest.json``."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.bench.parts import PARTS, bounds
from tests.bench.results import Line, Measurement, judge, save, table

TOP = Path(__file__).resolve().parent.parent.parent
ENGINES = ("sqlite", "postgresql")


@contextmanager
def database(engine: str, folder: Path) -> Iterator[str | None]:
    """Give the address of an empty database of our own (None: this kind is not there)."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    named = os.environ.get("DATABASE_URL", "")
    if not named.startswith("postgres"):
        yield None
        return
    name = f"nakhonchai_bench_{os.getpid()}"
    with psycopg.connect(named, autocommit=True) as link:
        utf8 = "ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        link.execute(f"CREATE DATABASE {name} {utf8}")
        try:
            yield named.rsplit("/", 1)[0] + f"/{name}"
        finally:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def measure(engine: str, parts: list[str], scale: str) -> dict[str, Measurement]:
    """Run the parts in a process of their own on a fresh database; return what was seen, by bound."""
    with tempfile.TemporaryDirectory(prefix="nakhonchai-bench-") as name, database(engine, Path(name)) as url:
        if url is None:
            return {}
        target = Path(name) / "seen.json"
        own = {"DATABASE_URL": url, "VAR_DIR": name, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        command = [sys.executable, "-m", "tests.bench.run", str(target), scale, *parts]
        if subprocess.run(command, cwd=TOP, env=os.environ | own, check=False).returncode:
            print(f"{engine}: the run ended early; what it did not reach is not measured", file=sys.stderr)
        seen = json.loads(target.read_text()) if target.exists() else []
    return {one["name"]: Measurement(**one) for one in seen}


def main() -> int:
    """Measure and report; return 1 when a bound that was measured does not hold."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", default="", help="parts, separated by commas: " + ",".join(PARTS))
    parser.add_argument("--scale", default="1", choices=["1", "4", "nation"])
    asked = parser.parse_args()
    parts = [part.strip() for part in asked.only.split(",") if part.strip()] or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    lines: list[Line] = []
    for engine in ENGINES:
        seen = measure(engine, parts, asked.scale)
        lines += [judge(bound, engine, seen.get(bound.name)) for part in PARTS for bound in bounds(part)]
    save(lines, TOP / "var" / "bench" / "latest.json")
    print(table(lines))
    return int(any(line.value is not None and not line.holds for line in lines))


if __name__ == "__main__":
    sys.exit(main())
