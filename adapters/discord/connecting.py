"""Keeping at it: how long to wait before connecting anew, and when there is no use in it."""

from __future__ import annotations

import asyncio
import logging
import time

import discord
import discord.client

from adapters.discord import refs
from adapters.errors import TurnedAway

log = logging.getLogger(__name__)
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
QUIET_S = 120.0
"""After so long without trouble the next wait is short again."""
SILENT_S = 60.0
"""So long after a line about it the log says nothing more."""
NO_TOKEN, NO_INTENTS, NO_SHARDS = (4004,), (4013, 4014), (4010, 4011)
"""Codes with which the gateway closes for good."""


def turned_away(error: Exception) -> TurnedAway | None:
    """What an error of the library's says of us, when there is no use in trying again."""
    if isinstance(error, discord.LoginFailure):
        return TurnedAway(refs.PLATFORM, "token")
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return TurnedAway(refs.PLATFORM, "intents")
    if not isinstance(error, discord.ConnectionClosed):
        return None
    codes = {"token": NO_TOKEN, "intents": NO_INTENTS, "sharding": NO_SHARDS}
    return next((TurnedAway(refs.PLATFORM, why) for why, some in codes.items() if error.code in some), None)


class Backoff:
    """Waits that grow from a second to a minute, anew after some quiet: the library's own grow to a quarter of an hour."""

    def __init__(self) -> None:
        """Nothing has gone wrong so far."""
        self._next_s, self._quiet_until = FIRST_WAIT_S, 0.0

    def delay(self) -> float:
        """The seconds to wait now."""
        now = time.monotonic()
        wait_s = self._next_s if now < self._quiet_until else FIRST_WAIT_S
        self._next_s = min(wait_s * 2, LONGEST_WAIT_S)
        self._quiet_until = now + wait_s + QUIET_S
        return wait_s


class Patience:
    """Waits before the next log-in, and tells the log of it, once a minute at most."""

    def __init__(self) -> None:
        """Nothing has gone wrong so far."""
        self._backoff, self._told_at = Backoff(), float("-inf")

    async def after(self, error: Exception) -> None:
        """Wait, longer each time."""
        now = time.monotonic()
        if now - self._told_at >= SILENT_S:
            self._told_at = now
            log.warning("not connected", exc_info=error)
        await asyncio.sleep(self._backoff.delay())


class Seldom(logging.Filter):
    """Lets a library say the same thing once a minute."""

    def __init__(self) -> None:
        """Nothing was said so far."""
        super().__init__()
        self._said_at: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this may be said."""
        said, now = str(record.msg), time.monotonic()
        if record.levelno < logging.WARNING or now - self._said_at.get(said, float("-inf")) < SILENT_S:
            return record.levelno < logging.WARNING
        self._said_at[said] = now
        return True


SELDOM = Seldom()


def be_patient() -> None:
    """Let the library wait for a minute at most, and say so once a minute. It has one of each for the whole process."""
    discord.client.ExponentialBackoff = Backoff  # type: ignore[attr-defined, assignment]
    logging.getLogger("discord.client").addFilter(SELDOM)
