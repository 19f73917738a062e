"""Making quests and boards: what was typed is what is shown, and looking costs nothing."""

import pytest

from quests.queries.boards import draft_boards
from quests.queries.quests import all_quests
from tests.bot.people import Person
from tests.classroom import Class


@pytest.mark.parametrize(
    "day, shown", [("2026-09-07", "Today"), ("2026-09-11", "Friday"), ("2030-01-01", "1 January 2030")]
)
async def test_the_goal_is_shown_as_the_day_that_was_typed(lee: Person, sam: Person, day, shown):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", due=day)
    assert f"{shown} is the goal" in await sam.says("quest pizza")


async def test_the_last_day_is_taken_whole(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", closes="2026-09-11")
    assert "It closes: Friday, 11:59" in await sam.says("quest pizza")


async def test_looking_at_a_ready_board_again_makes_no_second_draft(lee: Person, room: Class):
    for _ in range(3):
        await lee.types("post")
        await lee.presses("draft_ready")
    assert len(room.read(draft_boards)) == 1
    assert len(room.read(all_quests)) == 18


async def test_a_draft_is_nothing_that_a_student_finds_by_its_title(lee: Person, sam: Person):
    await lee.types("post")
    await lee.presses("draft_ready")
    assert "Not found" in await sam.says("quest pizza maths")
    assert "Not found" in await sam.says("handin pizza maths")
    assert "Pizza maths" in await lee.says("quest pizza maths")
    await lee.types("post")
    await lee.presses("draft_ready")
    await lee.presses("post_board")
    assert "Pizza maths" in await sam.says("quest pizza maths")
