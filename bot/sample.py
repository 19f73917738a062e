"""A sample class for the terminal: Room 7 in the middle of its first week, made through the same actions as any other."""

from __future__ import annotations

from bot.locales import catalogue
from bot.packs import ready_boards
from bot.request import Home
from bot.views.sample import Sample, sample
from quests.actions import attempts, classrooms, helping, members, review
from quests.actions.boards import post_board
from quests.actions.packs import import_pack
from quests.desk import Desk
from quests.ids import MemberId, QuestId
from quests.queries.boards import cells_of
from quests.queries.members import AccountKey
from quests.queries.packs import board_from
from quests.queries.totals import all_classrooms
from quests.work import Work

PLATFORM, WORKSPACE = "console", "here"
TEACHER = "Ms Lee"
CO_TEACHER = "Mr Bell"
"""He set the class up with her: so nothing of it stands on the list of what she could undo."""
STUDENTS = ("Sam", "Ada", "Kai")
HELPER = "Noor"
WITHOUT_ACCOUNT = "Lena"


def plant(desk: Desk, home: Home) -> bool:
    """Make the sample class when there is no class at all; tells whether it did."""

    def unit(work: Work) -> bool:
        if all_classrooms(work):
            return False
        _make(work, home)
        return True

    return desk.write_now(unit)


def _make(work: Work, home: Home) -> None:
    texts = sample(catalogue(home.locale))
    made = classrooms.make_classroom(
        work,
        name=texts.classroom,
        kind="class",
        style="light",
        locale=home.locale,
        zone=home.zone,
        by_name=TEACHER,
        nickname=TEACHER,
    )
    classrooms.bind_place(work, platform=PLATFORM, workspace=WORKSPACE, place="", admits=True)
    _attach(work, made.by, TEACHER)
    bell = members.insert_member(work, role="teacher", name=CO_TEACHER, nickname=CO_TEACHER)
    _attach(work, bell, CO_TEACHER)
    sam, ada, kai, helper = (
        _student(work, name, nickname, by=bell)
        for name, nickname in zip((*STUDENTS, HELPER), texts.nicknames[:-1], strict=True)
    )
    members.change_role(work, member=helper, role="helper", by=bell)
    members.add_member(work, name=WITHOUT_ACCOUNT, candidates=texts.nicknames[-1:], by=bell)
    squares = _board(work, bell, home.locale)
    _first_week(work, squares, texts, teacher=made.by, students=(sam, ada, kai))


def _student(work: Work, name: str, nickname: str, *, by: MemberId) -> MemberId:
    member = members.add_member(work, name=name, candidates=[nickname], by=by).member
    _attach(work, member, name)
    return member


def _attach(work: Work, member: MemberId, name: str) -> None:
    members.attach(work, member, AccountKey(PLATFORM, WORKSPACE, name.casefold()))


def _board(work: Work, teacher: MemberId, locale: str) -> list[QuestId]:
    ready = ready_boards(locale)[0]
    import_pack(work, pack=ready.pack, by=teacher)
    board = board_from(work, ready.pack.code, ready.code)
    assert board is not None  # noqa: S101 - it has just come in
    post_board(work, board=board, by=teacher)
    return [cell.quest_id for cell in cells_of(work, board, teacher)]


def _first_week(
    work: Work, squares: list[QuestId], texts: Sample, *, teacher: MemberId, students: tuple[MemberId, ...]
) -> None:
    """Sam has two squares of the middle row done, Ada and Kai have handed in, Ada asks for help, Kai has begun another."""
    sam, ada, kai = students
    for square, words in ((3, texts.recipe), (5, texts.comic)):
        done = attempts.hand_in(work, quest=squares[square], by=sam, evidence=words)
        review.approve(work, attempt=done.attempt, by=teacher, note=texts.note)
    attempts.hand_in(work, quest=squares[1], by=ada, evidence=texts.walk)
    attempts.hand_in(work, quest=squares[7], by=kai, evidence=texts.bigger)
    attempts.take(work, quest=squares[0], by=kai)
    helping.ask_help(work, quest=squares[4], kind="explain", by=ada)
