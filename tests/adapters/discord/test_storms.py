"""Outages, limits and errors of Discord's while a class goes on: nothing is lost, nothing is done or told twice."""

from __future__ import annotations

import pytest

from adapters.discord import refs
from quests.actions import classrooms, members
from quests.events import ClassTold
from quests.ids import NOBODY, SECOND
from quests.queries.members import AccountKey
from quests.queries.telling import class_places
from quests.work import Work
from tests.adapters.discord.conftest import Bot
from tests.bot.rows import all_rows
from tests.classroom import Class
from tests.clock import TickingClock
from tests.loopback.discord import Answers, Cut, Discord, NoAnswer, Person, TooMany
from tests.loopback.discord.channels import Channel

CALLBACK, MESSAGES = r"/callback$", r"/messages$"
TOGETHER = "Together you finished"


@pytest.fixture
def channel(discord: Discord, room: Class) -> Channel:
    guild = discord.guild("School")
    made = guild.channel("room-7")
    place = {"platform": refs.PLATFORM, "workspace": guild.id, "place": made.id}
    room.write(classrooms.bind_place, **place, admits=True)
    return made


@pytest.fixture
def sam(discord: Discord, room: Class, channel: Channel) -> Person:
    person = discord.person("Sam", discord.guild("School"))
    one = refs.account(person.id)
    room.write(members.attach, member=room.sam, who=AccountKey(one.platform, one.workspace, one.account))
    return person


def tells(work: Work) -> None:
    """Something for the class's place."""
    work.emit(ClassTold(by=NOBODY, done=3), tell=class_places(work))


def states(bot: Bot) -> list[str]:
    """Of what was to be told."""
    connection = bot.desk.store.connect(writes=False)
    try:
        return [state for (state,) in connection.cursor().execute("SELECT state FROM outbox ORDER BY outbox_id")]
    finally:
        connection.close()


async def come(bot: Bot, *found: str) -> None:
    assert await bot.discord.until(lambda: states(bot) == list(found)), states(bot)


def posted(bot: Bot, channel: Channel) -> int:
    """How often the bot tried to post there."""
    return len(bot.discord.asked(f"POST /channels/{channel.id}/messages"))


def taken(bot: Bot) -> int:
    return len(all_rows(bot.desk).get("attempts", []))


async def takes(sam: Person, channel: Channel) -> None:
    await sam.types("/quest", words="B2", channel=channel)


@pytest.mark.parametrize(
    "fault",
    [
        Answers(500),
        Answers(502),
        Answers(503),
        TooMany(retry_after_s=0.3),
        TooMany(retry_after_s=0.3, scope="global"),
        Cut(),
    ],
    ids=["500", "502", "503", "429", "429 for all", "cut"],
)
async def test_an_answer_that_meets_trouble_once_is_seen_in_time(sam, channel, bot: Bot, fault):
    await takes(sam, channel)
    bot.discord.once("POST", CALLBACK, fault)

    assert "It is yours." in await sam.presses("I'll do this")
    assert taken(bot) == 1
    assert not bot.discord.refused


@pytest.mark.parametrize(
    "fault, times",
    [(Answers(500), 2), (TooMany(retry_after_s=3.5), 1), (TooMany(html=True), 1)],
    ids=["500 twice", "429 for long", "a wall's page"],
)
async def test_an_answer_that_comes_too_late_leaves_it_done_and_the_second_press_tells_the_truth(
    sam, channel, bot: Bot, fault, times
):
    await takes(sam, channel)
    bot.discord.once("POST", CALLBACK, fault, times=times)
    with pytest.raises(NoAnswer):
        await sam.presses("I'll do this")

    assert "You are already doing this quest." in await sam.presses("I'll do this")
    assert taken(bot) == 1


async def test_a_channel_s_long_limit_is_waited_for_as_long_as_it_says(
    sam, channel, room, bot: Bot, clock: TickingClock
):
    await sam.sees("I help a class choose work")
    before = posted(bot, channel)
    bot.discord.once("POST", MESSAGES, TooMany(retry_after_s=600.0))
    room.write(tells)
    assert await bot.discord.until(lambda: posted(bot, channel) > before)
    await come(bot, "pending")
    assert "B2" in await sam.types("/quest", words="B2", channel=channel)

    clock.tick(599 * SECOND)
    await bot.service.beside.deliver()
    assert posted(bot, channel) == before + 1
    clock.tick(SECOND)
    await come(bot, "sent")
    assert channel.text.count(TOGETHER) == 1


async def test_a_wall_s_page_instead_of_a_limit_is_tried_again_later(sam, channel, room, bot, clock: TickingClock):
    await sam.sees("I help a class choose work")
    before = posted(bot, channel)
    bot.discord.once("POST", MESSAGES, TooMany(html=True))
    room.write(tells)
    assert await bot.discord.until(lambda: posted(bot, channel) > before)
    await come(bot, "pending")
    clock.tick(60 * SECOND)
    await come(bot, "sent")

    assert channel.text.count(TOGETHER) == 1


async def test_many_things_at_once_on_a_small_bucket_are_each_told_once(channel, room, bot: Bot):
    for _ in range(12):
        room.write(tells)
    await come(bot, *["sent"] * 12)

    assert channel.text.count(TOGETHER) == 12


async def test_a_server_that_cannot_be_reached_for_a_while_keeps_its_greeting_and_its_class(
    sam, channel, room, bot: Bot
):
    await sam.sees("I help a class choose work")
    greeted = len(channel.messages)
    channel.guild.goes_out()
    assert "Room 7" in await sam.says("home")
    channel.guild.comes_back()
    await bot.discord.quiet()

    assert len(channel.messages) == greeted
    await takes(sam, channel)
    assert "It is yours." in await sam.presses("I'll do this")


async def test_a_network_that_is_away_for_a_while_loses_nothing_that_was_to_be_told(
    sam, channel, room, bot: Bot, clock: TickingClock
):
    await sam.sees("I help a class choose work")
    away = bot.discord.once("*", r".*", Cut(), times=1_000_000)
    await bot.discord.cut()
    room.write(tells)
    assert await bot.discord.until(lambda: posted(bot, channel) > 3)
    away.left = 0
    await bot.discord.online()
    await takes(sam, channel)
    assert "It is yours." in await sam.presses("I'll do this")

    clock.tick(31 * SECOND)  # the sender's lease
    await come(bot, "sent")
    assert channel.text.count(TOGETHER) == 1
