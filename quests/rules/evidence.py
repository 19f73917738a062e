"""How work may be shown: the formats a quest takes, and the one a hand-in comes in."""

from __future__ import annotations

from enum import StrEnum

from quests.errors import Invalid
from quests.rules import text


class How(StrEnum):
    """How a student shows work. TALK leaves one line: what was said, where."""

    TEXT = "text"
    LINK = "link"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    TALK = "talk"


def read_formats(field: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that were chosen, in one order and each once; () takes all. Raises Invalid: not_a_choice."""
    chosen = {text.one_of(field, one, tuple(How)) for one in given}
    found = tuple(one.value for one in How if one in chosen)
    return () if len(found) == len(How) else found


def allowed(formats: tuple[str, ...]) -> tuple[How, ...]:
    """What a quest with these formats takes: no word of it is all."""
    return tuple(one for one in How if not formats or one in formats)


def usual(formats: tuple[str, ...]) -> How:
    """What a hand-in is when nobody says: text where it is taken, or else the first that is."""
    return allowed(formats)[0]


def check_how(how: str, formats: tuple[str, ...]) -> How:
    """How this hand-in shows the work; "" is the usual way. Raises Invalid: not_a_choice for what the quest does not take."""
    if not how:
        return usual(formats)
    if how not in allowed(formats):
        raise Invalid("how", "not_a_choice", given=text.clean(how)[:40])
    return How(how)
