"""What came in from packs."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event


@dataclass(frozen=True, kw_only=True)
class PackImported(Event):
    """Something of the pack `pack` came in: so many quests, boards and badges; `mended` were here and have new texts."""

    kind = "pack.imported"
    undoable = True
    pack: str
    edition: int
    quests: int
    boards: int
    badges: int
    mended: int = 0


@dataclass(frozen=True, kw_only=True)
class PackMended(Event):
    """A later edition of a pack brought nothing new, only better texts for `mended` things."""

    kind = "pack.mended"
    pack: str
    edition: int
    mended: int
