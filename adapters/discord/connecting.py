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


class Patience:
    """Waits that grow, from one second to a minute, and begin anew after a connection that held."""

    def __init__(self) -> None:
        """Nothing has gone wrong so far."""
        self._wait_s, self._told_at, self._began_at = FIRST_WAIT_S, float("-inf"), time.monotonic()

    async def after(self, error: Exception) -> None:
        """Wait, longer each time; the log hears of it once a minute at most."""
        now = time.monotonic()
        if now - self._told_at >= SILENT_S:
            self._told_at = now
            log.warning("not connected", exc_info=error)
        if now - self._began_at > LONGEST_WAIT_S * 2:
            self._wait_s = FIRST_WAIT_S
        await asyncio.sleep(self._wait_s)
        self._wait_s = min(self._wait_s * 2, LONGEST_WAIT_S)
        self._began_at = time.monotonic()


class Backoff:
    """The library's own waits between two tries to connect anew, which it lets grow to a quarter of an hour."""

    def __init__(self) -> None:
        """Begins with a second."""
        self._next_s = FIRST_WAIT_S

    def delay(self) -> float:
        """The seconds to wait now."""
        wait_s, self._next_s = self._next_s, min(self._next_s * 2, LONGEST_WAIT_S)
        return wait_s


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
