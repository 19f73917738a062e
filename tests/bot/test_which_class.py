"""Which class somebody means who is in several: that of the place, the one they chose, else they are asked once."""

from __future__ import annotations

import pytest

from adapters.refs import PlaceRef
from bot.commands.places import key_of
from quests.actions import members, places
from quests.desk import Desk
from quests.queries.members import everybody
from tests.bot.people import PLATFORM, WORKSPACE, Person, School
from tests.bot.servers import SERVER, at, on_server, options, set_up
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
OF_THE_CLUB = "Chess club of the club"


@pytest.fixture
def club(desk: Desk) -> Class:
    return Class.on(desk, name="Chess club", mark=" of the club")


def later(school: School) -> None:
    school.desk.clock.tick()  # type: ignore[attr-defined] # a clock of ours


async def both(school: School, room: Class, club: Class) -> Person:
    """Somebody who came into both classes by their channels."""
    robin = school.stranger("Robin")
    for classroom, channel in ((room, "room-7"), (club, "chess")):
        later(school)
        await robin.in_place(school.opens(classroom, channel)).types("home")
    return robin


@BOTH
async def test_who_is_in_several_is_asked_once_and_goes_on_with_what_they_wanted(school: School, room: Class, club):
    robin = await both(school, room, club)
    assert "Which class do you mean?" in await robin.types("board")
    assert options(robin) == [OF_THE_CLUB, "Room 7"]
    later(school)
    assert "Fractions" in await robin.presses("Room 7")
    assert "B2" in robin.sees
    assert "Room 7" in await robin.says("home")


async def test_switching_later_is_one_press_and_is_said(school: School, room: Class, club: Class):
    robin = await both(school, room, club)
    await robin.types("home")
    later(school)
    await robin.presses("Room 7")
    await robin.says("switch")
    later(school)
    assert f"You are in {OF_THE_CLUB} now." in await robin.presses(OF_THE_CLUB)
    assert OF_THE_CLUB in await robin.says("home")


async def test_a_form_that_was_wanted_opens_in_the_chosen_class(school: School, room: Class, club: Class):
    robin = await both(school, room, club)
    await robin.types("handin")
    later(school)
    assert "Which quest" in await robin.presses("Room 7")


async def test_what_was_said_at_length_is_sent_once_more(school: School, room: Class, club: Class):
    robin = await both(school, room, club)
    assert "once more" in await robin.says("I cut a pizza in four and in eight pieces")
    later(school)
    assert "You are in Room 7 now." in await robin.presses("Room 7")


async def test_a_new_class_is_a_new_question(school: School, room: Class, club: Class, desk: Desk):
    robin = await both(school, room, club)
    await robin.types("home")
    later(school)
    await robin.presses("Room 7")
    third = Class.on(desk, name="Garden")
    later(school)
    await robin.in_place(school.opens(third, "garden")).types("home")
    assert "Which class do you mean?" in await robin.types("home")


async def test_on_a_server_with_one_of_them_nobody_is_asked(school: School, room: Class, club: Class, desk: Desk):
    robin = await both(school, room, club)
    third = Class.on(desk, name="Garden")
    later(school)
    third.write(places.add_place, **key_of(at("garden")), extent="channel", by=third.teacher)
    await robin.in_place(at("garden"), at(SERVER)).types("home")
    assert "Garden" in await on_server(robin, "lunch").types("home")


async def test_on_a_server_with_two_of_them_only_these_are_asked_about(school: School, room: Class, club, desk: Desk):
    robin = await both(school, room, club)
    third = Class.on(desk, name="Garden")
    later(school)
    third.write(places.add_place, **key_of(at("garden")), extent="channel", by=third.teacher)
    await robin.in_place(at("garden")).types("home")
    lunch = robin.in_place(PlaceRef(PLATFORM, WORKSPACE, "lunch"))
    await lunch.types("home")
    assert options(lunch) == [OF_THE_CLUB, "Room 7"]


async def test_who_sets_up_a_second_class_is_in_it(school: School):
    await set_up(school, "Room 7", "room-7")
    later(school)
    lee = await set_up(school, "Chess club", "chess")
    assert "Chess club" in await lee.in_place(None).types("home")


async def test_in_no_class_a_direct_message_says_what_to_do(school: School):
    seen = await school.stranger("Mia").says("board")
    assert "Ask your teacher where the class meets" in seen
    assert "Type setup where your class shall meet" in seen


async def test_nobody_is_asked_about_a_class_they_were_taken_off(school: School, room: Class, club: Class):
    robin = await both(school, room, club)
    member = club.read(everybody)[-1].member_id
    club.write(members.remove_member, member=member, by=club.teacher)
    assert "Room 7" in await robin.types("home")
