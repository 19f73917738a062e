"""Messages of our own accord: once each, whatever happens on the way, and an error that says whether to try again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.cards import Card, Paragraph
from adapters.discord import refs
from adapters.errors import Busy, Refused, SendError, Uncertain
from adapters.refs import MessageRef, PlaceRef
from tests.adapters.discord.alone import Alone, card
from tests.loopback.discord import Answers, Cut, Discord, Held, Person, TooMany

MESSAGES = r"/messages$"


@pytest.fixture
async def alone(discord: Discord, tmp_path: Path) -> AsyncIterator[Alone]:
    async with Alone(discord, tmp_path).serving() as served:
        yield served


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a test for the next try."""
    monkeypatch.setattr("adapters.discord.sending.AGAIN_AFTER_S", (0.0, 0.0, 0.0))


@pytest.fixture
def room(discord: Discord):
    return discord.guild("School").channel("room-7")


@pytest.fixture
def sam(discord: Discord) -> Person:
    return discord.person("Sam", discord.guild("School"))


def place(room) -> PlaceRef:
    return refs.place(room.guild.id, room.id)


async def refused(alone: Alone, address) -> SendError:
    with pytest.raises(SendError) as raised:
        await alone.adapter.send(address, card("Hello"), nonce="q1")
    return raised.value


async def test_a_card_goes_to_a_channel_and_pings_nobody(alone: Alone, room):
    sent = await alone.adapter.send(place(room), card("@everyone <@1> hello", "more"), nonce="q1")

    assert sent == MessageRef(place(room), room.last.id)
    assert room.last.buttons == ["More"]
    assert not alone.discord.pings
    assert not alone.discord.refused


async def test_a_card_goes_to_a_person_alone(alone: Alone, sam: Person):
    await alone.adapter.send(refs.account(sam.id), card("For you"), nonce="q1")

    assert "For you" in sam.dms[-1].text


async def test_the_same_nonce_is_the_same_message(alone: Alone, room):
    first = await alone.adapter.send(place(room), card("Hello"), nonce="q1")
    again = await alone.adapter.send(place(room), card("Hello"), nonce="q1")

    assert first == again
    assert len(room.messages) == 1


async def test_a_long_card_comes_in_several_messages_each_once(alone: Alone, room):
    long = Card(heading="Long", parts=tuple(Paragraph(f"{nth} " + "word " * 700) for nth in range(5)))
    first = await alone.adapter.send(place(room), long, nonce="q1")
    again = await alone.adapter.send(place(room), long, nonce="q1")

    assert first == again
    assert 1 < len(room.messages) == first.message.count(",") + 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("applied", [True, False])
async def test_a_message_that_was_cut_off_is_sent_again_and_seen_once(alone: Alone, room, applied):
    alone.discord.once("POST", MESSAGES, Cut(applied=applied), times=2)
    await alone.adapter.send(place(room), card("Hello"), nonce="q1")

    assert len(room.messages) == 1


@pytest.mark.usefixtures("quick")
async def test_a_message_that_is_cut_off_each_time_may_have_been_seen(alone: Alone, room):
    alone.discord.once("POST", MESSAGES, Cut(applied=True), times=9)

    assert isinstance(await refused(alone, place(room)), Uncertain)
    assert len(room.messages) == 1


async def test_closed_direct_messages_are_for_good(alone: Alone, sam: Person):
    sam.closes_dms()
    error = await refused(alone, refs.account(sam.id))

    assert (type(error), error.code) == (Refused, "closed")


async def test_somebody_who_left_every_server_cannot_be_written_to(alone: Alone, sam: Person, discord):
    sam.leaves(discord.guild("School"))
    error = await refused(alone, refs.account(sam.id))

    assert (type(error), error.code) == (Refused, "closed")


async def test_a_deleted_channel_is_for_good(alone: Alone, room):
    room.delete()
    error = await refused(alone, place(room))

    assert (type(error), error.code) == (Refused, "10003")


