"""Packs by chat: a teacher looks one over, brings it in, and takes it back."""

from quests.queries.boards import draft_boards
from quests.queries.quests import all_quests
from tests.bot.people import Person
from tests.classroom import Class


async def test_a_pack_is_looked_over_and_brought_in(lee: Person, sam: Person, room: Class):
    await lee.types("post")
    assert "Fractions" in await lee.presses("Ready packs")
    shown = await lee.presses("Reading club")
    assert "My book my way" in shown
    assert "New: " in await lee.presses("Bring it in")
    assert "My book my way" in {one.title for one in room.read(draft_boards)}
    assert "Not found" in await sam.says("quest first page")


async def test_looking_changes_nothing(lee: Person, room: Class):
    await lee.types("packs")
    await lee.presses("Fractions")
    assert room.read(draft_boards) == []


async def test_it_comes_in_once(lee: Person, room: Class):
    for _ in range(2):
        await lee.types("packs")
        await lee.presses("Reading club")
        await lee.presses("pack_import" if "Bring it in" in lee.sees else "packs")
    assert "in your class" in lee.sees
    titles = [one.title for one in room.read(all_quests)]
    assert len(titles) == len(set(titles))


async def test_a_board_that_was_posted_stays_when_its_pack_comes_in(lee: Person, sam: Person, room: Class):
    await lee.types("post")
    await lee.presses("draft_ready")
    await lee.presses("Post")
    await lee.types("packs")
    assert "Some of it is in your class already" in await lee.presses("Fractions") or "All of it" in lee.sees
    if "Bring it in" in lee.sees:
        await lee.presses("Bring it in")
    assert [one.title for one in room.read(all_quests)].count("Pizza maths") == 1


async def test_it_is_taken_back(lee: Person, room: Class):
    before = room.read(all_quests)
    await lee.types("packs")
    await lee.presses("Reading club")
    await lee.presses("Bring it in")
    await lee.presses("Undo")
    assert "Brought in quests from a pack" in lee.sees
    assert "It is as it was before" in await lee.presses("undo_deed")
    assert room.read(all_quests) == before


async def test_a_student_has_no_packs(sam: Person):
    assert "pack" not in (await sam.types("packs")).casefold().replace("packs", "")
