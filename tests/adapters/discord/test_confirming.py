"""A question before what cannot be undone: read from the message that was clicked, kept nowhere."""

import pytest

from adapters.actions import Action
from adapters.cards import Button, Buttons, Card, Confirm, Weight
from adapters.discord import confirming, custom_ids
from adapters.discord.message import Message
from adapters.discord.render import render
from adapters.errors import BadAction
from tests.adapters.discord import seen
from tests.adapters.discord.words import ENGLISH

REMOVE, ERASE = Action("remove_board", 5, (7,)), Action("erase", 5, (7,))


def with_question(label: str, question: str, action: Action = REMOVE) -> Button:
    return Button(label, action, Weight.DANGER, Confirm(question=question, yes="Yes", no="No"))


def shown(*buttons: Button) -> tuple[Message, ...]:
    return render(Card(heading="Board", parts=(Buttons(buttons),)), ENGLISH)


def pressed(messages: tuple[Message, ...], custom_id: str) -> Message:
    asked = confirming.ask(
        {"data": {"custom_id": custom_id}, "message": {"components": list(messages[0].components)}}, ENGLISH
    )
    assert seen.refused((asked,)) == ()
    return asked


def buttons(message: Message) -> list[tuple[str, int, str]]:
    return [(one["label"], one["style"], one["custom_id"]) for one in seen.parts((message,)) if one["type"] == 2]


def test_the_question_stands_in_small_print_below_its_button():
    messages = shown(with_question("Remove *it*", "Remove #1?\nIt stays theirs."))
    assert seen.raw(messages) == "## Board\n-# Remove \\*it\\*: Remove #1? It stays theirs."


def test_a_button_with_a_question_asks_it_and_offers_itself_and_no():
    messages = shown(with_question("Remove", "Remove Pizza_maths?"), with_question("Erase", "Erase all?", ERASE))
    asked = pressed(messages, custom_ids.write(ERASE, asks=True))
    assert seen.raw((asked,)) == "### Erase\nErase all?"
    assert buttons(asked) == [("Erase", 4, custom_ids.write(ERASE)), ("No", 2, custom_ids.DECLINE)]


def test_two_buttons_that_do_the_same_each_ask_their_own_question():
    messages = shown(with_question("Remove", "One?"), with_question("Remove", "Two?"))
    asked = pressed(messages, custom_ids.write(REMOVE, asks=True, nth=1))
    assert seen.raw((asked,)) == "### Remove\nTwo?"
    assert custom_ids.read(buttons(asked)[0][2]).action == REMOVE


def test_a_long_question_is_cut_in_small_print_and_written_out_before_it():
    question = "Really? " * 100
    messages = shown(with_question("Remove", question))
    assert " ".join(question.split()) in seen.raw(messages)
    assert len(seen.raw((pressed(messages, custom_ids.write(REMOVE, asks=True)),))) < 700


def test_where_the_question_is_not_found_the_label_asks():
    asked = confirming.ask({"data": {"custom_id": custom_ids.write(REMOVE, asks=True)}, "message": {}}, ENGLISH)
    assert seen.refused((asked,)) == ()
    assert [one[2] for one in buttons(asked)] == [custom_ids.write(REMOVE), custom_ids.DECLINE]


def test_no_is_told_from_every_action_and_does_nothing():
    found = custom_ids.read(custom_ids.DECLINE)
    assert found.declines
    assert found.action is None
    assert seen.raw((confirming.declined(ENGLISH),)) == "Nothing was done."


@pytest.mark.parametrize("forged", ["pick", "no", custom_ids.write(REMOVE), "1.remove_board.5.7?x"])
def test_what_asks_nothing_is_refused(forged):
    with pytest.raises(BadAction):
        confirming.ask({"data": {"custom_id": forged}, "message": {}}, ENGLISH)
