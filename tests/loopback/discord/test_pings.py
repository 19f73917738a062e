"""The loopback Discord knows who a message would notify."""

from __future__ import annotations

import pytest

from tests.loopback.discord.payloads import Thing, boxed, message, section, shown
from tests.loopback.discord.pings import Pings, pings

ALL = {"parse": ["users", "roles", "everyone"]}


def people(*ids: str) -> Pings:
    return Pings(people=frozenset(ids))


SAID: dict[str, Pings] = {
    "Hello": Pings(),
    "@everyone": Pings(everyone=True),
    "hey @here, look": Pings(everyone=True),
    "mail me@everyone.example": Pings(everyone=True),
    "<@5>": people("5"),
    "<@!5> and <@6>": people("5", "6"),
    "<@&7>": Pings(roles=frozenset({"7"})),
    "<#8> <:smile:9> </board:10> <t:1:R>": Pings(),
    "@Ada": Pings(),
    "<@Ada>": Pings(),
    "< @5>": Pings(),
    "\\<@5>": people("5"),
    "\\@everyone": Pings(everyone=True),
    "@\u200beveryone": Pings(),
    "`<@5>` and `@everyone`": Pings(),
    "```\n<@5>\n```": Pings(),
    "``a ` <@5>``": Pings(),
    "`open <@5>": people("5"),
    "`a` <@5> `b`": people("5"),
    "**<@5>** ||<@&6>||": Pings(people=frozenset({"5"}), roles=frozenset({"6"})),
}


@pytest.mark.parametrize("said", SAID)
def test_a_text_notifies_whom_it_names(said: str) -> None:
    assert pings({"content": said, "allowed_mentions": ALL}) == SAID[said]
    assert pings(message(boxed(section(shown(said))), allowed_mentions=ALL)) == SAID[said]


@pytest.mark.parametrize("said", SAID)
def test_nobody_is_notified_where_nothing_is_allowed(said: str) -> None:
    assert not pings({"content": said, "allowed_mentions": {"parse": []}})
    assert not pings({"content": said, "allowed_mentions": {}})


def test_without_a_word_on_mentions_a_message_notifies_all_and_an_answer_people() -> None:
    said = {"content": "@everyone <@5> <@&6>"}

    assert pings(said) == Pings(frozenset({"5"}), frozenset({"6"}), everyone=True)
    assert pings(said, answer=True) == people("5")


NAMED: dict[str, tuple[Thing, Pings]] = {
    "some people": ({"parse": ["everyone"], "users": ["5"]}, Pings(frozenset({"5"}), everyone=True)),
    "people who are not named": ({"users": ["9"]}, Pings()),
    "a role": ({"roles": ["6"]}, Pings(roles=frozenset({"6"}))),
    "all people": ({"parse": ["users"]}, people("5", "8")),
}


@pytest.mark.parametrize("allowed", NAMED)
def test_only_who_is_allowed_and_named_is_notified(allowed: str) -> None:
    given, expected = NAMED[allowed]

    assert pings({"content": "@here <@5> <@8> <@&6>", "allowed_mentions": given}) == expected
