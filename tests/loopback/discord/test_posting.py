"""Messages in channels and to people: who may write where, what is one message, and what comes of its parts."""

from __future__ import annotations

import aiohttp
import discord as client
import pytest

from tests.loopback.discord.bare import buttons, text


async def refusal(
    bot, method: str, path: str, payload: object = None, files: dict[str, bytes] | None = None
) -> tuple[int, int]:
    with pytest.raises(client.HTTPException) as refused:
        await bot.asks(method, path, payload, files)
    return refused.value.status, refused.value.code


async def posts(bot, room, payload: dict[str, object]) -> str:
    message = await bot.asks("POST", f"/channels/{room.id}/messages", payload)
    return str(message["id"])


async def test_everybody_who_may_see_the_channel_sees_what_is_posted(discord, bot, school, room, sam):
    await posts(bot, room, text("hello"))
    assert "hello" in sam.screen
    room.takes("view_channel", of=school.role("@everyone"))
    assert "hello" not in sam.screen


@pytest.mark.parametrize(
    "lost, sent, code",
    [
        ("view_channel", (text("x"), None), (403, 50001)),
        ("send_messages", (text("x"), None), (403, 50013)),
        ("attach_files", ({"content": "x"}, {"a.txt": b"x"}), (403, 50013)),
    ],
)
async def test_a_permission_that_was_taken_away_is_missed(bot, room, lost, sent, code):
    for place in (room.guild, room):
        place.takes(lost)
        assert await refusal(bot, "POST", f"/channels/{room.id}/messages", *sent) == code
        place.gives(lost)
        await bot.asks("POST", f"/channels/{room.id}/messages", *sent)


async def test_the_bot_is_told_what_it_may_do(discord, bot, room):
    room.takes("send_messages")
    assert await discord.until(lambda: "guild_channel_update" in bot.happened)
    may = bot.get_channel(int(room.id)).permissions_for(bot.get_guild(int(room.guild.id)).me)
    assert (may.view_channel, may.send_messages) == (True, False)


async def test_a_thread_wants_a_permission_of_its_own(bot, school, room):
    thread = school.forum("questions", category="Year 7").thread("Why is 2/4 one half?")
    await posts(bot, thread, text("good question"))
    school.takes("send_messages_in_threads")
    assert await refusal(bot, "POST", f"/channels/{thread.id}/messages", text("x")) == (403, 50013)
    assert await refusal(bot, "POST", f"/channels/{thread.parent.id}/messages", text("x")) == (400, 50008)


async def test_writing_opens_a_thread_again_unless_it_is_locked(discord, bot, room):
    thread = room.thread("side talk")
    path = f"/channels/{thread.id}/messages"
    message = await posts(bot, thread, text("hello"))
    thread.archive()
    assert await refusal(bot, "PATCH", f"{path}/{message}", text("x")) == (400, 50083)
    await posts(bot, thread, text("again"))
    assert [entry.payload["thread_metadata"]["archived"] for entry in discord.log if entry.what == "THREAD_UPDATE"] == [
        True,
        False,
    ]
    thread.archive(locked=True)
    assert await refusal(bot, "POST", path, text("x")) == (400, 50083)


async def test_what_is_gone_is_unknown(bot, room):
    message = await posts(bot, room, text("hello"))
    await bot.asks("DELETE", f"/channels/{room.id}/messages/{message}")
    assert await refusal(bot, "PATCH", f"/channels/{room.id}/messages/{message}", text("x")) == (404, 10008)
    room.delete()
    assert await refusal(bot, "POST", f"/channels/{room.id}/messages", text("x")) == (404, 10003)


async def test_a_server_that_threw_the_bot_out_is_closed_to_it(discord, bot, school, room, sam):
    dm = await bot.asks("POST", "/users/@me/channels", {"recipient_id": sam.id})
    school.removes_the_bot()
    assert await refusal(bot, "POST", f"/channels/{room.id}/messages", text("x")) == (403, 50001)
    assert await refusal(bot, "POST", f"/channels/{dm['id']}/messages", text("x")) == (403, 50278)
    assert await discord.until(lambda: "guild_remove" in bot.happened)
    school.invites_the_bot()
    await posts(bot, room, text("back"))


async def test_direct_messages_can_be_closed(bot, sam):
    dm = await bot.asks("POST", "/users/@me/channels", {"recipient_id": sam.id})
    await bot.asks("POST", f"/channels/{dm['id']}/messages", text("hello"))
    sam.closes_dms()
    assert await refusal(bot, "POST", f"/channels/{dm['id']}/messages", text("again")) == (403, 50007)
    assert [message.text for message in sam.dms] == ["hello"]


