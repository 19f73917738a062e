"""A student's day: coming in, looking, taking, handing in, asking, and reading as they like."""

import pytest

from tests.scenarios.terminal import Seat


@pytest.fixture
async def mia(sample: Seat) -> Seat:
    """Mia, who is new, has sat down."""
    await sample.becomes("Mia")
    return sample


async def test_the_first_word_lets_one_in_under_a_safe_nickname(sample: Seat):
    seen = await sample.becomes("Mia")
    assert "You're in Room 7" in seen
    assert "your teacher sees Mia." in seen
    first = await sample.types("name")
    assert first != await sample.presses("Another name")


async def test_the_board_as_grid_and_as_list(mia: Seat):
    seen = await mia.types("board")
    assert "[B2]  Pizza maths (open)" in seen
    assert "Pick any 3 in a row" in seen
    seen = await mia.presses("Show as list")
    assert "B2 · Pizza maths - open, about 15 minutes, 20 points" in seen
    assert "Show as grid" in await mia.types("board")
    assert "[B2]  Pizza maths (open)" in await mia.presses("Show as grid")


async def test_taking_and_putting_back_leaves_no_trace(mia: Seat):
    before = await mia.types("board")
    await mia.types("b2")
    assert "It is yours." in await mia.presses("I'll do this")
    assert "(in progress)" in await mia.types("board")
    await mia.types("b2")
    assert "It is back on the board." in await mia.presses("Put back")
    assert await mia.types("board") == before


async def test_handing_in_is_three_taps_and_is_taken_back_before_it_is_seen(mia: Seat):
    await mia.types("board", "b2")
    await mia.presses("Hand in")
    seen = await mia.writes("I cut it.")
    assert "Ms Lee has it." in seen
    assert "How should I tell you" in seen
    assert "You have it back. Nobody saw it." in await mia.presses("Take it back")
    await mia.presses("Hand in")
    assert "Handed in: Pizza maths" in await mia.writes("I cut it again.")


async def test_after_the_teacher_looked_it_is_not_taken_back(mia: Seat):
    await mia.types("quest b2")
    await mia.presses("Hand in")
    await mia.writes("I cut it.")
    await mia.becomes("Ms Lee")
    await mia.types("review")
    await mia.presses("Skip", "Skip", "Skip")
    await mia.becomes("Mia")
    await mia.types("quest b2")
    assert "Take it back" not in await mia.types("quest b2")


async def test_how_to_be_told_is_asked_once(mia: Seat):
    await mia.types("handin b2")
    await mia.writes("One.")
    assert "I stay quiet" in await mia.presses("I'll look")
    await mia.types("handin b1")
    assert "How should I tell you" not in await mia.writes("Two.")


async def test_who_looks_for_themselves_finds_the_answer_and_is_sent_nothing(mia: Seat):
    await mia.types("handin b2")
    await mia.writes("Because.")
    await mia.presses("I'll look")
    await approve_all(mia)
    assert "message to mia" not in mia.paper.getvalue()
    assert "Ms Lee answered you." in await mia.becomes("Mia")
    assert "Pizza maths is done" in await mia.presses("Answers for me")


async def test_who_asked_for_messages_gets_the_answer_and_it_counts_as_seen(mia: Seat):
    await mia.types("handin b2")
    await mia.writes("Because.")
    await mia.presses("Message me")
    await approve_all(mia)
    printed = mia.paper.getvalue()
    assert "[message to mia]\nPizza maths is done" in printed
    assert "answered you" not in await mia.becomes("Mia")


async def approve_all(seat: Seat) -> None:
    await seat.becomes("Ms Lee")
    await seat.types("review")
    await seat.presses("Skip", "See all", "Approve all shown")
    await seat.types("1")


async def test_help_is_asked_and_answered_between_the_two_of_them(mia: Seat):
    await mia.types("quest b2")
    await mia.presses("I need help", "Talk with me")
    await mia.becomes("Noor")
    assert "Mia" not in await mia.types("review")
    await mia.becomes("Ms Lee")
    await mia.types("review")
    seen = await mia.presses("Skip")
    assert "Mia would like to talk with you." in seen
    await mia.presses("Answer…")
    await mia.writes("Come to my desk at ten.")
    await mia.becomes("Mia")
    seen = await mia.presses("Answers for me")
    assert "Ms Lee:\n> Come to my desk at ten." in seen


async def test_what_is_said_in_many_words_is_work_for_a_quest(mia: Seat):
    seen = await mia.types("I walked around and found five fractions at home")
    assert "Which quest is this for?" in seen
    assert "Handed in: Fraction walk" in await mia.presses("Fraction walk")


async def test_how_i_like_to_read(mia: Seat):
    await mia.types("reading")
    assert "Boards come as a list." in await mia.presses("Boards as list")
    assert "All quests of this board" in await mia.types("board")
