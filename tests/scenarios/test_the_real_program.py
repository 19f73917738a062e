"""The real program: a script through a pipe, and a person at a terminal."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("questboard")
PATIENCE_S = 30.0
"""Only a hang takes so long."""
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PROMPTING = "\x1b[?2004h"
SCRIPT = """\
home
/as Sam
board
b2
2
Two quarters are one half.

3
/as Ms Lee
review
give everyone 5 for helping



1
/as Kai
points
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """With a database of the test's own, and nothing else set."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "SYSTEMROOT")}
    return {
        **kept,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'questboard.db'}",
        "TIMEZONE": "Europe/Berlin",
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def run(script: str, environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *(arguments or ("chat",))],
        input=script,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=folder,
        timeout=PATIENCE_S,
        check=False,
    )


def test_a_script_through_a_pipe(environment, tmp_path: Path):
    done = run(SCRIPT, environment, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "1 needs you. 2 hand-ins wait." in done.stdout
    assert "Handed in: Pizza maths" in done.stdout
    assert "4 students have 5 points more." in done.stdout
    assert "4 entries taken back." in done.stdout
    assert done.stdout.rstrip().endswith("(Only you and your teachers see this.)")


def test_what_was_done_is_there_the_next_time(environment, tmp_path: Path):
    run("/as Sam\nquest b2\n1\n", environment, tmp_path)
    done = run("board\n", environment, tmp_path, "chat", "--as", "Sam")
    assert "[B2]  Pizza maths (in progress)" in done.stdout
    assert run("", environment, tmp_path, "verify").returncode == 0


def test_a_script_that_ends_in_the_middle_of_a_form_sends_nothing(environment, tmp_path: Path):
    done = run("/as Sam\nhandin b2\nHalf of it", environment, tmp_path)
    assert done.returncode == 0
    assert "Nothing was sent." in done.stdout
    assert "(open)" in run("/as Sam\nboard\n", environment, tmp_path).stdout


class Person:
    """Somebody at a terminal of the usual size: the far end of a pty."""

    def __init__(self, near: int, program: subprocess.Popen[bytes]) -> None:
        self.near, self.program, self.screen = near, program, ""

    def is_asked(self, prompt: str) -> str:
        """Wait for a fresh prompt, and give what came up to then. Only there the terminal says that it takes pasted text."""
        end = time.monotonic() + PATIENCE_S
        while prompt not in self.screen.partition(PROMPTING)[2]:
            assert time.monotonic() < end, STYLE.sub("", self.screen)[-2000:]
            if select.select([self.near], [], [], 0.1)[0]:
                self.screen += os.read(self.near, 65536).decode("utf-8", "replace")
        seen, self.screen = self.screen, ""
        return STYLE.sub("", seen)

    def types(self, line: str) -> None:
        os.write(self.near, f"{line}\r".encode())


@pytest.fixture
def person(environment, tmp_path: Path) -> Iterator[Person]:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    near, far = pty.openpty()
    program = subprocess.Popen(
        [PROGRAM, "run"],
        stdin=far,
        stdout=far,
        stderr=far,
        env={**environment, "COLUMNS": "90", "LINES": "40"},
        cwd=tmp_path,
        start_new_session=True,
    )
    os.close(far)
    try:
        yield Person(near, program)
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        os.close(near)


def test_a_person_at_a_terminal(person: Person):
    seen = person.is_asked("Ms Lee>")
    assert "Room 7" in seen
    assert "Type a number or a word." in seen
    person.types("/as Sam")
    person.is_asked("Sam>")
    person.types("board")
    assert "B2" in person.is_asked("Sam>")
    person.types("b2")
    assert "I'll do this" in person.is_asked("Sam>")
    person.types("1")
    assert "It is yours." in person.is_asked("Sam>")
    person.types("/quit")
    assert person.program.wait(PATIENCE_S) == 0
