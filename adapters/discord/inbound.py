"""What a payload of Discord means: who did what, where. Pure: the payload's own data in, a call out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from adapters.actions import Action
from adapters.calls import Call, Claims
from adapters.discord import custom_ids, forms, refs
from adapters.errors import BadAction
from adapters.refs import PlaceRef

Payload = Mapping[str, Any]
ParentOf = Callable[[int, int], int | None]
"""What a thread, a channel or a category of a server stands in; None where nothing is known."""

COMMAND, PRESSED, COMPLETION, SENT = 2, 3, 4, 5
"""Kinds of interactions that we take; the fifth is a ping, which no gateway sends."""
SLASH, MENU = 1, 3
"""Kinds of commands: a word with its slash, one in the menu of a message."""
PRIVATE = 1 << 6
"""A message's flag: only the person sees it."""
TALK = (0, 19)
"""Kinds of messages in which a person says something: plain, and an answer. All others are Discord's own ("pinned a message")."""
ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
UNKNOWN = "unknown_button"
"""No verb of ours: what is read so is told to be gone."""
THREADS = (10, 11, 12)
"""Kinds of channels that are threads of another."""
PARENTS_MOST = 3
"""A thread stands in a channel, that in a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An interaction, understood. `answers` is the kind of the payload; `attachments` are still where Discord has them."""

    id: int
    token: str
    kind: int
    call: Call
    attachments: tuple[Payload, ...] = ()
    asks: bool = False
    """A button that asks first was pressed: nothing is to be done yet."""
    declines: bool = False
    """The No to such a question."""
    ends: bool = False
    """A button that opens a step after which nothing more is asked: the others are kept already."""
    on_private: bool = False
    """It was pressed on, or its form was opened from, a message that only this person sees, and which may be replaced."""
    on_step: bool = False
    """That message did nothing but lead to a step of a form, so whatever comes takes its place."""


def hear(payload: Payload, verbs: Mapping[str, str], parent_of: ParentOf) -> Heard:
    """What an interaction means; `verbs` by the names of our commands. Buttons that we never made become the verb UNKNOWN."""
    meant = _meant(payload, _caller(payload, parent_of), verbs)
    message = payload.get("message") or {}
    return replace(
        meant,
        on_private=bool(message.get("flags", 0) & PRIVATE),
        on_step=any(map(_opens_step, _ids_in(message.get("components", ())))),
    )


def talk(payload: Payload) -> tuple[Call, tuple[Payload, ...]] | None:
    """What somebody wrote to the bot in a direct message, and the files with it; None for anything else."""
    author = payload["author"]
    if payload.get("guild_id") or author.get("bot") or payload.get("type", 0) not in TALK:
        return None
    call = Call(
        account=refs.account(author["id"]),
        key=payload["id"],
        words=payload.get("content", ""),
        locale="",
        claims=Claims(name=_name(author)),
    )
    return call, tuple(payload.get("attachments", ()))


def _caller(payload: Payload, parent_of: ParentOf) -> Call:
    """Who, where: a call that says nothing yet."""
    member, guild = payload.get("member"), payload.get("guild_id")
    user = member["user"] if member else payload["user"]
    return Call(
        account=refs.account(user["id"]),
        place=refs.place(guild, payload["channel_id"]) if guild else None,
        around=_around(payload, guild, parent_of) if guild else (),
        thread_of=_thread_of(payload, guild) if guild else None,
        key=payload["id"],
        locale=payload.get("locale", ""),
        claims=_claims(member, user),
    )


def _thread_of(payload: Payload, guild: str) -> PlaceRef | None:
    channel = payload.get("channel") or {}
    is_thread = channel.get("type") in THREADS and channel.get("parent_id")
    return refs.place(guild, channel["parent_id"]) if is_thread else None


