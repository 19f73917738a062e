"""What Discord refuses, as pure functions: (path, code) pairs in the manner of `errors` of 50035. Nothing refused: an empty list.

`rules_messages.py`, `rules_modals.py`, `rules_callbacks.py` and `rules_commands.py` hold the rules; this is their entrance.
"""

from __future__ import annotations

from typing import Any

from tests.loopback.discord.rules_callbacks import callback
from tests.loopback.discord.rules_commands import command, commands
from tests.loopback.discord.rules_messages import Sent, message
from tests.loopback.discord.rules_modals import modal
from tests.loopback.discord.rules_values import Refusal, Thing

EMPTY_MESSAGE = "50006"
SENTENCES = {EMPTY_MESSAGE: "Cannot send an empty message", "30032": "Maximum number of application commands reached"}
"""The refusals that have a code of their own instead of standing in `errors` of 50035."""


def refusals(
    payload: Any, *, uploads: tuple[str, ...] = (), before: Thing | None = None, answer: bool = False
) -> list[Refusal]:
    """What is refused in a message: `uploads` are its files' names, `before` the message that it edits, as it stands.

    `answer` says that it belongs to an interaction (a follow-up, the edit of an answer), so that it may be ephemeral.
    """
    return list(message(payload, Sent(uploads=uploads, before=before, answer=answer)))


def modal_refusals(data: Any) -> list[Refusal]:
    """What is refused in a modal's data."""
    return list(modal(data))


def callback_refusals(
    payload: Any, *, asked: int, clicked: Thing | None = None, uploads: tuple[str, ...] = ()
) -> list[Refusal]:
    """What is refused in an answer to an interaction of type `asked` (2 command, 3 component, 4 autocomplete, 5 modal).

    `clicked` is the message on which it happened, or from which the modal was opened.
    """
    return list(callback(payload, asked=asked, clicked=clicked, uploads=uploads))


def command_refusals(payload: Any) -> list[Refusal]:
    """What is refused in all commands put at once (a list), or in one that is added (an object)."""
    return list(commands(payload) if isinstance(payload, list | tuple) else command(payload))


def answer(refused: list[Refusal]) -> dict[str, Any]:
    """The JSON with which Discord refuses: status 400, `errors` nested along the paths."""
    for _, code in refused:
        if code in SENTENCES:
            return {"code": int(code), "message": SENTENCES[code]}
    errors: dict[str, Any] = {}
    for path, code in refused:
        place = errors
        for step in path.split(".") if path else ():
            place = place.setdefault(step, {})
        place.setdefault("_errors", []).append({"code": code, "message": code})
    return {"code": 50035, "message": "Invalid Form Body", "errors": errors}
