"""``make check``: every static check, each run to its end, so that one run names everything that is wrong."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# The settings of a portal that strangers reach: what `check --deploy` must find nothing wrong with.
PRODUCTION = {
    "HOST": "nakhonchai.example",
    "HTTPS": "1",
    "SECRET_KEY": "only-for-the-check-" + "0123456789abcdefghijklmnopqrstuvwxyz-" * 2,
    "ALLOWED_HOSTS": "nakhonchai.example",
}
INLINE = {
    "inline style": re.compile(r"<style|\sstyle\s*=", re.I),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "address of another server": re.compile(
        r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//(?!www\.w3\.org)""", re.I
    ),
}


def run(*command: str, **environment: str) -> bool:
    """Run a command at the top of the tree; show what it says when it fails."""
    done = subprocess.run(
        command, cwd=TOP, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="", flush=True)
    return done.returncode == 0


def tool(name: str, *arguments: str) -> Callable[[], bool]:
    """Return a check that runs one of the environment's programs."""
    return lambda: run(str(BIN / name), *arguments)


def manage(*arguments: str, production: bool = False) -> Callable[[], bool]:
    """Return a check that runs a management command in a folder of its own."""

    def check() -> bool:
        with tempfile.TemporaryDirectory() as folder:
            own = {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3"}
            return run(sys.executable, "manage.py", *arguments, **own, **(PRODUCTION if production else {}))

    return check


def templates() -> list[Path]:
    """Return every template of ours."""
    return sorted((TOP / "templates").rglob("*.html"))


def indentation() -> bool:
    """Templates are indented as djhtml does it."""
    return run(str(BIN / "djhtml"), "--check", "--tabwidth", "2", *map(str, templates()))


def inline_code() -> bool:
    """No template carries styles, scripts or handlers, or calls another server: the CSP would stop them."""
    found = list(_inline_code())
    print(*found, sep="\n", end="\n" if found else "")
    return not found


def _inline_code() -> Iterator[str]:
    for path in templates():
        text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text(), flags=re.S)
        for name, pattern in INLINE.items():
            for match in pattern.finditer(text):
                yield f"{path.relative_to(TOP)}: {name}: {match.group(0)[:80]}"


CHECKS: dict[str, Callable[[], bool]] = {
    "format": tool("ruff", "format", "--check", "."),
    "lint": tool("ruff", "check", "."),
    "imports": tool("lint-imports", "--no-logo"),
    "types": tool("mypy"),
    "templates: indentation": indentation,
    "templates: inline code": inline_code,
    "messages and fonts": manage("build_assets"),
    "migrations": manage("makemigrations", "--check", "--dry-run"),
    "deployment": manage("check", "--deploy", "--fail-level", "WARNING", production=True),
}


def main() -> int:
    """Run all checks; return how many failed."""
    failed = 0
    for name, check in CHECKS.items():
        holds = check()
        failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {name}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
