"""An interaction is answered once, in three seconds, and through its token for fifteen minutes; what is private stays so."""

from __future__ import annotations

import asyncio

import discord as client
import pytest

from tests.loopback.discord import NoAnswer, NotThere
from tests.loopback.discord.bare import (
    DEFER,
    MESSAGE,
    MODAL,
    PRIVATELY,
    UPDATE,
    Bot,
    Interaction,
    buttons,
    private,
    says,
    text,
)

FORM = {
    "title": "Hand in",
    "custom_id": "form",
    "components": [{"type": 18, "label": "Your work", "component": {"type": 4, "custom_id": "work", "style": 1}}],
}


@pytest.fixture
async def asked(bot, sam, room) -> Interaction:
    """An interaction that was answered with a private text."""
    bot.does = says(private(text("first")))
    await sam.types("/board", channel=room)
    interaction: Interaction = bot.interactions[0]
    return interaction


def code(error: pytest.ExceptionInfo[client.HTTPException]) -> tuple[int, int]:
    return error.value.status, error.value.code


async def test_a_second_answer_is_refused(bot, asked):
    with pytest.raises(client.HTTPException) as refused:
        await bot.answers(asked, MESSAGE, text("second"))
    assert code(refused) == (400, 40060)


async def test_after_three_seconds_it_is_too_late(discord, bot, sam, room):
    async def does(interaction: Interaction) -> None:
        discord.moves_on(seconds=3.1)
        await bot.answers(interaction, MESSAGE, text("late"))

    bot.does = does
    with pytest.raises(NoAnswer, match="This interaction failed"):
        await sam.types("/board", channel=room)
    assert await discord.until(lambda: discord.refused)
    assert [(entry.status, "10062" in entry.answer) for entry in discord.refused] == [(404, True)]
    assert [one.person for one in discord.failures] == [sam]


async def test_who_is_answered_by_nobody_reads_that_it_failed(discord, sam, room):
    discord.commands.replace("", [{"name": "board", "description": "x"}])
    discord.answer_within_s = 0.1
    with pytest.raises(NoAnswer):
        await sam.types("/board", channel=room)


async def test_the_token_is_dead_after_fifteen_minutes(discord, bot, asked):
    await bot.behind(asked, "PATCH", "/messages/@original", text("still"))
    discord.moves_on(minutes=15)
    with pytest.raises(client.HTTPException) as refused:
        await bot.behind(asked, "PATCH", "/messages/@original", text("too late"))
    assert code(refused) == (401, 50027)


async def test_nothing_goes_through_the_token_before_the_answer(discord, bot, sam, room):
    async def does(interaction: Interaction) -> None:
        with pytest.raises(client.NotFound) as refused:
            await bot.behind(interaction, "POST", "", text("early"))
        assert code(refused) == (404, 10015)
        await bot.answers(interaction, MESSAGE, text("now"))

    bot.does = does
    assert (await sam.types("/board", channel=room)).text == "now"


async def test_three_deliveries_are_one_interaction_with_one_answer(discord, bot, sam, room):
    bot.does = says(text("once"))
    seen = await sam.types("/board", channel=room, times=3)
    assert len({one.id for one in bot.interactions}) == 1
    assert len(bot.interactions) == 3
    assert len(seen.messages) == len(room.messages) == 1
    assert [(entry.status, "40060" in entry.answer) for entry in discord.refused] == [(400, True)] * 2


async def test_a_deferred_answer_is_seen_when_it_is_there(discord, bot, sam, room):
    async def does(interaction: Interaction) -> None:
        await bot.answers(interaction, DEFER, {"flags": PRIVATELY})
        assert "is thinking" in sam.screen
        await asyncio.sleep(0.05)
        await bot.behind(interaction, "PATCH", "/messages/@original", text("done"))

    bot.does = does
    seen = await sam.types("/board", channel=room)
    assert (seen.text, seen.private, room.messages) == ("done", True, [])


