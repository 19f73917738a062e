"""Members change: their role, their nickname, their wishes; and they are removed."""

import pytest

from quests.actions import members
from quests.errors import Invalid, NotAllowed, NotFound
from quests.ids import MemberId
from quests.queries.attempts import waiting
from quests.queries.members import AccountKey, everybody, find_member, member_of
from tests.classroom import NICKNAMES
from tests.races import at_once


def change(room, member, role):
    return room.write(members.change_role, member=member, role=role, by=room.teacher)


@pytest.mark.parametrize("role", ["helper", "teacher"])
def test_a_student_becomes_something_else(room, role):
    changed = change(room, room.sam, role)
    assert (changed.role, changed.before) == (role, "student")
    assert room.read(find_member, room.sam).role == role


def test_a_role_is_one_of_three(room):
    with pytest.raises(Invalid):
        change(room, room.sam, "head")


def test_the_last_teacher_stays_one(room):
    with pytest.raises(NotAllowed):
        change(room, room.teacher, "student")
    room.new_teacher()
    assert change(room, room.teacher, "student")


def test_of_two_teachers_who_leave_at_once_one_stays(room):
    other = room.new_teacher()
    _, refused = at_once(
        room.desk,
        room.classroom,
        lambda work: members.change_role(work, member=room.teacher, role="student", by=room.teacher),
        lambda work: members.change_role(work, member=other, role="student", by=other),
    )
    assert isinstance(refused, NotAllowed)
    assert [one.member_id for one in room.read(everybody) if one.role == "teacher"] == [other]


def test_of_two_teachers_who_remove_each_other_one_stays(room):
    other = room.new_teacher()
    at_once(
        room.desk,
        room.classroom,
        lambda work: members.remove_member(work, member=room.teacher, by=other),
        lambda work: members.remove_member(work, member=other, by=room.teacher),
    )
    assert [one.member_id for one in room.read(everybody) if one.role == "teacher"] == [other]


def test_there_is_no_member_by_a_guessed_id(room):
    with pytest.raises(NotFound):
        change(room, MemberId(12345), "helper")
    with pytest.raises(NotFound):
        room.write(members.remove_member, member=MemberId(12345), by=room.teacher)


def test_who_was_removed_is_not_there(room):
    room.write(members.attach, member=room.sam, who=AccountKey("discord", "w", "a1"))
    room.hand_in(room.sam)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert room.sam not in [one.member_id for one in room.read(everybody)]
    assert room.read(member_of, "discord", "w", "a1") is None
    assert room.read(waiting) == []
    with pytest.raises(NotFound):
        room.read(find_member, room.sam)


def test_nobody_removes_themselves(room):
    with pytest.raises(NotAllowed):
        room.write(members.remove_member, member=room.teacher, by=room.teacher)


def test_another_nickname_is_another_free_one(room):
    before = room.read(find_member, room.sam).nickname
    after = room.write(members.change_nickname, member=room.sam, candidates=NICKNAMES)
    assert after != before
    assert room.read(find_member, room.sam).nickname == after


@pytest.mark.parametrize("field, value", [("tell", "look"), ("as_list", 1), ("short_text", 1), ("locale", "de")])
def test_a_wish_is_kept(room, field, value):
    room.write(members.wish, member=room.sam, field=field, value=value)
    assert getattr(room.read(find_member, room.sam), field) == value
    assert getattr(room.read(find_member, room.ada), field) != value


def test_how_to_be_told_is_one_of_two(room):
    with pytest.raises(Invalid):
        room.write(members.wish, member=room.sam, field="tell", value="shout")
