"""The same delivery a second time changes nothing, for every command that writes."""

import pytest

from adapters.calls import Call
from bot.commands import COMMANDS
from tests.bot.lived_in import IDS, VALUES, Street
from tests.bot.people import OUR_MISTAKE, Person, School
from tests.bot.rows import all_rows

WRITING = sorted(verb for verb, command in COMMANDS.items() if command.writes)

BY = {"back": "teacher", "undo_deed": "teacher"}
"""Who can do it, where that is not the lowest who may."""
RECEIPTS = {"share": 2}
"""How many a command writes, where that is not one: what was shared is shared once, whoever presses again."""
DONE_ALREADY = ("Done already", "Ya está hecho")


def call_of(street: Street, person: Person, verb: str) -> Call:
    values = VALUES[verb](street.ours) if verb in VALUES else None
    return person.call(action=street.ours.action(verb), values=values)


@pytest.mark.parametrize("verb", WRITING)
async def test_a_redelivery_changes_nothing(street: Street, verb: str):
    person = street.person(BY.get(verb, COMMANDS[verb].needs))
    if verb == "back":
        await person.says("try")
    call = call_of(street, person, verb)
    before = all_rows(street.desk)
    first = await person.does(call)
    after = all_rows(street.desk)
    written = len(after.get("receipts", ())) - len(before.get("receipts", ()))
    assert written == RECEIPTS.get(verb, 1), first
    again = await person.does(call)
    assert all_rows(street.desk) == after
    assert again.startswith(DONE_ALREADY)
    assert OUR_MISTAKE not in first + again


@pytest.mark.parametrize("verb", WRITING)
async def test_a_second_click_is_no_mistake_of_ours(street: Street, verb: str):
    person = street.person(COMMANDS[verb].needs)
    for _ in range(2):
        assert OUR_MISTAKE not in await person.does(call_of(street, person, verb))


async def test_setting_up_twice_with_one_delivery_makes_one_class(street: Street):
    oz = School(street.desk).stranger("Mr Oz", admin=True)
    await oz.types("setup")
    call = oz.filled(name="Room 9")
    await oz.does(call)
    after = all_rows(street.desk)
    await oz.does(call)
    assert all_rows(street.desk) == after


async def test_the_same_key_on_another_platform_is_another_delivery(street: Street):
    sam = street.person("student")
    call = call_of(street, sam, "take")
    await sam.does(call)
    other = call_of(street, street.person("helper"), "take")
    assert "Nothing was done twice" in await sam.does(sam.call(action=other.action, key=call.key))


def test_every_button_with_ids_is_known_here():
    assert set(IDS) | set(VALUES) <= set(COMMANDS)
