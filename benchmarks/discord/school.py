"""The class that takes quests: everybody of a server, and one board of twenty-five squares."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.approving.school import Clock
from quests import migrations
from quests.actions.boards import make_board, post_board
from quests.actions.classrooms import bind_place, make_classroom
from quests.actions.members import attach, insert_member
from quests.actions.quests import NewQuest
from quests.desk import Desk
from quests.ids import ClassroomId, MemberId, QuestId
from quests.queries.boards import cells_of
from quests.queries.members import AccountKey
from quests.stores import open_store
from quests.work import Work

SIDE = 5
SQUARES = [NewQuest(title=f"Quest {nth}", task="Explain it to somebody.", points=20) for nth in range(SIDE * SIDE)]


@dataclass(frozen=True)
class Class:
    """What a click needs to know."""

    classroom: ClassroomId
    students: list[MemberId]
    quests: list[QuestId]


def build(url: str, server: str, people: list[str]) -> Class:
    """Fill the database at `url`: the people of a server are students, by their ids there."""
    store = open_store(url)
    migrations.migrate(store)
    desk = Desk(store, Clock())
    desk.start()
    try:
        return desk.write_now(lambda work: _class(work, server, people))
    finally:
        desk.stop()


def _class(work: Work, server: str, people: list[str]) -> Class:
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
    bind_place(work, platform="discord", workspace=server, place=server, admits=True)
    board = make_board(
        work, title="Fractions", template="tic-tac-toe", rows=SIDE, columns=SIDE, squares=SQUARES, by=teacher
    ).board
    post_board(work, board=board, by=teacher)
    students = []
    for number, person in enumerate(people):
        student = insert_member(work, role="student", name=f"Student {number}", nickname=f"Otter {number}")
        attach(work, student, AccountKey("discord", "everywhere", person))
        students.append(student)
    return Class(work.classroom, students, [cell.quest_id for cell in cells_of(work, board, teacher)])
