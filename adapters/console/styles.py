"""The terminal's colours, and text that carries them. Whatever a colour says, a word says too."""

from __future__ import annotations

from rich.text import Text

from adapters.cards import CellState, Tone, Weight
from adapters.fallback.keys import Key
from adapters.fallback.printable import printable
from adapters.text import Bold, Code, Link, Words, plain, spans

BORDER = {Tone.PLAIN: "dim", Tone.GOOD: "green", Tone.CARE: "yellow"}
HEADING = "bold"
QUIET = "dim"
"""Not grey, which some colour schemes paint as their background."""
KEY = "cyan"
LABEL = {Weight.NORMAL: "", Weight.MAIN: "bold", Weight.DANGER: "yellow"}
STATE = {
    CellState.OPEN: "",
    CellState.TAKEN: "cyan",
    CellState.WAITING: "yellow",
    CellState.DONE: "green",
    CellState.LOCKED: QUIET,
}


def drawn_words(words: Words) -> Text:
    """Spans with their weight; what people wrote is never read as markup."""
    text = Text()
    for span in spans(words):
        text.append(printable(plain((span,))), _weight(span))
    return text


def drawn_key(key: Key, weight: Weight = Weight.NORMAL) -> Text:
    """`[1] Hand in`."""
    return Text.assemble((f"[{key.sign}]", KEY), " ", (key.label, LABEL[weight]))


def _weight(span: object) -> str:
    match span:
        case Bold():
            return "bold"
        case Code():
            return "cyan"
        case Link():
            return "underline"
        case _:
            return ""
