"""What a reader must get of each part and each field, whatever the platform: the words, and what can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from adapters.actions import Action
from adapters.cards import (
    Bullets,
    Buttons,
    Card,
    Choice,
    Divider,
    Document,
    Fields,
    Grid,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
)
from adapters.forms import ChooseMany, ChooseOne, Form, FormField, PersonField, PlaceField, RoleField
from adapters.text import plain


def letters(text: str) -> str:
    """Only letters and digits: what no wrapping, frame, escape or cleaning may take away."""
    return "".join(sign for sign in text if sign.isalnum())


def said(part: Part) -> list[str]:  # noqa: C901, PLR0911, PLR0912 - one case a part, and mypy finds one that is missing
    """The words of `part`."""
    match part:
        case Paragraph(words):
            return [plain(words)]
        case Quote(text, by):
            return [by, text]
        case Fields(fields):
            return list(chain.from_iterable((field.label, plain(field.words)) for field in fields))
        case Table(header=header, rows=rows, caption=caption):
            return [caption, *header, *chain.from_iterable(rows)]
        case Bullets(items):
            return [plain(item) for item in items]
        case Picture(alt=alt):
            return [alt]
        case Document(name=name, about=about):
            return [name, about]
        case Progress(label=label, words=words):
            return [label, words]
        case Buttons(buttons, more):
            return [button.label for button in (*buttons, *more)]
        case Grid(cells=cells, alt=alt):
            # a square may say its title in several lines, beside its neighbours': word by word it is all there
            return [
                alt,
                *chain.from_iterable((cell.coordinate, cell.state_words, *cell.title.split()) for cell in cells),
            ]
        case Choice(prompt=prompt, options=options):
            return [prompt, *chain.from_iterable((option.label, option.about) for option in options)]
        case Divider():
            return []


def pressed(card: Card) -> Iterator[Action]:
    """All that `card` lets a person do."""
    for part in card.parts:
        match part:
            case Buttons(buttons, more):
                yield from (button.action for button in (*buttons, *more))
            case Grid(cells=cells):
                yield from (cell.action for cell in cells)
            case Choice(options=options):
                yield from (option.action for option in options)
            case _:
                pass


def said_by_card(card: Card) -> list[str]:
    """The words of the whole card."""
    return [card.heading, *chain.from_iterable(map(said, card.parts)), card.footnote]


def said_by_field(field: FormField) -> list[str]:
    """The words of `field`, and what already stands in it."""
    words = [field.label, field.hint, field.error]
    if isinstance(field, ChooseOne | ChooseMany | PersonField):
        return [*words, *(option.label for option in field.options)]
    return [*words, field.value]


def said_by_form(form: Form, *, picks: bool) -> list[str]:
    """The words of the whole form. Not of its buttons: a terminal sends it at its end, and opens More by itself for an error."""
    fields = [one for one in (*form.fields, *form.more) if picks or not isinstance(one, PlaceField | RoleField)]
    if not fields:  # then there is nothing to ask
        return []
    return [form.title, form.intro, form.note, *chain.from_iterable(map(said_by_field, fields))]
