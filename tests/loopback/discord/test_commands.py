"""A person finds what was synced, where it was meant to be found, and types only what it takes."""

from __future__ import annotations

from typing import Any

import discord as client
import pytest
from discord import app_commands

from tests.loopback.discord import File, NotThere
from tests.loopback.discord.bare import CHOICES, MESSAGE, Bot, running, says, text

PLAIN = {"name": "board", "description": "Shows the board.", "type": 1}


async def test_what_was_not_synced_is_not_there(discord, bot, sam, room):
    with pytest.raises(NotThere, match="/review"):
        await sam.types("/review", channel=room)
    assert bot.interactions == []


async def test_all_commands_are_put_at_once_and_keep_their_ids(discord, bot):
    before = discord.commands.of("")[0]["id"]
    await bot.puts([PLAIN, PLAIN | {"name": "me"}])
    assert [(one["name"], one["id"] == before) for one in discord.commands.of("")] == [("board", True), ("me", False)]
    assert discord.commands.syncs == 2


async def test_a_flawed_command_is_refused_with_its_place(discord, bot):
    with pytest.raises(client.HTTPException) as refused:
        await bot.puts([PLAIN | {"name": "Board"}])
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert [one["name"] for one in discord.commands.of("")] == ["board"]


async def test_a_command_is_found_under_its_name_in_the_persons_language(discord, bot, school, room):
    await bot.puts([PLAIN | {"name_localizations": {"es-ES": "tablero"}}])
    bot.does = says(text("here"))
    ines = discord.person("Inés", school, locale="es-ES")
    assert (await ines.types("/tablero", channel=room)).text == "here"
    assert bot.interactions[0].data["name"] == "board"
    assert bot.interactions[0].locale is client.Locale.spain_spanish
    with pytest.raises(NotThere):
        await discord.person("Sam", school).types("/tablero", channel=room)


async def test_a_command_is_found_only_where_it_is_meant_for(discord, bot, sam, lee, room):
    await bot.puts(
        [
            PLAIN | {"contexts": [0]},
            PLAIN | {"name": "private", "contexts": [1]},
            PLAIN | {"name": "setup", "default_member_permissions": str(1 << 5)},
        ]
    )
    bot.does = says(text("here"))
    await sam.types("/board", channel=room)
    await sam.types("/private")
    await lee.types("/setup", channel=room)
    for person, line, channel in ((sam, "/board", None), (sam, "/private", room), (sam, "/setup", room)):
        with pytest.raises(NotThere):
            await person.types(line, channel=channel)


async def test_nobody_types_where_they_see_nothing(discord, bot, school, room, sam):
    room.takes("use_application_commands", of=school.role("@everyone"))
    with pytest.raises(NotThere):
        await sam.types("/board", channel=room)


async def test_a_direct_message_has_no_server_and_no_roles(bot, sam):
    bot.does = says(text("here"))
    await sam.types("/board")
    asked = bot.interactions[0]
    assert (asked.guild_id, isinstance(asked.user, client.User), asked.context.dm_channel) == (None, True, True)


async def test_who_asks_is_told_with_roles_and_rights(bot, school, room, lee):
    teachers = school.role("Teachers")
    lee.gets(school, teachers)
    bot.does = says(text("here"))
    await lee.types("/board", channel=room)
    asked = bot.interactions[0]
    assert int(teachers.id) in [role.id for role in asked.user.roles]
    assert asked.permissions.manage_guild
    assert asked.app_permissions.attach_files
    assert (asked.user.display_name, str(asked.channel)) == ("Ms Lee", "room-7")


async def test_options_of_every_kind_reach_the_bot(discord, room, sam, lee):
    bot = Bot()

    @bot.tree.command()
    @app_commands.choices(style=[app_commands.Choice(name="Quiet", value="q")])
    async def give(  # noqa: PLR0917 - an option each
        interaction: client.Interaction[Any],
        who: client.Member,
        points: app_commands.Range[int, 1, 100],
        where: client.TextChannel,
        role: client.Role,
        file: client.Attachment,
        style: str,
    ) -> None:
        """Gives points."""
        said = [who.display_name, points, where.name, role.name, (await file.read()).decode(), style]
        await interaction.response.send_message(" ".join(map(str, said)))

    async with running(bot, discord):
        teachers = room.guild.role("Teachers")
        options = {
            "who": sam,
            "points": 5,
            "where": room,
            "role": teachers,
            "file": File("a.txt", b"why"),
            "style": "Quiet",
        }
        bot.does = ignore
        assert (await lee.types("/give", channel=room, **options)).text == "Sam 5 room-7 Teachers why q"
        for wrong in ({"points": 500}, {"points": "five"}, {"style": "Loud"}, {"who": None}, {"whom": sam}):
            with pytest.raises(NotThere):
                await lee.types("/give", channel=room, **(options | wrong))


