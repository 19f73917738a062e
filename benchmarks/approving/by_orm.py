"""The peer: how most Python bots store things: mapped classes, an `AsyncSession` for each request, aiosqlite underneath.

Why it is fair: the same tables, keys and durability (WAL, synchronous=FULL, foreign keys on); SQLAlchemy's statement cache at work;
one query for all tallies and one joined query for boards and squares instead of a lazy load each; badges from tallies, not by the
`count(*)` one meets most often; objects do not expire at commit; the receipt is inserted first, so that a unit holds the write lock
from its beginning and none fails for a stale snapshot. The pool is the size that did best here with 32 callers.
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
    handed_in_at: Mapped[int]
    how: Mapped[str]
    decided_at: Mapped[int | None]
    decided_by: Mapped[int | None]


class Entry(Base):
    __table__ = tables.entries


class Balance(Base):
    __table__ = tables.balances
    points: Mapped[int]
    entries_n: Mapped[int]


class Season(Base):
    __table__ = tables.seasons
    classroom_id: Mapped[int]
    season_id: Mapped[int]
    starts_at: Mapped[int]
    ends_at: Mapped[int | None]


class SeasonBalance(Base):
    __table__ = tables.season_balances
    points: Mapped[int]
    entries_n: Mapped[int]


class TeamMember(Base):
    __table__ = tables.team_members
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    team_id: Mapped[int]
    from_at: Mapped[int]
    to_at: Mapped[int | None]


class TeamBalance(Base):
    __table__ = tables.team_balances
    points: Mapped[int]
    entries_n: Mapped[int]


class Quest(Base):
    __table__ = tables.quests
    tags: Mapped[str]
    minutes: Mapped[int]
    due_at: Mapped[int | None]


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
    code: Mapped[str]
    rule: Mapped[str]
    version: Mapped[int]
    is_on: Mapped[int]


class Award(Base):
    __table__ = tables.awards
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    badge_id: Mapped[int]
    tier: Mapped[int]


class Member(Base):
    __table__ = tables.members
    classroom_id: Mapped[int]
    member_id: Mapped[int]
    role: Mapped[str]
    tell: Mapped[str]
    hidden: Mapped[int]
    practice_of: Mapped[int | None]
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
            about_id=attempt.member_id,
        )
        fact.deed_id = fact.event_id
        await self._pay(session, attempt, fact)
        boards, lines, finished = await _lines(session, attempt)
        numbers = await _count(session, attempt, lines)
        badges = await _award(session, attempt, fact, numbers)
        quest = await session.get_one(Quest, (here, attempt.quest_id))
        body = {
            "by": one.teacher,
            "attempt": attempt.attempt_id,
            "quest": attempt.quest_id,
            "member": attempt.member_id,
            "tags": quest.tags.split(),
            "how": hand_in.how,
            "hand_in": hand_in.hand_in_id,
            "try_no": attempt.tries,
            "worth": attempt.worth,
            "minutes": quest.minutes,
            "on_time": quest.due_at is None or hand_in.handed_in_at <= quest.due_at,
            "lines": len(lines),
            "badges": badges,
            "boards": boards,
            "made": lines,
            "finished": finished,
            "auto": False,
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
        await _pay_along(session, attempt, fact.at)

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


async def _pay_along(session: AsyncSession, attempt: Attempt, now: int) -> None:
    """The season that runs, and the team that the member is in."""
    here, member, worth = attempt.classroom_id, attempt.member_id, attempt.worth
    running = select(Season).where(Season.classroom_id == here, Season.ends_at.is_(None), Season.starts_at <= now)
    season = (await session.scalars(running)).one()
    balance = await session.get(SeasonBalance, (here, season.season_id, member))
    if balance is None:
        key = {"classroom_id": here, "season_id": season.season_id, "member_id": member}
        balance = SeasonBalance(**key, points=0, entries_n=0, shown=await _shown(session, attempt))
        session.add(balance)
    balance.points += worth
    balance.entries_n += 1
    current = select(TeamMember).where(
        TeamMember.classroom_id == here, TeamMember.member_id == member, TeamMember.to_at.is_(None)
    )
    for team in await session.scalars(current):
        of_team = await session.get_one(TeamBalance, (here, season.season_id, team.team_id))
        of_team.points += worth
        of_team.entries_n += 1


async def _shown(session: AsyncSession, attempt: Attempt) -> int:
    member = await session.get_one(Member, (attempt.classroom_id, attempt.member_id))
    away = member.hidden or member.removed_at is not None or member.practice_of is not None
    return int(member.role == "student" and not away)


async def _count(session: AsyncSession, attempt: Attempt, lines: list[str]) -> dict[str, int]:
    """What the three badges go by, as it stands now; what did not change is left out."""
    here, member = attempt.classroom_id, attempt.member_id
    more = ["*", "approved", *(["approved{try=>=2}"] if attempt.tries > 1 else ()), *(f"line/{line}" for line in lines)]
    of_member = select(Tally).where(Tally.classroom_id == here, Tally.member_id == member)
    found = {tally.tally: tally for tally in await session.scalars(of_member.where(Tally.tally.in_(more)))}
    for name in more:
        if name not in found:
            found[name] = Tally(classroom_id=here, member_id=member, tally=name, n=0)
            session.add(found[name])
        found[name].n += 1
    numbers = {"explainer": found["approved"].n}
    if attempt.tries > 1:
        numbers["second_wind"] = found["approved{try=>=2}"].n
    if lines:
        numbers["row_maker"] = len((await session.scalars(of_member.where(Tally.tally.startswith("line/")))).all())
    return numbers


async def _award(session: AsyncSession, attempt: Attempt, fact: Fact, numbers: dict[str, int]) -> list[int]:
    """By badge, what its number has reached and is not held yet."""
    here, member = attempt.classroom_id, attempt.member_id
    awards = await session.scalars(select(Award).where(Award.classroom_id == here, Award.member_id == member))
    held = {(award.badge_id, award.tier) for award in awards}
    earned = []
    are_on = select(Badge).where(Badge.classroom_id == here, Badge.is_on == 1).order_by(Badge.code)
    for badge in await session.scalars(are_on):
        rule = json.loads(badge.rule)
        for tier, goal in enumerate([rule["condition"]["ge"], *rule.get("tiers", ())], start=1):
            if numbers.get(badge.code, 0) >= goal and (badge.badge_id, tier) not in held:
                session.add(
                    Award(
                        classroom_id=here,
                        member_id=member,
                        badge_id=badge.badge_id,
                        tier=tier,
                        period="",
                        version=badge.version,
                        source="rule",
                        event_id=fact.event_id,
                        awarded_at=fact.at,
                    )
                )
                earned.append(badge.badge_id)
    return list(dict.fromkeys(earned))
