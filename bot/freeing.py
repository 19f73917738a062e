"""The bytes of files that no row names any more: after somebody was erased, and now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from bot.files import FileStore
from quests.desk import Desk
from quests.queries.files import hashes_in_use, in_use
from quests.work import Reading


def orphans_of(read: Reading, freed: Collection[str]) -> set[str]:
    """Those of these contents that no row of any classroom names: another student may have handed in the same."""
    return {one for one in freed if not in_use(read, one)}


async def free_files(desk: Desk, store: FileStore, freed: Collection[str]) -> None:
    """Remove those of these contents that nobody else's hand-in needs."""
    orphans = await desk.read(lambda read: orphans_of(read, freed))
    await asyncio.to_thread(store.remove, orphans)


async def sweep_files(desk: Desk, store: FileStore) -> None:
    """Remove what no row names and has lain for an hour. What lies there is listed before the rows are read."""
    old = await asyncio.to_thread(store.old)
    if old:
        orphans = old - await desk.read(hashes_in_use)
        await asyncio.to_thread(store.remove, orphans)
