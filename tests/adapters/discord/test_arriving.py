"""Files that people attach: there while the call is answered, and gone afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.calls import Call
from adapters.cards import Card
from adapters.discord.arriving import Arrivals
from tests.adapters.discord.alone import Alone, card
from tests.loopback.discord import Answers, Discord, File, Person

PICTURE = File("bridge.png", b"\x89PNG picture")
VOICE = File("voice-message.ogg", b"OggS voice", "audio/ogg")


@pytest.fixture
def seen() -> list[tuple[str, str, int, bytes | None]]:
    """What lay in the waiting room during a call: name, type, size, content."""
    return []


@pytest.fixture
async def alone(discord: Discord, tmp_path: Path, seen) -> AsyncIterator[Alone]:
    async def look(call: Call) -> Card:
        seen.extend((one.name, one.media_type, one.size_bytes, content(one.path)) for one in call.uploads)
        return card("Got it")

    served = Alone(discord, tmp_path)
    served.answers |= {"": look, "pick": look}
    async with served.serving():
        yield served


@pytest.fixture
def sam(discord: Discord) -> Person:
    return discord.person("Sam", discord.guild("School"))


def content(path: str) -> bytes | None:
    return Path(path).read_bytes() if Path(path).is_file() else None


def left(alone: Alone) -> list[Path]:
    room = alone.folder / "arriving"
    return list(room.iterdir()) if room.exists() else []


async def test_a_picture_in_a_direct_message_is_there_during_the_call_and_gone_afterwards(alone: Alone, sam, seen):
    await sam.says("My bridge", files=PICTURE)

    assert seen == [("bridge.png", "image/png", len(PICTURE.data), PICTURE.data)]
    assert not left(alone)


async def test_a_voice_message_without_words_is_one_too(alone: Alone, sam, seen):
    await sam.says(voice=VOICE)

    assert seen == [("voice-message.ogg", "audio/ogg", len(VOICE.data), VOICE.data)]


async def test_the_files_of_a_picked_message_come_along(alone: Alone, sam, seen, discord):
    room = discord.guild("School").channel("room-7")
    await sam.says("My bridge", files=[PICTURE, VOICE], channel=room)
    await sam.menu("Hand this in", room.last)

    assert [name for name, *_ in seen] == ["bridge.png", "voice-message.ogg"]


async def test_nothing_is_taken_of_what_somebody_else_wrote(alone: Alone, sam, seen, discord):
    school = discord.guild("School")
    ada, room = discord.person("Ada", school), school.channel("room-7")
    await ada.says("My diary", files=PICTURE, channel=room)
    await sam.menu("Hand this in", room.last)

    assert not seen
    assert alone.calls[-1].words == ""
    assert alone.calls[-1].about is not None


async def test_what_is_too_large_is_not_fetched(alone: Alone, sam, seen):
    await sam.says("My film", files=File("film.mp4", b"x" * 1_001))

    assert seen == [("film.mp4", "video/mp4", 1_001, None)]
    assert not alone.discord.asked("film.mp4")


async def test_what_is_gone_is_named_and_not_there(alone: Alone, sam, seen):
    alone.discord.once("GET", r"bridge\.png", Answers(404))
    await sam.says("My bridge", files=PICTURE)

    assert seen == [("bridge.png", "image/png", len(PICTURE.data), None)]
    assert not left(alone)


async def test_on_a_disk_that_takes_nothing_the_call_is_answered_all_the_same(alone: Alone, sam, seen):
    (alone.folder / "arriving").write_bytes(b"no folder can be made here")
    told = await sam.says("My bridge", files=PICTURE)

    assert "Got it" in told.text
    assert seen == [("bridge.png", "image/png", len(PICTURE.data), None)]


async def test_what_a_killed_process_left_is_cleared_away(discord: Discord, tmp_path: Path):
    old = tmp_path / "arriving" / "x" / "0"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"somebody's work")
    async with Alone(discord, tmp_path).serving():
        assert not old.exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com.evil.example/a.png",
        "https://evil.example/cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com@evil.example/a.png",
        "https://user:pass@cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com:8443/a.png",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "https://169.254.169.254/latest",
        "https://CDN.discordapp.com.:443/a.png",
        "file:///etc/passwd",
        "ftp://cdn.discordapp.com/a.png",
        "//cdn.discordapp.com/a.png",
        "https://[",
        "https://cdn.discordapp.com:port/a.png",
        "",
    ],
)
async def test_nothing_is_fetched_from_anywhere_but_discord(tmp_path: Path, url):
    arrivals = Arrivals(tmp_path, most_bytes=9, on_loopback=False)
    asked: list[str] = []
    async with arrivals.fetched(asked.append, [{"url": url, "size": 1, "filename": "a"}]) as uploads:  # type: ignore[arg-type]
        assert content(uploads[0].path) is None

    assert asked == []


def test_discord_s_own_hosts_are_asked(tmp_path: Path):
    arrivals = Arrivals(tmp_path, most_bytes=9, on_loopback=False)

    assert arrivals.may("https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3")
    assert arrivals.may("https://media.discordapp.net:443/attachments/1/2/a.png")
