"""Quests, as one member sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, or_, select

from quests.errors import BoardClosed, NotAgainYet, NotFound, NotNow, Refusal
from quests.ids import MemberId, Moment, QuestId
from quests.queries.attempts import attempt_at, help_with, latest_hand_in, time_asked
from quests.queries.boards import BOARDS_WITH, cells_of, posted_boards
from quests.queries.extensions import extended_until
from quests.queries.files import files_of
from quests.queries.proposals import is_free, needs_idea, proposal_for, standing_ideas
from quests.queries.terms import in_the_way
from quests.reports import Attempt, Proposal, Quest, QuestView
from quests.rules import boards as rules
from quests.rules.codes import short_of
from quests.rules.links import stored_links
from quests.rules.repeats import repeatable
from quests.statements import HERE
from quests.tables import attempts, boards, cells, proposals, quests
from quests.work import Reading

_QUEST = (
    quests.c.quest_id,
    quests.c.title,
    quests.c.short,
    quests.c.task,
    quests.c.points,
    quests.c.minutes,
    quests.c.due_at,
    quests.c.closes_at,
    quests.c.removed_at,
    quests.c.tags,
    quests.c.opens_at,
    quests.c.places,
    quests.c.taken_n,
    quests.c.runs_most,
    quests.c.runs_per,
    quests.c.unlock,
    quests.c.auto,
    quests.c.formats,
    quests.c.simple,
    quests.c.links,
)
_SEVERAL = (9, 17)
"""Where in a row the tags and the formats stand, each as one text."""
_LINKS = 19
"""Where the links stand, as JSON."""
QUEST = select(*_QUEST).where(quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest"))
MAKER = select(quests.c.made_by).where(quests.c.classroom_id == HERE, quests.c.quest_id == bindparam("quest"))
ALL_QUESTS = (
    select(*_QUEST).where(quests.c.classroom_id == HERE, quests.c.removed_at.is_(None)).order_by(quests.c.quest_id)
)
_ON_BOARD = exists().where(
    cells.c.classroom_id == quests.c.classroom_id,
    cells.c.quest_id == quests.c.quest_id,
    boards.c.classroom_id == cells.c.classroom_id,
    boards.c.board_id == cells.c.board_id,
)
_ON_POSTED = _ON_BOARD.where(boards.c.state == "posted")
_ON_CLOSED = _ON_BOARD.where(boards.c.state == "closed")
_OPEN = or_(_ON_POSTED, and_(quests.c.for_board.is_(None), ~_ON_CLOSED))
"""Whether work on it can be begun; on a closed board, and nowhere else, only what was begun goes on."""
_BEGUN = exists().where(
    attempts.c.classroom_id == quests.c.classroom_id,
    attempts.c.quest_id == quests.c.quest_id,
    attempts.c.member_id == bindparam("member"),
)
SINGLES = ALL_QUESTS.where(quests.c.for_board.is_(None), ~_ON_POSTED, ~_ON_CLOSED)
IN_SIGHT = select(quests.c.quest_id).where(
    quests.c.classroom_id == HERE,
    quests.c.quest_id == bindparam("quest"),
    quests.c.removed_at.is_(None),
    or_(quests.c.for_board.is_(None), _ON_POSTED, _ON_CLOSED, _BEGUN),
)
MAY_WORK = IN_SIGHT.where(or_(_OPEN, _BEGUN))
_FREE = exists().where(
    cells.c.classroom_id == quests.c.classroom_id, cells.c.quest_id == quests.c.quest_id, cells.c.kind == "free"
)
_AGREED = exists().where(
    proposals.c.classroom_id == quests.c.classroom_id,
    proposals.c.quest_id == quests.c.quest_id,
    proposals.c.member_id == bindparam("member"),
    proposals.c.state == "approved",
)
_later = attempts.alias("later")
OPEN_TO = (
    select(*_QUEST, attempts.c.state)
    .select_from(quests)
    .outerjoin(
        attempts,
        (attempts.c.classroom_id == quests.c.classroom_id)
        & (attempts.c.quest_id == quests.c.quest_id)
        & (attempts.c.member_id == bindparam("member"))
        & ~exists().where(
            _later.c.classroom_id == attempts.c.classroom_id,
            _later.c.quest_id == attempts.c.quest_id,
            _later.c.member_id == attempts.c.member_id,
            _later.c.run_no > attempts.c.run_no,
        ),
    )
    .where(
        quests.c.classroom_id == HERE,
        quests.c.removed_at.is_(None),
        or_(attempts.c.state.is_(None), attempts.c.state == "taken", attempts.c.state == "returned"),
        or_(_OPEN, attempts.c.state.is_not(None)),
        or_(~_FREE, _AGREED),
    )
    .order_by(case((attempts.c.state == "returned", 0), (attempts.c.state == "taken", 1), else_=2), quests.c.quest_id)
)


def _quest(row: Sequence[Any]) -> Quest:
    """A row as a quest: its tags, its formats and its links are each stored as one text."""
    values: list[Any] = [*row]
    for place in _SEVERAL:
        values[place] = tuple(values[place].split())
    values[_LINKS] = stored_links(values[_LINKS])
    return Quest(*values)


def find_quest(look: Reading, quest: QuestId) -> Quest:
    """A quest of this classroom that was not removed. Raises NotFound."""
    found = _quest(look.execute(QUEST, quest=quest).one("quest"))
    if found.removed_at is not None:
        raise NotFound("quest")
    return found


def maker_of(look: Reading, quest: QuestId) -> MemberId:
    """Who made a quest. Raises NotFound."""
    return look.execute(MAKER, quest=quest).one("quest")[0]


def all_quests(look: Reading) -> list[Quest]:
    """All quests that were not removed, in the order they were made."""
    return [_quest(row) for row in look.execute(ALL_QUESTS)]


def single_quests(look: Reading) -> list[Quest]:
    """The quests that stand for themselves, on no posted board."""
    return [_quest(row) for row in look.execute(SINGLES)]


def in_sight(look: Reading, quest: QuestId, member: MemberId) -> bool:
    """Whether a student may know of a quest: on a posted or closed board, on its own, or begun by them. Not those of drafts."""
    return bool(look.execute(IN_SIGHT, quest=quest, member=member))


def find_in_sight(look: Reading, quest: QuestId, member: MemberId) -> Quest:
    """A quest that `member` may know of. Raises NotFound."""
    if not in_sight(look, quest, member):
        raise NotFound("quest")
    return find_quest(look, quest)


def may_work(look: Reading, quest: QuestId, member: MemberId) -> bool:
    """Whether `member` may begin a quest in sight, or has begun it: on a closed board nothing new is begun."""
    return bool(look.execute(MAY_WORK, quest=quest, member=member))


def find_to_work(look: Reading, quest: QuestId, member: MemberId) -> Quest:
    """A quest that `member` may work on. Raises NotFound, BoardClosed, NotNow on a square that waits for an idea."""
    found = find_in_sight(look, quest, member)
    if not may_work(look, quest, member):
        raise BoardClosed
    if needs_idea(look, quest, member):
        raise NotNow("free", "begin")
    return found


def open_to(look: Reading, member: MemberId) -> list[tuple[Quest, str | None]]:
    """What `member` could work on now, with their state: what came back, what they have begun, then what they may begin (None)."""
    rows: list[Any] = look.execute(OPEN_TO, member=member)  # more columns than SQLAlchemy types
    ideas = standing_ideas(look) if rows else {}
    found = [(_quest(row[:-1]), row[-1]) for row in rows]
    return [
        (_mine(quest, ideas, member), state)
        for quest, state in found
        if state or in_the_way(look, quest, member, None) is None
    ]


def _mine(quest: Quest, ideas: Mapping[tuple[QuestId, MemberId], tuple[str, str]], member: MemberId) -> Quest:
    """A quest by the title that it has for `member`."""
    title, state = ideas.get((quest.quest_id, member), ("", ""))
    return replace(quest, title=title) if state == "approved" else quest


def quest_view(look: Reading, quest: QuestId, member: MemberId) -> QuestView:
    """A quest as `member` sees it. Raises NotFound."""
    found = find_quest(look, quest)
    attempt = attempt_at(look, quest, member)
    where: Any = look.execute(BOARDS_WITH, quest=quest).first()  # more columns than SQLAlchemy types
    latest = latest_hand_in(look, attempt.attempt_id) if attempt else None
    idea = proposal_for(look, quest, member)
    barred = in_the_way(look, found, member, attempt)
    return QuestView(
        _own(found, idea),
        attempt,
        latest,
        help_with(look, quest, member),
        rules.coordinate((where[-2], where[-1])) if where else "",
        where[0] if where else None,
        may_work(look, quest, member),
        idea,
        is_free(look, quest),
        barred.code if barred else "",
        _again_at(found, attempt, barred, look.now),
        extended_until(look, quest, member) if found.closes_at is not None else None,
        time_asked(look, quest, member) if found.closes_at is not None else None,
        files_of(look, latest.hand_in_id) if latest else (),
    )


def _own(quest: Quest, idea: Proposal | None) -> Quest:
    """A quest as it stands for who was allowed something of their own instead."""
    if idea is None or idea.state != "approved":
        return quest
    return replace(
        quest, title=idea.title, short=short_of(idea.title), task=f"{idea.task}\n\n{idea.how}", simple="", links=()
    )


def _again_at(quest: Quest, attempt: Attempt | None, barred: Refusal | None, now: Moment) -> Moment | None:
    if isinstance(barred, NotAgainYet):
        return barred.at
    done = attempt is not None and attempt.state == "approved" and repeatable(quest.runs_most, attempt.run_no)
    return now if done and barred is None else None


def find_cell(look: Reading, name: str, member: MemberId) -> QuestId:
    """The quest that `name` means: a coordinate on the newest posted board, or (the beginning of) a title. Raises NotFound."""
    wanted = name.casefold().strip()
    for quest, square in squares_of(look, member).items():
        if wanted == square.casefold():
            return quest
    titles = {quest.quest_id: quest.title.casefold() for quest in all_quests(look)}
    same = [quest for quest, title in titles.items() if title == wanted]
    begins = [quest for quest, title in titles.items() if wanted and title.startswith(wanted)]
    if same or len(begins) == 1:
        return (same or begins)[0]
    raise NotFound("quest", name)


def squares_of(look: Reading, member: MemberId) -> dict[QuestId, str]:
    """The quests that a coordinate means, with it: the newest posted board's square of that name counts."""
    found: dict[str, QuestId] = {}
    for board in posted_boards(look):
        for cell in cells_of(look, board.board_id, member):
            found.setdefault(rules.coordinate((cell.row, cell.column)), cell.quest_id)
    return {quest: square for square, quest in found.items()}
