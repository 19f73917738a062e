"""The floor: the statements of the engine, written by hand on the bare driver; each approval is one commit.

It reads no more than it needs, keeps one cursor, builds no object and checks next to nothing. The decisions in between
(which lines are finished, which badges are earned) are the least Python that answers them for this one kind of board.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import psycopg

from benchmarks.approving.school import Clock, HandedIn
from quests.stores import Store

RECEIPT = (
    "INSERT INTO receipts (classroom_id, delivery, verb, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (classroom_id, delivery) DO NOTHING"
)
ATTEMPT = (
    "SELECT a.quest_id, a.member_id, a.worth, a.tries, a.decisions, h.hand_in_id, h.handed_in_at, h.how"
    " FROM attempts a JOIN hand_ins h"
    " ON h.classroom_id = a.classroom_id AND h.attempt_id = a.attempt_id AND h.try_no = a.tries"
    " WHERE a.classroom_id = ? AND a.attempt_id = ?"
)
DECIDE_ATTEMPT = (
    "UPDATE attempts SET state = 'approved', decisions = decisions + 1, moved_at = ?"
    " WHERE classroom_id = ? AND attempt_id = ? AND state = 'handed_in' AND tries = ?"
)
DECIDE_HAND_IN = (
    "UPDATE hand_ins SET state = 'approved', decided_at = ?, decided_by = ?, note = '', next_step = ''"
    " WHERE classroom_id = ? AND hand_in_id = ?"
)
ENTRY = (
    "INSERT INTO entries (classroom_id, entry_id, member_id, amount, cause, reason, at, by_id, deed_id)"
    " VALUES (?, ?, ?, ?, ?, '', ?, ?, ?) ON CONFLICT (classroom_id, member_id, cause) DO NOTHING"
)
BALANCE = (
    "INSERT INTO balances (classroom_id, member_id, points, entries_n) VALUES (?, ?, ?, 1)"
    " ON CONFLICT (classroom_id, member_id) DO UPDATE"
    " SET points = balances.points + excluded.points, entries_n = balances.entries_n + 1"
)
SEASON = (
    "INSERT INTO season_balances (classroom_id, season_id, member_id, points, entries_n, shown)"
    " SELECT s.classroom_id, s.season_id, m.member_id, CAST(? AS BIGINT), 1, CASE WHEN m.hidden = 0 AND m.role = 'student'"
    " AND m.removed_at IS NULL AND m.practice_of IS NULL THEN 1 ELSE 0 END"
    " FROM seasons s JOIN members m ON m.classroom_id = s.classroom_id"
    " WHERE s.classroom_id = ? AND s.ends_at IS NULL AND s.starts_at <= ? AND m.member_id = ?"
    " ON CONFLICT (classroom_id, season_id, member_id) DO UPDATE"
    " SET points = season_balances.points + excluded.points, entries_n = season_balances.entries_n + 1"
)
TEAM = (
    "INSERT INTO team_balances (classroom_id, season_id, team_id, points, entries_n, gone_points, gone_n)"
    " SELECT s.classroom_id, s.season_id, t.team_id, CAST(? AS BIGINT), 1, 0, 0"
    " FROM seasons s JOIN team_members t ON t.classroom_id = s.classroom_id"
    " WHERE s.classroom_id = ? AND s.ends_at IS NULL AND s.starts_at <= ?"
    " AND t.member_id = ? AND t.from_at <= ? AND (t.to_at IS NULL OR t.to_at > ?)"
    " ON CONFLICT (classroom_id, season_id, team_id) DO UPDATE"
    " SET points = team_balances.points + excluded.points, entries_n = team_balances.entries_n + 1"
)
BOARDS = (
    "SELECT b.board_id, c.row_no, c.column_no FROM boards b"
    " JOIN cells c ON c.classroom_id = b.classroom_id AND c.board_id = b.board_id"
    " WHERE b.classroom_id = ? AND b.state = 'posted' AND c.quest_id = ?"
)
LOCK = "SELECT member_id FROM members WHERE classroom_id = ? AND member_id = ?"
SQUARES = (
    "SELECT c.row_no, c.column_no, c.quest_id, a.state FROM cells c"
    " JOIN quests q ON q.classroom_id = c.classroom_id AND q.quest_id = c.quest_id"
    " LEFT JOIN attempts a ON a.classroom_id = c.classroom_id AND a.quest_id = c.quest_id AND a.member_id = ?"
    " WHERE c.classroom_id = ? AND c.board_id = ? ORDER BY c.row_no, c.column_no"
)
SAYS = "SELECT tags, minutes, due_at FROM quests WHERE classroom_id = ? AND quest_id = ?"
RULES = "SELECT code, badge_id, version, rule FROM badges WHERE classroom_id = ? AND is_on = 1 ORDER BY code"
TALLIES = (
    "INSERT INTO tallies (classroom_id, member_id, tally, n) VALUES {}"
    " ON CONFLICT (classroom_id, member_id, tally) DO UPDATE SET n = tallies.n + excluded.n RETURNING tally, n"
)
LINES_MADE = (
    "SELECT count(*) FROM tallies"
    " WHERE classroom_id = ? AND member_id = ? AND tally >= 'line/' AND tally < 'line0' AND n > 0"
)
HELD = "SELECT badge_id, tier FROM awards WHERE classroom_id = ? AND member_id = ?"
AWARD = (
    "INSERT INTO awards (classroom_id, member_id, badge_id, tier, period, version, source, event_id, awarded_at)"
    " VALUES (?, ?, ?, ?, '', ?, 'rule', ?, ?)"
)
TELL = (
    "SELECT a.platform, a.workspace, a.account FROM members m"
    " JOIN accounts a ON a.classroom_id = m.classroom_id AND a.member_id = m.member_id"
    " WHERE m.classroom_id = ? AND m.member_id = ? AND m.removed_at IS NULL AND m.tell = 'message'"
    " ORDER BY a.chosen_at DESC, a.account LIMIT 1"
)
EVENT = (
    "INSERT INTO events (classroom_id, event_id, kind, version, at, by_id, deed_id, body, about_id)"
    " VALUES (?, ?, 'attempt.approved', 1, ?, ?, ?, ?, ?)"
)
OUTBOX = (
    "INSERT INTO outbox (classroom_id, outbox_id, event_id, member_id, platform, workspace, account, place, state, tries,"
    " next_at, message, problem) VALUES (?, ?, ?, ?, ?, ?, ?, '', 'pending', 0, ?, '', '')"
)
LINES = (
    *([(row, column) for column in range(3)] for row in range(3)),
    *([(row, column) for row in range(3)] for column in range(3)),
    [(0, 0), (1, 1), (2, 2)],
    [(0, 2), (1, 1), (2, 0)],
)
EVERYTHING, APPROVED, TRIED_AGAIN = "*", "approved", "approved{try=>=2}"
COUNTED = {"explainer": APPROVED, "second_wind": TRIED_AGAIN, "row_maker": LINES_MADE}
"""By which number each badge of a new class goes."""


class ByHand:
    """One connection and one caller on SQLite."""

    def __init__(self, store: Store) -> None:
        self.connection = store.connect(writes=True)
        self._hand = Hand(self.connection.cursor(), Clock(), "BEGIN IMMEDIATE", "?")

    def approve(self, waiting: list[HandedIn]) -> None:
        """Approve all of them, one after the other."""
        for one in waiting:
            self._hand.approve(one)

    def close(self) -> None:
        """Let go."""
        self.connection.close()


class ByHands:
    """A thread and a connection for each caller on PostgreSQL: what a threaded server on bare psycopg would be."""

    def __init__(self, store: Store, callers: int) -> None:
        self.connections = [store.connect(writes=True) for _ in range(callers)]
        clock = Clock()
        self._hands = [Hand(connection.cursor(), clock, "BEGIN", "%s") for connection in self.connections]
        self._threads = ThreadPoolExecutor(callers)

    def approve(self, waiting: list[HandedIn]) -> None:
        """Approve all of them; each thread takes the next when it has done its last."""
        left = iter(waiting)
        for done in [self._threads.submit(hand.approve_all, left) for hand in self._hands]:
            done.result()

    def close(self) -> None:
        """Let go."""
        self._threads.shutdown()
        for connection in self.connections:
            connection.close()


class Hand:
    """One cursor, and the texts as its driver wants them."""

    def __init__(self, cursor: sqlite3.Cursor | psycopg.Cursor[Any], clock: Clock, begin: str, mark: str) -> None:
        self._cursor: Any = cursor
        self._begin = begin
        self._mark = mark
        self._texts: dict[str, str] = {}
        self._clock = clock

    def approve_all(self, waiting: Iterator[HandedIn]) -> None:
        """Approve what is left, while there is any."""
        for one in waiting:
            self.approve(one)

    def approve(self, one: HandedIn) -> None:
        """One approval and its commit."""
        self._cursor.execute(self._begin)
        self._unit(one, self._clock.now())
        self._cursor.execute("COMMIT")

    def _unit(self, one: HandedIn, now: int) -> None:
        here, teacher, attempt, delivery = one
        run, new_id = self._run, self._clock.new_id
        run(RECEIPT, here, delivery, "approve", now)
        quest, member, worth, tries, decisions, hand_in, handed_in_at, how = self._read(ATTEMPT, here, attempt)[0]
        run(DECIDE_ATTEMPT, now, here, attempt, tries)
        run(DECIDE_HAND_IN, now, teacher, here, hand_in)
        event = new_id()
        cause = f"attempt:{attempt}:{decisions + 1}"
        run(ENTRY, here, new_id(), member, worth, cause, now, teacher, event)
        run(BALANCE, here, member, worth)
        run(SEASON, worth, here, now, member)
        run(TEAM, worth, here, now, member, now, now)
        ((board, row, column),) = self._read(BOARDS, here, quest)
        self._read(LOCK, here, member)
        squares = self._read(SQUARES, member, here, board)
        quests = {(row_no, column_no): quest_id for row_no, column_no, quest_id, _ in squares}
        done = {(row_no, column_no) for row_no, column_no, _, state in squares if state == "approved"}
        standing = [line for line in LINES if done.issuperset(line)]
        lines = [line for line in standing if (row, column) in line]
        made = [f"{board}:{'.'.join(map(str, sorted(quests[square] for square in line)))}" for line in lines]
        ((tags, minutes, due_at),) = self._read(SAYS, here, quest)
        badges = self._badges((here, member), self._count((here, member), tries, made), event, now)
        to_tell = self._read(TELL, here, member)
        body = {
            "by": teacher,
            "attempt": attempt,
            "quest": quest,
            "member": member,
            "tags": tags.split(),
            "how": how,
            "hand_in": hand_in,
            "try_no": tries,
            "worth": worth,
            "minutes": minutes,
            "on_time": due_at is None or handed_in_at <= due_at,
            "lines": len(lines),
            "badges": badges,
            "boards": [board],
            "made": made,
            "finished": [board] if lines and lines == standing else [],
            "auto": False,
        }
        run(EVENT, here, event, now, teacher, event, json.dumps(body, separators=(",", ":")), member)
        for platform, workspace, account in to_tell:
            run(OUTBOX, here, new_id(), event, member, platform, workspace, account, now)

    def _count(self, who: tuple[int, int], tries: int, made: list[str]) -> dict[str, int]:
        """What the three badges go by, as it stands now; what did not change is left out."""
        tallies = [EVERYTHING, APPROVED, *([TRIED_AGAIN] if tries > 1 else ()), *(f"line/{line}" for line in made)]
        rows = ", ".join(["(?, ?, ?, 1)"] * len(tallies))
        numbers = dict(self._read(TALLIES.format(rows), *(value for tally in tallies for value in (*who, tally))))
        return numbers | ({LINES_MADE: self._read(LINES_MADE, *who)[0][0]} if made else {})

    def _badges(self, who: tuple[int, int], numbers: dict[str, int], event: int, now: int) -> list[int]:
        earned = [
            (badge, tier, version)
            for code, badge, version, rule in self._read(RULES, who[0])
            for tier, goal in enumerate(_goals(rule), start=1)
            if numbers.get(COUNTED[code], 0) >= goal
        ]
        held = set(self._read(HELD, *who)) if earned else ()
        new = [one for one in earned if one[:2] not in held]
        for one in new:
            self._run(AWARD, *who, *one, event, now)
        return list(dict.fromkeys(badge for badge, _, _ in new))

    def _run(self, text: str, *values: object) -> None:
        self._cursor.execute(self._text(text), values)

    def _read(self, text: str, *values: object) -> list[Any]:
        self._cursor.execute(self._text(text), values)
        found: list[Any] = self._cursor.fetchall()
        return found

    def _text(self, text: str) -> str:
        found = self._texts.get(text)
        if found is None:
            found = self._texts[text] = text.replace("?", self._mark)
        return found


@cache
def _goals(rule: str) -> list[int]:
    """The numbers that earn a badge's tiers."""
    head = json.loads(rule)
    return [head["condition"]["ge"], *head.get("tiers", ())]
