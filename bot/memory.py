"""What an adapter may remember over a restart, kept over the Desk."""

from __future__ import annotations

from quests.actions import keeping
from quests.desk import Desk


class DeskMemory:
    """One platform's `adapters.port.Memory`: opaque text by workspace and key."""

    def __init__(self, desk: Desk, platform: str) -> None:
        """Kept on `desk`; no platform reads another's."""
        self._desk = desk
        self._platform = platform

    async def get(self, workspace: str, key: str) -> str | None:
        """What was put there, or None."""
        return await self._desk.read(
            lambda read: keeping.get_note(read, platform=self._platform, workspace=workspace, note=key)
        )

    async def put(self, workspace: str, key: str, text: str) -> None:
        """Remember `text`, in place of what was there."""
        await self._desk.write(
            lambda work: keeping.put_note(work, platform=self._platform, workspace=workspace, note=key, content=text)
        )

    async def delete(self, workspace: str, key: str) -> None:
        """Forget it; nothing happens when there is nothing."""
        await self._desk.write(
            lambda work: keeping.delete_note(work, platform=self._platform, workspace=workspace, note=key)
        )
