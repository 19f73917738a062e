"""What is pressed or picked: buttons in rows, choices as select menus. What a label cannot hold is written out beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adapters.cards import Button, Buttons, Choice, Weight
from adapters.discord import custom_ids
from adapters.discord.confirming import asked, question_id
from adapters.discord.counting import cut, is_blank, is_cut, label, length
from adapters.discord.limits import LABEL, LABEL_SHOWN, OPTION, OPTIONS, PLACEHOLDER, QUESTION, ROW_BUTTONS
from adapters.discord.markup import bold, escaped_line, small
from adapters.discord.message import Component
from adapters.discord.packing import BUTTON, SELECT, Block, Text, Whole, row, text
from adapters.fallback.printable import one_line

STYLES = {Weight.NORMAL: 2, Weight.MAIN: 1, Weight.DANGER: 4}
"""Discord's secondary, primary and danger."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One option of a select menu: its value, its words, the line about it, and a sign before them."""

    value: str
    label: str
    about: str = ""
    sign: str = ""


def buttons(part: Buttons, first_id: int) -> Iterator[Block]:
    """Rows of buttons, and under the word More those that stand behind it. Ids count from `first_id`."""
    yield from _rows(part.buttons, first_id)
    if part.more:
        yield from _rows(part.more, first_id + len(part.buttons), part.more_label)


def choice(part: Choice) -> Iterator[Block]:
    """Select menus of 25; a prompt that a phone would cut stands above them."""
    prompt = one_line(part.prompt)
    if length(prompt) > LABEL_SHOWN:
        yield Text(bold(prompt))
    picked = [Picked(option.action.token(), option.label, option.about) for option in part.options]
    for at in range(0, len(picked), OPTIONS):
        some = picked[at : at + OPTIONS]
        numbers = f" ({at + 1}–{at + len(some)})" if len(picked) > OPTIONS else ""
        yield from select(some, cut(prompt, PLACEHOLDER - len(numbers)) + numbers)


def select(options: Sequence[Picked], placeholder: str) -> Iterator[Block]:
    """One menu of at most 25, and above it in full what its options cannot hold."""
    long = [option for option in options if is_cut(option.label, OPTION) or is_cut(option.about, OPTION)]
    if long:
        yield Text("\n".join(_written_out(option) for option in long), small)
    seen: dict[str, int] = {}
    menu: Component = {
        "type": SELECT,
        "custom_id": custom_ids.pick(0),
        "options": [_option(option, seen) for option in options],
    }
    if not is_blank(placeholder):
        menu["placeholder"] = placeholder
    yield Whole((row((menu,)),))


def _option(option: Picked, seen: dict[str, int]) -> Component:
    """An option; two of one menu that do the same have different values."""
    nth = seen.get(option.value, 0)
    seen[option.value] = nth + 1
    made: Component = {"label": label(option.label, OPTION), "value": custom_ids.told_apart(option.value, nth)}
    if not is_blank(one_line(option.about)):
        made["description"] = label(option.about, OPTION)
    if option.sign:
        made["emoji"] = {"name": option.sign}
    return made


def _written_out(option: Picked) -> str:
    return " – ".join(escaped_line(words) for words in (option.label, option.about) if not is_blank(one_line(words)))


def _rows(pressed: Sequence[Button], first_id: int, above: str = "") -> Iterator[Block]:
    """Five a row, in one piece with the questions that are asked first; long labels and questions in full before them."""
    for at in range(0, len(pressed), ROW_BUTTONS):
        some = pressed[at : at + ROW_BUTTONS]
        yield from _in_full(some)
        head = [text(small(escaped_line(above)))] if at == 0 and not is_blank(one_line(above)) else []
        drawn = [button(one, first_id + at + nth) for nth, one in enumerate(some)]
        questions = [
            text(asked(one.label, one.confirm.question), number=question_id(first_id + at + nth))
            for nth, one in enumerate(some)
            if one.confirm
        ]
        yield Whole((*head, row(drawn), *questions))


def _in_full(some: Sequence[Button]) -> Iterator[Text]:
    cut_off = [one.label for one in some if is_cut(one.label, LABEL)]
    cut_off += [one.confirm.question for one in some if one.confirm and is_cut(one.confirm.question, QUESTION)]
    if cut_off:
        yield Text("\n".join(map(escaped_line, cut_off)), small)


def button(one: Button, number: int) -> Component:
    """A button. One with a question carries an id, by which the question is found when it is pressed."""
    made: Component = {
        "type": BUTTON,
        "style": STYLES[one.weight],
        "label": label(one.label, LABEL),
        "custom_id": custom_ids.write(one.action, asks=one.confirm is not None),
    }
    return made | {"id": number} if one.confirm else made
