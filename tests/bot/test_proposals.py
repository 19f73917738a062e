"""Proposing something of one's own, in the chat: from the idea to the answer, and to work on it."""

from bot.announce import card_of
from quests import outbox
from quests.actions import members
from quests.desk import Desk
from quests.queries.boards import draft_boards
from tests.bot.people import PLATFORM, Person, labels
from tests.classroom import Class

MINE = {"title": "Build a bridge", "task": "Out of paper.", "how": "A photo."}


async def propose(sam: Person, square: str = "b2") -> str:
    await sam.says(f"quest {square}")
    await sam.presses("Propose my own")
    return await sam.sends(**MINE)


async def test_an_idea_goes_to_the_teacher_and_comes_back_as_a_quest_of_ones_own(lee: Person, sam: Person, ada: Person):
    assert "Proposed: Build a bridge" in await propose(sam)
    assert "You proposed: Build a bridge." in await sam.says("quest b2")
    assert "1 idea waits." in await lee.says("home")
    assert "In place of: Quest 5" in await lee.says("review")
    await lee.presses("Approve + note")
    await lee.sends(note="Lovely.")
    assert "Agreed: Sam · Build a bridge" in lee.sees
    assert "It is your quest now." in await sam.says("answers")
    assert "Lovely." in sam.sees
    await sam.presses("Open quest")
    assert "Out of paper." in sam.sees
    assert "Build a bridge" in await sam.says("board")
    assert "Build" not in await ada.says("board")
    await sam.says("quest b2")
    await sam.presses("Hand in")
    await sam.sends(evidence="Here it is.")
    assert "Build a bridge" in await lee.says("review")


async def test_not_yet_comes_with_a_next_step_and_the_form_holds_what_was_proposed(lee: Person, sam: Person):
    await propose(sam)
    await lee.says("review")
    await lee.presses("Not yet…")
    await lee.sends(next_step="Say how long.")
    assert "Say how long." in await sam.says("answers")
    await sam.presses("Propose again")
    assert "Next step: Say how long." in sam.sees
    assert "Out of paper." in sam.sees
    await sam.sends(task="Out of paper, in an hour.")
    assert "in an hour" in await lee.says("review")


async def test_help_comes_before_ideas_and_ideas_before_work(lee: Person, sam: Person, ada: Person, room: Class):
    room.hand_in(room.kai, 0)
    await propose(sam)
    await ada.says("quest a2")
    await ada.presses("I need help")
    await ada.presses("Explain it")
    assert "Ada needs you" in await lee.says("review")
    assert "Sam has an idea" in await lee.presses("Skip")
    assert "Kai" in await lee.presses("Skip")


async def test_a_helper_sees_no_idea(noor: Person, sam: Person):
    await propose(sam)
    assert "idea" not in await noor.says("review")


async def test_an_idea_is_dropped_again(lee: Person, sam: Person):
    await propose(sam)
    await sam.says("quest b2")
    await sam.presses("Drop my idea")
    assert "Propose my own" in labels(sam.screen)
    assert "Nobody is waiting" in await lee.says("review")


async def test_a_teacher_puts_a_square_for_ideas_on_a_draft(lee: Person, sam: Person, room: Class):
    await lee.types("post")
    await lee.presses("draft_ready")
    await lee.presses("B2")
    await lee.sends(quest="free")
    assert "Your own idea" in lee.sees
    await lee.presses("post_board")
    assert room.read(draft_boards) == []
    await sam.says("board")
    await sam.presses("B2")
    assert "This square is for an idea of your own." in sam.sees
    assert "I'll do this" not in labels(sam.screen)
    await sam.presses("Propose my own")
    await sam.sends(**MINE)
    await lee.says("review")
    await lee.presses("Approve")
    await sam.says("board")
    await sam.presses("B2")
    assert "I'll do this" in labels(sam.screen)


async def test_a_refused_idea_keeps_what_was_typed(sam: Person):
    await sam.says("quest b2")
    await sam.presses("Propose my own")
    assert "Out of paper." in await sam.sends(**{**MINE, "title": " "})


async def test_who_asked_to_be_messaged_is_told(desk: Desk, room: Class, sam: Person, lee: Person):
    for who in (room.teacher, room.sam):
        room.write(members.wish, member=who, field="tell", value="message")
    await propose(sam)
    told = await _due(desk)
    assert "Sam has an idea" in told
    await lee.says("review")
    await lee.presses("Approve")
    assert "Your idea: Build a bridge" in await _due(desk)


async def _due(desk: Desk) -> str:
    row = await desk.write(lambda work: outbox.claim(work, platform=PLATFORM))
    assert row is not None
    card = await desk.read(lambda read: card_of(read, row), classroom=row.classroom_id)
    await desk.write(lambda work: outbox.settle(work, row, message="m"))
    assert card is not None
    return card.heading
