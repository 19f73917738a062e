"""Where a class meets: set up with a channel, several classes on one server, what the bot may not do there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.actions import Action
from adapters.forms import PlaceField, RoleField
from quests.queries.telling import class_places
from tests.bot.people import School, labels
from tests.bot.rows import all_rows
from tests.bot.servers import SERVER, at, on_server, set_up, whose

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])

# ------------------------------------------------------------------------------------------------------------ set-up


async def test_on_a_server_set_up_asks_five_things_and_this_channel_stands_in_it(school: School):
    lee = on_server(school.stranger("Ms Lee", admin=True), "room-7")
    await lee.types("setup")
    place, roles = lee.form.fields[3:]
    assert isinstance(place, PlaceField)
    assert place.value == "room-7"
    assert isinstance(roles, RoleField)
    assert not roles.required


async def test_where_there_are_no_channels_they_are_not_asked_for(school: School):
    lee = school.stranger("Ms Lee", admin=True)
    await lee.types("setup")
    assert len(lee.form.fields) == 3
    await lee.in_place(at("room-7")).types("setup")


async def test_a_platform_without_roles_is_not_asked_for_them(school: School):
    lee = school.stranger("Ms Lee", admin=True).in_place(at("room-7"))
    await lee.types("setup")
    assert len(lee.form.fields) == 4


@BOTH
async def test_the_picked_channel_is_the_classes_and_lets_newcomers_in(school: School):
    lee = await set_up(school, "Room 7", "staff", place="room-7")
    assert "Look at the board." in lee.sees
    assert "All is well here." in lee.sees
    assert whose(school.desk, "staff") is None
    mia = on_server(school.stranger("Mia"), "room-7")
    assert "You're in Room 7" in await mia.types("board")


async def test_the_class_is_told_things_in_its_channel(school: School):
    await set_up(school, "Room 7", "room-7")
    classroom = whose(school.desk, "room-7")
    assert classroom is not None
    told = school.desk.read_now(class_places, classroom=classroom)
    assert [(one.workspace, one.place) for one in told] == [(SERVER, "room-7")]


async def test_a_channel_of_another_class_stays_its_own(school: School):
    await set_up(school, "Room 7", "room-7")
    first = whose(school.desk, "room-7")
    oz = await set_up(school, "Chess club", "room-7", by="Mr Oz")
    assert "Chess club is set up" in oz.sees
    assert "stays theirs" in oz.sees
    assert whose(school.desk, "room-7") == first


async def test_who_teaches_both_may_give_it_to_the_new_class(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    first = whose(school.desk, "room-7")
    lee = await set_up(school, "Chess club", "room-7")
    assert "Until now it was a place of Room 7." in lee.sees
    assert whose(school.desk, "room-7") not in (None, first)


async def test_what_is_missing_is_told_in_words_and_is_gone_when_it_was_given(school: School):
    school.lacks["room-7"] = ("send", "files")
    lee = await set_up(school, "Room 7", "room-7")
    assert "I cannot write in this channel. Channel settings → Permissions → Questboard → Send Messages." in lee.sees
    assert "Attach Files" in lee.sees
    school.lacks.clear()
    seen = await lee.presses("Check again")
    assert "All is well here." in seen
    assert "cannot" not in seen


async def test_a_gone_channel_is_told_too(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    school.lacks["room-7"] = ("gone",)
    await lee.types("places")
    assert "That channel is gone" in await lee.presses("Check again")


async def test_a_student_checks_nothing(school: School):
    await set_up(school, "Room 7", "room-7")
    mia = on_server(school.stranger("Mia"), "room-7")
    await mia.types("home")
    assert "A teacher does that." in await mia.types("places")


# -------------------------------------------------------------------------------------------- several on one server


@BOTH
async def test_two_classes_on_one_server_each_in_its_channel(school: School):
    await set_up(school, "Room 7", "room-7")
    await set_up(school, "Chess club", "chess", by="Mr Oz")
    mia = school.stranger("Mia")
    assert "You're in Room 7" in await on_server(mia, "room-7").types("board")
    assert "You're in Chess club" in await on_server(mia, "chess").types("board")
    assert "Room 7" in await on_server(mia, "room-7").types("home")
    assert "Chess club" in await on_server(mia, "chess").types("home")


async def test_a_category_is_the_classes_with_all_its_channels(school: School):
    lee = on_server(await set_up(school, "Room 7", "room-7"), "homework", "year-7")
    await lee.types("places")
    await lee.presses("Add its category")
    assert "Added." in lee.sees
    assert "You're in Room 7" in await on_server(school.stranger("Mia"), "questions", "year-7").types("board")
    assert "You are in no class" in await on_server(school.stranger("Noa"), "lunch", "other").types("board")


async def test_the_nearest_counts(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    await lee.types("places")
    await lee.presses("The whole server")
    await set_up(school, "Chess club", "chess", by="Mr Oz")
    mia = school.stranger("Mia")
    assert "You're in Room 7" in await on_server(mia, "lunch").types("board")
    assert "You're in Chess club" in await on_server(mia, "chess").types("board")
    assert "Room 7" in await on_server(mia, "lunch").types("home")


async def test_in_a_thread_a_class_meets_in_its_channel(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    for channel, *category in (("homework", "year-7"), ("projects",)):
        there = replace(on_server(lee, "thread", channel, *category), thread_of=at(channel))
        await there.types("places")
        assert ("Add its category" in labels(there.screen)) == bool(category)
        await there.presses("Add this channel")
        assert (whose(school.desk, channel), whose(school.desk, "thread")) == (whose(school.desk, "room-7"), None)


async def test_what_reaches_further_than_a_channel_is_told_nothing(school: School):
    lee = on_server(await set_up(school, "Room 7", "room-7"), "room-7", "year-7")
    for label in ("Add its category", "The whole server"):
        await lee.types("places")
        await lee.presses(label)
    classroom = whose(school.desk, SERVER)
    assert classroom is not None
    assert [one.place for one in school.desk.read_now(class_places, classroom=classroom)] == ["room-7"]


async def test_where_the_class_is_told_things_moves_and_comes_back(school: School):
    lee = on_server(await set_up(school, "Room 7", "room-7"), "homework")
    await lee.types("places")
    await lee.presses("Add this channel")
    classroom = whose(school.desk, "room-7")
    assert classroom is not None

    def told() -> list[str]:
        return [one.place for one in school.desk.read_now(class_places, classroom=classroom)]

    assert told() == ["room-7"]
    await lee.presses("Tell the class in number 2")
    assert told() == ["homework"]
    await lee.types("undo")
    await lee.presses("Moved where the class is told things")
    assert told() == ["room-7"]


async def test_a_class_that_is_told_things_nowhere_is_said_to_be(school: School):
    lee = on_server(await set_up(school, "Room 7", "room-7"), "homework")
    await lee.types("places")
    await lee.presses("Add this channel")
    assert "nowhere" not in lee.sees
    await lee.presses("Remove number 1")
    assert "I tell the class things nowhere now. Choose where below." in lee.sees
    await lee.presses("Tell the class in number 1")
    assert "nowhere" not in lee.sees


async def test_a_place_is_removed_and_brought_back(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    first = whose(school.desk, "room-7")
    await lee.types("places")
    await lee.presses("Remove number 1")
    assert "Nobody new can come in" in lee.sees
    assert whose(school.desk, "room-7") is None
    await lee.presses("Undo")
    await lee.presses("Removed a place")
    assert whose(school.desk, "room-7") == first


async def test_a_removed_place_that_is_anothers_now_stays_theirs(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    await lee.types("places")
    await lee.presses("Remove number 1")
    await set_up(school, "Chess club", "room-7", by="Mr Oz")
    club = whose(school.desk, "room-7")
    alone = lee.in_place(None)
    await alone.types("undo")
    assert "It stays." in await alone.presses("Removed a place")
    assert whose(school.desk, "room-7") == club


async def test_nobody_adds_a_place_that_is_another_classes(school: School):
    await set_up(school, "Room 7", "room-7")
    oz = await set_up(school, "Chess club", "chess", by="Mr Oz")
    add = Action("place_add", whose(school.desk, "chess") or 0, (0,))
    before = all_rows(school.desk, but=("receipts",))
    assert "belongs to another class" in await on_server(oz, "room-7").does_action(add)
    assert all_rows(school.desk, but=("receipts",)) == before


async def test_a_place_can_only_be_added_where_one_is(school: School):
    lee = await set_up(school, "Room 7", "room-7")
    alone = lee.in_place(None)
    assert "open this there" in await alone.types("places")