async def test_only_what_the_bot_wrote_can_be_edited(bot, sam, room):
    await sam.says("hello", channel=room)
    assert await refusal(bot, "PATCH", f"/channels/{room.id}/messages/{room.last.id}", {"content": "x"}) == (403, 50005)
    assert await refusal(bot, "DELETE", f"/channels/{room.id}/messages/{room.last.id}") == (403, 50013)


async def test_components_are_there_for_good(bot, room):
    message = await posts(bot, room, text("hello"))
    path = f"/channels/{room.id}/messages/{message}"
    assert await refusal(bot, "PATCH", path, {"flags": 0, "content": "plain"}) == (400, 50035)
    assert await refusal(bot, "PATCH", path, {"content": "plain"}) == (400, 50035)
    await bot.asks("PATCH", path, {"components": text("still")["components"]})
    assert (room.last.text, room.last.edited_at is not None) == ("still", True)


async def test_a_flaw_is_named_with_its_place(bot, room):
    flawed = buttons("B1", "B1")
    with pytest.raises(client.HTTPException, match="COMPONENT_CUSTOM_ID_DUPLICATED") as refused:
        await bot.asks("POST", f"/channels/{room.id}/messages", flawed)
    assert refused.value.code == 50035
    assert room.messages == []


async def test_the_same_nonce_is_the_same_message_for_five_minutes(discord, bot, room):
    said = text("once") | {"nonce": "outbox-1", "enforce_nonce": True}
    assert await posts(bot, room, said) == await posts(bot, room, said)
    discord.moves_on(minutes=5)
    await posts(bot, room, said)
    await posts(bot, room, text("free") | {"nonce": "outbox-1"})
    assert len(room.messages) == 3


async def test_components_come_back_with_numbers(bot, room):
    message = await bot.asks("POST", f"/channels/{room.id}/messages", buttons("B1", "B2"))
    found, row = message["components"]
    assert [found["id"], row["id"], *(button["id"] for button in row["components"])] == [1, 2, 3, 4]


async def test_files_are_kept_for_a_day_at_an_address(discord, bot, room):
    said = text("see") | {"attachments": [{"id": 0, "filename": "half.txt", "description": "a half"}]}
    said["components"].append({"type": 13, "file": {"url": "attachment://half.txt"}})
    message = await bot.asks("POST", f"/channels/{room.id}/messages", said, {"half.txt": b"1/2"})
    url = message["components"][1]["file"]["url"]
    assert room.last.text == "see\n(half.txt)"
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as found:
            assert await found.read() == b"1/2"
        discord.moves_on(minutes=24 * 60 + 1)
        async with session.get(url) as lost:
            assert lost.status == 404


async def test_an_edit_keeps_the_files_it_names(bot, room):
    files = {"a.txt": b"a", "b.txt": b"b"}
    message = await bot.asks("POST", f"/channels/{room.id}/messages", {"content": "x"}, files)
    kept = message["attachments"][1]
    await bot.asks("PATCH", f"/channels/{room.id}/messages/{message['id']}", {"attachments": [{"id": kept["id"]}]})
    assert room.last.files == {"b.txt": b"b"}


async def test_whose_phone_rings_is_written_down(discord, bot, room, sam):
    quiet: dict[str, object] = {"allowed_mentions": {"parse": []}}
    await posts(bot, room, text(f"{sam.mention} @everyone") | quiet)
    assert discord.pings == []
    await posts(bot, room, text(f"{sam.mention} @everyone"))
    assert [(one.pings.people, one.pings.everyone) for one in discord.pings] == [({sam.id}, True)]


async def test_the_bot_finds_people_servers_and_channels(bot, school, room, sam):
    assert (await bot.asks("GET", f"/users/{sam.id}"))["global_name"] == "Sam"
    assert (await bot.asks("GET", f"/guilds/{school.id}"))["name"] == "School"
    assert (await bot.asks("GET", f"/guilds/{school.id}/members/{sam.id}"))["user"]["id"] == sam.id
    assert (await bot.asks("GET", f"/channels/{room.id}"))["name"] == "room-7"
    assert await refusal(bot, "GET", "/guilds/1") == (404, 10004)
    assert await refusal(bot, "GET", "/users/1") == (404, 10013)
    assert await refusal(bot, "GET", "/nowhere") == (404, 0)