async def ignore(interaction: client.Interaction[Any]) -> None:
    """The tree answers."""


async def test_a_command_in_a_group_is_typed_with_both_words(discord, room, sam):
    bot = Bot(does=ignore)
    group = app_commands.Group(name="class", description="The class.")

    @group.command()
    async def people(interaction: client.Interaction[Any], name: str) -> None:
        """Who is there."""
        await interaction.response.send_message(f"{name} is there")

    bot.tree.add_command(group)
    async with running(bot, discord):
        assert (await sam.types("/class people", channel=room, name="Ada")).text == "Ada is there"
        for line in ("/class", "/class nobody"):
            with pytest.raises(NotThere):
                await sam.types(line, channel=room)


async def test_what_is_typed_is_completed(bot, sam, room):
    option = {"name": "words", "description": "Which one.", "type": 3, "autocomplete": True}
    await bot.puts([PLAIN | {"options": [option]}])

    async def does(interaction: client.Interaction[Any]) -> None:
        data: Any = interaction.data
        if interaction.type is client.InteractionType.autocomplete:
            typed = data["options"][0]["value"]
            offered = [{"name": name, "value": name} for name in ("fractions", "friends") if name.startswith(typed)]
            await bot.answers(interaction, CHOICES, {"choices": offered})
        else:
            await bot.answers(interaction, MESSAGE, text("here"))

    bot.does = does
    assert await sam.suggestions("/board", "words", "fr", channel=room) == ["fractions", "friends"]
    assert await sam.suggestions("/board", "words", "fri", channel=room) == ["friends"]
    assert (await sam.types("/board", words="friends", channel=room)).text == "here"


async def test_menus_tell_what_they_were_opened_on(bot, sam, lee, room):
    await bot.puts([{"name": "Hand in", "type": 3}, {"name": "Look at", "type": 2}])
    bot.does = says(text("here"))
    await sam.says("my work", channel=room, files=File("half.txt", b"1/2"))
    await lee.menu("Hand in", room.last)
    await lee.menu("Look at", sam, channel=room)
    message, person = (one.data for one in bot.interactions)
    told = message["resolved"]["messages"][message["target_id"]]
    assert (told["content"], told["author"]["id"], told["attachments"][0]["filename"]) == (
        "my work",
        sam.id,
        "half.txt",
    )
    assert person["resolved"]["users"][person["target_id"]]["global_name"] == "Sam"
    with pytest.raises(NotThere):
        await lee.menu("Look at", room.last)


async def test_commands_can_be_changed_one_by_one(discord, bot):
    path = f"/applications/{bot.application_id}/commands"
    made = await bot.asks("POST", path, PLAIN | {"name": "me"})
    await bot.asks("PATCH", f"{path}/{made['id']}", {"description": "Yours."})
    assert (await bot.asks("GET", f"{path}/{made['id']}"))["description"] == "Yours."
    await bot.asks("DELETE", f"{path}/{made['id']}")
    assert [one["name"] for one in await bot.asks("GET", path)] == ["board"]
    with pytest.raises(client.NotFound) as refused:
        await bot.asks("GET", f"{path}/{made['id']}")
    assert refused.value.code == 10063


async def test_no_more_than_two_hundred_are_made_in_a_day(discord, bot):
    for day in range(2):
        for turn in range(2):
            await bot.puts([PLAIN | {"name": f"word{day}-{turn}-{number}"} for number in range(95)])
        discord.moves_on(minutes=24 * 60)
    await bot.puts([PLAIN | {"name": f"one-{number}"} for number in range(100)])
    await bot.puts([PLAIN | {"name": f"two-{number}"} for number in range(100)])
    with pytest.raises(client.HTTPException) as refused:
        await bot.puts([PLAIN | {"name": "three"}])
    assert refused.value.code == 30034
