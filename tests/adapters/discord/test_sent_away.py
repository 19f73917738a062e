"""Places that are gone, servers that send us away: what a teacher reads, and the way back."""

from __future__ import annotations

import pytest

from adapters.discord import refs
from quests.actions import classrooms, members
from quests.events import ClassTold
from quests.ids import NOBODY, MemberId
from quests.queries.members import AccountKey
from quests.queries.telling import class_places
from quests.work import Work
from tests.adapters.discord.conftest import Bot
from tests.classroom import Class
from tests.loopback.discord import Discord, Person
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.guilds import Guild

NOT_ARRIVED = "my last message to the class did not arrive."


@pytest.fixture
def guild(discord: Discord) -> Guild:
    return discord.guild("School")


@pytest.fixture
def channel(guild: Guild, room: Class) -> Channel:
    """Where the class meets and is told things."""
    made = guild.channel("room-7")
    place = {"platform": refs.PLATFORM, "workspace": guild.id, "place": made.id}
    room.write(classrooms.bind_place, **place, admits=True)
    return made


@pytest.fixture
def lee(discord: Discord, guild: Guild, room: Class, channel: Channel) -> Person:
    return _seated(discord, guild, room, "Ms Lee", room.teacher)


@pytest.fixture
def sam(discord: Discord, guild: Guild, room: Class, channel: Channel) -> Person:
    return _seated(discord, guild, room, "Sam", room.sam)


def _seated(discord: Discord, guild: Guild, room: Class, name: str, member: MemberId) -> Person:
    person = discord.person(name, guild)
    one = refs.account(person.id)
    room.write(members.attach, member=member, who=AccountKey(one.platform, one.workspace, one.account))
    return person


def states(bot: Bot) -> list[str]:
    """Of what was to be told."""
    connection = bot.desk.store.connect(writes=False)
    try:
        return [state for (state,) in connection.cursor().execute("SELECT state FROM outbox ORDER BY outbox_id")]
    finally:
        connection.close()


def telling(work: Work) -> None:
    """Whatever the class is told in its place."""
    work.emit(ClassTold(by=NOBODY, done=3), tell=class_places(work))


async def posts(lee: Person, where: Channel | None, bot: Bot, becomes: str, board: str = "Fraction menu") -> None:
    """Ms Lee posts a board, and what the class is told of it becomes that."""
    await lee.types("/post", channel=where)
    await lee.picks(board)
    await lee.presses("Post")
    assert await bot.discord.until(lambda: states(bot)[-1:] == [becomes])


async def test_a_deleted_channel_is_told_on_the_teacher_s_page_with_the_way_back(lee, sam, guild, channel, bot: Bot):
    channel.delete()
    await posts(lee, None, bot, "dead")
    page = await lee.says("home")
    assert NOT_ARRIVED in page
    assert "That channel is gone, or I am not let in. Pick another under places." in page
    assert NOT_ARRIVED not in await sam.says("home")

    other = guild.channel("room-8")
    await lee.presses("Places", on=page)
    await lee.types("/class", channel=other)
    await lee.presses("Places")
    await lee.presses("Add this channel")
    await lee.picks("Tell the class in number 2")
    assert NOT_ARRIVED not in await lee.says("home")
    await posts(lee, None, bot, "sent", "Field week")
    assert "New: Field week" in other.text


@pytest.mark.parametrize(
    "lost, in_words",
    [("view_channel", "I cannot see this channel."), ("send_messages", "I cannot write in this channel.")],
)
async def test_a_channel_that_shuts_us_out_is_told_in_words_until_it_lets_us_in(lee, channel, bot, lost, in_words):
    channel.takes(lost)
    await posts(lee, None, bot, "dead")
    assert in_words in await lee.says("home")

    channel.gives(lost)
    page = await lee.says("home")
    assert "I can write there again. That message is not sent again." in page
    assert "All is well here." in await lee.presses("Check again", on=page)
    await posts(lee, None, bot, "sent", "Field week")
    assert NOT_ARRIVED not in await lee.says("home")


async def test_a_server_that_sends_us_away_and_invites_us_again_finds_its_class(lee, sam, channel, bot, room):
    await sam.types("/quest", words="B2", channel=channel)
    channel.guild.removes_the_bot()
    room.write(telling)
    assert await bot.discord.until(lambda: states(bot) == ["dead"])

    channel.guild.invites_the_bot()
    await sam.sees("I am back.")
    assert NOT_ARRIVED in await lee.says("home")
    assert "It is yours." in await sam.presses("I'll do this")
    assert "Room 7" in await lee.presses("My page", on=channel)
    await posts(lee, None, bot, "sent", "Field week")
    assert NOT_ARRIVED not in await lee.says("home")
    assert len([one for one in channel.messages if "New: " in one.text]) == 1


async def test_who_is_on_no_server_of_ours_is_answered_in_the_end(sam, guild, bot: Bot, room: Class):
    """A message to a person that Discord does not let through waits on their page."""
    room.write(members.wish, member=room.sam, field="tell", value="message")
    guild.removes_the_bot()
    room.done(room.sam)
    assert await bot.discord.until(lambda: states(bot) == ["dead"])

    guild.invites_the_bot()
    await sam.sees("I am back.")
    assert "Ms Lee answered you." in await sam.says("home")
