"""Every form of the program on Discord, through the real client: opened, filled in modal by modal, and sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from adapters.actions import Action
from adapters.discord import custom_ids
from bot.commands import COMMANDS
from quests.actions import extensions
from quests.ids import DAY, HOUR, Moment
from quests.queries.files import files_of_member
from quests.queries.quests import all_quests
from tests.adapters.discord.conftest import Bot
from tests.adapters.discord.town import Town, a_message, forges, in_town, town_of
from tests.bot.conftest import street, street_template
from tests.bot.lived_in import VALUES, Street
from tests.bot.people import OUR_MISTAKE
from tests.clock import TickingClock
from tests.loopback.discord import Discord, Person, Seen
from tests.loopback.discord.files import File

__all__ = ["street", "street_template"]
SENT = sorted(verb for verb, command in COMMANDS.items() if command.reopens)
WHO = {"handin_sent": "sam", "handin_files_sent": "sam", "propose_sent": "sam", "time_ask_sent": "sam"}
"""Who sends it, where that is not the teacher."""
GAME = ("season_new_sent", "team_new_sent", "team_move_sent")
"""What only a class in the style game asks."""
PNG = b"\x89PNG\r\n\x1a\n a crust"


PICKED: dict[str, Callable[[Town], dict[str, Any]]] = {
    "handin_files_sent": lambda _: {"files": [File("crust.png", PNG)]},
    "square_sent": lambda _: {"quest": "Own 1"},
    "map_roles_sent": lambda town: {"teachers": [town.guild.role("Teachers")], "helpers": ()},
}
"""What only a client can give: files, roles, what is on offer."""


@pytest.fixture
async def town(street: Street, tmp_path: Path) -> AsyncIterator[Town]:
    async with in_town(street, tmp_path) as town:
        yield town
        assert not town.discord.refused
        assert not town.discord.pings


async def plays(town: Town, verb: str) -> None:
    """The class gets the style that the form needs."""
    if verb in GAME:
        await opens(town, "lee", Action("style_set", town.street.ours.room.classroom, (2,)))


async def opens(town: Town, name: str, action: Action) -> Seen:
    """Press the button that opens a form."""
    person = town[name]
    return await forges(person, custom_ids.write(action), on=await a_message(person, town.room))


async def fills(person: Person, values: Mapping[str, Any], *, more: bool = False) -> Seen:
    """Fill in what of the open modal has a value, and send it."""
    asked = {field.name.rstrip("*"): field.name for field in person.modal.fields.values()}
    given: dict[str, object] = {asked[name]: value for name, value in values.items() if name in asked and value}
    return await person.fills({**given, **({"~more": True} if more else {})})


async def fills_all(person: Person, values: Mapping[str, Any]) -> Seen:
    """Go through the whole form, what stands behind More too."""
    while True:
        seen = await fills(person, values, more="~more" in {field.name for field in person.modal.fields.values()})
        if "Go on" not in seen.buttons:
            return seen
        assert seen.private
        await person.presses("Go on")


def done(seen: Seen) -> bool:
    assert OUR_MISTAKE not in seen.drawn
    return seen.modal is None and not {"Go on", "Open the form"} & {*seen.buttons}


@pytest.mark.parametrize("verb", SENT)
async def test_every_form_opens_is_filled_in_and_sent(town: Town, verb: str):
    one = town.street.ours
    await plays(town, verb)
    who, opener = WHO.get(verb, "lee"), COMMANDS[verb].reopens
    seen = await opens(town, who, one.action(opener))
    assert seen.modal is not None, seen.drawn
    assert done(await fills_all(town[who], {**VALUES[verb](one), **PICKED.get(verb, lambda _: {})(town)}))


async def test_every_form_is_asked_for_by_its_own_action_too(town: Town):
    """Where Discord lets no modal be opened, a button stands in its place."""
    await plays(town, GAME[0])
    on = {name: await a_message(town[name], town.room) for name in ("sam", "lee")}
    for verb in SENT:
        person = town[WHO.get(verb, "lee")]
        action = town.street.ours.action(verb)
        seen = await forges(person, custom_ids.write(action, step=1), on=on[WHO.get(verb, "lee")])
        assert seen.modal is not None, seen.drawn


async def test_a_refused_set_up_opens_as_it_was_filled_in(discord: Discord, bot: Bot):
    guild = discord.guild("School")
    room, teachers = guild.channel("room-7"), guild.role("Teachers")
    lee = discord.person("Ms Lee", guild, admin=True)
    await lee.types("/setup", channel=room)
    labels = [*lee.modal.fields]
    seen = await lee.fills({labels[0]: "   ", "kind": "club", "place": [room], "teachers": [teachers]})
    assert "This one is needed." in seen
    await lee.presses("Open the form")
    by_name = {field.name.rstrip("*"): field for field in lee.modal.fields.values()}
    assert by_name["kind"].value == ["A club"]
    assert [one["id"] for one in by_name["teachers"].component["default_values"]] == [teachers.id]
    assert "Chess" in await lee.fills({labels[0]: "Chess"})
    assert not discord.refused


async def test_a_long_form_goes_on_after_a_restart_between_its_steps(street: Street, tmp_path: Path):
    """And over the last step, which was open on the screen all the while."""
    async with Discord() as discord:
        town = town_of(discord, street, tmp_path)
        lee, one = town["lee"], street.ours
        async with town.bot.serving():
            await opens(town, "lee", one.action("new_quest"))
            seen = await fills(lee, {"title": "Cut it twice", "task": "Cut it.", "points": "7"}, more=True)
            assert "Part 1 of" in seen
        async with town.bot.serving():
            await lee.presses("Go on")
            assert lee.modal.title.startswith("New quest (2/")
        async with town.bot.serving():
            seen = await fills(lee, {"minutes": "20", "tags": "fractions"})
            while "Go on" in seen.buttons:
                await lee.presses("Go on")
                seen = await fills(lee, {})
        quest = next(quest for quest in one.room.read(all_quests) if quest.title == "Cut it twice")
        assert (quest.task, quest.points, quest.minutes) == ("Cut it.", 7, 20)
        assert not town.discord.refused


async def test_a_refused_form_opens_as_it_was_filled_in_and_is_sent_from_the_step_that_was_mended(town: Town):
    lee, one = town["lee"], town.street.ours
    await opens(town, "lee", one.action("new_quest"))
    seen = await fills(lee, {"title": "Cut it twice", "task": "Cut it."}, more=True)
    while "Go on" in seen.buttons:
        await lee.presses("Go on")
        seen = await fills(lee, {"due": "tomorrow", "tags": "fractions"})
    assert "Goal: which day?" in seen
    assert seen.private
    seen = await lee.presses("Open the form")
    (due,) = [field for field in lee.modal.fields.values() if field.name == "due"]
    assert due.value == "tomorrow"
    seen = await lee.fills({"due": "2026-12-01"})
    assert done(seen)
    assert "Cut it twice" in [quest.title for quest in one.room.read(all_quests)]


async def test_a_refused_form_of_one_step_opens_as_it_was_filled_in(town: Town):
    lee = town["lee"]
    await opens(town, "lee", town.street.ours.action("give"))
    seen = await fills(lee, {"whom": ("all",), "points": "many", "why": "helping"})
    assert "Points" in seen
    await lee.presses("Open the form")
    assert {field.name: field.value for field in lee.modal.fields.values() if field.value}["why"] == "helping"
    assert done(await lee.fills({"points": "5"}))


async def test_files_that_could_not_be_handed_in_wait_and_go_along_later(town: Town):
    sam, room, clock = town["sam"], town.street.ours.room, town.street.desk.clock
    assert isinstance(clock, TickingClock)
    quest = room.new_quest(title="Soon over", closes_at=clock.now() + HOUR)
    await opens(town, "sam", Action("handin_files", room.classroom, (quest,)))
    clock.tick(2 * HOUR)
    assert "Closed" in await fills(sam, {"evidence": "My crust", "files": [File("crust.png", PNG)]})
    until = Moment(clock.now() + DAY)
    room.write(extensions.give_time, member=room.sam, to_quests=[quest], until=until, by=room.teacher)
    assert "Kept: crust.png" in await opens(town, "sam", Action("handin_files", room.classroom, (quest,)))
    assert done(await sam.fills({}))
    (file,) = [one for one in room.read(files_of_member, room.sam) if one.name == "crust.png"]
    assert file.size == len(PNG)


async def test_two_people_in_the_same_form_at_once_share_nothing(town: Town):
    sam, ada, one = town["sam"], town["ada"], town.street.ours
    quest = one.room.new_quest(title="Both of us")
    for person in (sam, ada):
        on = await a_message(person, town.room)
        await forges(person, custom_ids.write(Action("handin", one.room.classroom, (quest,))), on=on)
    await asyncio.gather(fills(sam, {"evidence": "The work of Sam"}), fills(ada, {"evidence": "The work of Ada"}))
    for name, other in (("sam", "ada"), ("ada", "sam")):
        seen = await town[name].types("/quest", channel=town.room, words="both of us")
        assert f"The work of {name.title()}" in seen
        assert f"The work of {other.title()}" not in seen
