"""Somebody at a real terminal: sees what is written there, and types."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bot.operations.host import PATIENCE_S, QUESTBOARD, Host


class AtTerminal:
    """One command on a terminal of its own."""

    def __init__(self, program: subprocess.Popen[bytes], near: int) -> None:
        self._program, self._near, self.seen = program, near, ""

    def sees(self, words: str, *, times: int = 1) -> str:
        """Read until `words` stand there, so many times; all that was written so far."""
        end = time.monotonic() + PATIENCE_S
        while self.seen.count(words) < times:
            assert time.monotonic() < end, self.seen
            self._read()
        return self.seen

    def types(self, line: str) -> None:
        os.write(self._near, f"{line}\n".encode())

    def ends(self) -> int:
        """Read until the program ends; its status."""
        end = time.monotonic() + PATIENCE_S
        while self._program.poll() is None:
            assert time.monotonic() < end, self.seen
            self._read()
        while self._read():
            pass
        return self._program.wait()

    def _read(self) -> bool:
        """Whether something came within a moment."""
        if not select.select([self._near], [], [], 0.1)[0]:
            return False
        try:
            came = os.read(self._near, 65_536).decode()
        except OSError:  # Linux's way to say that nobody is at the other end any more
            return False
        self.seen += came
        return bool(came)


@contextmanager
def at_terminal(host: Host, *words: str, **settings: str) -> Iterator[AtTerminal]:
    """Type a command in `host`'s folder, at a terminal."""
    near, far = pty.openpty()
    program = subprocess.Popen(
        [*QUESTBOARD, *words],
        stdin=far,
        stdout=far,
        stderr=far,
        cwd=host.folder,
        env=host.environment(**settings),
        start_new_session=True,
    )
    os.close(far)
    try:
        yield AtTerminal(program, near)
    finally:
        program.kill()
        program.wait()
        os.close(near)
