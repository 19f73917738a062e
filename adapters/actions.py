"""What a button, a choice or a form does: a verb and numbers, as text short enough for every platform."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adapters.errors import BadAction

ACTION_VERSION = "1"
ACTION_BYTES = 96
"""The longest action: four less than Discord's custom_id (100), the shortest of all platforms'.

The four are the adapter's: the step of a form, the page of a board, or which of two equal buttons (ids are unique there).
"""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
TOKEN = re.compile(r"1\.(?P<verb>[a-z][a-z0-9_]*)(?P<numbers>(?:\.(?:0|[1-9a-z][0-9a-z]{0,12}))+)")
"""What `token()` makes and nothing else: one spelling for each action, numbers of at most 13 digits (63 bits)."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a button, a choice or a form does: a verb (small letters, digits, `_`), the classroom it was shown in, short ids.

    It carries no authority.
    """

    verb: str
    classroom: int = 0
    ids: tuple[int, ...] = ()

    def token(self) -> str:
        """This action as text: version, verb, then the numbers in base 36, parted by dots. Raises BadAction if it has none."""
        token = ".".join((ACTION_VERSION, self.verb, *(base36(number) for number in (self.classroom, *self.ids))))
        if self.parse(token) != self:
            raise BadAction(token)
        return token

    @classmethod
    def parse(cls, token: str) -> Action:
        """The action that `token` says. Raises BadAction for anything that `token()` could not have made."""
        found = TOKEN.fullmatch(token) if len(token) <= ACTION_BYTES else None
        if not found:
            raise BadAction(token)
        classroom, *ids = (int(number, 36) for number in found["numbers"][1:].split("."))
        return cls(found["verb"], classroom, tuple(ids))


def base36(number: int) -> str:
    """`number` in digits and small letters. Raises BadAction below 0."""
    if number < 0:
        raise BadAction(str(number))
    digits = ""
    while number >= len(DIGITS):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return DIGITS[number] + digits
