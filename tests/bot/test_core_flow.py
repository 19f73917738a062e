"""From taking a quest to undoing a gift, on both databases."""

import pytest

from quests.actions import members
from quests.queries.points import balance
from tests.bot.people import Person
from tests.classroom import Class

pytestmark = pytest.mark.parametrize("database", ["sqlite", "postgres"])


async def test_take_hand_in_not_yet_again_approved_and_paid(sam: Person, lee: Person, room: Class):
    await sam.says("board")
    await sam.presses("B2")
    assert "It is yours" in await sam.presses("take")
    await sam.presses("handin")
    assert "Ms Lee has it" in await sam.sends(evidence="Half is half.")
    await lee.says("review")
    await lee.presses("not_yet")
    assert "Not yet: Sam" in await lee.sends(next_step="Say why.")
    assert "Say why." in await sam.says("answers")
    await sam.presses("handin")
    await sam.sends(evidence="Because two quarters are a half.")
    assert "Last time you asked: Say why." in await lee.says("review")
    assert "Approved: Sam" in await lee.presses("approve")
    assert "20 points" in await sam.says("answers")
    assert "+20 for Quest 5" in await sam.says("points")


async def test_give_everyone_and_undo_it(lee: Person, room: Class):
    await lee.says("give everyone 5 for helping")
    assert "3 students have 5 points more" in await lee.sends()
    assert room.read(balance, room.sam) == 5
    assert "3 entries taken back" in await lee.presses("undo_deed")
    assert room.read(balance, room.sam) == 0


async def test_help_asked_answered_and_seen(sam: Person, lee: Person, room: Class):
    room.write(members.wish, member=room.sam, field="tell", value="look")
    await sam.says("quest b2")
    await sam.presses("help_ask")
    await sam.presses("help_kind")
    await lee.says("review")
    await lee.presses("answer_help")
    await lee.sends(answer="Draw it.")
    assert "answered you" in await sam.says("home")
    assert "Draw it." in await sam.says("answers")
    assert "answered you" not in await sam.says("home")


async def test_all_that_waits_is_approved_and_undone_in_one_step(lee: Person, room: Class):
    for student in room.students:
        room.hand_in(student)
    await lee.says("review")
    await lee.presses("review_all")
    assert "3 hand-ins approved" in await lee.presses("approve_all")
    await lee.says("undo")
    assert "3 entries taken back" in await lee.presses("Approved 3 hand-ins")
    assert "3 hand-ins wait" in await lee.says("home")


async def test_a_post_by_its_first_look(lee: Person, sam: Person):
    await lee.says("post")
    await lee.presses("draft_ready")
    await lee.presses("post_board")
    assert "Fractions you can eat" in await sam.says("board")


async def test_try_it_and_back(lee: Person, room: Class):
    await lee.says("try")
    await lee.says("quest b2")
    await lee.presses("handin")
    await lee.sends(evidence="Only trying.")
    assert "Nobody is waiting for you" in await lee.says("back")
