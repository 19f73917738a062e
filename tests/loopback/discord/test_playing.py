"""A person at the prompt can be anybody, sees what comes, and presses by number."""

from __future__ import annotations

import io

import pytest

from tests.loopback.discord.bare import MESSAGE, MODAL, Interaction, buttons, private, text
from tests.loopback.discord.playing import Play

FORM = {
    "title": "Hand in",
    "custom_id": "form",
    "components": [
        {"type": 18, "label": "Your work", "component": {"type": 4, "custom_id": "work", "style": 1}},
        {"type": 18, "label": "Room", "component": {"type": 8, "custom_id": "room", "required": False}},
        {"type": 18, "label": "Photo", "component": {"type": 19, "custom_id": "photo", "required": False}},
    ],
}
WORDS = {"type": 3, "name": "words", "description": "Which."}


def took(data: str) -> str:
    """What was handed in."""
    return f"took {'halves' if 'halves' in data else 'nothing'}{' in a room' if 'room-7' in data else ''}"


@pytest.fixture
async def play(discord, bot, school, lee, sam):
    async def does(interaction: Interaction) -> None:
        data = str(interaction.data)
        if "B1" in data:
            await bot.answers(interaction, MODAL, FORM)
        else:
            card = buttons("B0", "B1") if "words" in data else text(took(data))
            await bot.answers(interaction, MESSAGE, private(card))

    await bot.puts([{"name": "board", "description": "x", "options": [WORDS]}, {"name": "Hand in", "type": 3}])
    bot.does = does
    return Play(discord, school, [lee, sam])


@pytest.mark.parametrize(
    "typed, read",
    [
        ("/board fractions", "only Ms Lee sees this\nPick one.\n0[B0] 1[B1]"),
        ("/board fractions\n1\ntwo halves\n\n\n", "took halves"),
        ("/board fractions\n1\ntwo halves\n#room-7\n\n", "took halves in a room"),
        ("/board fractions\n1\ncancel\n?", "0[B0] 1[B1]"),
        ("@Sam\n/board x", "only Sam sees this"),
        ("hello", "I hear you"),
        ("#dm\n/board x", "(alone with the bot)>"),
        ("> good morning\nmenu Hand in 0", "took nothing"),
        ("/nothing", "!! Ms Lee finds no /nothing in #room-7"),
        ("7", "!! there is no 7"),
        ("@Kai", "!! there are Ms Lee, Sam"),
        ("closed\nlog", "Direct messages are closed."),
        ("wait", "Ms Lee #room-7> wait"),
    ],
)
async def test_a_line_does_what_the_help_says(play, monkeypatch, capsys, typed, read):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\nquit\n"))
    await play.run()
    assert read in capsys.readouterr().out


async def test_a_file_can_be_sent(play, sam, monkeypatch, tmp_path):
    (tmp_path / "half.txt").write_text("1/2")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"@Sam\n+ {tmp_path}/half.txt my work\n"))
    await play.run()
    assert sam.dms[0].files == {"half.txt": b"1/2"}
