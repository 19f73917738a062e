"""What was done in one go."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    DeedId,
    Moment,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a member did in one go, as the undo list shows it."""

    deed_id: DeedId
    kind: str
    at: Moment
    count: int
    amount: int
    title: str
    """The quest or board it was about, "" for none."""
    name: str
    """The member it was about, "" for none or many."""
    now: str
    """What was made of it: a role or a style; "" for other deeds."""
