"""Reading an uploaded file in a child process: whatever happens there, this process goes on."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from nakhonchai.imports.files import limits
from nakhonchai.imports.files.limits import RefusedFileError

__all__ = ["ReadSheet", "RefusedFileError", "read_file"]

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


def read_file(path: Path) -> tuple[str, list[ReadSheet]]:
    """Return the kind of the file and its sheets, or raise :class:`RefusedFileError`."""
    with tempfile.TemporaryDirectory(prefix="nakhonchai-read-") as folder:
        answer = Path(folder) / "answer.json"
        _run(path, answer)
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


def _run(path: Path, answer: Path) -> None:
    """Start the child and wait. It gets no secrets: an environment of its own, and nothing to read from."""
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            command_for(path, answer),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limits.CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise RefusedFileError(TOO_SLOW) from problem
    if done.returncode != 0:
        raise RefusedFileError(UNREADABLE)
