"""The renderers that must keep the promises. A platform joins by adding its entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import StringIO

from rich.cells import cell_len
from rich.console import Console

from adapters.actions import Action
from adapters.cards import Card
from adapters.console.forms import asked_here, fill
from adapters.console.render import draw
from adapters.discord import forms as discord_forms
from adapters.discord.render import render
from adapters.fallback import form_text, show
from adapters.fallback.keys import keyed
from adapters.forms import DateField, FileField, Form, FormField, LongText, Number, standing
from tests.adapters.console.words import ENGLISH
from tests.adapters.discord import seen
from tests.adapters.discord.words import ENGLISH as DISCORD_ENGLISH


@dataclass(frozen=True)
class Rendered:
    """What came of a card or a form, over all its pages and steps."""

    text: str
    """All that a person sees or hears, alt texts included, without the platform's own escapes."""
    raw: str
    """All text as the platform gets it, escapes included."""
    actions: frozenset[Action] = frozenset()
    """What can be pressed."""
    beyond_limits: tuple[str, ...] = ()
    """Whatever the platform would refuse or cut."""


@dataclass(frozen=True)
class Renderer:
    name: str
    card: Callable[[Card], Rendered]
    form: Callable[[Form], Rendered]
    picks: bool = True
    """Whether the platform has channels and roles to pick from; else such fields are not asked."""
    pings: str = r"(?!)"
    """What would ping somebody in this platform's raw text; nothing does in a terminal."""


def _plain_card(card: Card) -> Rendered:
    shown = show(card)
    typed = (shown.keys[sign] for sign in shown.keys if f"[{sign}]" in shown.text)
    return Rendered(shown.text, shown.text, frozenset(key.action for key in typed))


def _plain_form(form: Form) -> Rendered:
    return Rendered(form_text(form), form_text(form))


def _drawn_card(card: Card, columns: int) -> Rendered:
    """As the live screen draws it, without its colours."""
    paper = StringIO()
    parts = keyed(card)
    Console(file=paper, width=columns, color_system=None, highlight=False).print(draw(card, parts, columns))
    text = paper.getvalue()
    typed = (key for _, keys in parts for key in keys if f"[{key.sign}]" in text)
    wide = tuple(line for line in text.splitlines() if cell_len(line) > columns)
    return Rendered(text, text, frozenset(key.action for key in typed), wide)


def _asked_form(form: Form) -> Rendered:
    """All questions and prompts of somebody who changes nothing and looks behind More."""
    talk = fill(form, ENGLISH)
    asked = []
    try:
        asked.append(next(talk))
        for line in _lines(form):
            asked.append(talk.send(line))  # noqa: PERF401
    except StopIteration:
        pass
    else:
        raise AssertionError("the form wants more lines than it should")
    text = "\n".join(f"{question.text}\n{question.prompt}" for question in asked)
    return Rendered(text, text)


def _lines(form: Form) -> list[str]:
    more = (
        [*([] if any(field.error for field in form.more) else ["y"]), *map(_line, asked_here(form.more))]
        if form.more
        else []
    )
    return [
        line
        for answer in [*map(_line, asked_here(form.fields)), *more]
        for line in ([answer] if isinstance(answer, str) else answer)
    ]


def _line(field: FormField) -> str | list[str]:
    if standing(field) or not field.required:
        return ""
    match field:
        case LongText():
            return ["x", ""]
        case FileField(most=most):
            return [__file__, ""] if most > 1 else __file__
        case DateField():
            return "2026-03-09"
        case Number(least=least, most=most):
            return str(least if least is not None else most if most is not None else 1)
        case _:
            return "1"


def _discord_card(card: Card) -> Rendered:
    messages = render(card, DISCORD_ENGLISH)
    pressed = frozenset(seen.actions(messages))
    return Rendered(seen.text(card, messages), seen.raw(messages), pressed, seen.refused(messages))


def _discord_form(form: Form) -> Rendered:
    """All modals, and the message that says what was wrong or which step comes next."""
    modals = [discord_forms.modal(form, step, DISCORD_ENGLISH) for step in range(1, discord_forms.steps(form) + 1)]
    before = discord_forms.between(form, 1, DISCORD_ENGLISH)
    refused = (*seen.refused_modals(modals), *seen.refused(before))
    text = "\n".join((*map(seen.modal_text, modals), seen.raw(before)))
    raw = "\n".join((*map(seen.modal_raw, modals), seen.raw(before)))
    return Rendered(text, raw, frozenset(seen.actions(before)), refused)


DISCORD_PINGS = r"@everyone|@here|<@!?\d|<@&(?!4711>)"
"""A role by our own `Named` (of that number in these tests) is shown so on purpose; whether it pings, each message says."""

RENDERERS = [
    Renderer("fallback", _plain_card, _plain_form),
    Renderer("console", partial(_drawn_card, columns=600), _asked_form, picks=False),
    Renderer("console-narrow", partial(_drawn_card, columns=40), _asked_form, picks=False),
    Renderer("discord", _discord_card, _discord_form, pings=DISCORD_PINGS),
]
