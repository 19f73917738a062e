"""The ground that all stand on: a school whose every square is handed in and waits for its teacher."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quests import migrations
from quests.actions.attempts import hand_in
from quests.actions.boards import make_board, post_board
from quests.actions.classrooms import make_classroom
from quests.actions.members import attach, insert_member, wish
from quests.actions.quests import NewQuest
from quests.desk import Desk
from quests.ids import AttemptId, ClassroomId, MemberId, Moment
from quests.queries.boards import cells_of
from quests.queries.members import AccountKey
from quests.stores import open_store
from quests.work import Work

SQUARES = [NewQuest(title=f"Quest {number}", task="Explain it to somebody.", points=20) for number in range(9)]
ANIMALS = ("Otter", "Fox", "Heron", "Lynx", "Wren", "Hare")


class HandedIn(NamedTuple):
    """One thing for a teacher to approve."""

    classroom: ClassroomId
    teacher: MemberId
    attempt: AttemptId
    delivery: str


@dataclass(frozen=True, kw_only=True)
class School:
    """How many classes, and how many students in each; every one has handed in all nine squares of one board."""

    classes: int
    students: int


class Clock:
    """The present, and ids as the program makes them: 41 bits of time and 22 of chance, so that indexes grow as they would."""

    def __init__(self) -> None:
        self._chance = random.Random(7)

    def now(self) -> Moment:
        """Microseconds since 1970."""
        return Moment(time.time_ns() // 1_000)

    def new_id(self) -> int:
        """An id that sorts by when it was made."""
        return (time.time_ns() // 1_000_000) << 22 | self._chance.getrandbits(22)


def build(url: str, school: School) -> list[HandedIn]:
    """Fill the database at `url`, and give what waits there, in an order in which no two neighbours are of one class."""
    store = open_store(url)
    migrations.migrate(store)
    desk = Desk(store, Clock())
    desk.start()
    try:
        classes = [desk.write_now(lambda work: list(_class(work, school.students))) for _ in range(school.classes)]
    finally:
        desk.stop()
    for waiting in classes:
        random.Random(7).shuffle(waiting)
    return [one for row in zip(*classes, strict=True) for one in row]


def _class(work: Work, students: int) -> Iterator[HandedIn]:
    teacher = make_classroom(
        work,
        name="Room 7",
        kind="class",
        style="light",
        locale="en",
        zone="Europe/Berlin",
        by_name="Ms Lee",
        nickname="Ms Lee",
    ).by
    board = make_board(
        work, title="Fractions", template="tic-tac-toe", rows=3, columns=3, squares=SQUARES, by=teacher
    ).board
    post_board(work, board=board, by=teacher)
    cells = cells_of(work, board, teacher)
    for number in range(students):
        who = AccountKey("console", "here", f"{work.classroom}.{number}")
        student = insert_member(work, role="student", name=f"Student {number}", nickname=f"Otter {number}")
        attach(work, student, who)
        wish(work, member=student, field="tell", value="message")
        for cell in cells:
            attempt = hand_in(work, quest=cell.quest_id, by=student, evidence="My work.").attempt
            yield HandedIn(work.classroom, teacher, attempt, f"click:{attempt}")
