"""Two teachers look at the same hand-in: one decides, the other is told who and when."""

from asyncio import gather

import pytest

from quests.ids import MINUTE
from tests.bot.people import Person, School
from tests.bot.rows import all_rows
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


@pytest.fixture
def oz(school: School, room: Class) -> Person:
    return school.seated(room, room.new_teacher(), "Mr Oz")


@BOTH
@pytest.mark.parametrize("lees, decided", [("approve", "approved it"), ("not_yet", "said not yet")])
async def test_the_second_is_told_who_and_when(lee: Person, oz: Person, room: Class, lees, decided):
    room.hand_in(room.sam)
    for teacher in (lee, oz):
        await teacher.says("review")
    room.desk.clock.tick(5 * MINUTE)  # type: ignore[attr-defined] # a clock of ours
    await lee.presses(lees)
    if lees == "not_yet":
        await lee.sends(next_step="Say why.")
    before = all_rows(room.desk, room.classroom)
    seen = await oz.presses("approve")
    assert f"Ms Lee {decided}: today, 12:05" in seen.replace("\u202f", " ")
    assert "Nothing was changed" in seen
    assert all_rows(room.desk, room.classroom) == before


@BOTH
async def test_of_two_at_once_one_wins(lee: Person, oz: Person, room: Class):
    room.hand_in(room.sam)
    for teacher in (lee, oz):
        await teacher.says("review")
    seen = await gather(*(teacher.presses("approve") for teacher in (lee, oz)))
    assert sum("Approved: Sam" in one for one in seen) == 1
    assert sum("Answered already" in one for one in seen) == 1
    assert len(all_rows(room.desk, room.classroom)["entries"]) == 1


async def test_two_answers_to_a_request_for_help_are_one(lee: Person, oz: Person, sam: Person, room: Class):
    await sam.says("quest b2")
    await sam.presses("help_ask")
    await sam.presses("help_kind")
    for teacher in (lee, oz):
        await teacher.says("review")
        await teacher.presses("answer_help")
    assert "has your answer" in await lee.sends(answer="Draw it.")
    assert "answered already" in await oz.sends(answer="Cut it.")
    assert "Draw it." in await sam.says("answers")


async def test_a_hand_in_that_was_taken_back_meanwhile_is_not_approved(lee: Person, sam: Person, room: Class):
    """Nobody can take back what was looked at; but a teacher's list of all may stand on another screen."""
    room.hand_in(room.sam)
    await sam.says("quest a1")
    back = sam.button("take_back")
    await sam.does_action(back)
    assert "Nobody is waiting" in await lee.says("review")
