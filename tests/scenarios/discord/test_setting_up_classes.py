"""Two classes on one server, from the greeting's button on: their channels, their teachers' roles, what the bot may not do."""

from __future__ import annotations

import pytest

from tests.adapters.discord.conftest import Bot
from tests.loopback.discord import Discord, Seen
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.guilds import Guild, Role
from tests.loopback.discord.people import Person
from tests.loopback.discord.seen import Modal

OPEN = ("Open the form", "Abrir el formulario")
CALLED, WHERE, ROLES = "What is it called?", "Which channel?", "Which roles are teachers?"


@pytest.fixture
def room(guild: Guild) -> Channel:
    return guild.channel("room-7", category="Year 7")


@pytest.fixture
def staff(guild: Guild) -> Role:
    return guild.role("Staff")


@pytest.fixture
def lee(discord: Discord, guild: Guild, room: Channel) -> Person:
    return discord.person("Ms Lee", guild, admin=True)


async def set_up(lee: Person, channel: Channel, name: str, **more: object) -> Seen:
    await opened(lee, await lee.types("/setup", channel=channel))
    return await lee.fills({CALLED: name, **more})


async def opened(person: Person, seen: Seen) -> Modal:
    """The form that came: on a machine that is busy it is a button first."""
    if seen.modal is None:
        seen = await person.presses(*(one for one in seen.buttons if one in OPEN))
    assert seen.modal is not None
    return seen.modal


async def test_set_up_by_the_button_of_the_greeting(lee: Person, room: Channel, staff: Role, bot: Bot):
    await lee.sees("Setting up takes three questions.")
    form = await opened(lee, await lee.presses("Start a class"))
    assert list(form.fields)[3:] == [WHERE, ROLES]
    made = await lee.fills({CALLED: "Room 7", WHERE: room, ROLES: [staff]})
    assert "Room 7 is set up" in made
    assert "All is well here." in made
    assert room.mention in made
    assert made.private
    assert not bot.discord.refused


async def test_two_classes_on_one_server_by_channel(discord: Discord, guild: Guild, lee: Person, room, bot: Bot):
    garden = guild.channel("garden-club")
    oz, sam = discord.person("Mr Oz", guild, admin=True), discord.person("Sam", guild)
    await set_up(lee, room, "Room 7")
    await set_up(oz, garden, "Garden club")
    assert "You're in Room 7" in await sam.types("/board", channel=room)
    assert "You're in Garden club" in await sam.types("/board", channel=garden)
    assert "Room 7" in await sam.types("/quest", channel=room)
    assert "Garden club" in await sam.types("/quest", channel=garden)
    asked = await sam.says("home")
    assert "Which class do you mean?" in asked
    assert "Room 7" in await sam.picks("Room 7")
    assert "Room 7" in await sam.says("home")
    assert not bot.discord.refused


async def test_a_channel_of_another_class_stays_its_own(discord: Discord, guild: Guild, lee: Person, room, bot: Bot):
    oz = discord.person("Mr Oz", guild, admin=True)
    await set_up(lee, room, "Room 7")
    assert "stays theirs" in await set_up(oz, guild.channel("staff-room"), "Garden club", **{WHERE: room})
    assert "You're in Room 7" in await discord.person("Sam", guild).types("/board", channel=room)


async def test_a_category_is_a_class_of_its_own(discord: Discord, guild: Guild, lee: Person, room: Channel, bot: Bot):
    await set_up(lee, room, "Room 7")
    await lee.types("/class", channel=room)
    await lee.presses("Places")
    assert "Added." in await lee.presses("Add its category")
    homework = guild.channel("homework", category="Year 7")
    sam = discord.person("Sam", guild)
    assert "You're in Room 7" in await sam.types("/board", channel=homework)
    assert "Room 7" in await sam.types("/quest", channel=homework.thread("fractions"))
    assert "no class" in await discord.person("Ada", guild).types("/board", channel=guild.channel("lunch"))
    assert not bot.discord.refused


async def test_a_role_makes_a_teacher_and_without_it_a_click_later_they_are_none(
    guild: Guild, lee: Person, room: Channel, staff: Role, bot: Bot
):
    await set_up(lee, room, "Room 7", **{ROLES: [staff]})
    oz = bot.discord.person("Mr Oz", guild, roles=[staff])
    assert "You teach here" in await oz.types("/quest", channel=room)
    console = await oz.types("/class", channel=room)
    assert "Room 7: the class" in console
    oz.loses(guild, staff)
    assert "A teacher does that." in await oz.presses("People", on=console)
    oz.gets(guild, staff)
    assert "People" in await oz.presses("People", on=console)
    assert not bot.discord.refused


async def test_the_teacher_roles_are_shown_and_changed(guild: Guild, lee: Person, room: Channel, staff: Role, bot: Bot):
    older = guild.role("Older pupils")
    await set_up(lee, room, "Room 7", **{ROLES: [staff]})
    await lee.types("/class", channel=room)
    shown = await lee.presses("Teacher roles")
    assert f"<@&{staff.id}>" in shown
    await opened(lee, await lee.presses("Change"))
    saved = await lee.fills({"Which roles are helpers?": [older]})
    assert "Saved." in saved
    assert f"<@&{staff.id}>" in saved
    assert f"<@&{older.id}>" in saved
    assert not bot.discord.pings
    assert not bot.discord.refused


async def test_a_missing_permission_is_told_in_words_and_gone_when_it_was_given(lee: Person, room: Channel, bot: Bot):
    await lee.sees("Setting up takes three questions.")
    room.takes("send_messages", "attach_files")
    made = await set_up(lee, room, "Room 7")
    assert "I cannot write in this channel. Channel settings" in made
    assert "Attach Files" in made
    assert "I cannot write" in await lee.presses("Check again")
    room.gives("send_messages", "attach_files")
    seen = await lee.presses("Check again")
    assert "All is well here." in seen
    assert "cannot" not in seen


async def test_all_of_it_in_spanish(discord: Discord, guild: Guild, room: Channel, bot: Bot):
    luz = discord.person("Luz", guild, admin=True, locale="es-ES")
    await luz.sees("Setting up takes three questions.")
    room.takes("send_messages")
    await opened(luz, await luz.types("/crear", channel=room))
    made = await luz.fills({"¿Cómo se llama?": "Clase 7"})
    assert "No puedo escribir en este canal." in made
    assert not bot.discord.refused