def _around(payload: Payload, guild: str, parent_of: ParentOf) -> tuple[PlaceRef, ...]:
    """The wider places, the nearest first. What the payload says of its own channel is newer than what is remembered."""
    at = int(payload["channel_id"])
    parent = int((payload.get("channel") or {}).get("parent_id") or 0) or parent_of(int(guild), at)
    found: list[int] = []
    while parent and len(found) < PARENTS_MOST:
        found.append(parent)
        parent = parent_of(int(guild), parent)
    return tuple(refs.place(guild, one) for one in (*map(str, found), guild))


def _claims(member: Payload | None, user: Payload) -> Claims:
    if member is None:
        return Claims(name=_name(user))
    may = int(member.get("permissions") or 0)
    return Claims(
        admin=bool(may & (ADMINISTRATOR | MANAGE_GUILD)),
        name=member.get("nick") or _name(user),
        roles=tuple(member.get("roles", ())),
    )


def _name(user: Payload) -> str:
    return user.get("global_name") or user.get("username") or ""


def _meant(payload: Payload, caller: Call, verbs: Mapping[str, str]) -> Heard:
    data = payload["data"]
    heard = Heard(id=int(payload["id"]), token=payload["token"], kind=payload["type"], call=caller)
    if heard.kind in (COMMAND, COMPLETION):
        return _command(data, replace(heard, call=replace(caller, verb=verbs.get(data["name"], UNKNOWN))))
    try:
        return _sent(data, heard) if heard.kind == SENT else _pressed(data, heard)
    except (BadAction, LookupError):
        return replace(heard, call=replace(caller, verb=UNKNOWN))


def _command(data: Payload, heard: Heard) -> Heard:
    """A word with its slash, or one from the menu of a message, which is then what it is about.

    What somebody else wrote there was not said to the bot: nothing is taken of it but who wrote it.
    """
    picked = (data.get("resolved") or {}).get("messages", {}).get(data.get("target_id"))
    if picked:
        call = replace(heard.call, about=refs.account(picked["author"]["id"]))
        if call.about != call.account:
            return replace(heard, call=call)
        call = replace(call, words=picked.get("content", ""))
        return replace(heard, call=call, attachments=tuple(picked.get("attachments", ())))
    typed = next((option["value"] for option in data.get("options", ()) if "value" in option), "")
    return replace(heard, call=replace(heard.call, words=str(typed)))


def _pressed(data: Payload, heard: Heard) -> Heard:
    """A button, or the option that was picked. Raises BadAction, LookupError for what we never made."""
    found = custom_ids.read(data["custom_id"])
    if found.declines:
        return replace(heard, declines=True)
    if found.action is None:
        found = custom_ids.picked(data["values"][0])
    call = replace(heard.call, action=_known(found.action), step=found.step)
    return replace(heard, call=call, asks=found.asks, ends=found.step > 0 and not found.unfinished)


def _sent(data: Payload, heard: Heard) -> Heard:
    """A form that was sent. Raises BadAction for what we never made.

    While an answer is not shown the form stays open, and may be sent again: by its opening that is known for the same delivery.
    """
    found = custom_ids.read(data["custom_id"])
    values, attachments = forms.sent(data)
    goes_on = forms.goes_on(data)
    key = f"form:{found.opened}" if found.opened and not goes_on else heard.call.key
    call = replace(heard.call, key=key, action=_known(found.action), step=found.step, values=values, unfinished=goes_on)
    return replace(heard, call=call, attachments=tuple(attachments))


def _known(action: Action | None) -> Action:
    if action is None:
        raise BadAction("no action")
    return action


def _ids_in(components: Iterable[Payload]) -> Iterator[str]:
    """The custom_ids of a message, nested ones too."""
    for one in components:
        if "custom_id" in one:
            yield one["custom_id"]
        nested = (*one.get("components", ()), *((one["accessory"],) if one.get("accessory") else ()))
        yield from _ids_in(nested)


def _opens_step(custom_id: str) -> bool:
    try:
        return custom_ids.read(custom_id).step > 0
    except BadAction:
        return False
