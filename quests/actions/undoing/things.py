"""Taking back what was made: quests, boards."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, update

from quests.actions.awarding import revoke
from quests.actions.undoing.taking import Back, Taking, Ways
from quests.events import (
    BadgeGiven,
    BoardPosted,
    BoardRemoved,
    QuestMade,
)
from quests.rules.lives import BY_HAND, Held
from quests.statements import HERE
from quests.tables import (
    attempts,
    boards,
    cells,
    quests,
)
from quests.work import Work

REMOVE_QUEST = (
    update(quests)
    .where(
        quests.c.classroom_id == HERE,
        quests.c.quest_id == bindparam("quest"),
        ~exists().where(attempts.c.classroom_id == HERE, attempts.c.quest_id == bindparam("quest")),
        ~exists().where(cells.c.classroom_id == HERE, cells.c.quest_id == bindparam("quest")),
    )
    .values(removed_at=bindparam("moment"))
)
UNPOST = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "posted")
    .values(state="draft", posted_at=None)
)
BOARD_BACK = (
    update(boards)
    .where(boards.c.classroom_id == HERE, boards.c.board_id == bindparam("board"), boards.c.state == "removed")
    .values(state=bindparam("before"))
)


def _quest_made(work: Work, fact: QuestMade, _: Taking) -> Back | None:
    """Only while nobody has begun it and it stands on no board."""
    return Back() if work.execute(REMOVE_QUEST, quest=fact.quest, moment=work.now).changed else None


def _board_posted(work: Work, fact: BoardPosted, _: Taking) -> Back | None:
    """The students no longer see it. What they have begun there stays theirs, and is there when it is posted again."""
    return Back() if work.execute(UNPOST, board=fact.board).changed else None


def _board_removed(work: Work, fact: BoardRemoved, _: Taking) -> Back | None:
    return Back() if work.execute(BOARD_BACK, board=fact.board, before=fact.before).changed else None


def _badge_given(work: Work, fact: BadgeGiven, taking: Taking) -> Back | None:
    held = Held(fact.code, fact.tier, "")
    gone = revoke(work, fact.member, fact.badge, held, by=taking.by, deed=taking.undoing, source=BY_HAND)
    return Back(0, (fact.member,)) if gone else None


WAYS: Ways = {
    BadgeGiven: _badge_given,
    QuestMade: _quest_made,
    BoardPosted: _board_posted,
    BoardRemoved: _board_removed,
}
