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


async def test_a_quest_says_which_ways_it_takes_and_review_which_one_came(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", formats=("photo", "voice"))
    assert "Show it your way: photo, voice." in await sam.says("quest pizza")
    await sam.says("handin pizza")
    await sam.sends(evidence="On the shelf", how="voice")
    assert "Shown as: voice." in await lee.says("review")


async def test_a_way_that_is_not_taken_brings_the_form_back_as_it_was_filled_in(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", formats=("photo", "voice"))
    await sam.says("handin pizza")
    assert "On the shelf" in await sam.sends(evidence="On the shelf", how="video")


async def test_the_simpler_text_is_a_button_away_and_the_whole_one_too(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut a pizza two ways. Say why.", simple="Cut a pizza.")
    shown = await sam.says("quest pizza")
    assert "Say why." in shown
    assert "Read it simpler" in shown
    shown = await sam.presses("quest")
    assert "Say why." not in shown
    assert "Read it whole" in shown
    assert "Say why." in await sam.presses("quest")


async def test_a_quest_has_pages_to_look_at_with_their_address_in_sight(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", links="Halves https://example.org/a\nhttps://example.org/b")
    for shown in (await sam.says("quest pizza"), await lee.says("quest pizza")):
        assert "Halves: https://example.org/a" in shown
        assert "example.org: https://example.org/b" in shown


async def test_what_is_no_link_brings_the_form_back_as_it_was_filled_in(lee: Person, room: Class):
    await lee.types("new_quest")
    shown = await lee.sends(title="Pizza", task="Cut it.", links="Halves example.org")
    assert "One a line, like this" in shown
    assert "Halves example.org" in shown
    assert "Pizza" not in [one.title for one in room.read(all_quests)]


async def test_links_and_the_simpler_text_are_changed_and_come_back_with_undo(lee: Person, sam: Person):
    await lee.types("new_quest")
    await lee.sends(title="Pizza", task="Cut it.", links="Halves https://example.org/a", simple="Cut.")
    await lee.says("quest pizza")
    assert "Halves https://example.org/a" in await lee.presses("change_quest")
    await lee.sends(title="Pizza", task="Cut it.", links="Thirds https://example.org/b", simple="Cut slowly.")
    shown = await sam.says("quest pizza")
    assert "Halves" not in shown
    assert "Thirds: https://example.org/b" in shown
    await lee.says("undo")
    await lee.presses("undo_deed")
    assert "Halves: https://example.org/a" in await sam.says("quest pizza")
