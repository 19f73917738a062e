"""What stands in a custom_id: an action's text and at most four characters of the adapter's own.

1.approve.4f.9           the action, pressed
1.erase_person.4f.9?     the action, to be asked about first
1.setup_sent.0~2         step 2 of the action's form: a button that opens it, or a modal that was sent
1.setup_sent.0~2+        the same, and more steps follow
1.give_sent.0@5x2k       a modal, by which interaction it was opened: sent twice, it is one delivery (where there is room for it)
1.quest.4f.9#3           the fourth button of a message with this action (a message's custom_ids must differ)
pick#2                   a select menu, whose options carry the actions
no                       a question's No
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from adapters.actions import DIGITS, Action, base36
from adapters.discord.limits import CUSTOM_ID
from adapters.errors import BadAction

PICK = "pick"
DECLINE = "no"
"""The custom_id of a question's No: nothing is to be done."""
FORM = re.compile(
    r"(?P<token>[^~?#+@]+)(?P<asks>\?)?(?:~(?P<step>[0-9a-z])(?P<more>\+)?)?(?:@(?P<opened>[0-9a-z]{1,13}))?(?:#[0-9a-z]{1,2})?"
)


@dataclass(frozen=True, slots=True)
class CustomId:
    """A custom_id that was taken apart. `action` is None for a select menu, whose values carry the actions, and for a No."""

    action: Action | None
    asks: bool = False
    step: int = 0
    unfinished: bool = False
    opened: str = ""
    """Which interaction opened the modal, in base 36."""
    declines: bool = False
    """It answers a question with No."""


def write(action: Action, *, asks: bool = False, step: int = 0, unfinished: bool = False, nth: int = 0) -> str:
    """The custom_id; `nth` tells equal ones of a message apart (0 for the first). Raises BadAction for what cannot be said."""
    if not 0 <= step < len(DIGITS) or not 0 <= nth < len(DIGITS) ** 2:
        raise BadAction(f"{step} {nth}")
    steps = f"~{DIGITS[step]}{'+' if unfinished else ''}" if step else ""
    return f"{action.token()}{'?' if asks else ''}{steps}{_nth(nth)}"


def opened_by(custom_id: str, interaction: int) -> str:
    """A modal's custom_id that names what opened it; as it is where there is no room."""
    named = f"{custom_id}@{base36(interaction)}"
    return named if len(named) <= CUSTOM_ID else custom_id


def told_apart(custom_id: str, nth: int) -> str:
    """A custom_id that was written without a number, as the `nth` of its kind in a message."""
    return custom_id + _nth(nth)


def pick(nth: int) -> str:
    """The custom_id of the `nth` select menu of a message."""
    return f"{PICK}{_nth(nth)}"


def read(text: str) -> CustomId:
    """What `text` says. Raises BadAction for what we never wrote."""
    found = FORM.fullmatch(text)
    if not found:
        raise BadAction(text)
    if found["token"] in (PICK, DECLINE):
        return CustomId(None, declines=found["token"] == DECLINE)
    step = int(found["step"], 36) if found["step"] else 0
    return CustomId(
        Action.parse(found["token"]), bool(found["asks"]), step, bool(found["more"]), opened=found["opened"] or ""
    )


def picked(value: str) -> CustomId:
    """What an option's value says: an action, and that without a question. Raises BadAction for what we never wrote."""
    found = read(value)
    if found.action is None or found.asks:
        raise BadAction(value)
    return found


def _nth(nth: int) -> str:
    if not nth:
        return ""
    high, low = divmod(nth, len(DIGITS))
    return f"#{DIGITS[high] if high else ''}{DIGITS[low]}"
