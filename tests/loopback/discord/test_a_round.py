"""A whole round, as a person and an ordinary bot have it: a command, a button, a modal with a file, what follows, a message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import discord as client
import pytest
from discord import ui

from tests.loopback.discord import Discord, File
from tests.loopback.discord.bare import Bot, running
from tests.loopback.discord.channels import Channel


class HandIn(ui.Modal, title="Hand in"):
    story: ui.Label[Any] = ui.Label(text="Your work", component=ui.TextInput())
    files: ui.Label[Any] = ui.Label(text="Files", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: client.Interaction[Any]) -> None:
        story, files = self.story.component, self.files.component
        assert isinstance(story, ui.TextInput)
        assert isinstance(files, ui.FileUpload)
        brought = [(file.filename, await file.read()) for file in files.values]
        await interaction.response.send_message(f"{story.value} and {brought}", ephemeral=True)


class Board(ui.LayoutView):
    text: ui.TextDisplay[Any] = ui.TextDisplay("# Fractions")
    row: ui.ActionRow[Any] = ui.ActionRow()

    @row.button(label="B2")
    async def open(self, interaction: client.Interaction[Any], button: ui.Button[Any]) -> None:
        await interaction.response.send_modal(HandIn())

    @row.button(label="Think")
    async def think(self, interaction: client.Interaction[Any], button: ui.Button[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="I thought of something.")
        await interaction.followup.send("And of something else.", ephemeral=True)


@pytest.fixture
async def bot(discord: Discord, room: Channel) -> AsyncIterator[Bot]:
    made = Bot()

    @made.tree.command()
    async def board(interaction: client.Interaction[Any]) -> None:
        """Shows the board."""
        await interaction.response.send_message(view=Board(), ephemeral=True)

    @made.event
    async def on_message(message: client.Message) -> None:
        if not message.author.bot:
            files = [await file.to_file() for file in message.attachments]
            await message.channel.send(f"You said: {message.content}", files=files)

    async with running(made, discord):
        yield made


async def test_a_person_sees_what_a_command_answers(discord, bot, sam, room):
    seen = await sam.types("/board", channel=room)
    assert seen.text == "# Fractions"
    assert seen.buttons == ["B2", "Think"]
    assert seen.private
    assert room.messages == []


async def test_a_button_opens_a_modal_that_takes_words_and_files(discord, bot, sam, room):
    await sam.types("/board", channel=room)
    assert (await sam.presses("B2")).modal.title == "Hand in"
    seen = await sam.fills(your_work="Two halves", files=File("half.txt", b"1/2"))
    assert seen.text == "Two halves and [('half.txt', b'1/2')]"


async def test_what_follows_an_answer_is_seen_too(discord, bot, sam, room):
    await sam.types("/board", channel=room)
    seen = await sam.presses("Think")
    assert [message.text for message in seen.messages] == ["I thought of something.", "And of something else."]


async def test_a_direct_message_is_answered_with_what_it_brought(discord, bot, sam):
    seen = await sam.says("hello", files=[File("half.txt", b"1/2")])
    assert "You said: hello" in seen
    assert seen.files == {"half.txt": b"1/2"}
    assert [message.author["username"] for message in sam.dms] == ["sam", "Questboard"]


async def test_nothing_is_refused_on_the_way(discord, bot, sam, room):
    await sam.types("/board", channel=room)
    await sam.presses("B2")
    await sam.fills(your_work="x")
    assert discord.refused == []
    assert discord.failures == []
