"""What is said to the bot in plain words."""

import pytest

from quests.actions import classrooms
from tests.bot.people import Person, labels
from tests.classroom import Class

WORK = "I cut the pizza into four and into two"


@pytest.mark.parametrize(
    "talk, heading",
    [
        ("points", "You have 0 points"),
        ("how many points do I have?", "You have 0 points"),
        ("How many POINTS do I have?", "You have 0 points"),
        ("/points", "You have 0 points"),
        ("what is on the board?", "Fractions"),
        ("  board  ", "Fractions"),
        ("what next?", "What next?"),
        ("ayuda", "Words to type"),
        ("quest b2", "B2 · Quest 5"),
        ("quest quest 5", "B2 · Quest 5"),
    ],
)
async def test_plain_talk_means_its_word(sam: Person, talk, heading):
    assert (await sam.says(talk)).startswith(heading)


@pytest.mark.parametrize("talk, near", [("bord", "board"), ("/ponts", "points"), ("handn", "handin"), ("hlp", "help")])
async def test_an_unknown_word_gives_the_nearest(sam: Person, talk, near):
    seen = await sam.says(talk)
    assert f"“{talk}”" in seen
    assert f"\n{near}:" in seen


async def test_a_word_that_is_near_nothing_gives_some_to_begin_with(sam: Person):
    seen = await sam.says("xylophone")
    assert "\nboard:" in seen
    assert "Help" in labels(sam.screen)


async def test_a_student_is_offered_no_teachers_word(sam: Person, lee: Person):
    assert "review:" not in await sam.says("reviewing")
    assert "review:" in await lee.says("reviewing")


async def test_a_quiet_class_is_offered_no_points(sam: Person, room: Class):
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    assert "points" not in (await sam.says("pints")).split("?", 1)[1]


async def test_long_talk_is_kept_and_handed_in_with_one_press(sam: Person):
    seen = await sam.says(WORK)
    assert "Which quest is this for?" in seen
    assert WORK in seen
    assert "Handed in: Quest 5" in await sam.presses("Quest 5")
    assert WORK in await sam.says("quest b2")


async def test_a_quest_that_nobody_has_is_named_as_it_was_typed(sam: Person):
    seen = await sam.says("quest of the holy grail")
    assert "of the holy grail" in seen
    assert "Not found" in seen


async def test_an_empty_line_is_answered(sam: Person):
    assert "Help" in (await sam.says("   "), labels(sam.screen))[1]


async def test_a_teachers_long_talk_is_nothing_to_hand_in(lee: Person):
    assert "Which quest is this for?" not in await lee.says(WORK)


async def test_a_press_takes_the_place_of_its_card_and_words_do_not(sam: Person):
    await sam.says("home")
    pressed = await sam.school.dispatcher.handle(sam.call(action=sam.button("Board")))
    said = await sam.school.dispatcher.handle(sam.call(words="board"))
    assert (pressed.replaces, said.replaces) == (True, False)
