"""A long life of one connection: nothing is kept, cuts lose nothing that Discord tells again, restarts forget nothing."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from pathlib import Path

import discord as library
import pytest

from adapters.discord import refs
from adapters.discord.connecting import Backoff
from tests.adapters.discord.alone import ASKING, FORM, Alone, card
from tests.loopback.discord import Answers, Discord, Person

MANY = 120


@pytest.fixture
async def alone(discord: Discord, tmp_path: Path) -> AsyncIterator[Alone]:
    async with Alone(discord, tmp_path).serving() as served:
        yield served


@pytest.fixture
def room(discord: Discord):
    return discord.guild("School").channel("room-7", category="Year 7")


@pytest.fixture
def sam(discord: Discord, room) -> Person:
    return discord.person("Sam", discord.guild("School"))


def kept(alone: Alone) -> dict[str, int]:
    """How much the library and the adapter hold on to."""
    wire = alone.adapter._line.wire
    assert wire is not None
    state = wire.client._connection
    gc.collect()
    things = (library.Interaction, library.Message, library.User, library.Member, library.ui.Item)
    return {
        "views": len(state._view_store._views) + len(state._view_store._synced_message_views),
        "modals": len(state._view_store._modals),
        "messages": len(state._messages or ()),
        "private channels": len(state._private_channels),
        "listeners": sum(map(len, wire.client._listeners.values())),
        **{kind.__name__: sum(isinstance(one, kind) for one in gc.get_objects()) for kind in things},
    }


async def test_hundreds_of_words_buttons_forms_and_messages_leave_nothing_behind(alone: Alone, sam: Person, room):
    alone.says("open", FORM)
    alone.says("look", ASKING)

    async def once() -> None:
        await sam.types("/look", channel=room)
        await sam.presses("Erase")
        await sam.presses("No")
        await sam.types("/open", channel=room)
        await sam.fills({"Why": "Because"})
        await sam.says("hello")

    await once()
    before = kept(alone)
    sam.world.settle_turns = 0
    for _ in range(MANY // 6):
        await once()
    await alone.adapter.send(refs.account(sam.id), card("For you", "more"), nonce="q1")

    assert kept(alone) == before
    assert (before["views"], before["modals"], before["messages"], before["private channels"]) == (0, 0, 0, 0)


async def test_around_a_thread_are_its_channel_its_category_and_the_server(alone: Alone, sam: Person, room):
    thread = room.thread("bridges")
    await sam.types("/look", channel=thread)
    (call,) = alone.calls
    guild = room.guild.id

    assert call.place == refs.place(guild, thread.id)
    assert call.around == (
        refs.place(guild, room.id),
        refs.place(guild, room.parent.id),
        refs.place(guild, guild),
    )


async def test_roles_and_claims_come_with_every_call(alone: Alone, room, discord):
    teachers = discord.guild("School").role("Teachers")
    lee = discord.person("Ms Lee", discord.guild("School"), admin=True, roles=[teachers], nick="Ms L", locale="es-ES")
    await lee.types("/look", channel=room)
    await lee.says("hello")
    on_server, alone_with_it = alone.calls

    assert on_server.claims.admin
    assert on_server.claims.name == "Ms L"
    assert teachers.id in (on_server.claims.roles or ())
    assert on_server.locale == "es-ES"
    assert (alone_with_it.claims.admin, alone_with_it.claims.roles, alone_with_it.locale) == (False, None, "")
    assert on_server.account == alone_with_it.account


@pytest.mark.parametrize("trouble", ["cut", "reconnect_asked", "invalid, resumable", 1000, 4000])
async def test_what_happens_while_the_gateway_is_away_is_answered_after_it(alone: Alone, sam: Person, room, trouble):
    match trouble:
        case "cut":
            await alone.discord.cut()
        case "reconnect_asked":
            alone.discord.reconnect_asked()
        case "invalid, resumable":
            alone.discord.invalid_session(True)
        case code:
            alone.discord.close(code)

    assert "You said look" in await sam.types("/look", channel=room)
    assert len(alone.calls) == 1


async def test_a_gateway_that_stays_away_for_a_while_is_tried_again_and_loses_nothing(
    discord: Discord, tmp_path: Path, sam, room, monkeypatch
):
    monkeypatch.setattr("adapters.discord.connecting.FIRST_WAIT_S", 0.01)
    async with Alone(discord, tmp_path).serving() as alone:
        away = discord.once("GET", r"^/gateway", Answers(503), times=3)
        await discord.cut()
        assert "You said look" in await sam.types("/look", channel=room)

    assert away.left == 0
    assert len(alone.calls) == 1


def test_waits_grow_to_a_minute_and_no_further():
    backoff = Backoff()

    assert [backoff.delay() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_a_gateway_that_is_away_at_the_start_is_tried_again(
    discord: Discord, tmp_path: Path, sam, room, monkeypatch
):
    monkeypatch.setattr("adapters.discord.connecting.FIRST_WAIT_S", 0.01)
    discord.once("GET", r"^/gateway", Answers(503), times=3)
    async with Alone(discord, tmp_path).serving():
        assert "You said look" in await sam.types("/look", channel=room)


async def test_what_is_posted_in_channels_is_not_read(alone: Alone, sam: Person, room):
    await sam.says("hello class", channel=room)
    assert "You said look" in await sam.types("/look", channel=room)

    assert [call.verb for call in alone.calls] == ["look"]


async def test_buttons_choices_and_open_forms_from_before_a_restart_work(discord: Discord, tmp_path: Path, sam, room):
    alone = Alone(discord, tmp_path)
    alone.says("open", FORM)
    async with alone.serving():
        await sam.types("/look", channel=room)
        await sam.types("/open", channel=room)
    async with alone.serving():
        assert "You said sent" in await sam.fills({"Why": "Because"})
        assert "You said more" in await sam.presses("More")
