"""What is suggested after a word: only what this very person may see here, the best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.actions import Action
from bot.commands.suggesting import MOST, OFFERS, best
from bot.views import words
from quests.actions import classrooms, members
from quests.actions.boards import make_board
from tests.bot.lived_in import CANARY, Street
from tests.bot.people import Person
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
TITLES = [("Pizza maths", "b2"), ("Fraction walk", "a1"), ("Canción de mitades", "c3"), ("A pizza song", "")]


async def suggested(person: Person, verb: str, typed: str = "") -> list[str]:
    return await person.school.dispatcher.suggest(person.call(verb=verb, words=typed))


@BOTH
async def test_quests_that_are_open_to_the_student(sam: Person, room: Class):
    assert await suggested(sam, "handin", "quest 5") == ["Quest 5"]
    assert await suggested(sam, "handin", "b2") == ["Quest 5"]
    room.done(room.sam, 4)
    assert "Quest 5" not in await suggested(sam, "handin")
    assert len(await suggested(sam, "handin")) == 8


async def test_what_is_begun_comes_first(sam: Person, room: Class):
    room.give_back(room.hand_in(room.sam, 6).attempt, next_step="Say why")
    assert (await suggested(sam, "handin"))[0] == "Quest 7"


async def test_each_suggestion_is_understood(sam: Person, room: Class):
    room.new_quest(title="Quest 1")
    for one in await suggested(sam, "quest"):
        assert "Not found" not in await sam.types("quest", one)
    for one in await suggested(sam, "board"):
        assert one in await sam.types("board", one)


async def test_of_two_quests_with_one_title_the_square_tells_which(sam: Person, room: Class):
    room.new_quest(title="Quest 1")
    assert "A1" in await suggested(sam, "quest", "quest 1")


async def test_quest_takes_our_words_too(sam: Person, room: Class):
    assert "board" in await suggested(sam, "quest", "boa")
    assert "Fractions" in await sam.types("quest", "board")
    assert "review" not in await suggested(sam, "quest", "review")
    assert "points" in await suggested(sam, "quest", "poin")
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    assert await suggested(sam, "quest", "poin") == []


async def test_our_words_are_suggested_in_ones_own_language(sam: Person, room: Class):
    room.write(members.wish, member=room.sam, field="locale", value="es")
    assert "tablero" in await suggested(sam, "quest", "tab")
    assert "tablero" in await suggested(sam, "quest", "board")


@BOTH
async def test_names_are_for_teachers_only(sam: Person, lee: Person, noor: Person):
    assert await suggested(lee, "give") == ["Sam", "Ada"]
    assert "Ms Lee" in await suggested(lee, "student")
    for verb in ("give", "student"):
        assert await suggested(sam, verb) == await suggested(noor, verb) == []


async def test_nobody_who_only_practises_is_suggested(lee: Person, room: Class):
    await lee.says("home")
    await lee.presses("try_student")
    await lee.says("back")
    assert len(await suggested(lee, "student")) == 4


async def test_a_draft_is_suggested_to_nobody(sam: Person, room: Class):
    squares = {"template": "choice", "rows": 3, "columns": 3, "squares": room.quests}
    room.write(make_board, title="Secret", **squares, by=room.teacher)
    assert await suggested(sam, "board") == ["Fractions"]


async def test_a_stranger_gets_none(school, room: Class):
    school.opens(room, admits=True)
    stranger = school.stranger("Zoe")
    for verb in ("board", "quest", "handin", "student", "give", "nothing"):
        assert await suggested(stranger, verb) == []


async def test_what_is_broken_or_forged_suggests_nothing(sam: Person):
    assert await suggested(sam, "give_sent") == []
    assert await suggested(sam, "quest", "x\0\ud800" * 500) == []
    forged = sam.call(verb="quest", action=Action("quest", 99, ()))
    assert await sam.school.dispatcher.suggest(forged) == []


@pytest.mark.parametrize("role", ["student", "helper", "teacher"])
async def test_nothing_of_the_class_next_door_is_suggested(street: Street, role):
    person = street.person(role)
    for verb in ("board", "quest", "handin", "student", "give"):
        for typed in ("", "q", CANARY.strip(), "Own"):
            assert [one for one in await suggested(person, verb, typed) if CANARY in one] == []


# ----------------------------------------------------------------------------------------------------------- the best first


@pytest.mark.parametrize(
    "typed, first",
    [("pizza", "Pizza maths"), ("b2", "Pizza maths"), ("cancion", "Canción de mitades"), ("song", "A pizza song")],
)
def test_the_nearest_is_first(typed, first):
    assert best(typed, TITLES)[0] == first


def test_a_slip_of_the_pen_is_near():
    assert best("piza", TITLES) == ["Pizza maths", "A pizza song"]


@given(st.lists(st.text(max_size=30).map(lambda one: (one, "")), max_size=60), st.text(max_size=10))
def test_it_gives_what_there_is_each_once_and_no_more_than_fit(found, typed):
    given_back = best(typed, found)
    assert len(given_back) <= MOST
    assert len(set(given_back)) == len(given_back)
    assert set(given_back) <= {one for one, _ in found}


def test_every_word_that_takes_words_has_suggestions():
    assert set(OFFERS) == words.TAKING
