"""The menu of a message: a teacher reviews who wrote it, a student hands their own in."""

from dataclasses import replace

import pytest

from adapters.calls import Audience
from bot.commands import COMMANDS
from bot.locales import LANGUAGES
from bot.views import words
from quests.queries.attempts import latest_hand_in
from tests.bot.lived_in import CANARY, Street
from tests.bot.people import OUR_MISTAKE, Person, labels
from tests.bot.sending import school, store, upload
from tests.classroom import Class

__all__ = ["school", "store", "upload"]
BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
WORK = "I cut the pizza into four"


async def picks(person: Person, verb: str, of: Person, *, words: str = WORK, uploads=()) -> str:
    return await person.does(person.call(verb=verb, about=of.account, words=words, uploads=uploads))


def test_each_menu_has_a_name_in_every_language_and_a_command():
    for spec in words.menus():
        assert set(spec.menu) == set(LANGUAGES)
        assert all(0 < len(name) <= 32 for name in spec.menu.values())
        assert spec.verb in COMMANDS
        assert not spec.word


def test_a_menu_is_no_word():
    assert {spec.verb for spec in words.specs()} & {spec.verb for spec in words.menus()} == set()
    assert {spec.audience for spec in words.menus()} == {Audience.STUDENT, Audience.TEACHER}


@BOTH
async def test_the_hand_ins_of_who_wrote_it_come_first(sam: Person, ada: Person, lee: Person, room: Class):
    room.hand_in(room.ada, 1)
    room.hand_in(room.sam, 2)
    room.hand_in(room.sam, 3)
    assert "Sam · Quest 3" in await picks(lee, "review_of", sam)
    assert "Sam · Quest 4" in await lee.presses("Approve")
    await lee.presses("Not yet…")
    assert "Ada · Quest 2" in await lee.sends(next_step="Say why")


async def test_skipping_stays_with_the_student(sam: Person, ada: Person, lee: Person, room: Class):
    room.hand_in(room.ada, 1)
    room.hand_in(room.sam, 2)
    room.hand_in(room.sam, 3)
    await picks(lee, "review_of", sam)
    assert "Sam · Quest 4" in await lee.presses("Skip")
    await lee.presses("Approve + note")
    assert "Ada · Quest 2" in await lee.sends(note="Good")


async def test_when_nothing_of_theirs_waits_it_is_their_page(sam: Person, ada: Person, lee: Person, noor: Person, room):
    room.hand_in(room.ada, 1)
    assert "Sam" in await picks(lee, "review_of", sam)
    assert "Quest 2" not in lee.sees
    assert "Nothing of" in await picks(noor, "review_of", sam)
    assert "Quest 2" in noor.sees


async def test_who_is_not_in_the_class_is_told_kindly(lee: Person, school):
    assert "Not in this class yet" in await picks(lee, "review_of", school.stranger("Zoe"))
    assert "Not in this class yet" in await lee.types("review_of")


async def test_a_student_reviews_nobody(sam: Person, ada: Person):
    assert "Teachers and helpers do that." in await picks(sam, "review_of", ada)


@BOTH
async def test_a_students_own_message_is_handed_in(sam: Person, room: Class, upload):
    seen = await picks(sam, "hand_this_in", sam, uploads=(upload(),))
    assert WORK in seen
    assert "Handed in: Quest 5" in await sam.presses("Quest 5")
    attempt = room.attempt(room.sam, 4)
    assert attempt is not None
    latest = room.read(latest_hand_in, attempt.attempt_id)
    assert latest is not None
    assert latest.evidence == WORK


async def test_somebody_elses_message_is_theirs(sam: Person, ada: Person):
    assert "Only who wrote it can hand it in." in await picks(sam, "hand_this_in", ada)
    assert WORK not in sam.sees


async def test_a_message_without_anything_is_told_so(sam: Person):
    assert "no words and no file" in await picks(sam, "hand_this_in", sam, words="")


async def test_a_short_message_is_work_when_it_is_picked(sam: Person):
    assert "42" in await picks(sam, "hand_this_in", sam, words="42")
    assert "Quest 5" in labels(sam.screen)


async def test_a_teacher_hands_in_nothing(lee: Person):
    assert "That is for students." in await picks(lee, "hand_this_in", lee)


async def test_who_is_in_no_class_is_told_so(school, sam: Person):
    zoe = school.stranger("Zoe")
    for verb in ("review_of", "hand_this_in"):
        assert "no class" in await picks(zoe, verb, sam)


@pytest.mark.parametrize("role", ["student", "helper", "teacher"])
async def test_nobody_of_the_class_next_door_is_found(street: Street, role):
    person = street.person(role)
    theirs = replace(person, account=replace(person.account, account="sam" + CANARY))
    for verb in ("review_of", "hand_this_in"):
        seen = await picks(person, verb, theirs)
        assert CANARY not in seen
        assert OUR_MISTAKE not in seen
