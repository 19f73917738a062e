"""The whole program on a Discord of this machine: what people do, and what they then see."""

from __future__ import annotations

import asyncio

import pytest

from tests.adapters.discord.conftest import Bot
from tests.bot.rows import all_rows
from tests.loopback.discord import Discord, File, Held, Person

SETUP = {"What is it called?": "7b Maths"}
PICTURE = File("bridge.png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde")


@pytest.fixture
def guild(discord: Discord):
    return discord.guild("School")


@pytest.fixture
def room(guild):
    return guild.channel("room-7", category="Year 7")


@pytest.fixture
def lee(discord: Discord, guild, room) -> Person:
    return discord.person("Ms Lee", guild, admin=True)


@pytest.fixture
def sam(discord: Discord, guild, room) -> Person:
    return discord.person("Sam", guild)


@pytest.fixture
async def board(lee: Person, room, bot: Bot) -> None:
    """A class with its first board."""
    await lee.sees("Start a class")
    await lee.presses("Start a class")
    await lee.fills(SETUP)
    await lee.presses("See the board")
    await lee.presses("Post")


async def test_an_empty_server_comes_to_a_class_by_the_greeting_s_button(lee, room, bot: Bot):
    await lee.sees("I help a class choose work")
    form = await lee.presses("Start a class")
    assert form.modal is not None
    made = await lee.fills(SETUP)

    assert "7b Maths" in made
    assert not bot.discord.refused


async def test_a_word_is_answered_to_the_person_alone(lee, sam, room, bot: Bot):
    seen = await sam.types("/board", channel=room)

    assert seen.messages
    assert all(one.private_to is sam for one in seen.messages)


async def test_plain_words_in_a_direct_message_are_answered_there(sam, room, bot: Bot):
    seen = await sam.says("board")

    assert [one.private_to for one in seen.messages] == [None]
    assert seen.messages[0].id == sam.dms[-1].id


@pytest.mark.usefixtures("board")
async def test_a_student_goes_from_the_board_to_a_hand_in_and_the_teacher_answers(lee, sam, room, bot: Bot):
    await sam.types("/me", channel=room)
    await sam.sees("New: Fractions you can eat")
    await sam.presses("B2 Pizza maths", on=room)
    await sam.presses("I'll do this")
    await sam.presses("Hand in")
    assert "Handed in: Pizza maths" in await sam.fills({"Your work": "Two halves are four quarters."})

    assert "Two halves are four quarters." in await lee.types("/review", channel=room)
    await lee.presses("Approve")
    assert "1 done" in await sam.types("/board", channel=room)
    assert not bot.discord.refused
    assert not bot.discord.pings


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    "after, shows",
    [
        ("", "Nothing is waiting"),
        ("board", "Fractions you can eat"),
        ("B2", "Pizza maths"),
        ("pizza maths", "Pizza maths"),
    ],
)
async def test_quest_takes_a_word_a_square_a_title_or_nothing(sam, room, after, shows):
    await sam.types("/me", channel=room)

    assert shows in await sam.types("/quest", channel=room, **({"words": after} if after else {}))


@pytest.mark.usefixtures("board")
async def test_what_could_follow_quest_is_suggested(sam, room):
    await sam.types("/me", channel=room)

    assert any("Pizza maths" in one for one in await sam.suggestions("/quest", "words", "piz", channel=room))


@pytest.mark.usefixtures("board")
async def test_a_picture_in_a_direct_message_can_be_handed_in(sam, room):
    await sam.types("/me", channel=room)

    assert "Shall I hand that in?" in await sam.says("Here is the bridge that I built", files=PICTURE)


@pytest.mark.usefixtures("board")
async def test_a_button_that_is_delivered_three_times_has_one_effect(sam, room, bot: Bot):
    await sam.types("/me", channel=room)
    await sam.types("/quest", words="B2", channel=room)
    await sam.presses("I'll do this", times=3)

    assert len(all_rows(bot.desk)["attempts"]) == 1


async def test_the_end_of_the_process_lets_an_answer_that_is_being_worked_on_be_seen(discord, lee, room, off: Bot):
    held = Held()
    async with off.serving():
        await lee.sees("Start a class")
        await lee.presses("Start a class")
        discord.once("POST", r"/callback$", held)
        doing = asyncio.create_task(lee.fills(SETUP))
        await held.reached.wait()
        asyncio.get_running_loop().call_later(0.1, held.go.set)

    assert "7b Maths" in await doing
