"""Units that stand in the writer's queue together, so that SQLite takes them into one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Event
from typing import Any

from quests.desk import Desk, _Asked
from quests.ids import ClassroomId
from quests.work import NO_CLASSROOM, Work
from tests.races import PATIENCE_S, until


def queue(desk: Desk, unit: Callable[[Work], Any], classroom: ClassroomId = NO_CLASSROOM) -> Future[Any]:
    """As `write_now`, without waiting."""
    asked: _Asked[Any] = _Asked(unit, classroom, desk.clock.now())
    asked.future = future = Future[Any]()
    desk._writing.put(asked)
    return future


@contextmanager
def busy_writer(desk: Desk) -> Iterator[None]:
    """Whatever is queued meanwhile waits, and is one batch afterwards (SQLite has one writer)."""
    begun, may_end = Event(), Event()

    def unit(_: Work) -> None:
        begun.set()
        assert may_end.wait(PATIENCE_S)

    busy = queue(desk, unit)
    until(begun.is_set)
    try:
        yield
    finally:
        may_end.set()
        busy.result(PATIENCE_S)


def in_one_batch(
    desk: Desk, units: Sequence[Callable[[Work], Any]], classroom: ClassroomId = NO_CLASSROOM
) -> list[Any]:
    """What came of `units`: answers, or the errors they raised."""
    with busy_writer(desk):
        asked = [queue(desk, unit, classroom) for unit in units]
    errors = [one.exception(PATIENCE_S) for one in asked]
    return [error if error is not None else one.result() for error, one in zip(errors, asked, strict=True)]


@contextmanager
def said_by_the_writer(desk: Desk) -> Iterator[list[str]]:
    """What SQLite's writer says to the database: BEGIN, COMMIT and all between."""
    said: list[str] = []
    connection: Any = desk._threads[0][0].connection
    connection.set_trace_callback(said.append)
    yield said
    connection.set_trace_callback(None)
