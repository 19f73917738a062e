"""Requests for help."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import (
    HelpId,
    MemberId,
    Moment,
    QuestId,
)


@dataclass(frozen=True, slots=True)
class Help:
    """A request for help. `answer` is '' while it is open."""

    help_id: HelpId
    quest_id: QuestId
    title: str
    member_id: MemberId
    name: str
    nickname: str
    kind: str
    state: str
    asked_at: Moment
    answer: str
    answerer: str | None
    words: str = ""
    """What the student added, of their own."""
