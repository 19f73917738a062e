"""A process that works at a Desk until it is killed, and says of each delivery when it was told "done"."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from quests import lock
from quests.actions import attempts, giving, keeping, review
from quests.actions.quests import NewQuest, make_quest
from quests.desk import Desk
from quests.ids import ClassroomId, MemberId
from quests.queries.attempts import waiting
from quests.stores import open_store
from quests.work import Work
from tests.clock import FIRST_ID, TickingClock
from tests.databases import sqlite_at

CALLERS = 6


class Who(NamedTuple):
    """For whom a process works."""

    classroom: ClassroomId
    teacher: MemberId
    student: MemberId


def work_until_killed(path: str, run: int, who: Who, told: Connection) -> None:
    """Give, hand in and approve for ever; `run` makes the ids of this process its own."""
    lock.hold(Path(path), what="work", since=str(run))
    desk = Desk(open_store(sqlite_at(Path(path))), TickingClock(first_id=FIRST_ID + (run << 32)))
    desk.start()
    numbers = map("{}".format, count())

    async def call() -> None:
        while True:
            key = f"{run}:{next(numbers)}"
            unit = partial(deliver, key=key, who=who)
            verb = await desk.write(unit, classroom=who.classroom)
            told.send(f"{verb} {key}")

    async def call_many() -> None:
        await asyncio.gather(*(call() for _ in range(CALLERS)))

    asyncio.run(call_many())


def deliver(work: Work, *, key: str, who: Who) -> str:
    """One delivery with its receipt; the key stands in what it does, so that the effect can be found."""
    kind = int(key.partition(":")[2]) % 3
    there = waiting(work, 1) if kind == 2 else []
    verb = "approve" if there else "hand_in" if kind == 1 else "give"
    keeping.receive(work, delivery=key, verb=verb)
    if verb == "give":
        giving.give(work, members=[who.student], amount=1, reason=key, by=who.teacher)
    elif verb == "hand_in":
        quest = make_quest(work, NewQuest(title="Extra", task="Do it."), by=who.teacher).quest
        attempts.hand_in(work, quest=quest, by=who.student, evidence=key)
    else:
        review.approve(work, attempt=there[0].attempt_id, by=who.teacher, note=key)
    return verb
