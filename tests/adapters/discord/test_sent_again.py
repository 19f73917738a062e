"""A form whose answer was not shown stays open, and people send it again: it counts once."""

from __future__ import annotations

import pytest

from adapters.discord import refs
from quests.actions import classrooms, members
from quests.queries.members import AccountKey
from tests.adapters.discord.conftest import Bot
from tests.bot.rows import all_rows
from tests.classroom import Class
from tests.loopback.discord import Answers, Discord, NoAnswer, Person
from tests.loopback.discord.channels import Channel

LOST = Answers(500)
"""The library tries once more after a second; with both lost it is too late."""


@pytest.fixture
def channel(discord: Discord, room: Class) -> Channel:
    guild = discord.guild("School")
    made = guild.channel("room-7")
    room.write(classrooms.bind_place, platform=refs.PLATFORM, workspace=guild.id, place=made.id, admits=True)
    return made


@pytest.fixture
def lee(discord: Discord, room: Class, channel: Channel) -> Person:
    person = discord.person("Ms Lee", discord.guild("School"))
    one = refs.account(person.id)
    room.write(members.attach, member=room.teacher, who=AccountKey(one.platform, one.workspace, one.account))
    return person


def given(bot: Bot) -> int:
    return len(all_rows(bot.desk).get("entries", []))


async def test_points_are_given_once_though_the_answer_was_lost_and_the_form_is_sent_again(lee, channel, bot: Bot):
    await lee.types("/give", channel=channel)
    bot.discord.once("POST", r"/callback$", LOST, times=2)
    with pytest.raises(NoAnswer):
        await lee.fills(whom=["Sam"], points="5")
    assert given(bot) == 1

    assert "Nothing was done twice." in await lee.fills(whom=["Sam"], points="5")
    assert given(bot) == 1


async def test_the_form_that_is_opened_anew_counts_anew(lee, channel, bot: Bot):
    for times in (1, 2):
        await lee.types("/give", channel=channel)
        await lee.fills(whom=["Sam"], points="5")
        assert given(bot) == times


async def test_what_was_refused_may_be_mended_and_sent(lee, channel, bot: Bot):
    await lee.types("/give", channel=channel)
    refused = await lee.fills(whom=["Sam"], points="many")
    assert given(bot) == 0

    await lee.presses("Open the form", on=refused)
    await lee.fills(whom=["Sam"], points="5")
    assert given(bot) == 1
