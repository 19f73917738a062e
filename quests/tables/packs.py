"""What came into a class from a pack."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from quests.ids import DeedId
from quests.tables.base import NOTHING_PERSONAL, InClassroom, big, metadata, of_classroom


class PackItemColumns(InClassroom):
    """One quest, board or badge of a pack: which row it became, in which edition, and by which deed it came in."""

    pack: Named[str] = Column(Text, primary_key=True)
    kind: Named[str] = Column(Text, primary_key=True)
    code: Named[str] = Column(Text, primary_key=True)
    item_id: Named[int] = big()
    edition: Named[int] = Column(Integer)
    deed_id: Named[DeedId] = big()


pack_items = Table(
    "pack_items",
    metadata,
    PackItemColumns,
    of_classroom(),
    Index(None, "classroom_id", "deed_id"),
    Index(None, "classroom_id", "kind", "item_id"),
    info=NOTHING_PERSONAL.info(),
)
