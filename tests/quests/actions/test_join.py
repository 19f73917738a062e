"""Somebody comes in by themselves, or is added by a teacher."""

import pytest

from quests.actions import members
from quests.errors import Invalid, NameInUse, ShutOut
from quests.queries.members import (
    AccountKey,
    classrooms_of,
    find_member,
    member_of,
    nicknames,
    people,
    students,
    without_account,
)
from tests.classroom import NICKNAMES, Class
from tests.races import at_once


def join(room, name="Zoe", candidates=NICKNAMES, account=None):
    who = AccountKey("chat", "school", account or name or "nameless")
    return room.write(members.join, who=who, name=name, candidates=candidates)


def add(room, name="Zoe", candidates=NICKNAMES):
    return room.write(members.add_member, name=name, candidates=candidates, by=room.teacher)


def attach(room, member, account="a1"):
    room.write(members.attach, member=member, who=AccountKey("discord", "w", account))


def test_who_joins_is_a_student_with_a_safe_nickname(room):
    zoe = room.read(find_member, join(room).member)
    assert (zoe.role, zoe.name, zoe.tell) == ("student", "Zoe", "")
    assert zoe.nickname in NICKNAMES


def test_who_gives_no_name_goes_by_the_nickname(room):
    joined = room.read(find_member, join(room, name="").member)
    assert joined.name == joined.nickname


def test_nobody_gets_a_nickname_that_is_in_use(room):
    for number in range(20):
        join(room, name=f"Child {number}")
    assert len(room.read(nicknames)) == len(room.read(people)) == 24


def test_the_nickname_of_somebody_who_left_is_not_given_again(room):
    only = room.read(find_member, room.sam).nickname
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert room.read(find_member, join(room, candidates=(only,)).member).nickname == f"{only} 2"


def test_two_who_join_at_once_get_different_nicknames(room):
    def come(account):
        who = AccountKey("chat", "school", account)
        return lambda work: members.join(work, who=who, name="Twin", candidates=("Red Panda",))

    first, second = at_once(room.desk, room.classroom, come("one"), come("two"))
    names = {room.read(find_member, one.member).nickname for one in (first, second)}
    assert names == {"Red Panda", "Red Panda 2"}


@pytest.mark.parametrize("name", ["x" * 41, "\u200b", "\u0301"])
def test_a_name_must_fit(room, name):
    with pytest.raises(Invalid):
        join(room, name=name)


def test_an_account_is_the_member_it_was_attached_to(room):
    attach(room, room.sam)
    assert room.read(member_of, "discord", "w", "a1").member_id == room.sam
    assert room.read(member_of, "slack", "w", "a1") is None


def test_an_account_can_be_attached_anew(room):
    attach(room, room.sam)
    attach(room, room.ada)
    assert room.read(member_of, "discord", "w", "a1").member_id == room.ada


def test_somebody_in_two_classes_is_in_the_one_chosen_last(desk, room, clock):
    other = Class.on(desk, name="Room 8")
    attach(room, room.sam)
    clock.tick()
    attach(other, other.ada)
    found = desk.read_now(lambda look: classrooms_of(look, "discord", "w", "a1"))
    assert [one.name for one in found] == ["Room 8", "Room 7"]


def test_an_added_name_needs_no_account(room):
    zoe = add(room).member
    assert zoe in [one.member_id for one in room.read(without_account)]
    attach(room, zoe)
    assert zoe not in [one.member_id for one in room.read(without_account)]
    assert zoe in [one.member_id for one in room.read(students)]


@pytest.mark.parametrize("name", ["Sam", "sam", " SAM "])
def test_a_name_is_added_once(room, name):
    with pytest.raises(NameInUse):
        add(room, name)


def test_a_name_is_added_once_by_two_teachers_at_once(room):
    def zoe(work):
        return members.add_member(work, name="Zoe", candidates=NICKNAMES, by=room.teacher)

    _, refused = at_once(room.desk, room.classroom, zoe, zoe)
    assert isinstance(refused, NameInUse)
    assert [one.name for one in room.read(students)].count("Zoe") == 1


def test_who_is_in_already_is_not_new(room):
    assert join(room) is not None
    assert join(room) is None


def test_who_was_removed_does_not_walk_back_in(room):
    zoe = join(room).member
    room.write(members.remove_member, member=zoe, by=room.teacher)
    with pytest.raises(ShutOut):
        join(room)


def test_adding_the_name_of_somebody_removed_brings_them_back_with_their_account(room):
    zoe = join(room).member
    room.write(members.remove_member, member=zoe, by=room.teacher)
    assert add(room).member == zoe
    assert join(room) is None


def test_the_host_may_speak_for_a_name_that_was_added(room):
    zoe = add(room).member
    who = AccountKey("console", "here", "zoe")
    assert room.write(members.join, who=who, name="zoe", candidates=NICKNAMES, as_named=True) is None
    assert room.read(member_of, *who).member_id == zoe
