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
    """Become the one who writes to `database`. Raises Held with the holder's own words, ReadOnly when no file can be made, Full
    when nothing can be written in it.

    The lock is the operating system's (flock), so a killed process leaves nothing behind to clean up.
    """
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ReadOnly(str(error)) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held = _holder(handle)
        os.close(handle)
        raise held from None
    try:
        _sign(handle, {"pid": os.getpid(), "what": what, "since": since})
    except OSError as error:
        os.close(handle)
        raise Full(str(error)) from error
    return handle


def holder(database: Path) -> Held | None:
    """Who writes to `database`, for one who only looks: nothing is made or changed. Raises ReadOnly when that cannot be seen."""
    try:
        handle = os.open(database.with_name(database.name + ".lock"), os.O_RDONLY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReadOnly(str(error)) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(handle)
    finally:
        os.close(handle)
    return None


def let_go(kept: Kept) -> None:
    """Let another process write. The file stays: removing it could split the lock in two."""
    os.ftruncate(kept, 0)
    os.close(kept)


def _sign(handle: int, words: dict[str, int | str]) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, json.dumps(words).encode(), 0)


def _holder(handle: int) -> Held:
    try:
        words = json.loads(os.pread(handle, 4096, 0))
        return Held(int(words["pid"]), str(words["what"]), str(words["since"]))
    except (ValueError, KeyError, TypeError):
        return Held(0, "", "")
