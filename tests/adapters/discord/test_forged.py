"""What nobody was shown, pressed all the same: refused politely, nothing changed, nothing of another class ever seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import product

import pytest

from adapters.discord import custom_ids
from adapters.forms import Value
from bot.commands import COMMANDS
from quests.actions import members
from quests.desk import Desk
from tests.adapters.discord.town import Town, a_message, forges, forges_form, in_town
from tests.bot.conftest import street, street_template
from tests.bot.lived_in import CANARY, VALUES, LivedIn, Street
from tests.bot.people import OUR_MISTAKE
from tests.bot.rows import Rows, all_rows
from tests.loopback.discord import Person, Seen
from tests.loopback.discord.messages import Message

__all__ = ["street", "street_template"]
RANKS = {"student": 0, "helper": 1, "teacher": 2}
ABOVE = [(verb, who) for verb, one in sorted(COMMANDS.items()) for who in RANKS if RANKS[who] < RANKS[one.needs]]
NEVER_MADE = (
    *(
        "",
        " ",
        "1",
        "1.",
        ".",
        "..",
        "2.take.0",
        "0.take.0",
        "1.take",
        "1.take.",
        "1.no_such_verb.0",
        "1.take.0.0.0.0.0",
    ),
    *(
        "1.TAKE.0",
        "1.take.-1",
        "1.take.ñ",
        "1.take.zzzzzzzzzzzzzzzz",
        "take",
        "pick",
        "pick#1",
        "pick#zz",
        "no",
        "no#1",
        "?",
    ),
    *("~", "#", "+", "~1", "1.take.0~", "1.take.0~1+#", "1.take.0?~1+#zz", "1.take.0??", "1.take.0~9~9", "x" * 100),
    *(
        "1.take.0\n",
        "1.take.0\x00",
        "1.take.０",
        "1.take.0.٣",
        "𝕏.😀",
        "'; DROP TABLE members; --",
        "1.handin_sent.0~z+",
    ),
    *("~more", "__class__", "{0}", "%s", "1.take.0#", "1.take.0#!", "1.take.0=", "1.take.0@2"),
)
KEPT = ("receipts", "drafts")
"""What may be written for anybody who presses anything: that it came, and what they typed."""


@pytest.fixture
async def town(street: Street, tmp_path) -> AsyncIterator[Town]:
    async with in_town(street, tmp_path) as town:
        yield town
        assert not town.discord.refused
        assert not town.discord.pings


def rows(desk: Desk) -> Rows:
    """All there is; of the outbox only what waits in it, as it is sent meanwhile."""
    found = all_rows(desk, but=KEPT)
    return found | {"outbox": [row[:3] for row in found.get("outbox", ())]}


def written(one: LivedIn, verb: str, **more: bool) -> str:
    return custom_ids.write(one.action(verb), **more)


async def tries(person: Person, one: LivedIn, verb: str, *, on: Message) -> Seen:
    """Press the button of `verb` as that class would show it; send its form where it has one."""
    seen = await forges(person, written(one, verb), on=on)
    if verb in VALUES:
        seen = await forges_form(person, written(one, verb), dict(VALUES[verb](one)), on=on)
    return seen


def polite(seen: Seen) -> bool:
    assert OUR_MISTAKE not in seen.drawn
    assert seen.modal or seen.private
    return True


async def test_nobody_does_what_their_role_may_not(town: Town):
    on = {who: await a_message(town.who(who), town.room) for who in RANKS}
    before = rows(town.street.desk)
    for verb, who in ABOVE:
        assert polite(await tries(town.who(who), town.street.ours, verb, on=on[who]))
        assert rows(town.street.desk) == before, verb


@pytest.mark.slow
async def test_nobody_does_anything_in_a_class_they_are_not_in(town: Town):
    on = {name: await a_message(town[name], town.room) for name in ("sam", "lee", "mallory")}
    before = next_door(town)
    for verb, name in product(sorted(COMMANDS), on):
        seen = await tries(town[name], town.street.theirs, verb, on=on[name])
        assert polite(seen)
        assert CANARY not in seen.drawn, (verb, name)
        assert next_door(town) == before, (verb, name)


@pytest.mark.slow
async def test_nobody_reaches_another_class_by_its_ids(town: Town):
    on = {name: await a_message(town[name], town.room) for name in ("sam", "lee")}
    ours, before = town.street.ours.room.classroom, next_door(town)
    for verb, name in product(sorted(COMMANDS), on):
        mixed = replace(town.street.theirs.action(verb), classroom=ours)
        seen = await forges(town[name], custom_ids.write(mixed), on=on[name])
        if verb in VALUES:
            values = {field: without_canary(value) for field, value in VALUES[verb](town.street.theirs).items()}
            seen = await forges_form(town[name], custom_ids.write(mixed), values, on=on[name])
        assert polite(seen)
        assert CANARY not in seen.drawn, (verb, name)
        assert next_door(town) == before, (verb, name)


async def test_whoever_was_taken_off_the_list_does_nothing_more(town: Town):
    sam, room = town["sam"], town.street.ours.room
    on = await a_message(sam, town.room)
    room.write(members.remove_member, member=room.sam, by=room.teacher)
    before = rows(town.street.desk)
    for verb in sorted(COMMANDS):
        assert polite(await tries(sam, town.street.ours, verb, on=on))
        assert rows(town.street.desk) == before, verb


async def test_what_is_long_done_is_not_done_again(town: Town):
    lee = town["lee"]
    on = await a_message(lee, town.room)
    for verb in (
        "approve",
        "post_board",
        "close_board",
        "idea_approve",
        "time_week",
        "undo_deed",
        "role_set",
        "team_remove",
    ):
        assert polite(await forges(lee, written(town.street.ours, verb), on=on))
        before = rows(town.street.desk)
        assert polite(await forges(lee, written(town.street.ours, verb), on=on))
        assert rows(town.street.desk) == before, verb


def next_door(town: Town) -> Rows:
    """All there is of the class next door."""
    return all_rows(town.street.desk, town.street.theirs.room.classroom)


def without_canary(value: Value) -> Value:
    return value.replace(CANARY, "") if isinstance(value, str) else tuple(one.replace(CANARY, "") for one in value)


async def test_what_was_never_made_does_nothing(town: Town):
    sam = town["sam"]
    on = await a_message(sam, town.room)
    before = rows(town.street.desk)
    for made in NEVER_MADE:
        assert polite(await forges(sam, made, on=on))
        assert polite(await forges(sam, "pick", on=on, values=[made]))
        assert polite(await forges_form(sam, made, {"evidence": "mine"}, on=on))
    assert rows(town.street.desk) == before
