"""Reading an uploaded file in a child process: whatever happens there, this process goes on."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError

__all__ = ["ReadSheet", "RefusedFileError", "being_read"]

UNREADABLE = "อ่านไฟล์นี้ไม่สำเร็จ อาจเสียหายหรือซับซ้อนเกินไป โปรดคัดลอกข้อมูลไปวางในแบบฟอร์มของระบบแล้วส่งใหม่"
TOO_SLOW = "ไฟล์นี้ใช้เวลาอ่านนานเกินไป โปรดแบ่งเป็นหลายไฟล์ หรือคัดลอกข้อมูลไปวางในแบบฟอร์มของระบบ"
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from nakhonchai.imports.files.child import main; main(*sys.argv[2:])"
)


@dataclass
class ReadSheet:
    """One sheet as plain cells: text, numbers, true and false. Rows and columns count from 0 here."""

    name: str
    hidden: bool
    rows: list[list[Any]]
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merges: list[list[int]] = field(default_factory=list)
    text_boxes: list[str] = field(default_factory=list)
    sensitive: list[str] = field(default_factory=list)
    # Row index → a token that is the same for rows about the same person, and says nothing else.
    tokens: dict[int, str] = field(default_factory=dict)


Answer = tuple[str, list[ReadSheet]]


@contextmanager
def being_read(path: Path) -> Iterator[Callable[[], Answer]]:
    """Start to read a file; what this gives waits for the end and returns the kind and the sheets.

    The child works on a core of its own, so that there is time for something else in between. Who leaves
    early leaves no child behind. What is called raises :class:`RefusedFileError` for a file that is refused.
    """
    with tempfile.TemporaryDirectory(prefix="nakhonchai-read-") as folder:
        answer = Path(folder) / "answer.json"
        began = time.monotonic()
        child, ended = _start(path, answer)
        try:
            yield lambda: _answer(child, ended, began + limits.CHILD_SECONDS, answer)
        finally:
            os.close(ended)
            if child.poll() is None:
                child.kill()
                child.wait()


def _answer(child: subprocess.Popen[bytes], ended: int, until: float, answer: Path) -> Answer:
    _wait(child, ended, until)
    try:
        found: dict[str, Any] = json.loads(answer.read_text("utf-8", errors="surrogatepass"))
    except (OSError, ValueError) as problem:
        raise RefusedFileError(UNREADABLE) from problem
    if "refused" in found:
        raise RefusedFileError(found["refused"])
    return found["kind"], [_sheet(sheet) for sheet in found["sheets"]]


def _sheet(sheet: dict[str, Any]) -> ReadSheet:
    tokens = {int(index): token for index, token in sheet.pop("tokens").items()}
    return ReadSheet(**sheet, tokens=tokens)


def command_for(path: Path, answer: Path) -> list[str]:
    """Return the command of the child that reads a file."""
    return [sys.executable, "-I", "-c", _START, str(settings.BASE_DIR), str(path), str(answer)]


def _start(path: Path, answer: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the child; return it with a descriptor that comes to its end when the child does.

    It gets no secrets: an environment of its own, and nothing to read from.
    """
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "RUST_BACKTRACE": "0"}
    ended, held = os.pipe()
    try:
        child = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            command_for(path, answer),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(held,),
        )
    except BaseException:
        os.close(ended)
        raise
    finally:
        os.close(held)
    return child, ended


def _wait(child: subprocess.Popen[bytes], ended: int, until: float) -> None:
    """Wait for the child. Its end wakes us at once; ``Popen.wait`` with a limit only looks now and then."""
    waiting = select.poll()
    waiting.register(ended, select.POLLIN)
    waiting.poll(max(0.0, until - time.monotonic()) * 1000)
    try:
        code = child.wait(max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired as problem:
        raise RefusedFileError(TOO_SLOW) from problem
    if code != 0:
        raise RefusedFileError(UNREADABLE)
