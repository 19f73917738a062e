"""What an approval brings on its boards: lines, finished boards and bonuses. A bonus stands exactly while what it is for stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from quests.actions.ledger import enter
from quests.ids import BoardId, DeedId, MemberId, QuestId
from quests.queries.boards import BOARD, Stand, boards_with, done_on
from quests.queries.bonuses import Paid, cause_of, paid_bonuses
from quests.reports import Attempt, Board
from quests.rules import boards as rules
from quests.statements import HERE
from quests.tables import members
from quests.work import Reading, Work

ONE_AT_A_TIME = (
    select(members.c.member_id)
    .where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"))
    .with_for_update(key_share=True)
)
"""On PostgreSQL a member's answers wait for each other here: of two that make a line together, the second must see the first.
(SQLite has one writer.)"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What an approval counted for: its boards, the lines it made there, and those of the boards that it finished."""

    boards: tuple[BoardId, ...]
    lines: tuple[str, ...]
    finished: tuple[BoardId, ...]


def follow(work: Work, run: Attempt, *, by: MemberId, deed: DeedId) -> Counted:
    """Look at the boards of an attempt that was just approved, and pay what its bonuses are. `run` is as it was before."""
    boards = boards_with(work, run.quest_id) if run.run_no == 1 else []  # a square is done once: by the first run
    if boards:
        work.execute(ONE_AT_A_TIME, member=run.member_id)
    stands = [done_on(work, board, run.member_id) for board in boards]
    for one in stands:
        _pay(work, one, run, by=by, deed=deed)
    return Counted(
        boards=tuple(one.board.board_id for one in stands),
        lines=tuple(one.name(line) for one in stands for line in _made(one, run.quest_id)),
        finished=tuple(one.board.board_id for one in stands if _finished(one, run.quest_id)),
    )


def _squares(one: Stand, quest: QuestId) -> frozenset[rules.Square]:
    return frozenset((cell.row, cell.column) for cell in one.cells if cell.quest_id == quest)


def _made(one: Stand, quest: QuestId) -> list[rules.Run]:
    mine = _squares(one, quest)
    return [run for run in rules.lines_made(one.runs, one.done) if mine.intersection(run)]


def _finished(one: Stand, quest: QuestId) -> bool:
    before = one.done - _squares(one, quest)
    return rules.complete(one.tree, one.layout, one.done) and not rules.complete(one.tree, one.layout, before)


def _pay(work: Work, one: Stand, run: Attempt, *, by: MemberId, deed: DeedId) -> None:
    """Pay what stands now and was not paid, or was taken back since."""
    if not one.bonuses:
        return
    had = {(paid.board, paid.number, paid.quests) for paid in paid_bonuses(work, run.member_id)}
    for earned in rules.standing(one.bonuses, one.tree, one.layout, one.done):
        quests = one.quests(earned.line) if earned.line else ""
        cause = cause_of(one.board.board_id, earned.number, quests, run.attempt_id, run.decisions + 1)
        if (one.board.board_id, earned.number, tuple(map(int, filter(None, quests.split("."))))) not in had:
            enter(work, member=run.member_id, amount=earned.points, cause=cause, by=by, deed=deed)


def take_back(work: Work, *, member: MemberId, quest: QuestId, by: MemberId, undoing: DeedId) -> int:
    """Take back the bonuses that do not stand without `quest`, whichever approval they were paid with; gives how many."""
    work.execute(ONE_AT_A_TIME, member=member)
    fallen = [paid for paid in paid_bonuses(work, member) if _fallen(work, paid, member, quest)]
    return sum(
        enter(
            work,
            member=member,
            amount=-paid.amount,
            cause=f"undo:{paid.entry}",
            by=by,
            deed=undoing,
            reverses=paid.entry,
        )
        for paid in fallen
    )


def _fallen(look: Reading, paid: Paid, member: MemberId, quest: QuestId) -> bool:
    if paid.quests:
        return quest in paid.quests
    now = done_on(look, Board(*look.execute(BOARD, board=paid.board).one("board")), member)
    return bool(_squares(now, quest)) and not _stands(now, paid.number)


def _stands(one: Stand, number: int) -> bool:
    return number < len(one.bonuses) and rules.complete(one.bonuses[number].tree(one.tree), one.layout, one.done)
