"""Where payloads meet `rules.py`: what it finds in them is the answer."""

from __future__ import annotations

from typing import Any

from tests.loopback.discord import refusals
from tests.loopback.discord.messages import V2, Message
from tests.loopback.discord.refusals import Refused
from tests.loopback.discord.rules import answer as as_discord_says
from tests.loopback.discord.rules import callback_refusals, command_refusals
from tests.loopback.discord.rules import refusals as message_refusals

Payload = dict[str, Any]


def check_message(payload: Payload, uploads: tuple[str, ...], *, before: Message | None = None, answer: bool) -> None:
    """Raises Refused for what Discord would not take as a message, or as an edit of `before`."""
    if before is not None:
        _demand_v2_stays(payload, before)
        payload = payload | {"flags": int(payload.get("flags") or 0) | before.flags & V2}
    told = before.payload() if before else None
    _demand_none(message_refusals(payload, uploads=uploads, before=told, answer=answer))


def check_callback(payload: Payload, uploads: tuple[str, ...], *, asked: int, clicked: Message | None) -> None:
    """Raises Refused for what Discord would not take as the answer to an interaction."""
    data = payload.get("data")
    if payload.get("type") == 7 and clicked is not None and data is not None:
        _demand_v2_stays(data, clicked)
        payload = payload | {"data": data | {"flags": int(data.get("flags") or 0) | clicked.flags & V2}}
    told = clicked.payload() if clicked else None
    _demand_none(callback_refusals(payload, asked=asked, clicked=told, uploads=uploads))


def check_commands(payload: Any) -> None:
    """Raises Refused for what Discord would not take as commands."""
    _demand_none(command_refusals(payload))


def _demand_v2_stays(payload: Payload, before: Message) -> None:
    if before.flags & V2 and payload.get("flags") is not None and not int(payload["flags"]) & V2:
        raise refusals.invalid([("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG")])


def _demand_none(found: list[tuple[str, str]]) -> None:
    if found:
        body = as_discord_says(found)
        raise Refused(400, body["code"], body["message"], body.get("errors"))
