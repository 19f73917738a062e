"""Answers: at once, or "thinking" and then; in the place of what was clicked, or new; once, whatever is delivered or cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.cards import Card, Paragraph
from tests.adapters.discord.alone import ASKING, FORM, Alone, card
from tests.loopback.discord import Answers, Cut, Discord, Person

CALLBACK = r"/callback$"


@pytest.fixture
async def alone(discord: Discord, tmp_path: Path) -> AsyncIterator[Alone]:
    async with Alone(discord, tmp_path, settings={"guard_s": 0.05, "form_guard_s": 0.15}).serving() as served:
        yield served


@pytest.fixture
def room(discord: Discord):
    return discord.guild("School").channel("room-7")


@pytest.fixture
def sam(discord: Discord, room) -> Person:
    return discord.person("Sam", discord.guild("School"))


def kinds(discord: Discord) -> list[int]:
    """Of the answers that Discord got."""
    return [entry.payload["type"] for entry in discord.asked("/callback") if entry.status == 200]


async def slow(alone: Alone, verb: str, body, doing):
    """Do something whose answer is not ready for as long as Discord has not been told that we are at it."""
    held, before = asyncio.Event(), len(alone.discord.asked("/callback"))
    alone.says(verb, body, held=held)
    does = asyncio.create_task(doing)
    assert await alone.discord.until(lambda: len(alone.discord.asked("/callback")) > before)
    held.set()
    return await does


async def test_what_is_ready_is_answered_at_once_and_to_the_person_alone(alone: Alone, sam: Person, room):
    seen = await sam.types("/look", words="b2", channel=room)

    assert "You said look" in seen
    assert all(message.private_to is sam for message in seen.messages)
    assert kinds(alone.discord) == [4]


async def test_what_takes_longer_is_deferred_privately_and_then_shown(alone: Alone, sam: Person, room):
    seen = await slow(alone, "look", card("Here it is"), sam.types("/look", channel=room))

    assert "Here it is" in seen
    assert all(message.private_to is sam for message in seen.messages)
    assert kinds(alone.discord) == [5]


async def test_a_button_on_a_board_for_all_gives_a_private_answer_and_the_board_stays(alone: Alone, sam: Person, room):
    await alone.adapter.send(place_of(room), card("The board", "more"), nonce="q1")
    seen = await sam.presses("More", on=room)

    assert "You said more" in seen
    assert [message.private_to for message in seen.messages] == [sam]
    assert "The board" in room.last.text


async def test_a_button_on_a_private_answer_takes_its_place(alone: Alone, sam: Person, room):
    first = await sam.types("/look", channel=room)
    await sam.presses("More", on=first)

    assert kinds(alone.discord) == [4, 7]
    assert "You said look" not in sam.screen


async def test_a_slow_button_on_a_private_answer_takes_its_place_too(alone: Alone, sam: Person, room):
    await sam.types("/look", channel=room)
    await slow(alone, "more", card("Later"), sam.presses("More"))
    await sam.sees("Later")

    assert kinds(alone.discord) == [4, 6]
    assert "You said look" not in sam.screen


async def test_a_slow_answer_that_is_new_leaves_what_was_clicked(alone: Alone, sam: Person, room):
    alone.fresh.add("more")
    await sam.types("/look", channel=room)
    await slow(alone, "more", card("Later"), sam.presses("More"))
    later = await sam.sees("Later")

    assert later.private_to is sam
    assert "You said look" in sam.screen


async def test_a_form_opens_by_itself(alone: Alone, sam: Person, room):
    alone.says("open", FORM)
    seen = await sam.types("/open", channel=room)

    assert seen.modal is not None
    assert "You said sent" in await sam.fills({"Why": "Because"})
    assert alone.calls[-1].values == {"why": "Because"}


async def test_a_form_that_comes_too_late_to_open_is_offered_with_a_button(alone: Alone, sam: Person, room):
    seen = await slow(alone, "open", FORM, sam.types("/open", channel=room))
    assert seen.modal is None

    alone.answers["sent"] = alone.answers["open"]
    opened = await sam.presses("Open the form")
    assert opened.modal is not None


async def test_a_form_that_is_refused_comes_back_with_a_button_in_the_same_place(alone: Alone, sam: Person, room):
    alone.says("open", FORM)
    alone.says("sent", FORM)
    await sam.types("/open", channel=room)
    back = await sam.fills({"Why": "x"})
    assert "Open the form" in back.buttons

    opened = await sam.presses("Open the form")
    assert opened.modal is not None
    alone.says("sent", card("Thank you"))
    await sam.fills({"Why": "Because"})
    assert "Thank you" in sam.screen
    assert "Open the form" not in sam.screen


async def test_a_button_that_asks_first_does_nothing_before_the_yes(alone: Alone, sam: Person, room):
    alone.says("look", ASKING)
    await sam.types("/look", channel=room)
    question = await sam.presses("Erase")
    assert "For good?" in question
    assert [call.verb for call in alone.calls] == ["look"]

    await sam.presses("Erase", on=question)
    assert "You said erase" in sam.screen


async def test_no_does_nothing(alone: Alone, sam: Person, room):
    alone.says("look", ASKING)
    await sam.types("/look", channel=room)
    question = await sam.presses("Erase")
    no = await sam.presses("No", on=question)

    assert "Nothing was done." in no
    assert [call.verb for call in alone.calls] == ["look"]


async def test_what_needs_several_messages_comes_whole_and_private(alone: Alone, sam: Person, room):
    long = Card(heading="Long", parts=tuple(Paragraph(f"{nth} " + "word " * 700) for nth in range(5)))
    alone.says("look", long)
    seen = await sam.types("/look", channel=room)
    await sam.sees("4 word")

    assert len(sam.screen.messages) > 1
    assert all(message.private_to is sam for message in seen.messages)
    assert not alone.discord.refused


async def test_suggestions_are_as_many_as_discord_takes(alone: Alone, sam: Person, room):
    found = await sam.suggestions("/look", "words", "b", channel=room)

    assert len(found) == 25
    assert found[0] == "look b0"


async def test_a_message_picked_from_the_menu_is_what_the_call_is_about(alone: Alone, sam: Person, room, discord):
    ana = discord.person("Ana", discord.guild("School"))
    await sam.says("My bridge", channel=room)
    await sam.menu("Hand this in", room.last)
    await ana.says("A secret", channel=room)
    await sam.menu("Hand this in", room.last)

    mine, hers = alone.calls
    assert (mine.verb, mine.words) == ("pick", "My bridge")
    assert mine.about is not None
    assert mine.about.account == sam.id
    assert (hers.verb, hers.words) == ("pick", "")
    assert hers.about is not None
    assert hers.about.account == ana.id


@pytest.mark.parametrize("applied", [True, False])
async def test_an_answer_whose_connection_is_cut_is_seen_once(alone: Alone, sam: Person, room, applied):
    alone.discord.once("POST", CALLBACK, Cut(applied=applied))
    seen = await sam.types("/look", channel=room)

    assert "You said look" in seen
    assert len(alone.calls) == 1
    assert len(sam.screen.messages) == 1


@pytest.mark.parametrize("status", [500, 502])
async def test_an_answer_that_meets_one_error_of_the_server_is_seen(alone: Alone, sam: Person, room, status):
    alone.discord.once("POST", CALLBACK, Answers(status))

    assert "You said look" in await sam.types("/look", channel=room)


async def test_the_same_delivery_three_times_is_answered_once(alone: Alone, sam: Person, room):
    seen = await sam.types("/look", channel=room, times=3)

    assert "You said look" in seen
    assert len(sam.screen.messages) == 1


async def test_a_delivery_that_comes_again_while_it_is_answered_is_not_worked_on_twice(alone: Alone, sam: Person, room):
    held = asyncio.Event()
    alone.says("look", card("Here it is"), held=held)
    does = asyncio.create_task(sam.types("/look", channel=room, times=3))
    assert await alone.discord.until(lambda: bool(alone.discord.asked("/callback")))
    held.set()

    assert "Here it is" in await does
    assert len(alone.calls) == 1


async def test_what_discord_does_not_take_is_said_instead_of_nothing(alone: Alone, sam: Person, room):
    alone.discord.once("POST", CALLBACK, Answers(400, 50035))
    seen = await sam.types("/look", channel=room)

    assert "It cannot be shown here. What you did is kept." in seen


async def test_thinking_that_was_clicked_away_is_answered_all_the_same(alone: Alone, sam: Person, room):
    alone.discord.once("PATCH", "@original$", Answers(404, 10008))
    await slow(alone, "look", card("Here it is"), sam.types("/look", channel=room))

    assert (await sam.sees("Here it is")).private_to is sam


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_answer_that_nobody_can_see_any_more_leaves_the_work_done_and_the_bot_well(
    alone: Alone, sam: Person, room, code
):
    alone.discord.once("POST", CALLBACK, Answers(404 if code == 10062 else 400, code))
    doing = asyncio.create_task(sam.types("/look", channel=room))
    assert await alone.discord.until(lambda: bool(alone.calls))
    doing.cancel()

    assert "You said look" in await sam.types("/look", channel=room)
    assert len(alone.calls) == 2


async def test_a_mistake_of_ours_in_showing_it_is_said_too(alone: Alone, sam: Person, room):
    alone.says("look", None)  # type: ignore[arg-type]
    seen = await sam.types("/look", channel=room)

    assert "It cannot be shown here. What you did is kept." in seen


def place_of(channel):
    from adapters.discord import refs

    return refs.place(channel.guild.id, channel.id)
