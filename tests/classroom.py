"""A class to test with: a teacher, three students, and a posted board of three by three."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from quests.actions import attempts, boards, classrooms, members, review
from quests.actions import quests as making
from quests.actions.quests import NewQuest
from quests.desk import Desk
from quests.events import Approved, HandedIn, Returned
from quests.ids import AttemptId, BoardId, ClassroomId, MemberId, QuestId
from quests.queries.attempts import attempt_at
from quests.queries.boards import cells_of
from quests.queries.members import AccountKey
from quests.reports import Attempt
from quests.work import Work

T = TypeVar("T")

NICKNAMES = ("Quiet Otter", "Calm Fox", "Kind Wren", "Swift Hare", "Brave Newt", "Warm Lynx")


@dataclass
class Class:
    """A classroom and who is in it. `write` and `read` run an action or a query there: `room.write(attempts.take, quest=…)`."""

    desk: Desk
    classroom: ClassroomId
    teacher: MemberId
    students: list[MemberId]
    board: BoardId
    quests: list[QuestId]
    """Row by row: 0, 1, 2 make a line."""

    @classmethod
    def on(
        cls,
        desk: Desk,
        *,
        name: str = "Room 7",
        zone: str = "Europe/Berlin",
        students: Sequence[str] = ("Sam", "Ada", "Kai"),
        mark: str = "",
    ) -> Class:
        """Set it up in one unit of work. `mark` stands in every text."""

        def set_up(work: Work) -> Class:
            made = classrooms.make_classroom(
                work,
                name=name + mark,
                kind="class",
                style="light",
                locale="en",
                zone=zone,
                by_name=f"Ms Lee{mark}",
                nickname=f"Ms Lee{mark}",
            )
            nicknames = [nickname + mark for nickname in NICKNAMES]
            joined = [
                members.insert_member(work, role="student", name=one + mark, nickname=nicknames[number])
                for number, one in enumerate(students)
            ]
            squares = [
                NewQuest(title=f"Quest {number}{mark}", task=f"Do it.{mark}", points=20) for number in range(1, 10)
            ]
            board = boards.make_board(
                work, title=f"Fractions{mark}", template="choice", rows=3, columns=3, squares=squares, by=made.by
            ).board
            boards.post_board(work, board=board, by=made.by)
            quests = [cell.quest_id for cell in cells_of(work, board, made.by)]
            return cls(desk, made.classroom, made.by, joined, board, quests)

        return desk.write_now(set_up)

    def write(self, action: Callable[..., T], *args: Any, **values: Any) -> T:
        """Run `action` in a unit of work of this classroom, and wait for its commit."""
        return self.desk.write_now(lambda work: action(work, *args, **values), classroom=self.classroom)

    def read(self, query: Callable[..., T], *args: Any, **values: Any) -> T:
        """Run `query` beside the writer."""
        return self.desk.read_now(lambda look: query(look, *args, **values), classroom=self.classroom)

    @property
    def sam(self) -> MemberId:
        return self.students[0]

    @property
    def ada(self) -> MemberId:
        return self.students[1]

    @property
    def kai(self) -> MemberId:
        return self.students[2]

    def new_teacher(self, name: str = "Mr Oz") -> MemberId:
        """One more teacher."""
        member = self.write(members.add_member, name=name, candidates=NICKNAMES, by=self.teacher).member
        self.write(members.change_role, member=member, role="teacher", by=self.teacher)
        return member

    def new_quest(self, **values: Any) -> QuestId:
        """One more quest, on no board."""
        new = NewQuest(**{"title": "Extra", "task": "Do more.", "points": 10, **values})
        return self.write(making.make_quest, new, by=self.teacher).quest

    def hand_in(self, member: MemberId, quest: int = 0, evidence: str = "My work", **values: Any) -> HandedIn:
        """`member` hands in the board's quest number `quest`."""
        return self.write(attempts.hand_in, quest=self.quests[quest], by=member, evidence=evidence, **values)

    def approve(self, attempt: AttemptId, **values: Any) -> Approved:
        return self.write(review.approve, **{"attempt": attempt, "by": self.teacher, **values})

    def give_back(self, attempt: AttemptId, **values: Any) -> Returned:
        """Answer "not yet"."""
        return self.write(review.return_, **{"attempt": attempt, "by": self.teacher, "next_step": "Say why.", **values})

    def done(self, member: MemberId, quest: int = 0) -> Approved:
        """`member` hands in and is approved."""
        return self.approve(self.hand_in(member, quest).attempt)

    def attempt(self, member: MemberId, quest: int = 0) -> Attempt | None:
        return self.read(attempt_at, self.quests[quest], member)

    def wants_messages(self, member: MemberId, account: str) -> None:
        """`member` has an account and asked to be messaged there."""
        self.write(members.attach, member=member, who=AccountKey("discord", "w", account))
        self.write(members.wish, member=member, field="tell", value="message")
