"""Discord's REST as we use it, through the library: answers to interactions, and messages of our own."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

import aiohttp
import discord
from discord.http import MultipartParameters
from discord.webhook.async_ import async_context

from adapters.discord.client import Listener
from adapters.discord.inbound import PRIVATE
from adapters.discord.message import Attached, Message

V2 = 1 << 15
"""A message's flag: it consists of components."""
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, MODAL = 4, 5, 6, 7, 8, 9
"""Kinds of answers to an interaction."""
DIRECTS_MOST = 1_000
NOBODY: Mapping[str, Any] = {"parse": []}
"""Whom a message may ping."""


class Wire:
    """One session of HTTP on one client."""

    def __init__(self, client: Listener, session: aiohttp.ClientSession, proxy: str | None) -> None:
        """`session` carries what hangs on an interaction's own token; the client's own carries the rest."""
        self.client, self._session, self._proxy = client, session, proxy
        self._directs: dict[int, int] = {}

    async def answer(
        self, interaction: int, token: str, kind: int, message: Message | Mapping[str, Any] | None
    ) -> None:
        """Answer an interaction for the first time. Raises what the library raises."""
        files = message.files if isinstance(message, Message) else ()
        private = 0 if kind == UPDATE else PRIVATE
        data = as_data(message, private) if isinstance(message, Message) else message
        params = _params({"type": kind} if data is None else {"type": kind, "data": data}, files)
        await async_context.get().create_interaction_response(
            interaction, token, session=self._session, proxy=self._proxy, params=params
        )

    async def edit_answer(self, token: str, message: Message) -> None:
        """Put `message` in the place of the first answer."""
        params = _params(as_data(message), message.files)
        await async_context.get().edit_original_interaction_response(
            self.client.app_id(),
            token,
            session=self._session,
            proxy=self._proxy,
            payload=params.payload,
            multipart=params.multipart,
            files=params.files,
        )

    async def follow_up(self, token: str, message: Message) -> None:
        """Show a further message to the one who has been answered, and to nobody else."""
        params = _params(as_data(message, PRIVATE), message.files)
        await async_context.get().execute_webhook(
            self.client.app_id(),
            token,
            session=self._session,
            proxy=self._proxy,
            payload=params.payload,
            multipart=params.multipart,
            files=params.files,
            wait=True,
            with_components=True,
        )

    async def post(self, channel: int, message: Message, *, nonce: str) -> str:
        """Post to a channel; gives the message's id. The same nonce is the same message, for some minutes."""
        data = as_data(message) | {"nonce": nonce, "enforce_nonce": True}
        posted = await self.client.http.send_message(channel, params=_params(data, message.files))
        return str(posted["id"])

    async def edit(self, channel: int, posted: int, message: Message) -> None:
        """Put `message` in the place of one that was posted."""
        await self.client.http.edit_message(channel, posted, params=_params(as_data(message), message.files))

    async def delete(self, channel: int, posted: int) -> None:
        """Take away a message of ours."""
        await self.client.http.delete_message(channel, posted)

    async def direct(self, person: int) -> int:
        """The channel of direct messages with a person. It is the same for ever, so those of some people are remembered."""
        if person not in self._directs:
            self._directs[person] = int((await self.client.http.start_private_message(person))["id"])
            for oldest in list(self._directs)[:-DIRECTS_MOST]:
                del self._directs[oldest]
        return self._directs[person]

    def get(self, url: str) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """Ask for a file that somebody attached."""
        return self._session.get(url, proxy=self._proxy, allow_redirects=False)

    async def typing(self, channel: int) -> None:
        """Show for some seconds that we are at it."""
        await self.client.http.send_typing(channel)


def as_data(message: Message, flags: int = 0) -> dict[str, Any]:
    """A message as Discord takes it. Its files replace those that the message had before."""
    return {
        "flags": V2 | flags,
        "components": list(message.components),
        "attachments": [_described(nth, file) for nth, file in enumerate(message.files)],
        "allowed_mentions": NOBODY,
    }


def _described(nth: int, file: Attached) -> dict[str, Any]:
    about = {"description": file.alt} if file.alt else {}
    return {"id": nth, "filename": file.name, **about}


def _params(payload: dict[str, Any], files: Sequence[Attached]) -> MultipartParameters:
    """As the library carries it: JSON, or with files a form of several parts."""
    if not files:
        return MultipartParameters(payload=payload, multipart=None, files=None)
    opened = [discord.File(io.BytesIO(_read(file)), file.name) for file in files]
    parts: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(payload)}]
    parts += [
        {"name": f"files[{nth}]", "value": one.fp, "filename": one.filename, "content_type": "application/octet-stream"}
        for nth, one in enumerate(opened)
    ]
    return MultipartParameters(payload=None, multipart=parts, files=opened)


def _read(file: Attached) -> bytes:
    """Its bytes; none where they are not kept any more, which Discord refuses."""
    try:
        return file.read()
    except OSError:
        return b""
