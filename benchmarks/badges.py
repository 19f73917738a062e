"""Badges on SQLite: an approval with fifty rules on against one with five, and living a long record again.

Each rule asks for another topic, week or way, as those of a real class would; every approval touches some of them.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import insert

from benchmarks.approving.school import Clock, HandedIn, School, build
from benchmarks.measuring import Compared, Goal, Row, interleave
from quests import migrations
from quests.actions.badges import make_badge
from quests.actions.classrooms import make_classroom
from quests.actions.members import insert_member
from quests.actions.review import approve
from quests.desk import Desk
from quests.events import Approved, encode
from quests.ids import AttemptId, ClassroomId, HandInId, MemberId, QuestId
from quests.queries.records import lived, told
from quests.rules.badges import Rule, rule_of
from quests.stores import open_store
from quests.tables import events
from quests.work import Reading, Work

FEW, MANY = 5, 50
CHUNK = 60
"""Approvals in one sample."""
MEMBERS = 100
WAYS = ("text", "photo", "voice", "video")


def compare(rounds: int) -> tuple[list[Row], list[str]]:
    """The row of the table, and the notes under it."""
    with tempfile.TemporaryDirectory(prefix="questboard-") as folder:
        few, many = (_desk(Path(folder) / f"{n}.sqlite3", n, rounds) for n in (FEW, MANY))
        try:
            ways: dict[str, Callable[[], float]] = {"us": lambda: _approvals(*many), "floor": lambda: _approvals(*few)}
            for way in ways.values():
                way()  # once before it counts
            samples = interleave(ways, rounds)
        finally:
            few[0].stop()
            many[0].stop()
        row = Row(
            what=f"an approval with {MANY} rules, over one with {FEW}",
            unit="µs",
            floor=Compared(us=samples["us"], other=samples["floor"], goal=Goal(bound=1.5, below=True)),
        )
        return [row], [_replayed(Path(folder) / "record.sqlite3", 1_000_000 if rounds > 3 else 100_000)]


def rules(n: int) -> Iterator[Rule]:
    """So many, of every kind that is counted."""
    return (rule_of({"condition": _kind(number)}) for number in range(n))


def _kind(number: int) -> dict[str, Any]:
    match number % 5:
        case 0:
            return {"count": "approved", "where": {"tag": f"topic-{number}"}, "ge": 5}
        case 1:
            return {"count": "approved", "ge": 5 + number}
        case 2:
            return {"count": "approved", "where": {"how": WAYS[number % 4]}, "within": f"{7 + number}d", "ge": 3}
        case 3:
            return {"sum": "worth", "ge": 100 * (number + 1)}
        case _:
            return {"line": "any", "ge": 1 + number % 8}


def _desk(path: Path, n: int, rounds: int) -> tuple[Desk, Iterator[HandedIn]]:
    url = f"sqlite:///{path}"
    waiting = build(url, School(classes=1, students=(rounds + 2) * CHUNK // 9 + 1))
    desk = Desk(open_store(url), Clock())
    desk.start()
    first = waiting[0]

    def make(work: Work) -> None:
        for number, rule in enumerate(rules(n)):
            make_badge(work, code=f"badge-{number}", title="A badge", about="", rule=rule, by=first.teacher)

    desk.write_now(make, classroom=first.classroom)
    return desk, iter(waiting)


def _approvals(desk: Desk, waiting: Iterator[HandedIn]) -> float:
    """The median of a chunk of approvals, in microseconds."""
    took = []
    for _ in range(CHUNK):
        one = next(waiting)
        began = time.perf_counter_ns()
        desk.write_now(partial(approve, attempt=one.attempt, by=one.teacher), classroom=one.classroom)
        took.append((time.perf_counter_ns() - began) / 1_000)
    return statistics.median(took)


def _replayed(path: Path, n: int) -> str:
    """Write a record of `n` approvals down, and live it again."""
    store = open_store(f"sqlite:///{path}")
    migrations.migrate(store)
    desk = Desk(store, Clock())
    desk.start()
    try:
        classroom, members = _record(desk, n)
        began, at_first, most = time.perf_counter(), 0, 0
        for number, member in enumerate(members):
            desk.read_now(partial(_live, member=member), classroom=classroom)
            held = psutil.Process().memory_info().rss >> 20
            at_first, most = (held if number == len(members) // 10 else at_first), max(most, held)
        rate = n / (time.perf_counter() - began)
    finally:
        desk.stop()
    return (
        f"A record of {n:,} events of {len(members)} members was lived again, ten rules on: {rate:,.0f} events a second; "
        f"memory {at_first} MB after a tenth, {most} MB at most."
    )


def _live(look: Reading, member: MemberId) -> int:
    return len(lived(look, member, told(look)).standing)


def _record(desk: Desk, n: int) -> tuple[ClassroomId, Sequence[MemberId]]:
    def room(work: Work) -> tuple[ClassroomId, list[MemberId], MemberId]:
        made = make_classroom(
            work, name="Big", kind="class", style="light", locale="en", zone="UTC", by_name="Lee", nickname="Lee"
        )
        for number, rule in enumerate(rules(10)):
            make_badge(work, code=f"badge-{number}", title="A badge", about="", rule=rule, by=made.by)
        names = (f"Student {number}" for number in range(MEMBERS))
        return work.classroom, [insert_member(work, role="student", name=one, nickname=one) for one in names], made.by

    classroom, members, teacher = desk.write_now(room)
    statement = insert(events)
    for start in range(0, n, 5_000):
        facts = [
            _approved(members[number % MEMBERS], teacher, number) for number in range(start, min(n, start + 5_000))
        ]

        def some(work: Work, facts: list[Approved] = facts) -> None:
            for fact in facts:
                event = work.new_id()
                work.execute(
                    statement,
                    event_id=event,
                    kind=fact.kind,
                    version=1,
                    at=work.now,
                    by_id=teacher,
                    deed_id=event,
                    undoes=None,
                    body=encode(fact),
                    about_id=fact.member,
                )

        desk.write_now(some, classroom=classroom)
    return classroom, members


def _approved(member: MemberId, teacher: MemberId, number: int) -> Approved:
    return Approved(
        by=teacher,
        attempt=AttemptId(number + 1),
        quest=QuestId(number % 97 + 1),
        member=member,
        hand_in=HandInId(number + 1),
        try_no=1,
        tags=(f"topic-{number % 12}",),
        how=WAYS[number % 4],
        worth=20,
        minutes=15,
    )
