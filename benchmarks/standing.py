"""Top ten, me and neighbours in a class of 100,000 who all show themselves, on SQLite: two statements, on an index.

By hand means: the same answers asked of sqlite3 with the text written out, without the rules and reports around them.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.approving.school import Clock
from benchmarks.measuring import Compared, Goal, Row, interleave
from quests import migrations
from quests.actions.classrooms import make_classroom
from quests.desk import Desk
from quests.ids import ClassroomId, MemberId, SeasonId
from quests.queries.seasons import running_season
from quests.queries.standings import around, top
from quests.stores import open_store
from quests.work import Reading

STUDENTS = 100_000
LOOKS = 200
MOST_MS = 3.0

TOP = """SELECT b.member_id, m.nickname, b.points FROM season_balances b
    JOIN members m ON m.classroom_id = b.classroom_id AND m.member_id = b.member_id
    WHERE b.classroom_id = ?1 AND b.season_id = ?2 AND b.shown = 1 AND b.points > 0
    ORDER BY b.points DESC, b.member_id DESC LIMIT 10"""
MINE = "SELECT points FROM season_balances WHERE classroom_id = ?1 AND season_id = ?2 AND member_id = ?3"
NEAR = """SELECT b.member_id, m.nickname, b.points FROM season_balances b
    JOIN members m ON m.classroom_id = b.classroom_id AND m.member_id = b.member_id
    WHERE b.classroom_id = ?1 AND b.season_id = ?2 AND b.shown = 1 AND +b.points > 0 AND (b.points, b.member_id) {sign} (?4, ?3)
    ORDER BY b.points {way}, b.member_id {way} LIMIT 2"""
RANK = """SELECT count(*) FROM (SELECT 1 FROM season_balances
    WHERE classroom_id = ?1 AND season_id = ?2 AND shown = 1 AND points > ?4 LIMIT 100)"""
AHEAD, BEHIND = NEAR.format(sign=">", way="ASC"), NEAR.format(sign="<", way="DESC")


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The row of the table, and the note under it."""
    with tempfile.TemporaryDirectory(prefix="questboard-") as folder:
        path = Path(folder) / "big.sqlite3"
        classroom, season, members = _build(path)
        desk = Desk(open_store(f"sqlite:///{path}"), Clock())
        desk.start()
        connection = sqlite3.connect(path)
        try:
            asked = random.Random(7).sample(members, LOOKS)
            ways: dict[str, Callable[[], float]] = {
                "us": lambda: _timed(
                    lambda who: desk.read_now(lambda look: _ours(look, season, who), classroom=classroom), asked
                ),
                "floor": lambda: _timed(lambda who: _by_hand(connection, classroom, season, who), asked),
            }
            samples = interleave(ways, rounds)
        finally:
            connection.close()
            desk.stop()
    ours = statistics.median(samples["us"]) / 1_000
    row = Row(
        what="Top ten, me, neighbours of 100,000",
        unit="µs",
        floor=Compared(us=samples["us"], other=samples["floor"], goal=Goal(bound=4, aim=2, below=True)),
    )
    verdict = "✓" if ours <= MOST_MS else "✗"
    note = (
        f"Standings: {ours:.2f} ms for a look (goal ≤ {MOST_MS:g} ms {verdict}); floor = the same by hand on sqlite3."
    )
    return [row], [note]


def _ours(look: Reading, season: SeasonId, member: MemberId) -> object:
    return top(look, season), around(look, season, member)


def _by_hand(connection: sqlite3.Connection, classroom: int, season: int, member: int) -> object:
    ask = connection.execute
    here = (classroom, season)
    ((points,),) = ask(MINE, (*here, member)).fetchall()
    mine = (*here, member, points)
    return [ask(text, here if text is TOP else mine).fetchall() for text in (TOP, AHEAD, BEHIND, RANK)]


def _timed(look: Callable[[MemberId], object], asked: list[MemberId]) -> float:
    """Microseconds for one look."""
    began = time.perf_counter()
    for member in asked:
        look(member)
    return (time.perf_counter() - began) / len(asked) * 1_000_000


def _build(path: Path) -> tuple[ClassroomId, SeasonId, list[MemberId]]:
    store, clock = open_store(f"sqlite:///{path}"), Clock()
    migrations.migrate(store)
    desk = Desk(store, clock)
    desk.start()
    made = {"name": "All", "kind": "class", "style": "game", "locale": "en", "zone": "UTC"}
    try:
        classroom = desk.write_now(
            lambda work: make_classroom(work, **made, by_name="Ms Lee", nickname="Ms Lee")
        ).classroom
        season = desk.read_now(running_season, classroom=classroom)
    finally:
        desk.stop()
    assert season is not None
    members = [MemberId(number) for number in random.Random(7).sample(range(1 << 40, 1 << 62), STUDENTS)]
    _fill(path, classroom, season.season_id, members)
    return classroom, season.season_id, members


def _fill(path: Path, classroom: int, season: int, members: list[MemberId]) -> None:
    """Rows straight into the tables: a hundred thousand joins and gifts would take minutes, and leave the same."""
    chance = random.Random(7)

    def people() -> Iterator[tuple[object, ...]]:
        return ((classroom, member, f"Otter {number}") for number, member in enumerate(members))

    with sqlite3.connect(path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(members)")]
        plain = {"role": "'student'", "name": "'Sam'", "classroom_id": "?1", "member_id": "?2", "nickname": "?3"}
        nothing = {"practice_of", "removed_at", "erase_asked_at"}
        values = [
            plain.get(one, "NULL" if one in nothing else "''" if one in {"tell", "locale"} else "0") for one in columns
        ]
        connection.executemany(f"INSERT INTO members ({', '.join(columns)}) VALUES ({', '.join(values)})", people())  # noqa: S608
        connection.executemany(
            "INSERT INTO season_balances VALUES (?, ?, ?, ?, 1, 1)",
            ((classroom, season, member, chance.randrange(1, 3_000)) for member in members),
        )
        connection.execute("ANALYZE")  # as the desk has it done while a class grows; it last saw one of a single member
    connection.close()
