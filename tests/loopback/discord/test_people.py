"""What people see and do besides: menus of a message, voice notes, what comes by itself, what is drawn."""

from __future__ import annotations

import pytest

from tests.loopback.discord import File, NoAnswer, NotThere
from tests.loopback.discord.bare import private, says, text
from tests.loopback.discord.messages import V2

MENU = {
    "type": 1,
    "components": [
        {
            "type": 3,
            "custom_id": "pick",
            "placeholder": "Row A",
            "max_values": 2,
            "options": [{"label": "A1", "value": "a1", "description": "Pizza maths"}, {"label": "A2", "value": "a2"}],
        }
    ],
}
CARD = {
    "flags": V2,
    "components": [
        {
            "type": 17,
            "components": [
                {"type": 10, "content": "# Board"},
                {
                    "type": 9,
                    "components": [{"type": 10, "content": "Pizza maths"}],
                    "accessory": {"type": 2, "style": 2, "label": "Open", "custom_id": "open"},
                },
                {"type": 14},
                MENU,
                {
                    "type": 1,
                    "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": "old", "disabled": True}],
                },
                {"type": 1, "components": [{"type": 2, "style": 5, "label": "Web", "url": "https://example.org/"}]},
            ],
        }
    ],
}


@pytest.fixture
async def card(bot, sam, room) -> None:
    bot.does = says(CARD)
    await sam.types("/board", channel=room)
    bot.does = says(private(text("taken")))


async def test_a_message_is_read_in_order(card, room):
    assert room.last.text == "# Board\nPizza maths"
    assert room.last.drawn.splitlines() == [
        "# Board",
        "Pizza maths",
        "[Open]",
        "[Row A v]",
        "  - A1: Pizza maths",
        "  - A2",
        "(Old)",
        "[Web]",
    ]
    assert (room.last.buttons, room.last.options) == (["Open", "Web"], ["A1", "A2"])


async def test_options_are_picked_by_their_labels(card, bot, sam):
    assert (await sam.picks("A2")).text == "taken"
    await sam.picks("A1", "A2", menu="Row A")
    assert [one.data["values"] for one in bot.interactions[1:]] == [["a2"], ["a1", "a2"]]
    with pytest.raises(NotThere):
        await sam.picks("A3")


async def test_what_is_off_or_a_link_cannot_be_pressed(card, sam):
    for label in ("Old", "Web"):
        with pytest.raises(NotThere, match="cannot be pressed"):
            await sam.presses(label)


async def test_a_menu_of_people_takes_people(bot, sam, lee, room):
    menu = {"type": 1, "components": [{"type": 5, "custom_id": "who"}]}
    bot.does = says({"flags": V2, "components": [menu]})
    await lee.types("/board", channel=room)
    bot.does = says(private(text("taken")))
    await lee.picks(sam)
    data = bot.interactions[-1].data
    assert data["values"] == [sam.id] == list(data["resolved"]["users"])


async def test_a_copy_shows_what_was_seen_and_the_screen_what_is(bot, card, sam, room):
    seen = sam.screen
    await bot.asks("PATCH", f"/channels/{room.id}/messages/{room.last.id}", text("closed"))
    assert "Pizza maths" in seen
    assert sam.screen.text == "closed"
    with pytest.raises(NotThere, match="not there any more"):
        await sam.presses("Open", on=seen)


async def test_a_bot_that_says_nothing_is_noticed(discord, sam):
    discord.patience_s = 0.05
    with pytest.raises(NoAnswer):
        await sam.says("hello?")


async def test_what_comes_by_itself_is_waited_for(discord, bot, sam, room):
    dm = await bot.asks("POST", "/users/@me/channels", {"recipient_id": sam.id})
    await bot.asks("POST", f"/channels/{dm['id']}/messages", text("Ms Lee answered you."))
    assert (await sam.sees("answered you")).channel.recipient is sam
    with pytest.raises(NotThere):
        await sam.sees("something else", within_s=0.05)


async def test_a_voice_note_says_how_long_it_is(bot, sam):
    heard = []

    @bot.event
    async def on_message(message):
        heard.append(message)
        if not message.author.bot:
            await message.channel.send("heard")

    await sam.says(voice=File("voice-message.ogg", b"OggS", "audio/ogg"))
    assert heard[0].flags.voice
    assert heard[0].attachments[0].is_voice_message()
    assert heard[0].attachments[0].content_type == "audio/ogg"


async def test_pictures_have_a_size(bot, sam):
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10"
    await sam.says("look", files=File("half.png", png))
    picture = sam.dms[0].payload()["attachments"][0]
    assert (picture["content_type"], picture["width"], picture["height"]) == ("image/png", 32, 16)


async def test_everything_stands_in_the_transcript(discord, card, sam):
    said = [str(entry) for entry in discord.log]
    assert "Sam: types /board" in said
    assert "discord: INTERACTION_CREATE" in said
    assert any(line.startswith("bot: POST /interactions/") and line.endswith("-> 200") for line in said)
