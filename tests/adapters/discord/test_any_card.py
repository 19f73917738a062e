"""What holds for any card at all: Discord refuses none, and nothing that can be pressed or read is lost."""

from collections import Counter
from unicodedata import category

import pytest

from adapters.discord.render import render
from tests.adapters.contract.said import letters, pressed, said_by_card
from tests.adapters.discord import seen
from tests.adapters.discord.any_card import any_card
from tests.adapters.discord.words import ENGLISH


def check(number: int) -> None:
    card = any_card(number)
    messages = render(card, ENGLISH)
    assert seen.refused(messages) == (), number
    assert Counter(seen.actions(messages)) == Counter(pressed(card)), number
    text = letters(seen.text(card, messages)).casefold()
    lost = [word for said in said_by_card(card) for word in said.split() if letters(word).casefold() not in text]
    assert lost == [], number
    signs = "".join(seen.labels(messages)) + seen.raw(messages)
    assert [sign for sign in set(signs) if category(sign) in ("Cc", "Cs") and sign != "\n"] == [], number


def test_no_card_is_refused_and_no_action_or_word_is_lost():
    for number in range(200):
        check(number)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_none_of_ten_thousand_cards_is_refused_and_no_action_or_word_is_lost(first):
    for number in range(first, first + 1_000):
        check(number)
