"""Proof that the ways to approve do the same: the same statements by hand as by the engine, and the same rows left by all."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy.engine import make_url

from benchmarks.approving.by_hand import ByHand
from benchmarks.approving.by_the_desk import ByTheDesk
from benchmarks.approving.school import HandedIn
from quests.sqlite import SqliteStore
from quests.statements import Connection
from quests.stores import Store

# Without the ids and moments that each way makes for itself. The body of an event holds all that was decided.
LEFT = (
    "SELECT classroom_id, delivery, verb FROM receipts",
    "SELECT classroom_id, attempt_id, state, decisions FROM attempts",
    "SELECT classroom_id, hand_in_id, state, decided_by, note, next_step FROM hand_ins",
    "SELECT classroom_id, member_id, amount, cause, by_id FROM entries",
    "SELECT classroom_id, member_id, points, entries_n FROM balances",
    "SELECT classroom_id, season_id, member_id, points, entries_n, shown FROM season_balances",
    "SELECT classroom_id, season_id, team_id, points, entries_n FROM team_balances",
    "SELECT classroom_id, member_id, tally, n FROM tallies",
    "SELECT classroom_id, member_id, tally, day, n FROM day_tallies",
    "SELECT classroom_id, member_id, badge_id, tier, period, version, source FROM awards",
    "SELECT classroom_id, kind, version, by_id, about_id, body FROM events",
    "SELECT classroom_id, member_id, platform, workspace, account, place, state FROM outbox",
)


class Way(Protocol):
    """One way to approve what waits."""

    def approve(self, waiting: list[HandedIn]) -> None:
        """Approve all of them."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def left_by(way: Way, store: Store, waiting: list[HandedIn]) -> list[list[tuple[Any, ...]]]:
    """All rows that `way` leaves behind, in an order of their own."""
    try:
        way.approve(waiting)
    finally:
        way.close()
    cursor = store.connect(writes=False).cursor()
    return [sorted(tuple(row) for row in cursor.execute(text).fetchall()) for text in LEFT]


def check_same_rows(ways: dict[str, Callable[[], list[list[tuple[Any, ...]]]]]) -> None:
    """Raises ValueError when one of them left other rows than the first."""
    results = {name: left() for name, left in ways.items()}
    first, *others = results
    for name in others:
        different = [text for text, a, b in zip(LEFT, results[first], results[name], strict=True) if a != b]
        if different:
            raise ValueError(f"{name} does not do what {first} does: {different}")


def statements_of_one(by_hand: str, by_the_desk: str, one: HandedIn) -> int:
    """How many statements one approval is. Raises ValueError when they differ in number or kind."""
    stores = _Listening(by_hand), _Listening(by_the_desk)
    for way in (ByHand(stores[0]), ByTheDesk(stores[1], 1)):
        way.approve([one])
        way.close()
    kinds = [Counter(" ".join(text.split()[:3]) for text in store.said if _is_ours(text)) for store in stores]
    verbs = [Counter(kind.split()[0] for kind in kinds_of.elements()) for kinds_of in kinds]
    if verbs[0] != verbs[1]:
        raise ValueError(f"by hand {kinds[0]} is not {kinds[1]}")
    return verbs[0].total()


def _is_ours(text: str) -> bool:
    return not text.startswith(("PRAGMA", "--"))


class _Listening(SqliteStore):
    """Keeps what was said on its writing connection."""

    def __init__(self, url: str) -> None:
        super().__init__(make_url(url))
        self.said: list[str] = []

    def connect(self, *, writes: bool) -> Connection:
        connection = super().connect(writes=writes)
        if writes and isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(self.said.append)
        return connection
