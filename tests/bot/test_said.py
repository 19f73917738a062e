"""A picture, a voice note or a long text sent to the bot: kept, then handed in with one press."""

from functools import partial

import pytest

from adapters.actions import Action
from bot.copies import copy_file
from bot.freeing import sweep_files
from quests.actions import keeping
from quests.actions.saying import find_said, keep_said
from quests.ids import DAY, HOUR, MINUTE
from quests.queries.attempts import latest_hand_in
from quests.queries.files import files_of_member, hashes_of_member
from quests.rules.files import FILES_MOST
from tests.bot.people import OUR_MISTAKE, Person, School, labels
from tests.bot.sending import OGG, kept, school, store, upload
from tests.classroom import Class
from tests.races import at_once

__all__ = ["school", "store", "upload"]
BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
WORK = "I cut the pizza into four and into two"


async def sends(person: Person, *uploads, words: str = "") -> str:
    return await person.does(person.call(words=words, uploads=uploads))


def work_of(room: Class, quest: int):
    attempt = room.attempt(room.sam, quest)
    assert attempt is not None
    return room.read(latest_hand_in, attempt.attempt_id)


@BOTH
async def test_a_picture_is_handed_in_with_one_press(sam: Person, lee: Person, upload):
    assert "Photo, 1 kB: crust.png" in await sends(sam, upload())
    assert "Handed in: Quest 5" in await sam.presses("Quest 5")
    assert "Photo, 1 kB: crust.png" in await lee.says("review")


@BOTH
async def test_a_text_and_a_picture_in_one_message_belong_together(sam: Person, room: Class, upload):
    seen = await sends(sam, upload(), words=WORK)
    assert WORK in seen
    assert "crust.png" in seen
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == WORK
    assert [one.name for one in room.read(files_of_member, room.sam)] == ["crust.png"]


async def test_a_voice_note_and_then_a_line_about_it_belong_together(sam: Person, room: Class, upload):
    await sends(sam, upload("voice-message.ogg", OGG))
    seen = await sam.says(WORK)
    assert "Sound, 1 kB: voice-message.ogg" in seen
    await sam.presses("Quest 1")
    assert work_of(room, 0).evidence == WORK
    assert work_of(room, 0).how == "voice"
    assert len(room.read(files_of_member, room.sam)) == 1


@BOTH
async def test_two_messages_at_once_are_both_kept(sam: Person, room: Class):
    units = [partial(keep_said, member=room.sam, words=words) for words in ("The first half.", "The second half.")]
    at_once(room.desk, room.classroom, *units)
    assert room.read(find_said, room.sam).words == "The first half.\n\nThe second half."


async def test_what_was_said_long_before_is_not_joined(sam: Person, room: Class, clock, upload):
    await sam.says("Hello there my dear friend")
    clock.tick(HOUR + MINUTE)
    assert "Hello there" not in await sends(sam, upload())
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == ""


async def test_the_same_twice_is_there_once(sam: Person, room: Class, upload):
    for _ in range(2):
        await sends(sam, upload(), words=WORK)
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == WORK
    assert len(room.read(files_of_member, room.sam)) == 1


async def test_several_files_go_together_and_no_more_than_fit(sam: Person, room: Class, upload):
    seen = await sends(sam, *(upload(f"{n}.png", b"\x89PNG\r\n\x1a\n" + bytes([n])) for n in range(FILES_MOST + 2)))
    assert f"At most {FILES_MOST} files." in seen
    await sam.presses("Quest 5")
    assert [one.name for one in room.read(files_of_member, room.sam)] == ["0.png", "1.png", "2.png", "3.png", "4.png"]


@BOTH
async def test_it_waits_over_a_restart_and_a_sweep(sam: Person, room: Class, store, clock, upload):
    await sends(sam, upload())
    clock.tick(2 * DAY)
    await sweep_files(room.desk, store)
    assert len(kept(store)) == 1
    again = School(room.desk, sam.school.home)
    sam.school = again
    assert "Handed in" in await sam.presses("Quest 5")


async def test_a_redelivery_keeps_it_once(sam: Person, room: Class, upload):
    call = sam.call(words=WORK, uploads=(upload(),))
    await sam.does(call)
    before = room.read(find_said, room.sam)
    assert "Nothing was done twice" in await sam.does(call)
    assert room.read(find_said, room.sam) == before


async def test_a_second_press_hands_in_nothing_more(sam: Person, room: Class, upload):
    await sends(sam, upload())
    first, other = sam.button("Quest 5"), sam.button("Quest 2")
    await sam.does_action(first)
    assert "already" in await sam.does_action(first)
    await sam.does_action(other)
    assert room.attempt(room.sam, 1) is None
    assert OUR_MISTAKE not in sam.sees


