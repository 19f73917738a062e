"""Roles of the server that are roles in the class: read at each click, never against what a teacher set by hand."""

from __future__ import annotations

import asyncio

import pytest

from quests.actions import members
from quests.ids import BoardId, ClassroomId
from quests.queries.members import everybody
from quests.reports import Member
from tests.bot.people import Person, School
from tests.bot.rows import all_rows
from tests.bot.servers import on_server, set_up, whose
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
STAFF, OLDER = "900", "901"


@pytest.fixture
async def lee(school: School) -> Person:
    """She set up Room 7; who has STAFF is a teacher there."""
    return await set_up(school, "Room 7", "room-7", teachers=(STAFF,))


def there(person: Person, *roles: str) -> Person:
    return on_server(person, "room-7", roles=roles)


def classroom_of(lee: Person) -> ClassroomId:
    found = whose(lee.school.desk, "room-7")
    assert found is not None
    return found


def member(lee: Person, name: str) -> Member:
    """Somebody of the class, by the engine."""
    found = lee.school.desk.read_now(everybody, classroom=classroom_of(lee))
    return next(one for one in found if one.name == name)


def a_class(lee: Person) -> Class:
    one = member(lee, "Ms Lee")
    return Class(lee.school.desk, classroom_of(lee), one.member_id, [], BoardId(0), [])


