"""A question before something that cannot be undone, kept nowhere: it stands in small print below its button.

The message comes back with the click, so what was asked is read from it. The question's id is its button's plus a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adapters.discord import custom_ids
from adapters.discord.counting import cut, label
from adapters.discord.limits import LABEL, QUESTION
from adapters.discord.markup import escaped_line, small
from adapters.discord.message import Component, Message
from adapters.discord.packing import BUTTON, Whole, pack, row, text
from adapters.discord.words import DiscordWords
from adapters.errors import BadAction
from adapters.fallback.printable import one_line

APART = 1_000_000
"""Between a button's id and its question's: more than a card has buttons."""
NORMAL = 2
ACCENT = 0xECC46B


def question_id(button_id: int) -> int:
    """The id of the text that asks the question of this button."""
    return button_id + APART


def asked(button: str, question: str) -> str:
    """The small print below a button: its label, and the question."""
    return _before(button) + escaped_line(cut(one_line(question), QUESTION))


def ask(payload: Mapping[str, Any], words: DiscordWords) -> Message:
    """The question of the button that was pressed, with the button itself and No. `payload` is the whole interaction."""
    pressed = payload["data"]["custom_id"]
    shown = list(_each((payload.get("message") or {}).get("components", ())))
    button = next((one for one in shown if one.get("custom_id") == pressed), {})
    name = button.get("label") or words.sure_yes
    texts = {one.get("id"): one.get("content", "") for one in shown}
    said = texts.get(question_id(button.get("id") or 0), "").removeprefix(_before(name))
    return _card(
        text(f"### {escaped_line(name)}"),
        *([text(said)] if said else []),
        row((_button(name, _without_question(pressed), button.get("style", NORMAL)), _no(words))),
    )


def declined(words: DiscordWords) -> Message:
    """What stands there after the No."""
    return _card(text(escaped_line(words.nothing_done)))


def _before(button: str) -> str:
    return small(f"{escaped_line(label(button, LABEL))}: ")


def _card(*components: Component) -> Message:
    return pack((Whole(components),), ACCENT)[0]


def _no(words: DiscordWords) -> Component:
    return _button(words.sure_no, custom_ids.DECLINE, NORMAL)


def _button(name: str, custom_id: str, style: int) -> Component:
    return {"type": BUTTON, "style": style, "label": label(name, LABEL), "custom_id": custom_id}


def _without_question(custom_id: str) -> str:
    """What the button does when it is meant. Raises BadAction for what asks nothing."""
    found = custom_ids.read(custom_id)
    if found.action is None or not found.asks:
        raise BadAction(custom_id)
    return custom_ids.write(found.action)


def _each(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in components:
        yield one
        yield from _each(one.get("components", ()))
