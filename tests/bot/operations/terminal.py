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

    def sees(self, words: str) -> str:
        """Read until `words` stand there; all that was written so far."""
        end = time.monotonic() + PATIENCE_S
        while words not in self.seen:
            assert time.monotonic() < end, self.seen
            if select.select([self._near], [], [], 0.1)[0]:
                self.seen += os.read(self._near, 65_536).decode()
        return self.seen

    def types(self, line: str) -> None:
        os.write(self._near, f"{line}\n".encode())

    def ends(self) -> int:
        """Read until the program ends; its status."""
        try:
            while came := os.read(self._near, 65_536):
                self.seen += came.decode()
        except OSError:  # Linux's way to say that nobody is at the other end any more
            pass
        return self._program.wait(PATIENCE_S)


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
