"""What quests and boards said before somebody mended them."""

from __future__ import annotations

from sqlalchemy import Column, Named, Table, Text

from quests.ids import MendingId
from quests.tables.base import NOTHING_PERSONAL, InClassroom, big, big_key, metadata, of_classroom


class MendingColumns(InClassroom):
    """One mending of a quest or a board: what it said `before` and `after`, each as JSON, so that undo can give it back."""

    mending_id: Named[MendingId] = big_key()
    item_id: Named[int] = big()
    """The quest or the board."""
    before: Named[str] = Column(Text)
    after: Named[str] = Column(Text)


mendings = Table("mendings", metadata, MendingColumns, of_classroom(), info=NOTHING_PERSONAL.info())
