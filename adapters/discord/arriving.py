"""Files that come with a call: fetched into a waiting room before the call is answered, and gone afterwards."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from adapters.calls import Upload
from adapters.discord.client import LOOPBACK
from adapters.discord.inbound import Payload

Get = Callable[[str], AbstractAsyncContextManager[aiohttp.ClientResponse]]
"""Asks for an address, and follows it nowhere else."""
log = logging.getLogger(__name__)
HOSTS = ("cdn.discordapp.com", "media.discordapp.net")
"""Where Discord keeps what people attach; nothing is fetched from anywhere else."""
FETCH_S = 120.0
CHUNK = 65_536


class Arrivals:
    """The waiting room."""

    def __init__(self, folder: Path, *, most_bytes: int, on_loopback: bool) -> None:
        """What is larger than `most_bytes` is not fetched. A test's Discord keeps its files on this machine."""
        self._folder, self._most, self._on_loopback = folder, most_bytes, on_loopback

    def empty(self) -> None:
        """Remove what a process left behind that was killed."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @asynccontextmanager
    async def fetched(self, get: Get, attachments: Sequence[Payload]) -> AsyncIterator[tuple[Upload, ...]]:
        """The attachments as files of ours, for as long as this lasts. What could not be had is named, and not there."""
        if not attachments:
            yield ()
            return
        folder = await asyncio.to_thread(self._made)
        try:
            yield tuple([await self._one(get, folder / str(nth), one) for nth, one in enumerate(attachments)])
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    def _made(self) -> Path:
        """A folder of its own; on a disk that takes nothing more one that is not there, so that nothing can be had."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return Path(tempfile.mkdtemp(dir=self._folder))
        except OSError:
            log.exception("no waiting room")
            return self._folder / "none"

    async def _one(self, get: Get, path: Path, attachment: Payload) -> Upload:
        size = int(attachment.get("size", 0))
        if size <= self._most and self.may(attachment["url"]):
            try:
                await asyncio.wait_for(self._fetch(get, path, attachment["url"]), FETCH_S)
            except (aiohttp.ClientError, OSError):
                log.warning("not fetched", exc_info=True)
                with suppress(OSError):
                    await asyncio.to_thread(path.unlink)
        return Upload(
            name=attachment.get("filename", ""),
            path=str(path),
            media_type=attachment.get("content_type") or "",
            size_bytes=size,
        )

    async def _fetch(self, get: Get, path: Path, url: str) -> None:
        """Raises aiohttp.ClientError, OSError. It stops where there is more than was said."""
        async with get(url) as response:
            if response.status != 200:
                raise aiohttp.ClientError(str(response.status))
            left = self._most + 1
            with path.open("wb") as file:
                async for chunk in response.content.iter_chunked(CHUNK):
                    file.write(chunk[:left])
                    left -= len(chunk)
                    if left <= 0:
                        return

    def may(self, url: str) -> bool:
        """Whether it is an address of Discord's own, and nothing else in its clothes."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            return False
        if self._on_loopback:
            return host in LOOPBACK
        return parts.scheme == "https" and host in HOSTS and port in (None, 443) and parts.username is None
