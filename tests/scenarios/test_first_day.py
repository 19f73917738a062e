"""A teacher's first day: a class in three questions, names, roles, a quest, a board."""

from tests.scenarios.terminal import Seat


async def sets_up(seat: Seat, board: str = "1") -> str:
    await seat.types("hello")
    await seat.presses("Start a class")
    return await seat.types("Room 7", "1", board)


async def test_a_class_in_three_questions(seat: Seat):
    seen = await sets_up(seat)
    assert "Room 7 is set up" in seen
    assert "Room 7\n------" in await seat.types("home")
    seen = await seat.types("class")
    assert "A school class" in seen
    assert "light" in seen


async def test_names_without_accounts_and_roles(seat: Seat):
    await sets_up(seat)
    await seat.presses("Add names")
    seen = await seat.writes("Sam", "Ada", "Sam")
    assert "2 names added" in seen
    assert "Already there: Sam" in seen
    assert "Ada *" in await seat.types("people")
    await seat.types("student ada")
    assert "helper" in await seat.presses("Make helper")
    assert "Review" in await seat.becomes("Ada")
    await seat.becomes("Ms Lee")
    assert "Ada " in await seat.types("people")


async def test_a_name_without_account_hands_in_through_the_teacher(sample: Seat):
    await sample.types("student lena")
    await sample.presses("Hand in for", "Pizza maths")
    assert "Handed in for Lena: Pizza maths" in await sample.writes("She showed me two halves.")
    assert "hand-ins wait" in await sample.types("home")
    await sample.becomes("Lena")
    assert "You handed it in" in await sample.types("quest b2")


async def test_a_quest_by_form_with_more(seat: Seat):
    await sets_up(seat, "none yet")
    await seat.types("quests")
    await seat.presses("New quest")
    await seat.types("Pizza maths")
    await seat.writes("Cut a pizza two ways.", "Show that 2/4 and 1/2 are the same.")
    await seat.types("20", "y")
    more = {"Minutes it takes": "25", "Two words for its button": "Pizza", "Goal: which day?": "2099-12-24"}
    await seat.fills("Pizza maths is made", more)
    await seat.becomes("Sam")
    seen = await seat.types("quest pizza")
    assert "Show that 2/4 and 1/2 are the same." in seen
    assert "About 25 minutes. 20 points. 24 December 2099 is the goal; later is fine." in seen


async def test_a_wrong_answer_is_asked_again_at_once_and_the_form_goes_on(seat: Seat):
    await sets_up(seat, "none yet")
    await seat.types("quests")
    await seat.presses("New quest")
    assert "needed" in await seat.types("")
    await seat.types("Pizza maths", "Cut it.", "")
    assert "whole number" in await seat.types("many")
    await seat.types("20", "y")
    await seat.fills("! Two words for its button", {"Two words for its button": "three short words"})
    assert "Pizza maths" in await seat.fills("is made", {"Two words for its button": "Pizza"})


async def test_a_board_is_picked_previewed_changed_and_posted(seat: Seat):
    await sets_up(seat, "none yet")
    await seat.types("quests")
    await seat.presses("New quest")
    await seat.types("My own quest")
    await seat.writes("Do it your way.")
    await seat.types("", "")
    await seat.types("post")
    seen = await seat.presses("Fractions you can eat")
    assert "9 quests. Pick any 3 in a row" in seen
    assert "Only you see this." in seen
    await seat.types("b2")
    assert "B2 · My own quest" in await seat.presses("My own quest")
    await seat.becomes("Sam")
    assert "No board yet" in await seat.types("board")
    await seat.becomes("Ms Lee")
    await seat.types("post")
    await seat.presses("Fractions you can eat")
    assert "is posted" in await seat.presses("Post")
    await seat.becomes("Sam")
    assert "[B2]  My own quest (open)" in await seat.types("board")


async def test_a_posted_board_is_taken_off_again_by_undo(seat: Seat):
    await sets_up(seat)
    await seat.presses("See the board", "Post", "Undo", "Posted Fractions you can eat")
    await seat.becomes("Sam")
    assert "No board yet" in await seat.types("board")


async def test_trying_it_as_a_student_leaves_no_trace(sample: Seat):
    before = await sample.types("people")
    seen = await sample.types("try")
    assert "Nothing of it counts" in seen
    await sample.types("quest b2")
    await sample.presses("Hand in")
    await sample.writes("Only trying.")
    seen = await sample.types("back")
    assert "You are the teacher again" in seen
    assert "2 hand-ins wait." in seen
    assert (await sample.types("people")).strip() == before.strip()
