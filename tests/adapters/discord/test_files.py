"""Files that go with a card, through the real client: documents, pictures, and text that is too long to be shown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.actions import Action
from adapters.cards import Button, Buttons, Card, Document, Picture, Quote
from adapters.discord import refs
from tests.adapters.discord.alone import Alone, card
from tests.loopback.discord import Discord, Person

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
LETTER = Document(name="letter-en.html", about="one page, to print", content=b"<p>Dear families</p>")
DRAWING = Document(name="pizza.png", about="a picture", content=PNG, media_type="image/png")


@pytest.fixture
async def alone(discord: Discord, tmp_path: Path) -> AsyncIterator[Alone]:
    async with Alone(discord, tmp_path).serving() as served:
        yield served


@pytest.fixture
def room(discord: Discord):
    return discord.guild("School").channel("room-7")


@pytest.fixture
def sam(discord: Discord, room) -> Person:
    return discord.person("Sam", discord.guild("School"))


async def test_a_document_and_a_picture_come_with_an_answer(alone: Alone, sam: Person, room, tmp_path: Path):
    (tmp_path / "ab12").write_bytes(PNG)
    parts = (LETTER, DRAWING, Picture(path=str(tmp_path / "ab12"), alt="A pizza cut in four"))
    alone.says("look", Card(heading="Files", parts=parts))
    seen = await sam.types("/look", channel=room)

    (message,) = seen.messages
    assert message.files == {"letter-en.html": LETTER.content, "pizza.png": PNG, "picture.png": PNG}
    assert "A pizza cut in four" in seen
    assert not alone.discord.refused


async def test_files_are_gone_when_another_answer_takes_the_place_of_theirs(alone: Alone, sam: Person, room):
    alone.says("look", Card(heading="Files", parts=(LETTER, Buttons((Button("Next", Action("next")),)))))
    alone.says("next", card("Nothing here"))
    await sam.types("/look", channel=room)
    seen = await sam.presses("Next")

    assert "Nothing here" in seen
    assert [message.files for message in seen.messages] == [{}]
    assert not alone.discord.refused


async def test_a_document_can_be_posted(alone: Alone, room):
    address = refs.place(room.guild.id, room.id)
    await alone.adapter.send(address, Card(heading="Letter", parts=(LETTER,)), nonce="1")

    assert [message.files for message in room.messages] == [{"letter-en.html": LETTER.content}]


async def test_text_that_is_too_long_comes_as_a_file_with_its_beginning_shown(alone: Alone, sam: Person, room):
    alone.says("look", Card(heading="Long", parts=(Quote("word " * 10_000, by="Kai"),), footnote="The end."))
    await sam.types("/look", channel=room)
    await sam.sees("All of it is in the file.")

    files = [message.files for message in sam.screen.messages if message.files]
    assert len(files) == 1
    text = files[0]["all-of-it.txt"].decode()
    assert "word " * 9_999 in text
    assert "The end." in text
    assert not alone.discord.refused
