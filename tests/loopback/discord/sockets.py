"""A session of the bot, and the socket that carries what it is told."""

from __future__ import annotations

import asyncio
import importlib
import json
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.loopback.discord.gateway import Gateway

Payload = dict[str, Any]
DISPATCH = 0
GUILDS, MEMBERS, PRESENCES, GUILD_MESSAGES, DM_MESSAGES, CONTENT = 1 << 0, 1 << 1, 1 << 8, 1 << 9, 1 << 12, 1 << 15
"""Intents."""
EMPTIED: Payload = {"content": "", "attachments": [], "embeds": [], "components": []}


class Session:
    """What the bot is told, in order, whether or not a socket is there to carry it."""

    def __init__(self, session_id: str, intents: int) -> None:
        self.id, self.intents = session_id, intents
        self.events: list[Payload] = []
        self.socket: Socket | None = None
        self.gone_at: float | None = None

    def tell(self, event: str, payload: Payload) -> None:
        """One event more, as this session may hear it."""
        if event.startswith("MESSAGE") and not self._may_read(payload):
            payload = payload | EMPTIED
        self.events.append({"op": DISPATCH, "t": event, "s": len(self.events) + 1, "d": payload})
        if self.socket is not None:
            self.socket.send(self.events[-1])

    def hears(self, event: str, payload: Payload) -> bool:
        """Whether the intents of this session cover the event."""
        if event.startswith("MESSAGE"):
            return bool(self.intents & (GUILD_MESSAGES if payload.get("guild_id") else DM_MESSAGES))
        if event.startswith("GUILD_MEMBER"):
            return bool(self.intents & MEMBERS)
        if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
            return bool(self.intents & GUILDS)
        return True

    def _may_read(self, payload: Payload) -> bool:
        """Talk on a server is read only with a privileged intent, unless it is by the bot or names it."""
        asked = self.intents & CONTENT or not payload.get("guild_id")
        return bool(
            asked or any(one.get("bot") for one in [payload.get("author") or {}, *(payload.get("mentions") or ())])
        )


class Socket:
    """One connection. `send` only queues; a task writes in order, compressed as the client asked."""

    def __init__(self, gateway: Gateway, request: web.Request) -> None:
        self.gateway, self.request = gateway, request
        self.ws = web.WebSocketResponse(max_msg_size=1 << 20)
        self.session: Session | None = None
        self.queue: asyncio.Queue[Payload | int] = asyncio.Queue()
        self.pack = packing(request.query.get("compress", ""))
        self.deaf = False
        """It stands, but nothing comes of it any more: no event, no answer to a heartbeat."""
        self.closed_with = 0
        self.heard: list[float] = []

    def send(self, payload: Payload) -> None:
        """Say something, unless it is deaf and dumb."""
        if not self.deaf:
            self.queue.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close after what is queued."""
        self.closed_with = code
        self.queue.put_nowait(code)

    def cut(self) -> None:
        """The network goes, without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def write(self) -> None:
        while isinstance(payload := await self.queue.get(), dict):
            packed = self.pack(json.dumps(payload).encode())
            try:
                if isinstance(packed, str):
                    await self.ws.send_str(packed)
                else:
                    await self.ws.send_bytes(packed)
            except (ConnectionError, RuntimeError):
                return
        await self.ws.close(code=payload)


def packing(compress: str) -> Callable[[bytes], bytes | str]:
    """How payloads go over the wire: one stream a connection, flushed after each."""
    if compress == "zlib-stream":
        stream = zlib.compressobj()
        return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    if compress == "zstd-stream":
        zstandard = importlib.import_module("zstandard")
        packer = zstandard.ZstdCompressor().compressobj()
        return lambda data: bytes(packer.compress(data) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    return lambda data: data.decode()
