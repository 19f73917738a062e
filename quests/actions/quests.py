"""Making quests."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, update

from quests.actions.members import ONE_AT_A_TIME
from quests.events import QuestMade, QuestUnlockSet
from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.queries.quests import find_quest
from quests.queries.unlocking import unlocks
from quests.reports import Link
from quests.rules import text
from quests.rules.attempts import Per
from quests.rules.codes import short_of
from quests.rules.evidence import read_formats
from quests.rules.limits import (
    MINUTES_MOST,
    PLACES_MOST,
    POINTS_MOST,
    RUNS_MOST,
    SHORT_LONGEST,
    TASK_LONGEST,
    TITLE_LONGEST,
)
from quests.rules.links import check_links, write_links
from quests.rules.unlocking import check_unlock
from quests.statements import HERE
from quests.tables import quests
from quests.work import Work

POINTS_USUAL = 10
"""What a quest is worth when nobody says: a quiet class is not asked, and may turn light one day."""
INSERT_QUEST = insert(quests)
SET_UNLOCK = (
    update(quests)
    .where(quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest"))
    .values(unlock=bindparam("new_unlock"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuest:
    """A quest to be made. Points from 0 to 1,000, minutes from 0 (no guess) to 600.

    `places` 0 is for everybody; `runs_most` 0 as often as one likes, `runs_per` day, week or ""; `unlock` a condition as JSON.
    `formats` are the ways it takes, () for all; `simple` the task in simpler words, `links` pages to look at.
    """

    title: str
    task: str
    points: int = POINTS_USUAL
    minutes: int = 15
    short: str = ""
    tags: tuple[str, ...] = ()
    opens_at: Moment | None = None
    due_at: Moment | None = None
    closes_at: Moment | None = None
    places: int = 0
    runs_most: int = 1
    runs_per: str = ""
    unlock: str = ""
    auto: bool = False
    formats: tuple[str, ...] = ()
    simple: str = ""
    links: tuple[Link, ...] = ()


def make_quest(work: Work, new: NewQuest, *, by: MemberId) -> QuestMade:
    """Make a quest. Raises Invalid."""
    return work.emit(QuestMade(by=by, quest=insert_quest(work, new, by)))


def insert_quest(work: Work, new: NewQuest, by: MemberId, board: BoardId | None = None) -> QuestId:
    """Write a quest down and give its id. Raises Invalid."""
    quest = QuestId(work.new_id())
    title = text.line("title", new.title, longest=TITLE_LONGEST)
    work.execute(
        INSERT_QUEST,
        quest_id=quest,
        title=title,
        short=text.line("short", new.short, longest=SHORT_LONGEST, required=False) or short_of(title),
        task=text.lines("task", new.task, longest=TASK_LONGEST),
        points=text.whole_number("points", str(new.points), least=0, most=POINTS_MOST),
        minutes=text.whole_number("minutes", str(new.minutes), least=0, most=MINUTES_MOST),
        tags=" ".join(text.tags("tags", " ".join(new.tags))),
        opens_at=new.opens_at,
        due_at=new.due_at,
        closes_at=new.closes_at,
        places=text.whole_number("places", str(new.places), least=0, most=PLACES_MOST),
        taken_n=0,
        runs_most=text.whole_number("runs", str(new.runs_most), least=0, most=RUNS_MOST),
        runs_per=text.one_of("per", new.runs_per, tuple(Per)),
        unlock=check_unlock(quest, new.unlock, unlocks(work)) if new.unlock else "",
        auto=int(new.auto),
        formats=" ".join(read_formats("formats", new.formats)),
        simple=text.lines("simple", new.simple, longest=TASK_LONGEST, required=False),
        links=write_links(check_links("links", new.links)),
        for_board=board,
        made_by=by,
        made_at=work.now,
        removed_at=None,
    )
    return quest


def set_unlock(work: Work, *, quest: QuestId, unlock: str, by: MemberId) -> QuestUnlockSet:
    """Say what opens a quest; '' opens it to all. Who has begun it goes on. Raises NotFound, Invalid: waits_for_itself."""
    work.execute(ONE_AT_A_TIME)  # two that wait for each other must not come in at once
    found = find_quest(work, quest)
    checked = check_unlock(quest, unlock, {**unlocks(work), quest: ""})
    work.execute(SET_UNLOCK, quest=found.quest_id, new_unlock=checked)
    return work.emit(QuestUnlockSet(by=by, quest=quest))
