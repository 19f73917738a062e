"""Two units of work at the same time, for sure and not by luck."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep
from typing import Any

from quests.desk import Desk
from quests.ids import ClassroomId
from quests.work import Work

PATIENCE_S = 20.0
"""Only a hang takes so long."""

Unit = Callable[[Work], Any]


def at_once(desk: Desk, classroom: ClassroomId, first: Unit, second: Unit) -> list[Any]:
    """What came of `first`, and of `second` which began before `first` had committed: answers, or the errors they raised.

    On PostgreSQL `second` waits for a lock that `first` holds before that commits; on SQLite they stand in one queue.
    """
    did, may_commit = Event(), Event()

    def held(work: Work) -> Any:
        answer = first(work)
        did.set()
        assert may_commit.wait(PATIENCE_S)
        return answer

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(desk.write_now, held, classroom=classroom)
        until(lambda: did.is_set() or one.done())
        two = pool.submit(desk.write_now, second, classroom=classroom)
        if desk.store.dialect.name == "postgresql":
            until(lambda: two.done() or blocked(desk))
        may_commit.set()
        return [outcome(one), outcome(two)]


def outcome(future: Future[Any]) -> Any:
    error = future.exception(PATIENCE_S)
    return error if error is not None else future.result()


def blocked(desk: Desk) -> bool:
    """Whether somebody waits for a lock (PostgreSQL)."""
    connection = desk.store.connect(writes=False)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
        return bool(cursor.fetchall())
    finally:
        connection.close()


def until(true: Callable[[], object]) -> None:
    """Wait for something that another thread or process does."""
    end = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < end, "it did not come to that"
        sleep(0.002)
