"""The one router: hears every interaction and direct message, and sees to it that each is answered. Keeps none of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from adapters.calls import Call, Reply
from adapters.discord import inbound, sending
from adapters.discord.answering import Answerer, Unseen, messages_of
from adapters.discord.arriving import Arrivals
from adapters.discord.inbound import COMPLETION, Heard, Payload
from adapters.discord.wire import Wire
from adapters.discord.words import DiscordWords
from adapters.errors import SendError
from adapters.port import Handle, Suggest

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a router works with, over all connections."""

    handle: Handle
    suggest: Suggest
    words: Callable[[str], DiscordWords]
    arrivals: Arrivals
    verbs: Mapping[str, str]
    """By the names of our commands."""
    completing: Mapping[str, str]
    """The same while something is being typed after one."""
    opening: frozenset[str]
    """Verbs that answer with a form."""
    guard_s: float
    form_guard_s: float


class Router:
    """Of one connection."""

    def __init__(self, wire: Wire, parts: Parts) -> None:
        """Answers go over `wire`."""
        self._wire, self._parts = wire, parts
        self._answerer = Answerer(wire, parts.words)
        self._busy: dict[str, asyncio.Task[None]] = {}

    def interaction(self, payload: Payload) -> None:
        """Somebody used a word, a button, a form. Returns at once and raises nothing."""
        self._begin(payload["id"], self._interacted(payload))

    def message(self, payload: Payload) -> None:
        """Somebody wrote something. What was not said to the bot alone is not read."""
        if talk := inbound.talk(payload):
            self._begin(payload["id"], self._talked(*talk, channel=int(payload["channel_id"])))

    async def finish(self, within_s: float) -> None:
        """Let what is on its way come to its end, for so long."""
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=within_s)

    def _begin(self, delivery: str, doing: Coroutine[Any, Any, None]) -> None:
        """Answer a delivery. The same one again, while that is being answered, would only be in its way."""
        if delivery in self._busy:
            doing.close()
            return
        self._busy[delivery] = task = asyncio.create_task(doing)
        task.add_done_callback(partial(self._ended, delivery))

    def _ended(self, delivery: str, task: asyncio.Task[None]) -> None:
        del self._busy[delivery]
        if not task.cancelled() and (error := task.exception()):
            log.error("unanswered", exc_info=error)

    async def _interacted(self, payload: Payload) -> None:
        verbs = self._parts.completing if payload["type"] == COMPLETION else self._parts.verbs
        heard = inbound.hear(payload, verbs, self._wire.client.parent_of)
        try:
            await self._answered(heard, payload)
        except Unseen as unseen:
            unseen.told(log)

    async def _answered(self, heard: Heard, payload: Payload) -> None:
        """Raises Unseen."""
        if heard.kind == COMPLETION:
            await self._answerer.suggest(heard, await self._parts.suggest(heard.call))
        elif heard.declines:
            await self._answerer.declined(heard)
        elif heard.asks:
            await self._answerer.ask(heard, payload)
        else:
            work = self._work(heard.call, heard.attachments)
            await self._answerer.answer(heard, work, within_s=self._within_s(heard.call))

    def _within_s(self, call: Call) -> float:
        verb = call.action.verb if call.action else call.verb
        opens = verb in self._parts.opening or (call.step > 0 and call.values is None)
        return self._parts.form_guard_s if opens else self._parts.guard_s

    async def _work(self, call: Call, attachments: Sequence[Payload]) -> Reply:
        async with self._parts.arrivals.fetched(self._wire.get, attachments) as uploads:
            return await self._parts.handle(replace(call, uploads=uploads))

    async def _talked(self, call: Call, attachments: Sequence[Payload], *, channel: int) -> None:
        """Answer in the same conversation; the message's own id keeps a second delivery from being answered twice."""
        working = asyncio.ensure_future(self._work(call, attachments))
        ready, _ = await asyncio.wait({working}, timeout=self._parts.guard_s)
        if not ready:
            await sending.show_typing(self._wire, channel)
        reply = await asyncio.shield(working)
        try:
            for nth, one in enumerate(messages_of(reply.body, self._parts.words(reply.locale or call.locale))):
                await sending.post_one(self._wire, channel, one, nonce=sending.nth(call.key, nth))
        except SendError as error:
            log.warning("not shown", extra={"code": error.code})
