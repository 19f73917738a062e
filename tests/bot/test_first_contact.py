"""Who calls, and what happens when they were never here before."""

from asyncio import gather

import pytest

from adapters.actions import Action
from quests.actions import members
from quests.queries.members import everybody, without_account
from tests.bot.people import School
from tests.bot.rows import all_rows
from tests.classroom import NICKNAMES, Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


def names(room: Class) -> list[str]:
    return [one.name for one in room.read(everybody)]


@BOTH
async def test_the_first_word_lets_one_in_and_shows_the_name_that_others_see(school: School, room: Class):
    school.opens(room)
    mia = school.stranger("Mia")
    seen = await mia.says("hello")
    joined = room.read(everybody)[-1]
    assert (joined.name, joined.role) == ("Mia", "student")
    assert joined.nickname != "Mia"
    assert f"Others see you as {joined.nickname}; your teacher sees Mia." in seen
    assert await mia.says("home") != seen


async def test_the_first_click_on_a_board_that_hangs_in_the_channel_lets_one_in(school: School, room: Class, sam):
    lobby = school.opens(room, "lobby")
    await sam.says("board")
    mia = school.stranger("Mia").in_place(lobby)
    assert "Mia" in await mia.does_action(sam.button("B2"))
    assert names(room)[-1] == "Mia"


async def test_where_nobody_is_let_in_nothing_is_told(school: School, room: Class):
    school.opens(room, admits=False)
    assert "in no class here" in await school.stranger("Mia").says("home")
    assert "Mia" not in names(room)


async def test_a_newcomer_goes_on_in_the_language_of_their_platform(school: School, room: Class):
    school.opens(room)
    for name, locale, spoken in (("Sofía", "es-ES", "es"), ("Zoé", "fr", ""), ("Mia", "en-GB", ""), ("Tom", "", "")):
        newcomer = school.stranger(name)
        newcomer.locale = locale
        await newcomer.says("hello")
        assert room.read(everybody)[-1].locale == spoken, name
        assert ("No hay nada pendiente" in await newcomer.says("home")) == (spoken == "es")


async def test_who_may_not_set_up_a_class_hears_who_can(school: School):
    seen = await school.stranger("Vic").types("setup")
    assert seen.startswith("Starting a class")
    assert "Whoever manages this place can do that." in seen


async def test_who_may_set_up_a_class_is_greeted(school: School):
    lee = school.stranger("Ms Lee", admin=True)
    await lee.says("hello")
    assert "What is it called?" in await lee.presses("setup")


async def test_a_students_word_in_no_class_is_answered_kindly(school: School):
    assert "Ask your teacher" in await school.stranger("Mia").types("handin")


async def test_the_host_of_a_terminal_speaks_for_a_name_without_account_at_once(school: School, room: Class):
    school.opens(room)
    room.write(members.add_member, name="Lena", candidates=NICKNAMES, by=room.teacher)
    lena = school.stranger("lena", host=True)
    assert "Nothing is waiting" in await lena.says("home")
    assert (names(room).count("Lena"), room.read(without_account)[-1].name) == (1, "Kai")


async def test_elsewhere_nobody_becomes_a_name_by_claiming_it(school: School, room: Class):
    school.opens(room)
    room.write(members.add_member, name="Lena", candidates=NICKNAMES, by=room.teacher)
    await school.stranger("Lena").says("home")
    assert "Lena" in [one.name for one in room.read(without_account)]
    assert names(room).count("Lena") == 2


@BOTH
async def test_two_first_clicks_at_once_make_one_member(school: School, room: Class, desk):
    school.opens(room)
    mia = school.stranger("Mia")
    await gather(*(school.dispatcher.handle(mia.call(words="home")) for _ in range(4)))
    assert names(room).count("Mia") == 1


async def test_the_first_click_redelivered_changes_nothing(school: School, room: Class, desk, sam):
    lobby = school.opens(room, "lobby")
    await sam.says("quest b2")
    mia = school.stranger("Mia").in_place(lobby)
    click = mia.call(action=sam.button("take"))
    await mia.does(click)
    before = all_rows(desk)
    await mia.does(click)
    assert all_rows(desk) == before


@pytest.mark.parametrize("name", ["M" * 80, "", " \u202e\x1b ", "\U0001f98a", "Mia\x00\x1b[31m"])
async def test_no_name_of_a_platform_keeps_anybody_out(school: School, room: Class, name):
    school.opens(room)
    mia = school.stranger("mia")
    seen = await mia.does(mia.call(words="home", claims=school.stranger(name).claims))
    assert "You're in Room 7" in seen
    assert len(room.read(everybody)) == 5


@pytest.mark.parametrize("name", ["L" * 80, "", "\x00"])
async def test_no_name_of_a_platform_keeps_a_teacher_from_setting_up(school: School, name):
    lee = school.stranger(name, admin=True)
    await lee.types("setup")
    assert "is set up" in await lee.sends(name="Room 9", kind="class")


async def test_nobody_is_let_into_a_class_that_they_were_taken_off_by_an_old_button(school, room: Class, sam):
    await sam.says("board")
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert "Not found" in await sam.presses("B2")
    assert "in no class here" in await sam.says("home")


async def test_who_pressed_a_square_of_the_class_s_board_goes_on_to_that_quest(room: Class, school):
    place = school.opens(room, "room-7")
    newcomer = school.stranger("Noor").in_place(place)
    quest = room.quests[0]
    assert "You're in" in await newcomer.does_action(Action("quest", room.classroom, (quest,)))
    assert "Quest 1" in await newcomer.presses("Good")
