"""A teacher's badges: switched off, a badge leaves nothing behind that is counted wrongly."""

from quests.queries.verifying import flaws
from tests.bot.people import Person
from tests.classroom import Class


async def test_what_only_a_badge_that_is_off_asked_for_is_counted_no_more(lee: Person, room: Class):
    room.give_back(room.hand_in(room.sam).attempt)
    room.done(room.sam)
    await lee.says("class")
    await lee.presses("Badges")
    await lee.presses("Second wind")
    assert "It is off" in await lee.presses("Switch off")
    assert room.read(flaws) == []
    assert "It is on" in await lee.presses("Switch on")
    assert room.read(flaws) == []


async def test_for_stands_once_before_what_a_gift_is_for(lee: Person, sam: Person):
    await lee.says("give Sam 3")
    await lee.sends(why="for helping Ada")
    assert "+3 for helping Ada" in await sam.says("points")
    await lee.says("give Sam 4 for helping Kai")
    await lee.sends()
    assert "+4 for helping Kai" in await sam.says("points")
