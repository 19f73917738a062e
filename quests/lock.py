"""The lock file beside an SQLite database: one process writes, and a second one is told who."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

from quests.errors import Full, Held, ReadOnly

Kept = int
"""The open file that holds the lock; it is let go when the process ends, however it ends."""


def hold(database: Path, *, what: str, since: str) -> Kept:
    """Become the one who writes to `database`. Raises Held with the holder's own words, ReadOnly when there can be no such file or
    no lock on it (some network disks know none), Full when nothing can be written in it.

    The lock is the operating system's (flock), so a killed process leaves nothing behind to clean up.
    """
    path = _file_of(database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ReadOnly(str(error)) from error
    try:
        _lock(handle, fcntl.LOCK_EX)
        _sign(handle, {"pid": os.getpid(), "what": what, "since": since})
    except BaseException:
        os.close(handle)
        raise
    return handle


def holder(database: Path) -> Held | None:
    """Who writes to `database`, for one who only looks: nothing is made or changed. Raises ReadOnly when that cannot be seen."""
    try:
        handle = os.open(_file_of(database), os.O_RDONLY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReadOnly(str(error)) from error
    try:
        _lock(handle, fcntl.LOCK_SH)
    except Held as held:
        return held
    finally:
        os.close(handle)
    return None


def let_go(kept: Kept) -> None:
    """Let another process write. The file stays: removing it could split the lock in two."""
    os.ftruncate(kept, 0)
    os.close(kept)


def _file_of(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def _lock(handle: int, kind: int) -> None:
    """Take the lock, or say at once who has it. Raises Held, ReadOnly."""
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise _held(handle) from None
    except OSError as error:
        raise ReadOnly(str(error)) from error


def _sign(handle: int, words: dict[str, int | str]) -> None:
    """Write who holds it. Raises Full."""
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(words).encode(), 0)
    except OSError as error:
        raise Full(str(error)) from error


def _held(handle: int) -> Held:
    try:
        words = json.loads(os.pread(handle, 4096, 0))
        return Held(int(words["pid"]), str(words["what"]), str(words["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Held(0, "", "")