async def test_what_is_no_work_is_forgotten_with_its_file(sam: Person, room: Class, store, clock, upload):
    await sends(sam, upload(), words=WORK)
    await sam.presses("Not work")
    assert not room.read(find_said, room.sam)
    clock.tick(2 * HOUR)
    await sweep_files(room.desk, store)
    assert kept(store) == []


async def test_a_draft_that_is_swept_lets_its_file_go(sam: Person, room: Class, store, clock, upload):
    await sends(sam, upload())
    clock.tick(8 * DAY)
    room.write(keeping.sweep)
    await sweep_files(room.desk, store)
    assert kept(store) == []


async def test_what_waits_leaks_into_no_form(sam: Person):
    await sam.says(WORK)
    assert WORK not in await sam.says("handin b2")


@pytest.mark.parametrize(
    "given, said",
    [
        (("game.exe", b"MZ"), "I cannot keep game.exe. Pictures, sound, film, PDF and text go."),
        (("crust.png", b"MZ"), "I cannot keep crust.png."),
        (("empty.png", b""), "There is nothing in empty.png."),
        (("big.png", b"\x89PNG\r\n\x1a\n" + bytes(1_000_001)), "big.png is too big. At most 1 MB."),
        (("gone.png", None), "I cannot read gone.png."),
    ],
)
async def test_what_is_not_taken_is_told_with_what_is(sam: Person, room: Class, upload, given, said):
    assert said in await sends(sam, upload(*given))
    assert not room.read(find_said, room.sam)


async def test_what_was_too_big_to_be_fetched_is_told_so(sam: Person, upload):
    assert "film.mp4 is too big." in await sends(sam, upload("film.mp4", None, 30_000_000))


async def test_what_is_taken_is_kept_beside_what_is_not(sam: Person, room: Class, upload):
    seen = await sends(sam, upload("game.exe", b"MZ"), upload(), words=WORK)
    assert "I cannot keep game.exe." in seen
    assert "crust.png" in seen
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == WORK
    assert "I cannot keep game.exe." in await sends(sam, upload("game.exe", b"MZ"), words=WORK)
    assert "Which quest is this for?" in sam.sees


async def test_it_is_said_in_spanish_too(sam: Person, room: Class, upload):
    await sam.says("idioma")
    await sam.presses("Español")
    assert "¿Lo entrego?" in await sends(sam, upload())
    assert "No puedo guardar game.exe." in await sends(sam, upload("game.exe", b"MZ"))


@pytest.mark.parametrize("words", ["b2", "hand in b2", "quest b2", "Entregar B2, por favor"])
async def test_a_square_with_a_file_names_its_quest(sam: Person, room: Class, upload, words):
    await sends(sam, upload(), words=words)
    assert [label for label in labels(sam.screen) if label.startswith("Quest")] == ["Quest 5"]
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == ""


async def test_a_word_of_ours_with_a_file_is_no_work(sam: Person, room: Class, upload):
    await sends(sam, upload(), words="hand in")
    await sam.presses("Quest 5")
    assert work_of(room, 4).evidence == ""


async def test_a_teacher_hands_in_nothing(lee: Person, upload):
    assert "That is for students." in await sends(lee, upload())


async def test_who_is_in_no_class_is_told_so(school, upload):
    assert "no class" in await sends(school.stranger("Zoe"), upload())


async def test_when_no_quest_is_open_it_is_kept(sam: Person, room: Class, upload):
    for quest in range(9):
        room.done(room.sam, quest)
    assert "No quest is open now." in await sends(sam, upload())
    room.new_quest(title="A new one")
    await sends(sam, upload())
    assert "Handed in" in await sam.presses("A new one")


async def test_too_many_words_are_told_and_what_was_kept_stays(sam: Person, room: Class):
    await sam.says(WORK)
    assert "At most 4000 characters" in await sam.says("word " * 900)
    assert room.read(find_said, room.sam).words == WORK


async def test_what_waits_is_in_ones_own_copy_and_goes_with_who_sent_it(sam, lee, room: Class, clock, upload):
    store = sam.school.home.files
    await sends(sam, upload())
    assert b"crust.png" in room.read(copy_file, room.sam, store)
    assert len(room.read(hashes_of_member, room.sam)) == 1
    clock.tick(2 * MINUTE)
    await lee.does_action(Action("erase_person", room.classroom, (room.sam,)))
    assert kept(store) == []
