"""Somebody who hosts: types commands in a folder, and reads what they say."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bot.settings import Settings
from tests.laws.sources import ROOT

QUESTBOARD = (sys.executable, "-m", "bot")
PATIENCE_S = 60
OURS = {one.name for one in fields(Settings)} - {"ssl_cert_file"}
"""What this machine sets is not what a test sets; but which certificates it trusts is its own matter."""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


class Host:
    """In `folder`, with nothing set but what a test sets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "data" / "questboard.db"

    def environment(self, **settings: str) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key.lower() not in OURS}
        return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDEVMODE": "", **settings}

    def types(self, *words: str, script: str = "", shell: str = "", **settings: str) -> Done:
        """Type a command; `script` is piped into it, `shell` stands behind it (`<&-`, `| head -1`)."""
        command: Any = [*QUESTBOARD, *words]
        if shell:
            command = ["bash", "-o", "pipefail", "-c", f'"$@" {shell}', "bash", *command]
        done = subprocess.run(
            command,
            input=script,
            cwd=self.folder,
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def chats(self, script: str) -> str:
        """What a whole session prints."""
        done = self.types("chat", script=script)
        assert (done.status, done.err) == (0, "")
        return done.out

    @contextmanager
    def chatting(self, *words: str) -> Iterator[Chat]:
        """A session that goes on while other commands are typed."""
        process = subprocess.Popen(
            [*QUESTBOARD, *(words or ("chat",))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment(),
        )
        chat = Chat(process)
        try:
            yield chat
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream:
                    stream.close()

    def asks(self, question: str, database: Path | None = None) -> list[Any]:
        """Rows of the database."""
        with closing(sqlite3.connect(database or self.database)) as connection, connection:
            return connection.execute(question).fetchall()


class Chat:
    """A session that goes on."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def says(self, line: str, until: str) -> str:
        """Type a line, and read until the answer has `until` in it."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        seen, end = "", time.monotonic() + PATIENCE_S
        while until not in seen:
            assert time.monotonic() < end, seen
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                came = os.read(self.process.stdout.fileno(), 65_536).decode()
                assert came, seen
                seen += came
        return seen

    def is_told(self, told: signal.Signals) -> int:
        """Send a signal; the exit status."""
        self.process.send_signal(told)
        return self.process.wait(PATIENCE_S)


def friendly(done: Done) -> str:
    """What a person's mistake gets: status 2, nothing on standard output, and a line or two on standard error."""
    assert (done.status, done.out.strip()) == (2, ""), done
    assert 0 < len(done.err.splitlines()) <= 6
    return done.err.strip()
