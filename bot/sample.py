"""A sample class for the terminal: Room 7 in the middle of its first week, made through the same actions as any other."""

from __future__ import annotations

from bot.packs import ready_boards
from bot.request import Home
from quests.actions import attempts, classrooms, helping, members, review
from quests.actions.quests import NewQuest, make_board, post_board
from quests.desk import Desk
from quests.ids import MemberId, QuestId
from quests.queries.quests import cells_of
from quests.queries.verifying import all_classrooms
from quests.work import Work

PLATFORM, WORKSPACE = "console", "here"
TEACHER = "Ms Lee"
STUDENTS = (("Sam", "Quiet Otter"), ("Ada", "Brave Heron"), ("Kai", "Calm Lynx"))
HELPER = ("Noor", "Kind Owl")
WITHOUT_ACCOUNT = ("Lena", "Bright Robin")


def plant(desk: Desk, home: Home) -> bool:
    """Make the sample class when there is no class at all; tells whether it did."""

    def unit(work: Work) -> bool:
        if all_classrooms(work):
            return False
        _make(work, home)
        return True

    return desk.write_now(unit)


def _make(work: Work, home: Home) -> None:
    made = classrooms.make_classroom(
        work,
        name="Room 7",
        kind="class",
        style="light",
        locale=home.locale,
        zone=home.zone,
        by_name=TEACHER,
        nickname=TEACHER,
    )
    classrooms.bind_place(work, platform=PLATFORM, workspace=WORKSPACE, place="", admits=True)
    _attach(work, made.by, TEACHER)
    sam, ada, kai = (_student(work, *who, by=made.by) for who in STUDENTS)
    helper = _student(work, *HELPER, by=made.by)
    members.change_role(work, member=helper, role="helper", by=made.by)
    members.add_member(work, name=WITHOUT_ACCOUNT[0], candidates=[WITHOUT_ACCOUNT[1]], by=made.by)
    squares = _board(work, made.by, home.locale)
    _first_week(work, squares, teacher=made.by, sam=sam, ada=ada, kai=kai)


def _student(work: Work, name: str, nickname: str, *, by: MemberId) -> MemberId:
    member = members.add_member(work, name=name, candidates=[nickname], by=by).member
    _attach(work, member, name)
    return member


def _attach(work: Work, member: MemberId, name: str) -> None:
    members.attach(work, member=member, platform=PLATFORM, workspace=WORKSPACE, account=name.casefold())


def _board(work: Work, teacher: MemberId, locale: str) -> list[QuestId]:
    ready = ready_boards(locale)[0]
    quests = [
        NewQuest(title=one.title, short=one.short, task=one.task, points=one.points, minutes=one.minutes)
        for one in ready.quests
    ]
    made = make_board(
        work,
        title=ready.title,
        template=ready.template,
        rows=ready.rows,
        columns=ready.columns,
        squares=quests,
        by=teacher,
    )
    post_board(work, board=made.board, by=teacher)
    return [cell.quest_id for cell in cells_of(work, made.board, teacher)]


def _first_week(
    work: Work, squares: list[QuestId], *, teacher: MemberId, sam: MemberId, ada: MemberId, kai: MemberId
) -> None:
    """Sam has two squares of the middle row done, Ada and Kai have handed in, Ada asks for help, Kai has begun another."""
    for square, words in ((3, "4 eggs : 4 people = 6 eggs : 6 people."), (5, "My comic is on the wall by the door.")):
        done = attempts.hand_in(work, quest=squares[square], by=sam, evidence=words)
        review.approve(work, attempt=done.attempt, by=teacher, note="You explained the why.")
    attempts.hand_in(work, quest=squares[1], by=ada, evidence="Glass 1/2, apple 3/4, bread 1/3, jug 2/3, egg box 5/6.")
    attempts.hand_in(work, quest=squares[7], by=kai, evidence="4/5 is bigger: 0.8 is more than 0.75.")
    attempts.take(work, quest=squares[0], by=kai)
    helping.ask_help(work, quest=squares[4], kind="explain", by=ada)
