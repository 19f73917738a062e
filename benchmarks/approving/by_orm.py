"""The peer: how most Python bots store things: mapped classes, an `AsyncSession` for each request, aiosqlite underneath.

Why it is fair: the same tables, keys and durability (WAL, synchronous=FULL, foreign keys on); SQLAlchemy's statement cache at work;
one query for all five tallies and one joined query for boards and badges instead of a lazy load each; badges from tallies, not by
the `count(*)` one meets most often; objects do not expire at commit; the receipt is inserted first, so that a unit holds the write
lock from its beginning and none fails for a stale snapshot. The pool is the size that did best here with 32 callers.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped

from benchmarks.approving.school import Clock, HandedIn
from quests import tables
from quests.ids import Moment
from quests.rules import boards as rules
from quests.rules.calendar import local_date

POOL = 1


class Base(DeclarativeBase):
    """The mapped classes share the engine's tables, so the schema is the same to the last index."""

    metadata = tables.metadata


class Receipt(Base):
    __table__ = tables.receipts


class Attempt(Base):
    __table__ = tables.attempts
    classroom_id: Mapped[int]
    attempt_id: Mapped[int]
    quest_id: Mapped[int]
    member_id: Mapped[int]
    state: Mapped[str]
    worth: Mapped[int]
    tries: Mapped[int]
    decisions: Mapped[int]
    moved_at: Mapped[int]


class HandIn(Base):
    __table__ = tables.hand_ins
    hand_in_id: Mapped[int]
    state: Mapped[str]
    decided_at: Mapped[int | None]
    decided_by: Mapped[int | None]


class Entry(Base):
    __table__ = tables.entries


class Balance(Base):
    __table__ = tables.balances
    points: Mapped[int]
    entries_n: Mapped[int]


class Tally(Base):
    __table__ = tables.tallies
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    tally: Mapped[str]
    n: Mapped[int]


class Board(Base):
    __table__ = tables.boards
    classroom_id: Mapped[int]
    board_id: Mapped[int]
    completion: Mapped[str]
    rows_n: Mapped[int]
    columns_n: Mapped[int]
    state: Mapped[str]


class Cell(Base):
    __table__ = tables.cells
    classroom_id: Mapped[int]
    board_id: Mapped[int]
    row_no: Mapped[int]
    column_no: Mapped[int]
    quest_id: Mapped[int]


class Badge(Base):
    __table__ = tables.badges
    classroom_id: Mapped[int]
    badge_id: Mapped[int]
    condition: Mapped[str]
    is_on: Mapped[int]


class Award(Base):
    __table__ = tables.awards
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    badge_id: Mapped[int]
    event_id: Mapped[int]


class Classroom(Base):
    __table__ = tables.classrooms
    zone: Mapped[str]


class Member(Base):
    __table__ = tables.members
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    tell: Mapped[str]
    removed_at: Mapped[int | None]


class Account(Base):
    __table__ = tables.accounts
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    platform: Mapped[str]
    workspace: Mapped[str]
    account: Mapped[str]
    chosen_at: Mapped[int]


class Fact(Base):
    __table__ = tables.events
    event_id: Mapped[int]
    at: Mapped[int]
    by_id: Mapped[int]
    deed_id: Mapped[int]
    body: Mapped[str]


class Message(Base):
    __table__ = tables.outbox


class ByOrm:
    """One engine, and a session for each approval."""

    def __init__(self, url: str, callers: int) -> None:
        self._url = url.replace("sqlite://", "sqlite+aiosqlite://")
        self._callers = callers
        self._clock = Clock()

    def approve(self, waiting: list[HandedIn]) -> None:
        """Approve all of them; each caller begins the next when its last is committed."""
        asyncio.run(self._ask(iter(waiting)))

    def close(self) -> None:
        """Nothing is left open: an engine belongs to the event loop it was used in."""

    async def _ask(self, waiting: Iterator[HandedIn]) -> None:
        engine = create_async_engine(self._url, pool_size=POOL, max_overflow=0, connect_args={"timeout": 30})
        event.listen(engine.sync_engine, "connect", _durable)
        sessions = async_sessionmaker(engine, expire_on_commit=False)
        try:
            await asyncio.gather(*(self._caller(sessions, waiting) for _ in range(self._callers)))
        finally:
            await engine.dispose()

    async def _caller(self, sessions: async_sessionmaker[AsyncSession], waiting: Iterator[HandedIn]) -> None:
        for one in waiting:
            async with sessions() as session, session.begin():
                await self._unit(session, one, self._clock.now())

    async def _unit(self, session: AsyncSession, one: HandedIn, now: Moment) -> None:
        here, new_id = one.classroom, self._clock.new_id
        session.add(Receipt(classroom_id=here, delivery=one.delivery, verb="approve", at=now))
        await session.flush()
        attempt = await session.get_one(Attempt, (here, one.attempt))
        hand_in = (
            await session.scalars(
                select(HandIn).filter_by(classroom_id=here, attempt_id=one.attempt, try_no=attempt.tries)
            )
        ).one()
        attempt.state = hand_in.state = "approved"
        attempt.decisions += 1
        attempt.moved_at = hand_in.decided_at = now
        hand_in.decided_by = one.teacher
        fact = Fact(
            classroom_id=here,
            event_id=new_id(),
            kind="attempt.approved",
            version=1,
            at=now,
            by_id=one.teacher,
            undoes=None,
        )
        fact.deed_id = fact.event_id
        await self._pay(session, attempt, fact)
        boards, lines, finished = await _lines(session, attempt)
        tallies = await _count(session, attempt, now, boards)
        badges = await _award(session, attempt, fact, tallies)
        body = {
            "by": one.teacher,
            "attempt": attempt.attempt_id,
            "quest": attempt.quest_id,
            "member": attempt.member_id,
            "hand_in": hand_in.hand_in_id,
            "try_no": attempt.tries,
            "worth": attempt.worth,
            "lines": len(lines),
            "badges": badges,
            "boards": boards,
            "made": lines,
            "finished": finished,
        }
        fact.body = json.dumps(body, separators=(",", ":"))
        session.add(fact)
        await self._tell(session, attempt, fact)

    async def _pay(self, session: AsyncSession, attempt: Attempt, fact: Fact) -> None:
        here, member = attempt.classroom_id, attempt.member_id
        entry = Entry(
            classroom_id=here,
            entry_id=self._clock.new_id(),
            member_id=member,
            amount=attempt.worth,
            cause=f"attempt:{attempt.attempt_id}:{attempt.decisions}",
            reason="",
            at=fact.at,
            by_id=fact.by_id,
            deed_id=fact.deed_id,
            reverses=None,
        )
        session.add(entry)
        balance = await session.get(Balance, (here, member))
        if balance is None:
            balance = Balance(classroom_id=here, member_id=member, points=0, entries_n=0)
            session.add(balance)
        balance.points += attempt.worth
        balance.entries_n += 1

    async def _tell(self, session: AsyncSession, attempt: Attempt, fact: Fact) -> None:
        here, member = attempt.classroom_id, attempt.member_id
        told = (
            select(Account)
            .join(
                Member,
                (Member.classroom_id == Account.classroom_id) & (Member.member_id == Account.member_id),
            )
            .where(
                Member.classroom_id == here,
                Member.member_id == member,
                Member.tell == "message",
                Member.removed_at.is_(None),
            )
            .order_by(Account.chosen_at.desc())
            .limit(1)
        )
        for account in await session.scalars(told):
            session.add(
                Message(
                    classroom_id=here,
                    outbox_id=self._clock.new_id(),
                    event_id=fact.event_id,
                    member_id=member,
                    platform=account.platform,
                    workspace=account.workspace,
                    account=account.account,
                    place="",
                    state="pending",
                    tries=0,
                    next_at=fact.at,
                    first_try_at=None,
                    message="",
                    problem="",
                )
            )


