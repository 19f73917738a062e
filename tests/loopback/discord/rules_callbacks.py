"""What Discord refuses in the answer to an interaction: which kind may answer which, and what stands in it.

Source: Discord's "Receiving and Responding" (August 2026). What may come is also in the API's own sentence "Value must be one
of {4, 5, 6, 7, 10, 12}" for a modal that was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.loopback.discord.rules_messages import EPHEMERAL, Sent, message
from tests.loopback.discord.rules_modals import modal
from tests.loopback.discord.rules_values import (
    CHOICES,
    REQUIRED,
    Refused,
    Thing,
    as_whole,
    many,
    model,
    one_of,
    text,
)

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SENT = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9
MAY_ANSWER = {
    COMMAND: (MESSAGE, DEFER, MODAL, 10, 12),
    COMPONENT: (MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL, 10, 12),
    AUTOCOMPLETE: (SUGGEST,),
    MODAL_SENT: (MESSAGE, DEFER, DEFER_UPDATE, UPDATE, 10, 12),
}
UPDATES = (DEFER_UPDATE, UPDATE)


def callback(payload: Any, *, asked: int, clicked: Thing | None = None, uploads: tuple[str, ...] = ()) -> Refused:
    """What is refused in an answer to an interaction of type `asked`.

    `clicked` is the message on which it happened, or from which the modal was opened; without one there is none to update.
    """
    yield from model(payload, "", lambda thing, _: _callback(thing, asked, clicked, uploads))


def _callback(thing: Thing, asked: int, clicked: Thing | None, uploads: tuple[str, ...]) -> Refused:
    kind = as_whole(thing.get("type"))
    allowed = tuple(each for each in MAY_ANSWER[asked] if clicked is not None or each not in UPDATES)
    yield from one_of(thing, "type", "", allowed, needed=True)
    if kind not in allowed:
        return
    data = thing.get("data")
    if kind in (MESSAGE, SUGGEST, MODAL) and data is None:
        yield "data", REQUIRED
    elif kind in (MESSAGE, UPDATE) and data is not None:
        before = clicked if kind == UPDATE else None
        yield from _inside(message(data, Sent(uploads=uploads, before=before, answer=True)))
    elif kind == MODAL:
        yield from modal(data, "data")
    elif kind == SUGGEST:
        yield from model(data, "data", _suggestions)
    elif kind == DEFER and isinstance(data, Mapping) and (as_whole(data.get("flags")) or 0) & ~EPHEMERAL:
        yield "data.flags", CHOICES


def _inside(refused: Refused) -> Refused:
    """The same refusals, inside `data`. An empty message has no place."""
    yield from ((f"data.{path}" if path else "data", code) for path, code in refused)


def _suggestions(thing: Thing, path: str) -> Refused:
    yield from many(thing, "choices", path, _suggestion, most=25)


def _suggestion(value: Any, path: str) -> Refused:
    yield from model(value, path, _named_value)


def _named_value(thing: Thing, path: str) -> Refused:
    yield from text(thing, "name", path, least=1, most=100, needed=True)
    if not isinstance(thing.get("value"), int | float):
        yield from text(thing, "value", path, most=100, needed=True)