async def test_the_first_message_behind_a_deferral_takes_its_place(bot, sam, room):
    async def does(interaction: Interaction) -> None:
        await bot.answers(interaction, DEFER, {"flags": PRIVATELY})
        await bot.behind(interaction, "POST", "", text("in its place"))
        await bot.behind(interaction, "POST", "", text("beside it"))

    bot.does = does
    seen = await sam.types("/board", channel=room)
    assert [(message.text, message.private) for message in seen.messages] == [
        ("in its place", True),
        ("beside it", False),
    ]


async def test_who_is_left_thinking_is_not_answered(discord, bot, sam, room):
    discord.patience_s = 0.1
    bot.does = lambda interaction: bot.answers(interaction, DEFER)
    with pytest.raises(NoAnswer, match="is thinking"):
        await sam.types("/board", channel=room)


async def test_what_is_private_is_seen_by_one_and_has_no_address_in_the_channel(bot, asked, sam, lee, room):
    message = sam.screen.message
    assert "first" in sam.screen
    assert "first" not in lee.screen
    for method in ("GET", "PATCH", "DELETE"):
        with pytest.raises(client.NotFound) as refused:
            await bot.asks(
                method, f"/channels/{room.id}/messages/{message.id}", text("x") if method == "PATCH" else None
            )
        assert code(refused) == (404, 10008)


async def test_a_press_can_change_the_message_it_was_on(bot, sam, room):
    bot.does = says(private(buttons("B1", "B2")))
    await sam.types("/board", channel=room)
    bot.does = lambda interaction: bot.answers(interaction, UPDATE, text(f"took {interaction.data['custom_id']}"))
    seen = await sam.presses("B2")
    assert seen.text == "took B2"
    assert [message.text for message in sam.screen.messages] == ["took B2"]
    pressed = bot.interactions[-1]
    assert pressed.message.flags.ephemeral
    assert pressed.data["id"] == 4  # the text is 1, the row 2, B1 3


async def test_a_command_has_no_message_to_change(bot, sam, room):
    async def does(interaction: Interaction) -> None:
        with pytest.raises(client.HTTPException) as refused:
            await bot.answers(interaction, UPDATE, text("what?"))
        assert code(refused) == (400, 50035)
        await bot.answers(interaction, MESSAGE, text("well then"))

    bot.does = does
    assert (await sam.types("/board", channel=room)).text == "well then"


async def test_a_modal_is_no_answer_to_a_modal(bot, sam, room):
    bot.does = lambda interaction: bot.answers(interaction, MODAL, FORM)
    await sam.types("/board", channel=room)
    discord = sam.world
    discord.answer_within_s = 0.2
    with pytest.raises(NoAnswer):
        await sam.fills(your_work="halves")
    assert "your_work" not in sam.modal.fields
    assert sam.modal.title == "Hand in", "what they wrote is still there"


async def test_a_deleted_answer_is_gone(bot, asked, sam):
    await bot.behind(asked, "DELETE", "/messages/@original")
    assert sam.screen.messages == ()
    with pytest.raises(client.NotFound) as refused:
        await bot.behind(asked, "PATCH", "/messages/@original", text("x"))
    assert code(refused) == (404, 10008)


async def test_nobody_presses_what_is_not_there(bot, sam, room):
    bot.does = says(private(buttons("B1")))
    seen = await sam.types("/board", channel=room)
    with pytest.raises(NotThere, match="B1"):
        await sam.presses("B9", on=seen)
    sam.dismisses(seen.message)
    with pytest.raises(NotThere):
        await sam.presses("B1")


async def test_many_press_at_once(discord, bot, school, room):
    class_ = [discord.person(f"Student {number}", school) for number in range(28)]
    bot.does = says(buttons("Join"))
    await class_[0].types("/board", channel=room)
    bot.does = lambda interaction: bot.answers(
        interaction, MESSAGE, private(text(f"hello {interaction.user.display_name}"))
    )
    seen = await asyncio.gather(*(person.presses("Join", on=room) for person in class_))
    assert [one.text for one in seen] == [f"hello {person.name}" for person in class_]
    assert isinstance(bot, Bot)
