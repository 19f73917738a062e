"""From a reply to what the person sees: at once when it is ready, else "thinking", and the answer when it is there.

The work itself is never cut short. An answer that cannot be shown leaves the work done: a second click tells the truth.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeAlias

import aiohttp
import discord

from adapters.calls import Reply
from adapters.cards import Card, Tone
from adapters.discord import confirming, forms
from adapters.discord.inbound import PRIVATE, SENT, Heard, Payload
from adapters.discord.limits import CHOICE, CHOICES
from adapters.discord.message import Message
from adapters.discord.render import render
from adapters.discord.wire import DEFERRED, DEFERRED_UPDATE, MESSAGE, MODAL, SUGGESTIONS, UPDATE, Wire
from adapters.discord.words import DiscordWords
from adapters.forms import Form

log = logging.getLogger(__name__)
CUT = (aiohttp.ClientError, OSError)
"""No answer came (a timeout is an OSError): it may have been applied, or not."""
ALREADY, LATE, GONE = 40060, 10062, 10008
"""Discord's codes: answered already; not known any more (after three seconds); no such message."""
NOT_TAKEN = (400, 413)
"""Statuses that say that what we made is wrong, or too large."""
AGAIN_AFTER_S = (0.1, 0.4)
"""An answer that was cut off is tried again so often, after so long."""
Shown: TypeAlias = Message | Mapping[str, Any] | None


class Unseen(Exception):
    """An answer was not shown, and no other can be. `code` is Discord's, or "cut"."""

    def __init__(self, code: int | str) -> None:
        """`code` goes into the log."""
        super().__init__(str(code))
        self.code = str(code)

    def told(self, to: logging.Logger) -> None:
        """Log it. That somebody else had answered already is the fate of every second delivery."""
        level = logging.INFO if self.code == str(ALREADY) else logging.WARNING
        to.log(level, "not shown", extra={"code": self.code})


class Answerer:
    """Answers the interactions of one connection."""

    def __init__(self, wire: Wire, words: Callable[[str], DiscordWords]) -> None:
        """`words` by language."""
        self._wire, self._words = wire, words

    async def answer(self, heard: Heard, work: Awaitable[Reply], *, within_s: float) -> None:
        """Await `work` and show what comes of it. After `within_s` seconds the person sees that we are at it. Raises nothing."""
        working = asyncio.ensure_future(work)
        try:
            ready, _ = await asyncio.wait({working}, timeout=within_s)
            deferred = 0 if ready else await self._defer(heard)
            await self._show(heard, await asyncio.shield(working), deferred)
        except Unseen as unseen:
            unseen.told(log)
            await asyncio.wait({working})

    async def ask(self, heard: Heard, payload: Payload) -> None:
        """Ask the question of the button that was pressed, and do nothing yet. Raises Unseen."""
        await self._first(heard, MESSAGE, confirming.ask(payload, self._words(heard.call.locale)))

    async def declined(self, heard: Heard) -> None:
        """Put "nothing was done" in the place of the question. Raises Unseen."""
        await self._first(heard, UPDATE, confirming.declined(self._words(heard.call.locale)))

    async def suggest(self, heard: Heard, found: Sequence[str]) -> None:
        """What could be typed. Nobody waits for it, so it is tried once. Raises Unseen."""
        choices = [{"name": one[:CHOICE], "value": one[:CHOICE]} for one in found[:CHOICES] if one]
        try:
            await self._wire.answer(heard.id, heard.token, SUGGESTIONS, {"choices": choices})
        except discord.HTTPException as error:
            raise Unseen(error.code or error.status) from error
        except CUT as error:
            raise Unseen("cut") from error

    async def _defer(self, heard: Heard) -> int:
        """Say that we are at it, in the way that leaves every answer open; gives which."""
        if heard.on_private:
            await self._first(heard, DEFERRED_UPDATE, None)
            return DEFERRED_UPDATE
        await self._first(heard, DEFERRED, {"flags": PRIVATE})
        return DEFERRED

    async def _show(self, heard: Heard, reply: Reply, deferred: int) -> None:
        opens = isinstance(reply.body, Form) and not deferred and heard.kind != SENT
        modal, messages = self._made(heard, reply, opens=opens)
        if modal is not None:
            await self._first(heard, MODAL, modal)
            return
        replaces = heard.on_private and (reply.replaces or heard.on_step)
        await self._show_first(heard, messages[0], deferred, replaces=replaces)
        for one in messages[1:]:
            await self._further(heard, one)

    def _made(self, heard: Heard, reply: Reply, *, opens: bool) -> tuple[Mapping[str, Any] | None, tuple[Message, ...]]:
        """What a reply becomes: a modal where one `opens`, else messages. An apology, should that break."""
        words, body = self._words(reply.locale or heard.call.locale), reply.body
        try:
            if opens and isinstance(body, Form):
                return forms.modal(body, max(heard.call.step, 1), words, ends=heard.ends, opened_by=heard.id), ()
            kept = heard.kind == SENT and heard.call.unfinished
            return None, messages_of(body, words, max(heard.call.step, 1) + kept, kept=kept)
        except Exception:
            log.exception("render")
            return None, (self._sorry(heard),)

    async def _show_first(self, heard: Heard, message: Message, deferred: int, *, replaces: bool) -> None:
        if not deferred:
            await self._first(heard, UPDATE if replaces else MESSAGE, message)
        elif deferred == DEFERRED_UPDATE and not replaces:
            await self._further(heard, message)
        else:
            await self._edited(heard, message)

    async def _first(self, heard: Heard, kind: int, shown: Shown) -> None:
        """The first answer. One that was cut off is tried again, and was shown if Discord then knows of it. Raises Unseen."""

        def answer(what: Shown) -> Awaitable[None]:
            return self._wire.answer(heard.id, heard.token, kind if what is shown else MESSAGE, what)

        await self._try(heard, answer, shown)

    async def _edited(self, heard: Heard, message: Message) -> None:
        """In the place of "thinking"; as a further message where that was taken away."""
        try:
            await self._try(heard, lambda what: self._wire.edit_answer(heard.token, what), message)
        except Unseen as unseen:
            if unseen.code != str(GONE):
                raise
            await self._further(heard, message)

    async def _further(self, heard: Heard, message: Message) -> None:
        await self._try(heard, lambda what: self._wire.follow_up(heard.token, what), message)

    async def _try(self, heard: Heard, act: Callable[[Any], Awaitable[None]], shown: Shown) -> None:
        """Do it, again where it was cut off, and with an apology where Discord does not take what we made. Raises Unseen."""
        was_cut = False
        for wait_s in (*AGAIN_AFTER_S, 0.0):
            try:
                await act(shown)
                return
            except discord.HTTPException as error:
                if error.code == ALREADY and was_cut:
                    return
                if error.status not in NOT_TAKEN or error.code == ALREADY or shown is None:
                    raise Unseen(error.code or error.status) from error
                log.exception("refused", extra={"code": str(error.code)})
                shown = self._sorry(heard)
            except CUT:
                was_cut = True
                await asyncio.sleep(wait_s)
        raise Unseen("cut")

    def _sorry(self, heard: Heard) -> Message:
        words = self._words(heard.call.locale)
        return render(Card(heading=words.not_shown, tone=Tone.CARE), words)[0]


def messages_of(body: Card | Form, words: DiscordWords, step: int = 1, *, kept: bool = False) -> tuple[Message, ...]:
    """A reply where no form can be opened by itself: a button opens its `step`. `kept`: the step before was kept just now."""
    return forms.between(body, step, words, kept=kept) if isinstance(body, Form) else render(body, words)
