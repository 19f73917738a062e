"""What Discord's gateway sends, as its documentation shows it, cut down to what can matter to us."""

from __future__ import annotations

from typing import Any

GUILD, CATEGORY, CHANNEL, THREAD = (
    "900000000000000001",
    "900000000000000002",
    "900000000000000003",
    "900000000000000004",
)
PERSON, OTHER, BOT = "800000000000000001", "800000000000000002", "800000000000000003"
INTERACTION = "1300000000000000001"
MANAGE_GUILD, ADMINISTRATOR = 1 << 5, 1 << 3


def user(id_: str = PERSON, **more: Any) -> dict[str, Any]:
    return {"id": id_, "username": "ana_p", "global_name": "Ana", "bot": False, **more}


def on_server(kind: int, data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An interaction in a channel."""
    return {
        "id": INTERACTION,
        "application_id": "700000000000000001",
        "type": kind,
        "token": "aW50ZXJhY3Rpb24",
        "version": 1,
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 0, "name": "room-7", "parent_id": CATEGORY, "permissions": "0"},
        "member": {"user": user(), "nick": None, "roles": ["5", "6"], "permissions": "0", "flags": 0},
        "locale": "es-ES",
        "guild_locale": "en-US",
        "data": data,
        **more,
    }


def alone(kind: int, data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An interaction in direct messages."""
    payload = on_server(kind, data, user=user(), channel={"id": "10", "type": 1}, channel_id="10", **more)
    return {key: value for key, value in payload.items() if key not in ("guild_id", "member", "guild_locale")}


def slash(name: str, words: str | None = None) -> dict[str, Any]:
    options = [] if words is None else [{"name": "words", "type": 3, "value": words}]
    return {"id": "1", "name": name, "type": 1, "options": options}


def button(custom_id: str) -> dict[str, Any]:
    return {"custom_id": custom_id, "component_type": 2, "id": 4}


def select(custom_id: str, *values: str) -> dict[str, Any]:
    return {"custom_id": custom_id, "component_type": 3, "id": 4, "values": list(values)}


def message(*, private: bool, custom_ids: tuple[str, ...] = ()) -> dict[str, Any]:
    """The message that a component stands on."""
    buttons = [{"type": 2, "id": 3 + nth, "custom_id": one} for nth, one in enumerate(custom_ids)]
    row = {"type": 1, "id": 2, "components": buttons}
    return {
        "id": "55",
        "flags": (1 << 15) | (1 << 6 if private else 0),
        "author": user(BOT, bot=True),
        "components": [{"type": 17, "id": 1, "components": [row]}],
    }


def said(content: str, **more: Any) -> dict[str, Any]:
    """A direct message to the bot."""
    return {
        "id": "1300000000000000002",
        "channel_id": "10",
        "type": 0,
        "flags": 0,
        "content": content,
        "author": user(),
        "attachments": [],
        **more,
    }
