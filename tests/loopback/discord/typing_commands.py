"""From what a person types after a slash to the data of the interaction."""

from __future__ import annotations

from typing import Any

from tests.loopback.discord.resolving import Resolved
from tests.loopback.discord.seen import NotThere

Payload = dict[str, Any]
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
THINGS = (6, 7, 8, 9, 11)


def typed(command: Payload, words: list[str], given: Payload, resolved: Resolved, *, focused: str = "") -> Payload:
    """The data of a command. `words` are subcommands. Raises NotThere for what Discord would not let anybody type."""
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    options = _options(command, words, given, resolved, focused)
    if options:
        data["options"] = options
    if resolved.payload:
        data["resolved"] = resolved.payload
    return data


def _options(holder: Payload, words: list[str], given: Payload, resolved: Resolved, focused: str) -> list[Payload]:
    known = {option["name"]: option for option in holder.get("options") or ()}
    if words:
        inner = known.get(words[0])
        if inner is None or inner["type"] not in {SUBCOMMAND, GROUP}:
            raise NotThere(f"/{holder['name']} has no {words[0]!r}, but {sorted(known)}")
        told = _options(inner, words[1:], given, resolved, focused)
        return [{"name": inner["name"], "type": inner["type"], "options": told}]
    strange = given.keys() - known.keys()
    if strange or any(option["type"] in {SUBCOMMAND, GROUP} for option in known.values()):
        raise NotThere(f"/{holder['name']} takes {sorted(known)}, not {sorted(strange)}")
    lacking = [name for name, option in known.items() if option.get("required") and not _is_given(given, name)]
    if lacking and not focused:
        raise NotThere(f"/{holder['name']} cannot be sent without {lacking}")
    return [
        _option(known[name], given[name], resolved, typing=name == focused) for name in known if _is_given(given, name)
    ]


def _is_given(given: Payload, name: str) -> bool:
    return given.get(name) not in (None, "")


def _option(option: Payload, value: Any, resolved: Resolved, *, typing: bool) -> Payload:
    told = {"name": option["name"], "type": option["type"]}
    if typing:
        return told | {"value": value, "focused": True}
    if option["type"] in THINGS:
        return told | {"value": resolved.put(value)}
    return told | {"value": _plain(option, value)}


def _plain(option: Payload, value: Any) -> Any:
    choices = option.get("choices")
    if choices:
        picked = [choice["value"] for choice in choices if value in (choice["name"], choice["value"])]
        if not picked:
            raise NotThere(f"{option['name']} offers {[choice['name'] for choice in choices]}, not {value!r}")
        return picked[0]
    kinds = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}[option["type"]]
    if not isinstance(value, kinds):
        raise NotThere(f"{option['name']} takes {kinds}, not {value!r}")
    size = len(value) if isinstance(value, str) else value
    least, most = (option.get(f"{end}_{'length' if isinstance(value, str) else 'value'}") for end in ("min", "max"))
    if (least is not None and size < least) or (most is not None and size > most):
        raise NotThere(f"{option['name']} takes from {least} to {most}, not {size}")
    return value
