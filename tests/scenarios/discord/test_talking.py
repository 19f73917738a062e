"""Talking to the bot on Discord: plain words, pictures, voice, a message's menu, suggestions, the channel's feedback line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.upkeep import tell_everywhere
from quests.ids import HOUR
from tests.adapters.discord.conftest import Bot
from tests.clock import TickingClock
from tests.loopback.discord import Discord
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.files import PNG, File
from tests.loopback.discord.guilds import Guild
from tests.loopback.discord.people import Person

CRUST = File("crust.png", PNG + bytes(40))
VOICE = File("voice-message.ogg", b"OggS" + bytes(40))
WORK = "I cut the pizza into four and into two"
LINE = "Feedback is ready for some of you."


@dataclass
class Room:
    """A class at work on a server."""

    bot: Bot
    channel: Channel
    lee: Person
    sam: Person
    clock: TickingClock

    async def approves(self) -> None:
        await self.lee.types("/review", channel=self.channel)
        await self.lee.presses("Approve")

    async def evening_comes(self) -> None:
        self.clock.tick(4 * HOUR)
        await tell_everywhere(self.bot.desk)
        await self.bot.service.beside.deliver()


@pytest.fixture
async def room(discord: Discord, guild: Guild, bot: Bot, clock: TickingClock) -> Room:
    channel = guild.channel("room-7")
    lee, sam = discord.person("Ms Lee", guild, admin=True), discord.person("Sam", guild)
    await lee.types("/setup", channel=channel)
    await lee.fills({"What is it called?": "Room 7"})
    await lee.types("/post", channel=channel)
    await lee.picks("Fractions you can eat")
    await lee.presses("Post")
    await sam.types("/board", channel=channel)
    return Room(bot, channel, lee, sam, clock)


async def test_plain_words_in_a_direct_message(room: Room):
    assert "Fractions you can eat" in await room.sam.says("What is on the board?")
    assert "0 points" in await room.sam.says("how many points do I have")
    assert "What next?" in await room.sam.says("¿Qué hago ahora?")
    assert "Did you mean this?" in await room.sam.says("baord")
    assert "Fractions you can eat" in await room.sam.presses("board")
    assert "With which quest?" in await room.sam.says("I'm stuck")
    assert "Nobody is waiting for you" in await room.lee.says("who needs me?")
    assert not room.bot.discord.refused


async def test_a_picture_and_a_line_are_handed_in_with_one_press(room: Room):
    seen = await room.sam.says(WORK, files=CRUST)
    assert "crust.png" in seen
    assert WORK in seen
    handed_in = await room.sam.picks("Pizza maths")
    assert "Handed in: Pizza maths" in handed_in
    shown = await room.lee.types("/review", channel=room.channel)
    assert WORK in shown
    assert "crust.png" in shown
    assert not room.bot.discord.refused


async def test_a_voice_note_delivered_three_times_is_kept_once(room: Room):
    await room.sam.says(voice=VOICE, times=3)
    seen = await room.sam.says(WORK)
    assert seen.text.count("voice-message.ogg") == 1
    assert "Handed in: Pizza maths" in await room.sam.picks("Pizza maths")


async def test_what_is_not_taken_is_told_with_what_is(room: Room):
    seen = await room.sam.says(files=File("game.exe", b"MZ"))
    assert "I cannot keep game.exe." in seen
    assert "Pictures, sound, film, PDF and text go." in seen


async def test_what_waits_is_there_after_a_restart(room: Room, off: Bot):
    seen = await room.sam.says(WORK, files=CRUST)
    async with Bot(off.discord, off.desk, off.settings).serving():
        assert "Handed in" in await room.sam.picks("Pizza maths", on=seen)


async def test_the_menu_of_a_message(room: Room):
    await room.sam.says(WORK, channel=room.channel)
    message = room.channel.messages[-1]
    seen = await room.sam.menu("Hand this in", message)
    assert WORK in seen
    assert seen.private
    assert "Handed in" in await room.sam.picks("Pizza maths")
    assert "Sam" in await room.lee.menu("Review this student", message)
    assert WORK in room.lee.last
    ada = room.bot.discord.person("Ada", room.channel.guild)
    await ada.types("/board", channel=room.channel)
    assert "Only who wrote it can hand it in." in await ada.menu("Hand this in", message)
    assert not room.bot.discord.refused


async def test_what_could_follow_a_word_is_suggested(room: Room):
    assert (await room.sam.suggestions("/handin", "words", "piz", channel=room.channel))[0] == "Pizza maths"
    assert "Sam" in await room.lee.suggestions("/give", "words", "", channel=room.channel)
    assert await room.sam.suggestions("/give", "words", "", channel=room.channel) == []


async def test_the_channel_hears_once_that_feedback_is_ready_and_each_sees_their_own(room: Room):
    await room.sam.says(WORK)
    await room.sam.picks("Pizza maths")
    await room.approves()
    await room.evening_comes()
    await room.evening_comes()
    lines = [one for one in room.channel.messages if LINE in one.text]
    assert len(lines) == 1
    assert "Sam" not in lines[0].text
    mine = await room.sam.presses("See mine", on=lines[0])
    assert "Pizza maths is done" in mine
    assert mine.private
    assert not room.bot.discord.pings
    assert not room.bot.discord.refused


async def test_who_takes_no_messages_reads_so_once_on_their_page(room: Room):
    await room.sam.says(WORK)
    await room.sam.picks("Pizza maths")
    await room.sam.presses("Message me")
    room.sam.closes_dms()
    await room.approves()
    await room.bot.service.beside.deliver()
    assert "I could not message you." in await room.sam.types("/quest", channel=room.channel)
    assert "I could not message you." not in await room.sam.types("/quest", channel=room.channel)
    await room.evening_comes()
    assert [one for one in room.channel.messages if LINE in one.text]
