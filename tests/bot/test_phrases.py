"""Whole phrases mean their word, however they are written; and no phrase is found in somebody's work."""

import ast
import unicodedata
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS, DOOR
from bot.commands.plain import fold, is_work, meaning, near_phrases
from bot.views import phrases, words
from quests.actions import classrooms
from tests.bot.people import Person, labels
from tests.classroom import Class
from tests.laws.sources import ROOT

PHRASES = phrases.phrases()
POLITE = ["", "please ", "Hey, ", "can you show me ", "hola, ", "quiero ver ", "¿me puedes enseñar "]
AFTER = ["", " please", "?", "!!", " :)", ", por favor", " 🙂", "…", " thanks"]


def without_accents(said: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", said) if not unicodedata.combining(sign))


written = st.sampled_from([str, str.upper, str.casefold, without_accents, lambda said: said.strip("¿?.!")])


@pytest.mark.parametrize("working", [True, False])
@given(st.sampled_from(PHRASES), written, st.sampled_from(AFTER))
def test_each_phrase_means_its_word_however_it_is_written(working, phrase, way, after):
    verb, said = phrase
    assert meaning(way(said) + after, working=working) == (verb, "")


@given(st.sampled_from([one for one in PHRASES if one[0] != "home"]), st.sampled_from(POLITE), st.sampled_from(AFTER))
def test_politeness_changes_nothing(phrase, polite, after):
    assert meaning(polite + phrase[1].strip("¿?.") + after) == (phrase[0], "")


def test_no_phrase_means_two_words():
    found = defaultdict(set)
    for verb, said in PHRASES:
        found[fold(said)].add(verb)
    assert {said: verbs for said, verbs in found.items() if len(verbs) > 1} == {}


def test_every_phrase_is_known_to_somebody():
    assert {verb for verb, _ in PHRASES} <= {*COMMANDS, *DOOR}
    assert {phrases.IN_PLACE.get(verb, verb) for verb, _ in PHRASES} <= {spec.verb for spec in words.specs()}


@pytest.mark.parametrize(
    "said, meant",
    [
        ("board", ("board", "")),
        ("el tablero, por favor", ("board", "")),
        ("what's next?", ("next", "")),
        ("What’s next", ("next", "")),
        ("I'm stuck", ("help_ask", "")),
        ("i don't get it", ("help_ask", "")),
        ("what should I do next", ("next", "")),
        ("cuántos puntos tengo", ("points", "")),
        ("CUANTOS PUNTOS TENGO", ("points", "")),
        ("qué hago ahora", ("next", "")),
        ("hand in", ("handin", "")),
        ("hand in b2", ("handin", "b2")),
        ("entregar B2", ("handin", "b2")),
        ("please show me b2", ("quest", "b2")),
        ("who needs me", ("review", "")),
        ("Give Sam 5 for helping Ada with all of her books", ("give", "Sam 5 for helping Ada with all of her books")),
        ("?", ("help", "")),
        ("hello", ("home", "")),
    ],
)
def test_said_so_it_means_that(said, meant):
    assert meaning(said) == meant


# ------------------------------------------------------------------------------------------------------------ work is work

TRICKY = [
    "my board shows that points on a line are all the same distance apart",
    "Next I cut the pizza into four pieces and put two away",
    "I need help is what the sailor says in the story we read",
    "The points of a triangle are called corners, and it has three of them.",
    "Give and take is what trade means to people in a village",
    "What should I do next, asks the hero, and then she finds the key",
    "¿Qué hago ahora? pregunta el niño en la página diez del libro",
    "Mi tablero muestra que dos cuartos son lo mismo que un medio",
    "How many points do I have in a square with sides of four?\nFour.",
    "Undo means to make as if it never was, like when I erase",
    "students are people who learn, and so do teachers every day",
]


def handed_in_in_tests() -> list[str]:
    """What is handed in anywhere in the tests and the demo: what stands as `evidence`, and what is given to `hand_in`."""
    found: set[str] = set()
    for path in [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bot/demo").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                given_to = [key.value for key in node.keywords if key.arg == "evidence"]
                given_to += node.args if ast.unparse(node.func).endswith("hand_in") else []
                found |= {one.value for one in given_to if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return sorted(found)


def test_all_that_is_handed_in_in_tests_stays_work():
    long = [one for one in handed_in_in_tests() if is_work(one)]
    assert [one for one in [*long, *TRICKY] if meaning(one, working=True)] == []
    assert long


@given(st.sampled_from(PHRASES), st.sampled_from(TRICKY))
def test_a_phrase_in_the_middle_of_work_means_nothing(phrase, work):
    assert meaning(f"{work} {phrase[1]} {work}", working=True) is None


# ---------------------------------------------------------------------------------------------------------------- in a class


async def test_a_typo_is_offered_the_nearest_to_press(sam: Person):
    assert "Did you mean" in await sam.says("baord")
    assert "Fractions" in await sam.presses("board")


async def test_a_typo_in_a_phrase_is_offered_the_nearest_too(sam: Person):
    await sam.says("how many pionts do I have")
    assert "points" in labels(sam.screen)
    assert "You have 0 points" in await sam.presses("points")


async def test_help_is_asked_for_without_naming_a_quest(sam: Person, lee: Person):
    assert "With which quest?" in await sam.says("I'm stuck")
    await sam.presses("Quest 5")
    assert "will see it" in await sam.presses("Explain it")
    assert "Words to type" in await lee.says("I need help")
    assert "Sam" in await lee.says("who needs me?")


async def test_a_quiet_class_is_never_told_of_points(sam: Person, room: Class):
    room.write(classrooms.change_style, style="quiet", by=room.teacher)
    for said in ("how many points do I have", "cuántos puntos tengo", "how many pionts do I have", "badgs"):
        assert "oints" not in (await sam.says(said)).replace(said, "")
        assert "untos" not in sam.sees.replace(said, "")


async def test_work_that_begins_with_a_word_of_ours_is_kept(sam: Person):
    assert "Which quest is this for?" in await sam.says("Board games teach us how to count, add and share")
    assert "Not found" in await sam.says("quest of the holy grail")


async def test_a_teachers_words_are_theirs_and_a_student_gets_their_own_page(sam: Person, lee: Person):
    assert "A teacher does that." in await sam.says("post a board")
    assert "Which board?" in await lee.says("new board")


def test_a_phrase_that_nobody_may_use_is_not_offered():
    quiet = words.listed("student", quiet=True)
    assert near_phrases("how many pionts do I have", [*quiet[0], *quiet[1]]) == ()