@BOTH
async def test_a_first_click_with_the_role_comes_in_as_a_teacher_by_name(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"), STAFF, "77")
    assert "You teach here: your role on the server says so." in await oz.types("review")
    one = member(lee, "Mr Oz")
    assert (one.role, one.nickname) == ("teacher", "Mr Oz")
    assert "Nobody is waiting for you." in await oz.types("home")


@BOTH
async def test_a_student_who_gets_the_role_is_a_teacher_at_the_next_click_and_not_when_it_is_gone(school, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz).types("home")
    assert "A teacher does that." in await there(oz).types("class")
    assert "the class" in await there(oz, STAFF).types("class")
    assert "A teacher does that." in await there(oz).types("class")
    assert member(lee, "Mr Oz").role == "student"


async def test_a_teachers_button_does_nothing_once_the_role_is_gone(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"), STAFF)
    await oz.types("home")
    await oz.types("style")
    game = oz.button("game")
    assert "A teacher does that." in await there(oz).does_action(game)


async def test_in_a_direct_message_the_role_is_as_it_was_last_seen(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, STAFF).types("home")
    assert "the class" in await oz.types("class")
    await there(oz).types("home")
    assert "A teacher does that." in await oz.types("class")


async def test_what_a_teacher_set_by_hand_holds_either_way(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz).types("home")
    room, one = a_class(lee), member(lee, "Mr Oz")
    room.write(members.change_role, member=one.member_id, role="helper", by=room.teacher)
    await there(oz, STAFF).types("home")
    assert member(lee, "Mr Oz").role == "teacher"
    await there(oz).types("home")
    assert member(lee, "Mr Oz").role == "helper"


async def test_a_teacher_by_hand_stays_one_when_the_role_goes(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, STAFF).types("home")
    room, one = a_class(lee), member(lee, "Mr Oz")
    for role in ("student", "teacher"):
        room.write(members.change_role, member=one.member_id, role=role, by=room.teacher)
        await there(oz, STAFF).types("home")
        assert member(lee, "Mr Oz").role == role
    await there(oz).types("home")
    assert member(lee, "Mr Oz").role == "teacher"


async def test_by_hand_taken_back_the_role_is_the_servers_again(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, STAFF).types("home")
    await lee.types("student", "Mr Oz")
    await lee.presses("Make student")
    await lee.types("undo")
    await lee.presses("Made Mr Oz a student")
    assert member(lee, "Mr Oz").role == "teacher"
    await there(oz).types("home")
    assert member(lee, "Mr Oz").role == "student"


async def test_the_last_teacher_stays_one(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"), STAFF)
    await oz.types("home")
    room, one = a_class(lee), member(lee, "Mr Oz")
    room.write(members.remove_member, member=room.teacher, by=one.member_id)
    assert "the class" in await there(oz).types("class")


async def test_who_was_taken_off_stays_out_whatever_roles_they_have(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"), STAFF)
    await oz.types("home")
    room, one = a_class(lee), member(lee, "Mr Oz")
    room.write(members.remove_member, member=one.member_id, by=room.teacher)
    assert "took you off the list" in await oz.types("class")


async def test_who_tries_it_as_a_student_stays_a_student(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"), STAFF)
    await oz.types("home")
    await oz.types("try_student")
    assert "A teacher does that." in await oz.types("class")
    await oz.types("back")
    assert "the class" in await oz.types("class")


async def test_the_record_says_that_a_role_did_it_and_nobody_can_undo_it(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz).types("home")
    await there(oz, STAFF).types("home")
    seen = await lee.types("record")
    assert "a role on the server" in seen
    assert "nothing of yours to take back" in await there(oz, STAFF).types("undo")


@BOTH
async def test_ten_clicks_at_once_change_the_role_once(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz).types("home")
    clicks = [there(oz, STAFF).call(verb="home") for _ in range(10)]
    await asyncio.gather(*(school.dispatcher.handle(one) for one in clicks))
    await lee.types("record")
    assert lee.sees.count("changed a role") == 1


async def test_the_same_click_again_changes_nothing(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz).types("home")
    click = there(oz, STAFF).call(verb="home")
    await oz.does(click)
    before = all_rows(school.desk)
    await oz.does(click)
    assert all_rows(school.desk) == before


# --------------------------------------------------------------------------------------------------- choosing the roles


async def test_roles_are_shown_changed_and_taken_away(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, OLDER).types("home")
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Change")
    assert lee.form.fields[0].value == STAFF
    await lee.sends(teachers=(), helpers=(OLDER,))
    assert "Saved." in lee.sees
    await there(oz, OLDER).types("home")
    assert member(lee, "Mr Oz").role == "helper"
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Remove all")
    await there(oz, OLDER).types("home")
    assert member(lee, "Mr Oz").role == "student"


@BOTH
async def test_when_no_role_makes_teachers_any_more_nobody_stays_one_in_direct_messages(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, STAFF).types("home")
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Remove all")
    assert "A teacher does that." in await oz.types("class")
    assert member(lee, "Mr Oz").role == "student"


async def test_who_was_let_in_by_a_mapping_that_is_taken_back_is_out_of_it_at_once(school: School, lee: Person):
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Change")
    await lee.sends(teachers=(STAFF,), helpers=(OLDER,))
    oz, ann = school.stranger("Mr Oz"), school.stranger("Ann")
    await there(oz, OLDER).types("home")
    await there(ann, STAFF).types("home")
    await lee.types("undo")
    await lee.presses("Changed which roles are teachers")
    assert (member(lee, "Mr Oz").role, member(lee, "Ann").role) == ("student", "teacher")


async def test_names_are_suggested_to_nobody_whose_role_is_gone(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await there(oz, STAFF).types("home")
    assert "Ms Lee" in await school.dispatcher.suggest(there(oz, STAFF).call(verb="student"))
    assert await school.dispatcher.suggest(there(oz).call(verb="student")) == []


async def test_a_change_of_roles_is_taken_back(school: School, lee: Person):
    oz = school.stranger("Mr Oz")
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Remove all")
    await there(oz, STAFF).types("home")
    assert member(lee, "Mr Oz").role == "student"
    await lee.types("undo")
    await lee.presses("Changed which roles are teachers")
    await there(oz, STAFF).types("home")
    assert member(lee, "Mr Oz").role == "teacher"


async def test_a_role_in_both_makes_teachers(school: School, lee: Person):
    await lee.types("class")
    await lee.presses("Teacher roles")
    await lee.presses("Change")
    await lee.sends(teachers=(OLDER,), helpers=(OLDER,))
    oz = school.stranger("Mr Oz")
    await there(oz, OLDER).types("home")
    assert member(lee, "Mr Oz").role == "teacher"


async def test_roles_of_another_server_mean_nothing(school: School, lee: Person):
    oz = there(school.stranger("Mr Oz"))
    await oz.types("home")
    elsewhere = oz.in_place(oz.place and type(oz.place)(oz.place.platform, "4800", "hall"), roles=(STAFF,))
    await elsewhere.types("home")
    assert member(lee, "Mr Oz").role == "student"
    await there(oz, STAFF).types("home")
    await oz.in_place(elsewhere.place, roles=()).types("home")
    assert member(lee, "Mr Oz").role == "teacher"


async def test_where_there_are_no_roles_it_says_where_there_are(lee: Person):
    alone = lee.in_place(None)
    alone.claims = type(lee.claims)(admin=True, name="Ms Lee")
    await alone.types("class")
    assert "open this in a channel" in await alone.presses("Teacher roles")
