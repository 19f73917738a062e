"""Several classes: a button leads back to its own, and one of a class that is not yours is not there."""

from dataclasses import replace

import pytest

from adapters.actions import Action
from quests.actions import members
from quests.desk import Desk
from quests.queries.attempts import attempt_at
from quests.queries.members import AccountKey, everybody
from tests.bot.people import Person, School
from tests.bot.rows import all_rows
from tests.classroom import Class


@pytest.fixture
def club(desk: Desk) -> Class:
    """Another class, which Sam is not in."""
    return Class.on(desk, name="Chess club", mark=" of the club")


@pytest.fixture
def robin(school: School, room: Class, club: Class) -> Person:
    """A student of both, who chose the club."""
    robin = school.stranger("Robin")
    for classroom in (room, club):
        room.desk.clock.tick()  # type: ignore[attr-defined] # a clock of ours
        who = AccountKey("chat", "school", "robin")
        classroom.write(members.join, who=who, name="Robin", candidates=["Red Robin"])
    club.write(members.choose, AccountKey("chat", "school", "robin"))
    return robin


async def test_a_button_of_another_class_answers_exactly_like_one_that_is_not_there(sam: Person, club: Class):
    other = await sam.does_action(Action("quest", club.classroom, (club.quests[0],)))
    nowhere = await sam.does_action(Action("quest", 12345, (club.quests[0],)))
    assert other == nowhere
    assert "Not found" in other


async def test_nothing_of_another_class_is_reached_by_an_id_in_ones_own(sam: Person, room: Class, club: Class):
    before = all_rows(room.desk, club.classroom)
    taken = await sam.does_action(Action("take", room.classroom, (club.quests[0],)))
    missing = await sam.does_action(Action("take", room.classroom, (12345,)))
    assert taken == missing
    assert all_rows(room.desk, club.classroom) == before


async def test_a_button_of_the_class_that_was_left_by_switching_still_works_there(robin: Person, room: Class, club):
    await robin.does_action(Action("take", room.classroom, (room.quests[4],)))
    me = room.read(everybody)[-1].member_id
    assert room.read(attempt_at, room.quests[4], me) is not None


async def test_a_word_means_the_class_chosen_last(robin: Person):
    assert "Chess club" in await robin.says("home")


async def test_switching_is_one_press_and_stays(robin: Person, school: School):
    await robin.types("classes")
    school.desk.clock.tick()  # type: ignore[attr-defined] # a clock of ours
    await robin.presses("Room 7")
    assert "Room 7" in await robin.says("home")
    assert "Room 7" in await robin.says("home")


async def test_in_a_channel_a_word_means_the_class_of_that_channel(robin: Person, school: School, room: Class):
    lobby = school.opens(room, "lobby")
    assert "Room 7" in await robin.in_place(lobby).says("home")
    assert "Chess club" in await robin.says("home")


async def test_a_channel_that_takes_no_newcomers_is_still_its_members_own(robin: Person, school: School, room: Class):
    closed = school.opens(room, "closed", admits=False)
    assert "Room 7" in await robin.in_place(closed).says("home")


async def test_nobody_switches_to_a_class_they_are_not_in(sam: Person, room: Class, club: Class):
    assert "Not found" in await sam.does_action(Action("switch", room.classroom, (club.classroom,)))
    assert "Room 7" in await sam.says("home")


async def test_a_class_whose_place_admits_people_takes_a_newcomer_by_its_button(sam: Person, school, club: Class):
    hall = school.opens(club, "hall")
    press = Action("take", club.classroom, (club.quests[0],))
    seen = await replace(sam, place=hall).does_action(press)
    assert "You're in Chess club" in seen
