"""A teacher tries the class as a student: a practice member who stands outside every count."""

import pytest

from quests.actions import members
from quests.errors import NotFound
from quests.queries.attempts import review_counts, waiting
from quests.queries.members import AccountKey, find_member, member_of, people, students, without_account
from quests.queries.pages import teacher_page
from quests.queries.points import balance, class_total
from tests.classroom import NICKNAMES

LEE = AccountKey("discord", "w", "lee")
ALSO_LEE = AccountKey("slack", "t", "lee")


def tries(room):
    teacher = room.read(find_member, room.teacher)
    return room.write(members.try_as_student, teacher=teacher, who=LEE, candidates=NICKNAMES)


def goes_back(room, member):
    return room.write(members.back_to_teaching, practice=room.read(find_member, member), who=LEE)


@pytest.fixture
def practice(room):
    for account in (LEE, ALSO_LEE):
        room.write(members.attach, member=room.teacher, who=account)
    return tries(room)


def who_am_i(room):
    return room.read(member_of, "discord", "w", "lee")


def test_the_teachers_account_is_a_student(room, practice):
    me = who_am_i(room)
    assert (me.member_id, me.role, me.practice_of) == (practice, "student", room.teacher)


def test_it_is_counted_nowhere(room, practice):
    room.done(practice, 0)
    room.hand_in(practice, 1)
    assert practice not in [one.member_id for one in room.read(students)]
    assert practice not in [one.member_id for one in room.read(people)]
    assert practice not in [one.member_id for one in room.read(without_account)]
    assert (room.read(review_counts).hand_ins, room.read(class_total)) == (0, 0)
    page = room.read(teacher_page)
    assert (page.students, page.done_this_week) == (3, 0)


def test_it_earns_as_students_do(room, practice):
    room.done(practice)
    assert room.read(balance, practice) == 20


def test_its_hand_ins_wait_behind_those_of_students(room, practice, clock):
    room.hand_in(practice)
    clock.tick()
    room.hand_in(room.sam)
    assert [(one.member_id, one.practice) for one in room.read(waiting)] == [(room.sam, 0), (practice, 1)]


def test_going_back_is_being_the_teacher_again(room, practice):
    assert goes_back(room, practice) == room.teacher
    assert who_am_i(room).role == "teacher"


def test_trying_again_is_the_same_practice_member(room, practice):
    goes_back(room, practice)
    assert tries(room) == practice


def test_a_student_has_nothing_to_go_back_to(room):
    with pytest.raises(NotFound):
        goes_back(room, room.sam)


def test_the_teachers_other_accounts_stay_theirs(room, practice):
    assert room.read(member_of, *ALSO_LEE).member_id == room.teacher


def test_a_teacher_removed_while_trying_is_gone_whole(room, practice):
    other = room.write(members.insert_member, role="teacher", name="Mr Bell", nickname="Mr Bell")
    room.write(members.remove_member, member=room.teacher, by=other)
    assert who_am_i(room) is None
