"""The words for states, roles, styles and kinds: codes of the engine as a reader's words."""

from __future__ import annotations

from adapters.cards import CellState
from bot.views.look import Look, mark

CELL_STATES = {
    None: CellState.OPEN,
    "taken": CellState.TAKEN,
    "returned": CellState.TAKEN,
    "handed_in": CellState.WAITING,
    "approved": CellState.DONE,
    "locked": CellState.LOCKED,
}
STATES = {
    None: mark("open"),
    "taken": mark("in progress"),
    "returned": mark("one more step"),
    "handed_in": mark("handed in"),
    "approved": mark("done"),
    "locked": mark("locked"),
}
ROLES = {"student": mark("student"), "helper": mark("helper"), "teacher": mark("teacher")}
KINDS = {"class": mark("A school class"), "club": mark("A club"), "program": mark("An after-school program")}
STYLES = {"quiet": mark("quiet"), "light": mark("light"), "game": mark("game")}
HELP_KINDS = {
    "explain": mark("explain it"),
    "another_way": mark("another way"),
    "talk": mark("talk with me"),
    "time": mark("more time"),
}

HOWS = {
    "text": mark("write"),
    "link": mark("link"),
    "photo": mark("photo"),
    "voice": mark("voice"),
    "video": mark("video"),
    "file": mark("file"),
    "talk": mark("talk about it"),
}


def how(look: Look, code: str) -> str:
    """A way to show work, in words."""
    return look.say(HOWS[code])


def ways(look: Look, codes: tuple[str, ...]) -> str:
    """Several ways to show work, as one list."""
    return ", ".join(how(look, code) for code in codes)


def state(look: Look, code: str | None) -> str:
    """An attempt's state in words; None is an open quest."""
    return look.say(STATES[code])


def role(look: Look, code: str) -> str:
    """A role in words."""
    return look.say(ROLES[code])


def who(look: Look, name: str | None, *, first: bool = False) -> str:
    """How somebody is called; who left and was erased has no name any more. `first` begins a sentence."""
    if name:
        return name
    left = look.say("somebody who left")
    return left[:1].upper() + left[1:] if first else left


def made(look: Look, code: str) -> str:
    """What a deed made of somebody or of the class: a role or a style, in words; "" for nothing."""
    if code in ROLES:
        return look.say(ROLES[code])
    return look.say(STYLES[code]) if code in STYLES else ""


def points(look: Look, n: int) -> str:
    """So many points. Never called for a quiet class."""
    return look.count("{n} point", "{n} points", n)
