"""Giving by words, and taking a mistake back in one step."""

from tests.scenarios.terminal import Seat
from tests.scenarios.test_first_day import sets_up

NAMES = [f"Student {number}" for number in range(1, 29)]


async def test_a_class_of_28_is_given_5_by_mistake(seat: Seat):
    await sets_up(seat)
    await seat.types("people")
    await seat.presses("Add names")
    assert "28 names added" in await seat.writes(*NAMES)
    seen = await seat.types("give everyone 5 for helping", "", "", "")
    assert "28 students have 5 points more." in seen
    assert "For: helping" in seen
    seen = await seat.presses("Undo")
    assert "28 entries taken back. All points are as before." in seen
    await seat.becomes("Student 7")
    seen = await seat.types("points")
    assert "You have 0 points" in seen
    assert "(corrected)" in seen


async def test_giving_one_student_by_the_beginning_of_a_name(sample: Seat):
    assert "Sam has 3 points more." in await sample.types("give sa 3 for tidying up", "", "", "")
    await sample.becomes("Sam")
    assert "+3 for tidying up" in await sample.types("points")


async def test_giving_nobody_there_says_so(sample: Seat):
    seen = await sample.types("give zoe 3")
    assert "Nobody here goes by that name. You typed: zoe." in seen


async def test_the_last_things_i_did_are_listed_and_undone_whole(sample: Seat):
    await sample.types("student kai")
    await sample.presses("Remove")
    assert "Kai is removed" in await sample.types("1")
    assert "Kai" not in await sample.types("people")
    await sample.types("undo")
    await sample.presses("Removed Kai")
    assert "Kai" in await sample.types("people")
