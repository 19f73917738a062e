"""The only wall clock, and the only maker of ids and chance."""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime
from itertools import count

from quests.ids import Moment

CHANCE_BITS = 22
EPOCH_MS = 1_767_225_600_000
"""2026-01-01 UTC: ids made from here on fit 41 bits of milliseconds until the year 2095."""


class SystemClock:
    """The machine's clock. Ids are 63 bits, 41 of time and 22 of chance; two alike within a process cannot be."""

    def __init__(self) -> None:
        """Nothing given yet."""
        self._last = 0
        self._lock = threading.Lock()

    def now(self) -> Moment:
        """The present moment."""
        return Moment(time.time_ns() // 1_000)

    def new_id(self) -> int:
        """An id that sorts by the millisecond it was made in. A clock set back never gives one twice in this process."""
        made = (time.time_ns() // 1_000_000 - EPOCH_MS) << CHANCE_BITS | secrets.randbits(CHANCE_BITS)
        with self._lock:
            self._last = made = made if made > self._last else self._last + 1
        return made

    def new_key(self) -> str:
        """A key for a delivery that no platform named, such as a line typed in a terminal."""
        return secrets.token_hex(12)


class HandClock:
    """A clock that a hand moves, for the demo: it never waits, and the same moves give the same moments and ids each time."""

    def __init__(self, now: Moment) -> None:
        """Standing at `now`."""
        self._now = now
        self._ids = count()

    def now(self) -> Moment:
        """Where it was put."""
        return self._now

    def new_id(self) -> int:
        """An id of that moment; the chance in it is a count."""
        return (self._now // 1_000 - EPOCH_MS << CHANCE_BITS) + next(self._ids)

    def move_to(self, moment: Moment) -> None:
        """Put it at `moment`; it never goes back."""
        self._now = max(self._now, moment)

    def new_key(self) -> str:
        """A key for a delivery."""
        return f"demo-{next(self._ids)}"


def today() -> str:
    """The moment as people read it in logs and lock files, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def stamp() -> str:
    """The moment as part of a file's name, in UTC."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
