"""Who may do what: every role, every command, one's own class and the class next door. Generated from the table."""

from dataclasses import replace

import pytest

from adapters.actions import Action
from bot.commands import COMMANDS
from quests.rules.roles import Role, may
from tests.bot.lived_in import CANARY, VALUES, LivedIn, Street
from tests.bot.people import OUR_MISTAKE, Person
from tests.bot.rows import all_rows

EVERY = [pytest.param(role, verb, id=f"{role}-{verb}") for role in Role for verb in sorted(COMMANDS)]

NOWHERE = 12345
"""No classroom."""

OF_STUDENTS = {
    "take",
    "time_ask",
    "time_ask_sent",
    "handin",
    "handin_sent",
    "handin_files",
    "handin_files_sent",
    "new_name",
    "propose",
    "propose_sent",
    "said",
    "said_for",
    "hand_this_in",
}
"""What a teacher does only when trying it out as a student."""
WHO = {
    Role.STUDENT: "That is for students.",
    Role.HELPER: "Teachers and helpers do that.",
    Role.TEACHER: "A teacher does that.",
}


async def press(person: Person, of: LivedIn, verb: str) -> str:
    """Press the button for `verb` as `of` shows it; a form is sent filled in."""
    values = VALUES[verb](of) if verb in VALUES else None
    return await person.does_action(of.action(verb), values=values)


@pytest.mark.parametrize("role, verb", EVERY)
async def test_in_ones_own_class(street: Street, role: Role, verb: str):
    """Who may not is told who could, and nothing is changed; who may is not held up by their role."""
    before = all_rows(street.desk, but=("drafts",))
    seen = await press(street.person(role), street.ours, verb)
    allowed = may(role, COMMANDS[verb].needs) and not (role == Role.TEACHER and verb in OF_STUDENTS)
    assert (WHO[COMMANDS[verb].needs] in seen) is not allowed
    assert OUR_MISTAKE not in seen
    assert CANARY not in seen
    assert allowed or all_rows(street.desk, but=("drafts",)) == before


@pytest.mark.parametrize("role, verb", EVERY)
async def test_a_button_of_the_class_next_door_is_not_there(street: Street, role: Role, verb: str):
    before = all_rows(street.desk)
    person = street.person(role)
    seen = await press(person, street.theirs, verb)
    assert seen == await person.does_action(Action(verb, NOWHERE))
    assert all_rows(street.desk) == before


@pytest.mark.parametrize("role, verb", EVERY)
async def test_the_ids_of_the_class_next_door_reach_nothing_there(street: Street, role: Role, verb: str):
    before = all_rows(street.desk, street.theirs.room.classroom)
    button = replace(street.theirs.action(verb), classroom=street.ours.room.classroom)
    values = VALUES[verb](street.theirs) if verb in VALUES else None
    seen = await street.person(role).does_action(button, values=values)
    assert OUR_MISTAKE not in seen
    assert all_rows(street.desk, street.theirs.room.classroom) == before


def test_every_command_declares_its_need():
    assert {command.needs for command in COMMANDS.values()} == set(Role)


def test_a_helper_answers_hand_ins_undoes_that_and_nothing_more():
    helpers = {verb for verb, command in COMMANDS.items() if command.needs == Role.HELPER}
    assert helpers == {
        "review",
        "review_of",
        "approve",
        "approve_note",
        "approve_note_sent",
        "not_yet",
        "not_yet_sent",
        "undo",
        "undo_deed",
    }


async def test_a_helper_sees_no_request_for_help(street: Street):
    noor = street.person("helper")
    seen = await noor.says("review") + await noor.says("home")
    assert "needs you" not in seen
    assert "Quest 2" in seen
    assert "needs you" in await street.person("teacher").says("review")


async def test_a_helper_undoes_only_what_they_did(street: Street):
    seen = await press(street.person("helper"), street.ours, "undo_deed")
    assert "not yours" in seen
