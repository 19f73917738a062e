"""Discord may tell of one press three times, and a finger may press twice: either way it is done once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from adapters.discord import custom_ids
from bot.commands import COMMANDS
from quests.desk import Desk
from tests.adapters.discord.town import Town, a_message, forges, forges_form, in_town
from tests.bot.conftest import opened, street, street_template
from tests.bot.lived_in import VALUES, Street
from tests.bot.people import OUR_MISTAKE
from tests.bot.rows import all_rows
from tests.loopback.discord import Person, Seen
from tests.loopback.discord.messages import Message

__all__ = ["street", "street_template"]
WRITING = sorted(verb for verb, command in COMMANDS.items() if command.writes)
ASKED_TWICE = ("export_person", "my_copy")
"""Who asks twice for a copy gets two."""
BUTTONS = [verb for verb in WRITING if verb not in VALUES and verb not in ASKED_TWICE]
BY = {"back": "teacher", "undo_deed": "teacher"}
"""Who can do it, where that is not the lowest who may."""
ANSWERED_ALREADY = "40060"
Template = tuple[Path, Street]
Press = Callable[[Person, Message, str, Town], Awaitable[Seen]]
Shape = dict[str, int]


def shape(desk: Desk) -> Shape:
    """How many rows there are in each table, and facts of each kind in the record."""
    rows = all_rows(desk)
    facts = Counter(str(row[2]) for row in rows["events"])
    return {table: len(found) for table, found in rows.items()} | dict(facts)


async def pressing(template: Template, folder: Path, verb: str, press: Press) -> tuple[Shape, Shape, Town]:
    """What there is before and after somebody who may presses the button of `verb`."""
    with opened(*template, folder) as street:
        async with in_town(street, folder) as town:
            person = town.who(BY.get(verb, COMMANDS[verb].needs))
            on = await a_message(person, town.room)
            if verb == "back":
                await person.says("try")
            before = shape(street.desk)
            seen = await press(person, on, verb, town)
            assert OUR_MISTAKE not in seen.text
            return before, shape(street.desk), town


async def once(person: Person, on: Message, verb: str, town: Town, times: int = 1) -> Seen:
    written = custom_ids.write(town.street.ours.action(verb))
    if verb in VALUES:
        return await forges_form(person, written, dict(VALUES[verb](town.street.ours)), on=on, times=times)
    return await forges(person, written, on=on, times=times)


async def told_three_times(person: Person, on: Message, verb: str, town: Town) -> Seen:
    return await once(person, on, verb, town, times=3)


SOME = frozenset(WRITING[::8])
"""Enough for each push; `make test-all` has every one, and tests/bot/test_redelivery.py has each without a platform."""


async def pressed_twice(person: Person, on: Message, verb: str, town: Town) -> Seen:
    """Two presses of the same button, the second before the first is answered."""
    first, second = await asyncio.gather(once(person, on, verb, town), once(person, on, verb, town))
    assert OUR_MISTAKE not in second.text
    return first


@pytest.mark.parametrize("verb", [one if one in SOME else pytest.param(one, marks=pytest.mark.slow) for one in WRITING])
async def test_what_is_told_three_times_is_done_once(street_template: Template, tmp_path: Path, verb: str):
    _, expected, _ = await pressing(street_template, tmp_path, verb, once)
    before, found, town = await pressing(street_template, tmp_path, verb, told_three_times)

    assert found == expected
    assert found != before
    assert all(ANSWERED_ALREADY in str(entry) for entry in town.discord.refused)


@pytest.mark.parametrize("verb", BUTTONS)
async def test_a_double_click_is_one_click(street_template: Template, tmp_path: Path, verb: str):
    _, expected, _ = await pressing(street_template, tmp_path, verb, once)
    _, found, town = await pressing(street_template, tmp_path, verb, pressed_twice)

    assert found | {"receipts": 0} == expected | {"receipts": 0}
    assert not town.discord.refused


async def test_words_said_three_times_by_one_message_are_answered_once(street: Street, tmp_path: Path):
    async with in_town(street, tmp_path) as town:
        sam = town["sam"]
        await sam.says("I folded a paper three times and found eight parts, so 1/8 is half of 1/4.", times=3)
        answers = [one for one in sam.dms if one.author.get("bot")]

        assert len(answers) == 1
        assert not town.discord.refused


async def test_a_word_with_its_slash_told_three_times_is_answered_once(street: Street, tmp_path: Path):
    async with in_town(street, tmp_path) as town:
        before = shape(street.desk)
        await town["sam"].types("/board", channel=town.room, times=3)

        assert shape(street.desk)["events"] == before["events"]
        assert all(ANSWERED_ALREADY in str(entry) for entry in town.discord.refused)
