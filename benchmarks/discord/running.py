"""The processes: a Discord with its people, our bot as a school runs it, the bare client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

QUESTBOARD = Path(sys.executable).with_name("questboard")
MIB = 2**20
SETTLED_S = 3.0
"""So long after it is connected a process has done what it does at its start."""


class Served:
    """A Discord in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.about: dict[str, Any] = self._line()
        self.settings: dict[str, str] = self.about["settings"]

    def does(self, what: str, **how: Any) -> dict[str, Any]:
        """Let the people there do something, and wait for it."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": what, **how}) + "\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the Discord of the benchmark has ended")
        return dict(json.loads(line))


@contextmanager
def a_discord() -> Iterator[Served]:
    """Served as long as this lasts."""
    command = [sys.executable, "-m", "benchmarks.discord.served"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Served(process)
        finally:
            process.kill()


@contextmanager
def our_bot(discord: Served, folder: Path, url: str) -> Iterator[int]:
    """`questboard run` on that Discord and this database; gives its process."""
    with _bot([str(QUESTBOARD), "run"], discord, folder, words=True, DATABASE_URL=url) as pid:
        yield pid


@contextmanager
def a_bare_client(discord: Served, folder: Path, *cards: str) -> Iterator[int]:
    """The bare client on that Discord, with a file of `cards` or idle; gives its process."""
    command = [sys.executable, "-m", "benchmarks.discord.bare", *cards]
    with _bot(command, discord, folder, words=bool(cards), PYTHONPATH=str(Path.cwd())) as pid:
        yield pid


@contextmanager
def _bot(command: list[str], discord: Served, folder: Path, *, words: bool, **settings: str) -> Iterator[int]:
    environment = {**os.environ, **discord.settings, **settings}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            discord.does("online", words=words)
            yield process.pid
        finally:
            process.kill()
            process.wait()
            discord.does("offline")


def memory_of(pid: int) -> float:
    """MiB that the system says the process holds (resident set), once it has settled."""
    time.sleep(SETTLED_S)
    return psutil.Process(pid).memory_info().rss / MIB
