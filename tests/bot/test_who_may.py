"""The role is looked up when the click arrives; whatever the button says."""

from quests.actions import members
from quests.queries.members import find_member
from tests.bot.people import Person, labels
from tests.bot.rows import all_rows
from tests.classroom import Class


def demote(room: Class, *, by) -> None:
    room.write(members.change_role, member=room.teacher, role="student", by=by)


async def test_demoted_between_the_card_and_the_click(lee: Person, room: Class):
    handed_in = room.hand_in(room.sam)
    await lee.says("review")
    demote(room, by=room.new_teacher())
    seen = await lee.presses("approve")
    assert "A teacher does that" in seen or "Teachers and helpers do that" in seen
    attempt = room.attempt(room.sam)
    assert attempt is not None
    assert (attempt.attempt_id, attempt.state) == (handed_in.attempt, "handed_in")


async def test_demoted_between_the_form_and_sending_it(lee: Person, room: Class):
    await lee.types("give", "everyone 5")
    demote(room, by=room.new_teacher())
    before = all_rows(room.desk, room.classroom, but=("drafts",))
    assert "A teacher does that" in await lee.sends(whom=("all",))
    assert all_rows(room.desk, room.classroom, but=("drafts",)) == before


async def test_promoted_between_the_card_and_the_click(sam: Person, lee: Person, room: Class):
    room.hand_in(room.ada)
    await lee.says("review")
    approve = lee.button("approve")
    room.write(members.change_role, member=room.sam, role="helper", by=room.teacher)
    assert "Approved: Calm Fox" in await sam.does_action(approve)


async def test_removed_between_the_card_and_the_click(sam: Person, room: Class):
    await sam.says("quest b2")
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    assert "Not found" in await sam.presses("take")
    assert room.attempt(room.sam, 4) is None


async def test_a_word_of_another_role_gives_ones_own_page_and_one_kind_line(sam: Person):
    home = await sam.says("home")
    seen = await sam.says("review")
    assert "Teachers and helpers do that." in seen
    assert seen.replace("Teachers and helpers do that.\n\n", "") == home


async def test_a_helper_is_told_which_word_is_a_teachers(noor: Person):
    seen = await noor.says("give everyone 5")
    assert "A teacher does that." in seen
    assert "Board" in labels(noor.screen)


async def test_a_button_gives_who_could_do_it_and_a_way_on(sam: Person, lee: Person):
    await lee.says("class")
    seen = await sam.does_action(lee.button("quests"))
    assert "A teacher does that." in seen
    assert "My page" in labels(sam.screen)


async def test_the_last_teacher_is_told_what_to_do_first(lee: Person, room: Class):
    await lee.says("student Ms Lee")
    seen = await lee.presses("role_set")
    assert "Make somebody else one first" in seen
    assert room.read(find_member, room.teacher).role == "teacher"
