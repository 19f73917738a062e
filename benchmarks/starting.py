"""From the shell to the prompt: how long it takes, and how much memory stands there, beside importing SQLAlchemy and Rich alone.

Time is that of a whole process: `questboard chat` on a database that is set up already, with one line piped in, until it has
answered and ended. Memory is what the system says (resident set) while it waits at the prompt of a real terminal.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.measuring import Compared, Goal, Row, interleave

QUESTBOARD = Path(sys.executable).with_name("questboard")
PEER = [sys.executable, "-c", "import sqlalchemy, rich; input('> ')"]
US = [str(QUESTBOARD), "chat"]
ONE_LINE = b"help\n"
QUIET_S = 0.5
"""A terminal on which nothing has come for so long, after something had, waits for a person."""
CHUNK = 65_536
MIB = 2**20
GOAL = Goal(bound=1.5, below=True)

NOTE = "Start: floor = python importing SQLAlchemy and Rich alone; time until one piped line is answered, memory at a prompt."


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The rows of the table, and the note under it."""
    if sys.platform == "win32" or not QUESTBOARD.exists():
        return _not_measured("it needs the questboard command and a POSIX terminal")
    with tempfile.TemporaryDirectory(prefix="questboard-") as folder:
        try:
            _run(US, folder)  # sets the database up
        except subprocess.CalledProcessError as error:
            return _not_measured(f"questboard chat ended with status {error.returncode}")
        times = interleave({"us": lambda: _run(US, folder), "floor": lambda: _run(PEER, folder)}, rounds)
        memory = interleave({"us": lambda: _at_prompt(US, folder), "floor": lambda: _at_prompt(PEER, folder)}, 3)
    return [_row("Start, one line, end", "ms", times), _row("Memory at the prompt", "MiB", memory)], [NOTE]


def _not_measured(why: str) -> tuple[list[Row], list[str]]:
    return [Row(what="Start: not measured")], [f"Start was not measured: {why}."]


def _row(what: str, unit: str, samples: dict[str, list[float]]) -> Row:
    return Row(what=what, unit=unit, floor=Compared(us=samples["us"], other=samples["floor"], goal=GOAL))


def _run(command: list[str], folder: str) -> float:
    """Milliseconds from start to end, with one line to read."""
    began = time.perf_counter()
    subprocess.run(command, input=ONE_LINE, cwd=folder, env=_environment(folder), stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - began) * 1_000


def _at_prompt(command: list[str], folder: str) -> float:
    """MiB that the process holds while it waits for a person."""
    with _terminal(command, folder) as (process, screen):
        _wait_until_quiet(screen)
        return psutil.Process(process.pid).memory_info().rss / MIB


@contextlib.contextmanager
def _terminal(command: list[str], folder: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    ) as process:
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(theirs)
            os.close(ours)


def _wait_until_quiet(screen: int) -> None:
    """Until something has come and then nothing any more."""
    os.read(screen, CHUNK)
    while select.select([screen], [], [], QUIET_S)[0]:
        os.read(screen, CHUNK)


def _environment(folder: str) -> dict[str, str]:
    """This one, but with a database in `folder`; the person's own history is left alone."""
    return {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/school.sqlite3", "TERM": "xterm", "HOME": folder}
