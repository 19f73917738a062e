"""What an approval adds to a member's tallies; undoing it takes the same away, and verify adds it all up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from quests.ids import BoardId
from quests.rules.conditions import APPROVED


def of_approval(day: date, *, try_no: int, worth: int, boards: Sequence[BoardId]) -> Mapping[str, int]:
    """The tallies of one approval on `day` (the classroom's own), of a quest that stood on `boards`."""
    return {
        APPROVED: 1,
        f"{APPROVED}.day.{day.isoformat()}": 1,
        f"{APPROVED}.points": worth,
        f"{APPROVED}.tries": try_no,
        **{f"{APPROVED}.board.{board}": 1 for board in boards},
    }
