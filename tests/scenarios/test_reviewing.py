"""A teacher looks through what waits: help first, then hand-ins; and what comes of it for the students."""

from tests.scenarios.terminal import Seat


async def test_help_comes_first_then_hand_ins_and_it_moves_on_by_itself(sample: Seat):
    assert "1 needs you. 2 hand-ins wait." in await sample.types("home")
    assert "Ada asks: explain it." in await sample.types("review")
    await sample.presses("Answer…")
    seen = await sample.writes("Cut it once more.")
    assert "Ada has your answer." in seen
    assert "1 of 2 · Ada · Fraction walk" in seen
    seen = await sample.presses("Approve")
    assert "Approved: Ada · Fraction walk" in seen
    assert "1 of 1 · Kai · Which is bigger?" in seen
    await sample.presses("Approve + note")
    seen = await sample.types("1", "")
    assert "Approved: Kai · Which is bigger?" in seen
    assert "Nobody is waiting for you." in seen
    seen = await sample.becomes("Kai")
    assert "Ms Lee answered you." in seen
    seen = await sample.presses("Answers for me")
    assert "> You explained the why." in seen
    assert "20 points." in seen


async def test_not_yet_with_a_next_step_and_a_second_try_that_counts_the_same(sample: Seat):
    await sample.types("review")
    await sample.presses("Skip", "Not yet…")
    await sample.types("1", "")
    await sample.writes("A good list.")
    await sample.becomes("Ada")
    seen = await sample.presses("Answers for me")
    assert "Not yet: Fraction walk" in seen
    assert "> A good list." in seen
    assert "> Say why it is so." in seen
    assert "A second try counts the same." in seen
    await sample.presses("Try again")
    await sample.writes("Because a half of a half is a quarter.")
    await sample.becomes("Ms Lee")
    await sample.types("review")
    await sample.presses("Skip")
    seen = await sample.presses("Skip")
    assert "Last time you asked: Say why it is so." in seen
    assert "Try 2." in seen
    await sample.presses("Approve")
    await sample.becomes("Ada")
    assert "You have 20 points" in await sample.types("points")


async def test_not_yet_needs_a_next_step(sample: Seat):
    await sample.types("review")
    await sample.presses("Skip", "Not yet…")
    await sample.types("", "", "A good list.", "")
    assert "! This one is needed." in await sample.types("")
    await sample.writes("Say why.")
    seen = await sample.types("")
    assert "[A good list.] >" in seen
    assert "Not yet: Ada · Fraction walk" in seen


async def test_all_that_is_shown_is_approved_in_two_taps_and_undone_in_one(sample: Seat):
    await sample.types("review")
    await sample.presses("Skip")
    seen = await sample.presses("See all")
    assert "Ada · Fraction walk" in seen
    assert "Kai · Which is bigger?" in seen
    await sample.presses("Approve all shown")
    assert "2 hand-ins approved." in await sample.types("1")
    await sample.types("undo")
    seen = await sample.presses("Approved 2 hand-ins")
    assert "2 entries taken back. All points are as before." in seen
    assert "2 hand-ins wait." in await sample.types("home")


async def test_points_say_why_and_a_badge_says_not_yet_and_then_is_there(sample: Seat):
    await sample.becomes("Sam")
    seen = await sample.types("points")
    assert "You have 40 points" in seen
    assert "+20 for Recipe for six, today, from Ms Lee" in seen
    assert "2 of 3: not yet" in await sample.types("badges")
    assert "B2 would make a row." in await sample.types("board")
    await sample.types("handin b2")
    await sample.writes("Two quarters are one half.")
    await sample.becomes("Ms Lee")
    await sample.types("review")
    await sample.presses("Skip", "Skip", "Skip")
    seen = await sample.presses("Approve")
    assert "Approved: Sam · Pizza maths" in seen
    assert "That makes a row!" in seen
    await sample.becomes("Sam")
    seen = await sample.presses("Answers for me", "Pizza maths")
    assert "Badge: Explainer" in seen
    assert "That makes a row!" in seen
    assert "yours since today" in await sample.types("badges")
    assert "You made a row." in await sample.types("board")


async def test_a_helper_answers_hand_ins_and_sees_no_questions(sample: Seat):
    await sample.becomes("Noor")
    assert "1 of 2 · Brave Heron · Fraction walk" in await sample.types("review")
    assert "Approved: Brave Heron" in await sample.presses("Approve")
    assert "A teacher does that." in await sample.types("give everyone 5")
