"""What Discord's clients would make of a text."""

from __future__ import annotations

import pytest

from tests.loopback.discord.marks import Mark, harmful, marks

READ: dict[str, list[Mark]] = {
    "plain words, 3 * 4 = 12": [],
    "[bank](https://evil.example)": [Mark("masked", "https://evil.example")],
    "[bank](<https://evil.example>)": [Mark("masked", "https://evil.example")],
    "[https://school.example](https://evil.example)": [
        Mark("masked", "https://evil.example"),
        Mark("url", "https://school.example"),
    ],
    "[**bank**](https://evil.example)": [Mark("masked", "https://evil.example"), Mark("bold", "bank")],
    "\\[bank](https://evil.example)": [Mark("url", "https://evil.example")],
    "[bank\\](https://evil.example)": [Mark("masked", "https://evil.example")],
    "`[bank](https://evil.example)`": [Mark("code", "[bank](https://evil.example)")],
    "```\n[bank](https://evil.example) @everyone\n```": [Mark("fence", "[bank](https://evil.example) @everyone")],
    "```[bank](https://evil.example)": [Mark("masked", "https://evil.example")],
    "https://a.example/b.": [Mark("url", "https://a.example/b")],
    "<https://a.example/b>": [Mark("autolink", "https://a.example/b")],
    "@everyone <@1> <@!2> <@&3> <#4>": [
        Mark("everyone", "@everyone"),
        Mark("person", "1"),
        Mark("person", "2"),
        Mark("role", "3"),
        Mark("channel", "4"),
    ],
    "\\<@1> \\<#4>": [],
    "@\u200beveryone": [],
    "<:ok:12> <t:1:R> </board:5> :smile:": [
        Mark("emoji", "ok"),
        Mark("moment", "1"),
        Mark("command", "board"),
        Mark("smiley", "smile"),
    ],
    "||secret|| ~~gone~~": [Mark("spoiler", "secret"), Mark("strike", "gone")],
    "**a** __b__ *c* _d_": [Mark("bold", "a"), Mark("underline", "b"), Mark("star", "c"), Mark("dash", "d")],
    "\\*\\*a\\*\\* snake_case_name": [],
    "# A\n-# b\n> c\n- d\n1. e": [Mark(kind, "") for kind in ("heading", "small", "quote", "bullet", "number")],
    "\\# A\n\\-# b\n\\> c\n1\\. e": [],
    "> # loud": [Mark("quote", ""), Mark("heading", "")],
}


@pytest.mark.parametrize("text", READ)
def test_marks_are_read_as_a_client_reads_them(text: str) -> None:
    assert marks(text) == READ[text]


def test_what_our_cards_use_is_not_harmful() -> None:
    assert harmful("## Heading\n**Label:** said `word` <t:5:f> <https://a.example>\n> quoted\n-# small") == []
    assert harmful("**Label:** [bank](https://evil.example)") == [Mark("masked", "https://evil.example")]
