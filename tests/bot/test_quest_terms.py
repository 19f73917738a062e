"""Places, runs, more time and locks, as people meet them in the chat."""

import pytest

from adapters.forms import ChooseOne
from quests.ids import DAY
from tests.bot.people import Person


@pytest.fixture
async def pizza(lee: Person):
    async def made(**values: str) -> None:
        await lee.types("new_quest")
        await lee.sends(title="Pizza", task="Cut it.", **values)

    return made


async def test_the_last_place_is_said_kindly_with_what_next(pizza, sam: Person, ada: Person):
    await pizza(places="1")
    assert "1 place is left." in await sam.says("quest pizza")
    await sam.presses("take")
    seen = await ada.says("quest pizza")
    assert "Its one place is taken. Others are open." in seen
    assert "What next?" in seen
    assert "Pizza" not in await ada.says("next")


async def test_before_its_first_day_it_says_when_it_opens(pizza, sam: Person):
    await pizza(opens="2026-09-11")
    seen = await sam.says("quest pizza")
    assert "It opens: Friday." in seen
    assert "I'll do this" not in seen


async def test_what_counts_at_once_says_so(pizza, sam: Person):
    await pizza(auto="auto", again="any")
    await sam.says("quest pizza")
    await sam.presses("handin")
    assert "This one counts at once." in await sam.sends(evidence="Done")
    seen = await sam.says("quest pizza")
    assert "Do it again" in seen
    await sam.presses("take")
    assert "Hand in" in sam.sees


async def test_more_time_is_asked_given_and_told(pizza, lee: Person, sam: Person, clock):
    await pizza(closes="2026-09-08")
    clock.tick(3 * DAY)
    assert "Need more time" in await sam.says("quest pizza")
    await sam.presses("time_ask")
    assert "You asked for more time: Pizza." in await sam.sends(why="I was away")
    seen = await lee.says("review")
    assert "asks for more time" in seen
    assert "I was away" in seen
    assert "has until: " in await lee.presses("time_week")
    assert "You have until: " in await sam.says("answers")
    await sam.says("quest pizza")
    await sam.presses("handin")
    assert "Handed in" in await sam.sends(evidence="Late, and here")


async def test_not_yet_is_told_with_why(pizza, lee: Person, sam: Person, clock):
    await pizza(closes="2026-09-08")
    clock.tick(3 * DAY)
    await sam.says("quest pizza")
    await sam.presses("time_ask")
    await sam.sends(why="")
    await lee.says("review")
    await lee.presses("answer_help")
    await lee.sends(answer="Let us talk first.")
    assert "Let us talk first." in await sam.says("answers")


async def test_a_helping_path_opens_after_a_not_yet(pizza, lee: Person, sam: Person):
    await pizza()
    await lee.types("new_quest")
    (asked,) = (one for one in lee.form.more if isinstance(one, ChooseOne) and one.name == "back")
    chosen = next(one.value for one in asked.options if one.label == "Pizza")
    await lee.sends(title="Look closer", task="See the picture.", back=chosen)
    assert "It comes back with one next step: Pizza." in await lee.says("quest look closer")
    seen = await sam.says("quest look closer")
    assert "still locked" in seen
    assert "It comes back with one next step: Pizza. (0 of 1)" in await sam.presses("why_locked")
    assert "Look closer" not in await sam.says("next")
    await sam.says("quest pizza")
    await sam.presses("handin")
    await sam.sends(evidence="Four quarters")
    await lee.says("review")
    await lee.presses("not_yet")
    await lee.sends(phrase="1", next_step="Say why.", note="")
    assert "I'll do this" in await sam.says("quest look closer")


async def test_more_time_from_a_students_page_for_all_that_close(pizza, lee: Person, sam: Person, clock):
    await pizza(closes="2026-09-08")
    clock.tick(3 * DAY)
    await lee.says("student sam")
    await lee.presses("more_time")
    assert "For 1 quest." in await lee.sends(quest="all", until="2026-09-20")
    assert "You have until: " in await sam.says("quest pizza")
