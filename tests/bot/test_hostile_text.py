"""Text that has hurt programs, said and typed into everything: never a mistake of ours, and no card carries a control character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from adapters.cards import Card
from adapters.forms import Values
from bot.commands import COMMANDS
from quests.desk import Desk
from tests.bot.lived_in import VALUES, Street
from tests.bot.people import OUR_MISTAKE, Person, School
from tests.quests.hostile_text import CONTROLS, HOSTILE, UNWRITABLE

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
TEXTS = [text for text in HOSTILE if len(text) < 10_000]
SOME = [*TEXTS[::7], *UNWRITABLE, *(f"Ada{chr(code)}Lee" for code in CONTROLS[::5])]
WORST = "\x00\x1b[31m\ud800\u202e\r\n{0} %s"
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMS = {
    "new_quest_sent": ("title", "task", "short"),
    "handin_sent": ("evidence",),
    "approve_note_sent": ("note",),
    "not_yet_sent": ("next_step", "note"),
    "answer_help_sent": ("answer",),
    "give_sent": ("why",),
    "add_names_sent": ("names",),
}
"""The fields of each form that hold people's own text."""
CHOSEN = {
    "new_quest_sent": ("points", "minutes", "due", "closes"),
    "approve_note_sent": ("phrase",),
    "not_yet_sent": ("phrase",),
    "square_sent": ("quest",),
    "give_sent": ("whom", "points"),
}
"""Those that are numbers, days and choices."""
WITH_WORDS = ("", "board", "quest", "handin", "give", "student", "help", "next")


def strings(value: object) -> Iterator[str]:
    """All text anywhere in a card."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def sound(person: Person, seen: str) -> bool:
    assert OUR_MISTAKE not in seen, seen
    assert not HARMFUL.search(seen)
    if isinstance(person.screen, Card):
        assert [text for text in strings(person.screen) if HARMFUL.search(text)] == []
    return True


async def send(street: Street, person: Person, verb: str, values: Values) -> None:
    right = VALUES[verb](street.ours)
    assert sound(person, await person.does_action(street.ours.action(verb), values={**right, **values}))


@pytest.mark.parametrize("verb", FORMS)
async def test_in_a_forms_own_words(street: Street, verb: str):
    for text in TEXTS:
        await send(street, street.person(COMMANDS[verb].needs), verb, dict.fromkeys(FORMS[verb], text))


@pytest.mark.parametrize("verb", CHOSEN)
async def test_in_a_forms_numbers_and_choices(street: Street, verb: str):
    for field in CHOSEN[verb]:
        for text in SOME:
            await send(street, street.person("teacher"), verb, {field: text})


async def test_in_a_name_and_a_kind_of_class(street: Street):
    oz = School(street.desk).stranger("Mr Oz", admin=True)
    for text in SOME:
        for field in ("name", "kind", "board"):
            await oz.types("setup")
            assert sound(oz, await oz.sends(**{"name": "Room 9", "board": "none", field: text}))


@pytest.mark.parametrize("verb", WITH_WORDS)
async def test_in_words(street: Street, verb: str):
    for role in ("student", "teacher"):
        person = street.person(role)
        for text in SOME:
            assert sound(person, await person.types(verb, text))
            if verb:
                assert sound(person, await person.says(f"{verb} {text}"))


async def test_in_a_platforms_name_and_language(street: Street):
    school = School(street.desk)
    school.opens(street.ours.room)
    for number, text in enumerate(SOME):
        mia = school.stranger(f"Mia {number}")
        called = mia.call(words="home", claims=school.stranger(text).claims, locale=text)
        assert sound(mia, await mia.does(called))
        assert sound(mia, await mia.does(mia.call(verb="me", locale=text)))


async def test_it_is_shown_to_others_as_harmlessly(street: Street):
    sam, lee = street.person("student"), street.person("teacher")
    for text in SOME:
        await send(street, sam, "handin_sent", {"evidence": f"a{text}"})
        assert sound(lee, await lee.says("review"))
        assert sound(lee, await lee.does_action(street.ours.action("not_yet")))
        await sam.does_action(street.ours.action("take"))
        await lee.does_action(street.ours.action("undo"))


@BOTH
async def test_the_worst_of_it_on_both_databases(school: School, sam: Person, lee: Person):
    for _ in range(2):
        assert sound(sam, await sam.says(f"{WORST} {WORST} long talk that is kept"))
        await sam.says("handin b2")
        assert sound(sam, await sam.sends(evidence=WORST * 400))
    await lee.types("new_quest")
    assert sound(lee, await lee.sends(title=WORST, task=WORST, due=WORST))
    assert sound(lee, await lee.sends(due="", title=WORST, task=WORST))
    mia = school.stranger("mia")
    await mia.does(mia.call(words=WORST, claims=school.stranger(WORST).claims))


async def test_a_million_letters(sam: Person, desk: Desk):
    assert sound(sam, await sam.says("x" * 1_000_000))
    assert sound(sam, await sam.says("x " * 500_000))
    await sam.says("handin b2")
    assert sound(sam, await sam.sends(evidence="x" * 1_000_000))
