"""What is kept of me, in plain words: to see, to copy, and to have erased; and what a teacher does about it."""

import io
import json
import zipfile

from adapters.cards import Card, Document
from bot.views import kept
from bot.views.record import WORDS
from quests.actions import attempts, helping, members
from quests.events import KINDS
from quests.tables import metadata
from quests.tables.base import NOTHING_PERSONAL
from tests.bot.people import Person
from tests.bot.rows import all_rows
from tests.classroom import Class


def document(person: Person) -> Document:
    assert isinstance(person.screen, Card)
    return next(part for part in person.screen.parts if isinstance(part, Document))


def opened(person: Person) -> dict[str, str]:
    archive = zipfile.ZipFile(io.BytesIO(document(person).content))
    return {name: archive.read(name).decode() for name in archive.namelist()}


async def test_a_student_sees_what_is_kept_and_makes_a_copy(sam: Person, room: Class):
    room.approve(room.hand_in(room.sam, 0, "I cut it <b>in four</b>.").attempt, note="You explained the why.")
    await sam.says("me")
    seen = await sam.presses("My data")
    assert "quests worked on" in seen
    assert "It is kept until your teacher erases it." in seen
    assert "my-data.zip" in await sam.presses("Make a copy")
    files = opened(sam)
    assert "I cut it &lt;b&gt;in four&lt;/b&gt;." in files["copy.html"]
    assert "You explained the why." in files["copy.html"]
    assert json.loads(files["data/hand_ins.json"])[0]["evidence"] == "I cut it <b>in four</b>."


async def test_the_copy_says_how_work_was_shown(sam: Person, room: Class):
    room.write(attempts.hand_in, quest=room.quests[0], by=room.sam, evidence="On the shelf", how="photo")
    await sam.says("me")
    await sam.presses("my_data")
    await sam.presses("my_copy")
    assert "Shown as: photo." in opened(sam)["copy.html"]


async def test_the_copy_is_in_their_language(sam: Person, room: Class):
    room.write(members.wish, member=room.sam, field="locale", value="es")
    await sam.says("me")
    await sam.presses("my_data")
    await sam.presses("my_copy")
    assert '<html lang="es">' in opened(sam)["copy.html"]


async def test_asking_to_be_erased_goes_to_the_teacher_who_confirms_it(sam: Person, lee: Person, room: Class):
    room.done(room.sam)
    await sam.says("me")
    await sam.presses("My data")
    await sam.presses("Erase me")
    assert "1 person asked to be erased." in await lee.says("home")
    await lee.presses("leaving")
    assert "This goes, and cannot be brought back" in await lee.presses("Sam")
    assert "Nothing of theirs is kept here any more." in await lee.presses("Erase")
    assert "asked to be erased" not in await lee.says("home")
    assert "no class" in await sam.says("home")


async def test_they_can_rather_stay(sam: Person, lee: Person):
    await sam.says("me")
    await sam.presses("My data")
    await sam.presses("Erase me")
    assert "Good that you stay" in await sam.presses("Rather stay")
    assert "asked to be erased" not in await lee.says("home")


async def test_a_teacher_exports_and_erases_from_the_persons_page(lee: Person, room: Class):
    room.hand_in(room.ada, 0, "Ada's own words")
    await lee.says("student Ada")
    await lee.presses("Export")
    assert "Ada&#x27;s own words" in opened(lee)["copy.html"]
    assert "made a copy of all data" in await lee.says("record")
    await lee.says("student Ada")
    await lee.presses("Erase…")
    await lee.presses("Erase")
    assert "Ada" not in str(all_rows(room.desk))
    assert "somebody who left" in await lee.says("record")


async def test_who_was_taken_off_the_list_is_found_and_erased(lee: Person, room: Class):
    room.write(members.remove_member, member=room.ada, by=room.teacher)
    await lee.says("people")
    await lee.presses("Leaving")
    await lee.presses("Ada")
    await lee.presses("Erase")
    assert "nobody left" in await lee.says("leaving")


async def test_the_last_teacher_is_not_erased(lee: Person, room: Class):
    await lee.says("student Ms Lee")
    await lee.presses("Erase…")
    assert "another teacher" in (await lee.presses("Erase")).casefold()


async def test_the_record_of_one_person_shows_what_was_done_to_them(lee: Person, room: Class):
    room.done(room.sam)
    room.write(helping.ask_help, quest=room.quests[3], kind="talk", by=room.ada)
    await lee.says("student Sam")
    seen = await lee.presses("Record")
    assert "approved" in seen
    assert "handed in" in seen
    assert "asked for help" not in seen


async def test_the_record_holds_no_word_that_anybody_wrote(lee: Person, room: Class):
    room.approve(room.hand_in(room.sam, 0, "My secret work").attempt, note="My secret note")
    seen = await lee.says("record")
    assert "secret" not in seen
    assert "Quest 1" in seen


async def test_the_term_is_set_and_put_off(lee: Person):
    await lee.says("class")
    await lee.presses("The term")
    await lee.presses("Set the day")
    assert "Then erased" in await lee.sends(ends="2027-06-30")
    assert "28 September" in lee.sees
    assert "27 December" in await lee.presses("Keep longer")


async def test_the_letter_is_a_page_in_both_languages(lee: Person):
    await lee.says("class")
    await lee.presses("Family letter")
    english = document(lee).content.decode()
    await lee.presses("Español")
    spanish = document(lee).content.decode()
    assert "Room 7: a letter to families" in english
    assert "Room 7: una carta a las familias" in spanish
    assert '<html lang="es">' in spanish
    assert "Ms Lee" in english


def test_every_kind_of_fact_has_words_in_the_record():
    assert set(KINDS) - set(WORDS) == set(), "say in bot/views/record.py what it is called"


def test_the_letter_names_all_that_the_schema_holds_of_people():
    personal = {
        name
        for name, table in metadata.tables.items()
        if table.info["privacy"].holds not in (NOTHING_PERSONAL.holds, "who made it")
    }
    assert personal - {"receipts", "memory", "door_drafts"} == set(kept.OF_TABLE), (
        "say in bot/views/kept.py what it means to them"
    )