def _durable(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=4000"):
        connection.execute(f"PRAGMA {pragma}")


async def _lines(session: AsyncSession, attempt: Attempt) -> tuple[list[int], list[str], list[int]]:
    here = attempt.classroom_id
    posted = (
        select(Board, Cell)
        .join(Cell, (Cell.classroom_id == Board.classroom_id) & (Cell.board_id == Board.board_id))
        .where(Board.classroom_id == here, Board.state == "posted", Cell.quest_id == attempt.quest_id)
    )
    boards: list[int] = []
    made: list[str] = []
    finished: list[int] = []
    for board, cell in (await session.execute(posted)).all():
        squares = (
            select(Cell.row_no, Cell.column_no, Cell.quest_id, Attempt.state)
            .outerjoin(
                Attempt,
                (Attempt.classroom_id == Cell.classroom_id)
                & (Attempt.quest_id == Cell.quest_id)
                & (Attempt.member_id == attempt.member_id),
            )
            .where(Cell.classroom_id == here, Cell.board_id == board.board_id)
        )
        found = (await session.execute(squares)).all()
        quests = {(row, column): quest for row, column, quest, _ in found}
        done = {(row, column) for row, column, _, state in found if state == "approved"}
        runs = rules.lines_of(
            (rules.read_completion(board.completion),), rules.Layout.plain(board.rows_n, board.columns_n)
        )
        standing = rules.lines_made(runs, done)
        mine = [run for run in standing if (cell.row_no, cell.column_no) in run]
        made += [f"{board.board_id}:{'.'.join(map(str, sorted(quests[square] for square in run)))}" for run in mine]
        boards.append(board.board_id)
        finished += [board.board_id] if mine and mine == standing else []
    return boards, made, finished


async def _count(session: AsyncSession, attempt: Attempt, now: Moment, boards: list[int]) -> dict[str, int]:
    here, member = attempt.classroom_id, attempt.member_id
    classroom = await session.get_one(Classroom, here)
    more = {
        "approved": 1,
        f"approved.day.{local_date(now, classroom.zone)}": 1,
        "approved.points": attempt.worth,
        "approved.tries": attempt.tries,
        **{f"approved.board.{board}": 1 for board in boards},
    }
    of_member = select(Tally).where(Tally.classroom_id == here, Tally.member_id == member, Tally.tally.in_(more))
    found = {tally.tally: tally for tally in await session.scalars(of_member)}
    for name, n in more.items():
        if name not in found:
            found[name] = Tally(classroom_id=here, member_id=member, tally=name, n=0)
            session.add(found[name])
        found[name].n += n
    return {name: tally.n for name, tally in found.items()}


async def _award(session: AsyncSession, attempt: Attempt, fact: Fact, tallies: dict[str, int]) -> list[int]:
    here, member = attempt.classroom_id, attempt.member_id
    unearned = (
        select(Badge)
        .outerjoin(
            Award,
            (Award.classroom_id == Badge.classroom_id)
            & (Award.badge_id == Badge.badge_id)
            & (Award.member_id == member),
        )
        .where(Badge.classroom_id == here, Badge.is_on == 1, Award.event_id.is_(None))
    )
    earned = []
    for badge in await session.scalars(unearned):
        tree = json.loads(badge.condition)
        if tallies.get(tree["count"], 0) >= tree["ge"]:
            session.add(
                Award(
                    classroom_id=here,
                    member_id=member,
                    badge_id=badge.badge_id,
                    event_id=fact.event_id,
                    awarded_at=fact.at,
                )
            )
            earned.append(badge.badge_id)
    return earned
