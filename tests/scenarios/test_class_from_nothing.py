"""A class with quests and a board of its own, from an empty database, by chat alone, in no more lines than five minutes hold."""

from tests.scenarios.terminal import Seat

LINES_MOST = 40
"""Typed by the teacher and one student together: at eight lines a minute, five minutes."""


async def test_a_class_with_a_board_of_its_own_stands_in_five_minutes(seat: Seat):
    await seat.types("hello")
    await seat.presses("Start a class")
    assert "Room 7 is set up" in await seat.types("Room 7", "1", "1")
    await seat.presses("Add names")
    assert "3 names added" in await seat.writes("Sam", "Ada", "Kai")
    await seat.types("quests")
    for title in ("Draw a map", "Ask a neighbour"):
        await makes(seat, title)
    await seat.types("post")
    await seat.presses("New board", "List")
    assert "Preview: Our street" in await seat.types("Our street", "1, 2, 3, 4, 5, 6")
    assert "Our street is posted" in await seat.presses("Post")
    await seat.becomes("Sam")
    assert "Draw a map" in await seat.types("board")
    await seat.types("a1")
    await seat.presses("Hand in")
    assert "Handed in" in await seat.writes("Our street, with the baker.")
    await seat.becomes("Ms Lee")
    assert "Our street, with the baker." in await seat.types("review")
    assert "Approved" in await seat.presses("Approve")
    assert seat.typed <= LINES_MOST


async def makes(seat: Seat, title: str) -> None:
    """A quest: a title, a task, the usual points."""
    await seat.presses("New quest")
    await seat.types(title)
    await seat.writes(f"{title}, and say what you saw.")
    assert f"{title} is made" in await seat.types("", "")
