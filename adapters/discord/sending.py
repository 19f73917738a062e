"""Messages of our own accord: to a person or a place, each with a nonce, so that trying again shows nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

import aiohttp
import discord

from adapters.discord.message import Message
from adapters.discord.wire import Wire
from adapters.errors import Busy, Refused, SendError, Uncertain
from adapters.refs import AccountRef, Address

T = TypeVar("T")
AGAIN_AFTER_S = (0.3, 1.0, 3.0)
"""A message that was cut off is sent again with its nonce so often, after so long: all within the two minutes of a nonce."""
LATER = {40003, 130000, 20026, 20022, 20028}
"""Discord's codes for "not now" that come as refusals: too many new people, overloaded, limited for a while."""
LATER_AFTER_S = 60.0
CLOSED = {50007, 50278}
"""Discord's codes for a person who takes no messages from us, by their settings or for want of a common server."""
PARTS = ","
"""Between the ids of a card's messages, where it took several."""


async def post(wire: Wire, address: Address, messages: Sequence[Message], *, nonce: str) -> str:
    """Send what a card became, in order; gives the names of its messages. Raises Refused, Busy, Uncertain."""
    channel = await channel_of(wire, address)
    return PARTS.join([await post_one(wire, channel, one, nonce=nth(nonce, at)) for at, one in enumerate(messages)])


async def post_one(wire: Wire, channel: int, message: Message, *, nonce: str) -> str:
    """Post one message; gives its id. Raises Refused, Busy, Uncertain."""
    return await _sure(lambda: wire.post(channel, message, nonce=nonce))


async def show_typing(wire: Wire, channel: int) -> None:
    """Show that we are at it, if that can be shown."""
    with suppress(SendError):
        await _sure(lambda: wire.typing(channel))


async def edit(wire: Wire, address: Address, posted: str, messages: Sequence[Message]) -> None:
    """Put `messages` in the place of those that were posted; what is too many of either comes anew, or goes.

    Raises Refused, Busy, Uncertain.
    """
    channel = await channel_of(wire, address)
    ids = [int(one) for one in posted.split(PARTS)]
    for at, message in enumerate(messages):
        if at < len(ids):
            await _sure(partial(wire.edit, channel, ids[at], message))
        else:
            await post_one(wire, channel, message, nonce=nth(str(ids[0]), at))
    for gone in ids[len(messages) :]:
        await _sure(partial(wire.delete, channel, gone))


async def channel_of(wire: Wire, address: Address) -> int:
    """The channel of an address: a person's is that of direct messages. Raises Refused, Busy, Uncertain."""
    if isinstance(address, AccountRef):
        person = int(address.account)
        return await _sure(lambda: wire.direct(person))
    return int(address.place)


async def _sure(act: Callable[[], Awaitable[T]]) -> T:
    """Do what may be done twice without harm; again where it was cut off. Raises Refused, Busy, Uncertain."""
    reached = False
    for wait_s in (*AGAIN_AFTER_S, None):
        try:
            return await act()
        except discord.DiscordException as error:
            raise _said(error) from error
        except aiohttp.ClientConnectorError as error:
            failed: Exception = error
        except (aiohttp.ClientError, OSError) as error:
            failed, reached = error, True
        if wait_s is None:
            raise (Uncertain("cut") if reached else Busy("unreachable")) from failed
        await asyncio.sleep(wait_s)
    raise Uncertain("cut")


def _said(error: discord.DiscordException) -> SendError:
    """What Discord's answer means for the message."""
    if isinstance(error, discord.RateLimited):
        return Busy("429", retry_after_s=error.retry_after)
    if not isinstance(error, discord.HTTPException):
        return Busy(type(error).__name__.lower())
    code = str(error.code or error.status)
    if error.status == 503 or error.status in (401, 429) or error.code in LATER:
        return Busy(code, retry_after_s=0.0 if error.status == 503 else LATER_AFTER_S)
    if error.status >= 500:
        return Uncertain(code)
    if error.code in CLOSED:
        return Refused("closed")
    if not error.code:  # a page of somebody between us and Discord
        return Busy(code, retry_after_s=LATER_AFTER_S)
    return Refused(code)


def nth(nonce: str, at: int) -> str:
    """The nonce of a card's message number `at`, from 0."""
    return f"{nonce}.{at}" if at else nonce