@pytest.mark.parametrize("lost, code", [("view_channel", "50001"), ("send_messages", "50013")])
async def test_a_channel_that_shuts_us_out_says_which_way(alone: Alone, room, lost, code):
    room.takes(lost)
    error = await refused(alone, place(room))

    assert (type(error), error.code) == (Refused, code)


async def test_a_server_that_sent_us_away_takes_nothing(alone: Alone, room):
    room.guild.removes_the_bot()

    assert isinstance(await refused(alone, place(room)), Refused)


async def test_an_overloaded_discord_is_tried_again_later(alone: Alone, room):
    alone.discord.once("POST", MESSAGES, Answers(503))
    error = await refused(alone, place(room))

    assert (type(error), error.code) == (Busy, "503")


async def test_a_limit_of_many_seconds_is_not_waited_for_here(alone: Alone, room):
    alone.discord.once("POST", MESSAGES, TooMany(retry_after_s=45.0))
    error = await refused(alone, place(room))

    assert (type(error), error.retry_after_s) == (Busy, 45.0)


async def test_a_short_limit_is_waited_for(alone: Alone, room):
    alone.discord.once("POST", MESSAGES, TooMany(retry_after_s=0.05))
    await alone.adapter.send(place(room), card("Hello"), nonce="q1")

    assert len(room.messages) == 1


@pytest.mark.parametrize("fault", [TooMany(html=True), Answers(403, body="<html>a proxy"), Answers(401)])
async def test_a_page_of_somebody_in_between_or_a_dead_token_is_no_reason_to_drop_it(alone: Alone, room, fault):
    alone.discord.once("POST", MESSAGES, fault)

    assert isinstance(await refused(alone, place(room)), Busy)


async def test_before_the_log_in_a_message_waits_for_it(discord: Discord, tmp_path: Path, room):
    alone = Alone(discord, tmp_path)
    held = Held()
    discord.once("GET", r"/users/@me$", held)
    async with asyncio.timeout(20):
        serving = alone.serving()
        begins = asyncio.ensure_future(serving.__aenter__())
        await held.reached.wait()
        sending = asyncio.create_task(alone.adapter.send(place(room), card("Hello"), nonce="q1"))
        held.go.set()
        await begins
        await sending
        await serving.__aexit__(None, None, None)

    assert "Hello" in room.text


async def test_after_the_end_nothing_is_sent_and_it_may_be_tried_again(discord: Discord, tmp_path: Path, room):
    alone = Alone(discord, tmp_path)
    async with alone.serving():
        pass

    assert isinstance(await refused(alone, place(room)), Busy)


async def test_what_is_on_its_way_at_the_end_arrives(discord: Discord, tmp_path: Path, room):
    alone, held = Alone(discord, tmp_path), Held()
    discord.once("POST", MESSAGES, held)
    async with alone.serving():
        sending = asyncio.create_task(alone.adapter.send(place(room), card("Hello"), nonce="q1"))
        await held.reached.wait()
        asyncio.get_running_loop().call_later(0.1, held.go.set)
    await sending

    assert "Hello" in room.text


async def test_an_edit_takes_the_place_of_all_messages_of_a_card(alone: Alone, room):
    long = Card(heading="Long", parts=tuple(Paragraph(f"{nth} " + "word " * 700) for nth in range(5)))
    sent = await alone.adapter.send(place(room), long, nonce="q1")
    await alone.adapter.edit(sent, card("Short"))
    assert [message.text for message in room.messages] == ["## Short"]

    sent = MessageRef(place(room), room.last.id)
    await alone.adapter.edit(sent, long)
    assert "4 word" in room.text


async def test_an_edit_of_what_was_deleted_is_refused(alone: Alone, room):
    sent = await alone.adapter.send(place(room), card("Hello"), nonce="q1")
    room.last.deleted = True

    with pytest.raises(Refused) as raised:
        await alone.adapter.edit(sent, card("Anew"))
    assert raised.value.code == "10008"
