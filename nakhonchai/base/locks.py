"""Locks between the processes of one installation, held until the process ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


class InUseError(Exception):
    """Another process of this installation holds the lock."""


def _open(name: str) -> IO[str]:
    folder: Path = settings.VAR_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return (folder / name).open("a")


def hold_running_lock() -> IO[str]:
    """Say that the portal runs; several servers may. Keep what is returned until the end."""
    file = _open("running.lock")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


@contextmanager
def nobody_running() -> Iterator[None]:
    """Hold every server off; raise :class:`InUseError` when one runs."""
    with _open("running.lock") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise InUseError from problem
        yield


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process prepare while others wait."""
    with _open("prepare.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
