"""What a button, a choice or a form does: a verb and numbers, as text short enough for every platform."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.errors import BadAction

ACTION_VERSION = "1"
ACTION_BYTES = 100
"""The longest action: Discord's custom_id (100 characters), the shortest of all platforms'."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button, a choice or a form does: a verb, the classroom it was shown in, and short ids. It carries no authority."""

    verb: str
    classroom: int = 0
    ids: tuple[int, ...] = ()

    def token(self) -> str:
        """This action as text of at most 100 bytes: version, verb, then the numbers in base 36, parted by dots."""
        token = ".".join((ACTION_VERSION, self.verb, *(base36(number) for number in (self.classroom, *self.ids))))
        if len(token.encode()) > ACTION_BYTES:
            raise BadAction(token)
        return token

    @classmethod
    def parse(cls, token: str) -> Action:
        """The action that `token` says. Raises BadAction for anything that `token()` could not have made."""
        version, _, rest = token.partition(".")
        verb, *numbers = rest.split(".")
        if version != ACTION_VERSION or not verb.isidentifier() or not numbers or len(token.encode()) > ACTION_BYTES:
            raise BadAction(token)
        classroom, *ids = (_number(number, token) for number in numbers)
        return cls(verb, classroom, tuple(ids))


def base36(number: int) -> str:
    """`number` (0 or more) in digits and small letters."""
    digits = ""
    while number >= len(DIGITS):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return DIGITS[number] + digits


def _number(digits: str, token: str) -> int:
    canonical = digits and digits.isascii() and all(digit in DIGITS for digit in digits)
    if not canonical or len(digits) > 13 or (len(digits) > 1 and digits[0] == "0"):
        raise BadAction(token)
    return int(digits, 36)
