"""A form, asked field by field: a conversation without a terminal in it.

Each generator yields what to print and the prompt, takes the line that was typed, and returns what came of it. The
adapter carries lines to and fro, so that all of this is tried without a terminal.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from adapters.calls import Upload
from adapters.cards import Confirm
from adapters.console.answers import NotYet, answer, uploads
from adapters.console.words import ConsoleWords
from adapters.fallback.forms import field_text, standing_text
from adapters.fallback.printable import folded, one_line, printable
from adapters.forms import (
    FileField,
    Form,
    FormField,
    LongText,
    PlaceField,
    RoleField,
    Value,
    Values,
    options_of,
    standing,
    takes_several,
)

CANCEL = "/cancel"
LEAVING = ("/as", "/quit", "/exit")
"""Words that mean the same in the middle of a form: nothing is sent, and they are heard."""
EMPTY = "-"


class Cancelled(Exception):
    """The person left the form. `line` is what they typed instead, when that was a word of the terminal's own (`/as Sam`)."""

    def __init__(self, line: str = "") -> None:
        """`line` is to be heard next; "" for nothing."""
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Question:
    """What to print before a line is read, and the prompt it is typed behind."""

    text: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it will be sent."""

    values: Values
    uploads: tuple[Upload, ...]


Talk = Generator[Question, str, Value]


def fill(form: Form, words: ConsoleWords) -> Generator[Question, str, Filled]:
    """Ask for all of `form`. Raises Cancelled when `/cancel` is typed."""
    opening = [one_line(form.title), printable(form.intro), printable(form.note), _refused(form), words.how_to_fill]
    values: dict[str, Value] = {field.name: standing(field) for field in asked_here(form.more)}
    values |= yield from _ask_all(asked_here(form.fields), words, before="\n\n".join(filter(None, opening)))
    if form.more and (yield from _opens_more(form, words)):
        values |= yield from _ask_all(asked_here(form.more), words)
    return Filled(values, uploads(form, values))


def asked_here(fields: Sequence[FormField]) -> list[FormField]:
    """A terminal has no channels and no roles to pick from."""
    return [field for field in fields if not isinstance(field, PlaceField | RoleField)]


def _refused(form: Form) -> str:
    """What was refused, all at once and before anything is asked again."""
    wrong = (field for field in (*form.fields, *form.more) if field.error)
    return "\n".join(f"! {one_line(field.label)}: {one_line(field.error)}" for field in wrong)


def agree(question: Confirm, words: ConsoleWords) -> Generator[Question, str, bool]:
    """Ask before something that cannot be undone; an empty line is no."""
    yes, no = one_line(question.yes), one_line(question.no)
    text = f"{printable(question.question)}\n\n[1] {yes}   [2] {no}"
    while True:
        line = folded((yield Question(text, "[2] > ")))
        if line in ("", "2", folded(no), folded(words.no), CANCEL):
            return False
        if line in ("1", folded(yes), folded(words.yes)):
            return True
        text = words.not_between.format(least=1, most=2)


def _ask_all(
    fields: Sequence[FormField], words: ConsoleWords, before: str = ""
) -> Generator[Question, str, dict[str, Value]]:
    values: dict[str, Value] = {}
    for field in fields:
        values[field.name] = yield from _ask(field, words, before)
        before = ""
    return values


def _opens_more(form: Form, words: ConsoleWords) -> Generator[Question, str, bool]:
    """Whether to ask what stands behind More too: always when something there was refused."""
    if any(field.error for field in form.more):
        return True
    line = yield Question("", words.more.format(label=one_line(form.more_label)) + " > ")
    answer = folded(line)
    return bool(answer) and folded(words.yes).startswith(answer)


def _ask(field: FormField, words: ConsoleWords, before: str) -> Talk:
    text = "\n\n".join(filter(None, (before, "\n".join(filter(None, (field_text(field), _how(field, words)))))))
    while True:
        typed = yield from _read(field, text)
        if not typed:
            if standing(field) or not field.required:
                return standing(field)
            text = words.needed
        elif typed == [EMPTY] and not field.required:
            return () if takes_several(field) else ""
        else:
            try:
                return answer(field, typed, words)
            except NotYet as wrong:
                text = str(wrong)


def _read(field: FormField, text: str) -> Generator[Question, str, list[str]]:
    """The lines of one answer; only long text and several files have more than one, up to an empty one."""
    shown = standing_text(field).replace("\n", " / ")
    typed = [(yield from _line(Question(text, f"[{shown}] > " if shown else "> ")))]
    while typed[-1] and typed != [EMPTY] and len(typed) < _most_lines(field):
        typed.append((yield from _line(Question("", "> "))))
    return typed if typed[-1] else typed[:-1]


def _line(question: Question) -> Generator[Question, str, str]:
    line = printable((yield question)).rstrip("\n")
    word = line.strip().casefold().partition(" ")[0]
    if word == CANCEL:
        raise Cancelled
    if word in LEAVING:
        raise Cancelled(line)
    return line if line.strip() else ""


def _most_lines(field: FormField) -> float:
    match field:
        case LongText():
            return float("inf")
        case FileField(most=most):
            return most
        case _:
            return 1


def _how(field: FormField, words: ConsoleWords) -> str:
    empties = words.how_to_empty if field.value and not field.required else ""
    match field:
        case LongText():
            how = words.how_to_end
        case FileField():
            how = words.how_to_name_a_file
        case _ if options_of(field):
            how = words.how_to_choose_some if takes_several(field) else words.how_to_choose
        case _:
            how = ""
    return " ".join(filter(None, (how, empties)))
