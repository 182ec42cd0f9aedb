"""Starts programs together and stops them together."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

POLL_SECONDS = 0.2
RESTART_SECONDS = 2.0
PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """Ask the kernel to stop this process when the supervisor is killed without a chance to say so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a program that hears no Ctrl-C of the terminal: it is stopped by the supervisor."""
    # The child of the fork only makes one system call before it becomes the program.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603


class Supervisor:
    """Runs named programs until the first of them ends or somebody asks to stop; restarts the others.

    The others start when the first is ready: nothing takes its time away while it starts.
    """

    def __init__(
        self, programs: dict[str, list[str]], seconds_to_finish: float, is_ready: Callable[[], bool]
    ) -> None:
        self.programs = programs
        self.seconds_to_finish = seconds_to_finish
        self.is_ready = is_ready
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.restart_at: dict[str, float] = {}
        self.stopping = False

    def run(self) -> int:
        """Run until the end and return the exit code of the first program (0 when asked to stop)."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.ask_to_stop)
        try:
            return self._watch()
        finally:
            self.stop()

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Note that the end was asked for."""
        self.stopping = True

    def _watch(self) -> int:
        first, *others = self.programs
        self.running = {first: start(self.programs[first])}
        while not self.stopping:
            code = self.running[first].poll()
            if code is not None:
                return code or 1
            if len(self.running) > 1:
                self._restart(others)
            elif self.is_ready():
                self.running |= {name: start(self.programs[name]) for name in others}
            time.sleep(POLL_SECONDS)
        return 0

    def _restart(self, names: list[str]) -> None:
        for name in names:
            if self.running[name].poll() is None:
                continue
            due = self.restart_at.setdefault(name, time.monotonic() + RESTART_SECONDS)
            if time.monotonic() >= due:
                self.running[name] = start(self.programs[name])
                del self.restart_at[name]

    def stop(self) -> None:
        """End every program: ask, wait, and kill what does not listen."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + self.seconds_to_finish
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
