"""What people write is data: read as Discord's clients read it, it makes no mention, no masked link, no mark of any kind."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from adapters.discord.markup import bold, escaped, escaped_line, fenced, quoted, small, words_markup
from adapters.text import Bold, Code, Link
from tests.loopback.discord.marks import harmful
from tests.loopback.discord.pings import mentioned
from tests.quests.hostile_text import HOSTILE

TEXTS = tuple(text for text in HOSTILE if len(text) < 5_000)
PIECES = (
    *("@everyone", "@HERE", "<@1>", "<@!1>", "<@&1>", "<#1>", "</board:1>", "<id:home>", "<a:ok:1>", ":smile:"),
    *("[bank](https://evil.example)", "[bank](<https://evil.example>)", "[[bank]](https://evil.example)", "[bank]"),
    *("(https://evil.example)", "https://evil.example/x", "https://evil.example/**x**", "https://evil.example/[x](y)"),
    *(
        "\\",
        "\\\\",
        "`",
        "``",
        "```",
        "```\n",
        "**",
        "__",
        "~~",
        "||",
        "*a*",
        "_a_",
        "\n# ",
        "\n-# ",
        "\n> ",
        "\n- ",
        "\n1. ",
    ),
    *("<", ">", "(", ")", "[", "]", "\u200b", " ", "a"),
)
SHOWN: dict[str, Callable[[str], str]] = {
    "text": escaped,
    "a line": escaped_line,
    "strong words": bold,
    "a quote": lambda said: quoted(escaped(said)),
    "small print": lambda said: small(escaped(said)),
    "a table": fenced,
    "a span of code": lambda said: words_markup((Code(said), " ", said)),
    "between our own spans": lambda said: words_markup(
        (Bold(said), said, Link("Open", "https://school.example"), said)
    ),
    "a link that somebody gave": lambda said: words_markup((Link("", f"https://evil.example/{said}"),)),
}


def sound(shown: str) -> None:
    assert harmful(shown) == []
    assert not mentioned([shown])


@pytest.mark.parametrize("place", SHOWN)
def test_nothing_that_people_write_is_a_mark_in(place: str) -> None:
    for text in TEXTS:
        sound(SHOWN[place](text))


@pytest.mark.parametrize("place", SHOWN)
def test_no_two_pieces_make_a_mark_together_in(place: str) -> None:
    for one, two in product(PIECES, PIECES):
        sound(SHOWN[place](one + two))
        sound(SHOWN[place](f"{one}x{two}"))


@pytest.mark.slow
@pytest.mark.parametrize("place", SHOWN)
def test_no_three_pieces_make_a_mark_together_in(place: str) -> None:
    for pieces in product(PIECES[::2], PIECES, PIECES[1::2]):
        sound(SHOWN[place]("".join(pieces)))
