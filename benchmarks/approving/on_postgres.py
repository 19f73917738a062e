"""PostgreSQL with 32 callers: by hand on as many threads and connections, and by the Desk with its eight writers.

The server is the tests' own, which does not wait for the disk (`-F`): what is compared is the work around the commit.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from benchmarks.approving.by_hand import ByHands
from benchmarks.approving.by_the_desk import ByTheDesk
from benchmarks.approving.school import HandedIn, School, build
from benchmarks.approving.the_same import Way, check_same_rows, left_by
from benchmarks.measuring import Compared, Goal, Row, interleave
from quests.stores import open_store
from tests.postgres import Postgres, running_postgres

T = TypeVar("T")

SCHOOL = School(classes=32, students=8)
SMALL = School(classes=2, students=2)
MANY = 32
WARM = 320
"""Each of 32 connections prepares a statement when it has run it five times."""
UNITS = 1_200

NOTE = "PostgreSQL: floor = the same statements by hand on psycopg, 32 threads with a connection each; no fsync on either side."


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The row of the table, and the note under it."""
    with running_postgres() as postgres:
        _proof(postgres)
        samples = _measure(postgres, rounds)
    row = Row(
        what=f"PostgreSQL, approve, {MANY} callers",
        unit="per s",
        floor=Compared(us=samples["us"], other=samples["floor"], goal=Goal(bound=1.0)),
    )
    return [row], [NOTE]


def _measure(postgres: Postgres, rounds: int) -> dict[str, list[float]]:
    template = postgres.create()
    waiting = build(postgres.url(template), SCHOOL)

    def timed(open_way: Callable[[str], Way]) -> Callable[[], float]:
        return lambda: _on_a_copy(postgres, template, lambda url: _per_second(open_way(url), waiting))

    return interleave(
        {
            "floor": timed(lambda url: ByHands(open_store(url), MANY)),
            "us": timed(lambda url: ByTheDesk(open_store(url), MANY)),
        },
        rounds,
    )


def _per_second(way: Way, waiting: list[HandedIn]) -> float:
    try:
        way.approve(waiting[:WARM])
        began = time.perf_counter()
        way.approve(waiting[WARM : WARM + UNITS])
        return UNITS / (time.perf_counter() - began)
    finally:
        way.close()


def _proof(postgres: Postgres) -> None:
    template = postgres.create()
    waiting = build(postgres.url(template), SMALL)

    def left(open_way: Callable[[str], Way]) -> Callable[[], list[list[tuple[Any, ...]]]]:
        return lambda: _on_a_copy(postgres, template, lambda url: left_by(open_way(url), open_store(url), waiting))

    check_same_rows(
        {
            "by hand": left(lambda url: ByHands(open_store(url), 1)),
            "by the desk": left(lambda url: ByTheDesk(open_store(url), 1)),
        }
    )


def _on_a_copy(postgres: Postgres, template: str, use: Callable[[str], T]) -> T:
    name = postgres.create(template)
    try:
        return use(postgres.url(name))
    finally:
        postgres.drop(name)
