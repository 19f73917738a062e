"""From the payload of a request to a message, and from a message to the one it was edited into."""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.discord import refusals
from tests.loopback.discord.checks import check_message
from tests.loopback.discord.files import Attachment, File
from tests.loopback.discord.messages import PRIVATE, SETTABLE, V2, Message
from tests.loopback.discord.pings import pings
from tests.loopback.discord.reading import FILE, GALLERY, THUMBNAIL, walk

if TYPE_CHECKING:
    from tests.loopback.discord.channels import Channel
    from tests.loopback.discord.interactions import Interaction
    from tests.loopback.discord.pings import Pings
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
NONCE_KEPT_S = 300.0
UPLOAD_MOST = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Body:
    """What a request brought: JSON, and files by the number in `files[n]`."""

    json: Any
    files: dict[int, File] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(file.name for _, file in sorted(self.files.items()))

    def inside(self, key: str) -> Body:
        """The same files with a part of the JSON."""
        return Body(self.json.get(key) or {}, self.files)

    def fits(self) -> None:
        """Raises Refused when the files are too large."""
        if sum(len(file.data) for file in self.files.values()) > UPLOAD_MOST:
            raise refusals.too_large()


@dataclass(frozen=True, slots=True)
class Ping:
    """A message that made phones ring."""

    message: Message
    pings: Pings


def posted(world: World, channel: Channel, body: Body) -> Message:
    """A message of the bot in a channel. The same nonce within five minutes gives the message that is there."""
    nonce = body.json.get("nonce")
    if nonce is not None and body.json.get("enforce_nonce"):
        at, known = world.nonces.get(str(nonce), (0.0, None))
        if known is not None and world.clock.now() - at < NONCE_KEPT_S:
            return known
    check_message(body.json, body.names, answer=False)
    message = _made(world, channel, body)
    if nonce is not None:
        message.nonce = nonce
        world.nonces[str(nonce)] = (world.clock.now(), message)
    _put(world, message, body, answer=False)
    world.tell("MESSAGE_CREATE", message.event())
    return message


def shown(world: World, interaction: Interaction, body: Body, *, private: bool) -> Message:
    """A message that answers an interaction. (The payload was checked.)"""
    message = _made(world, interaction.channel, body)
    message.application_id, message.by_interaction = world.application_id, interaction.metadata()
    if private:
        message.flags |= PRIVATE
        message.private_to = interaction.person
    _put(world, message, body, answer=True)
    interaction.touch(message)
    if not private:
        world.tell("MESSAGE_CREATE", message.event())
    return message


def edited(world: World, message: Message, body: Body, *, answer: bool) -> Message:
    """The message after an edit; raises Refused when Discord would not take it."""
    check_message(body.json, body.names, before=message, answer=answer)
    return changed(world, message, body)


def changed(world: World, message: Message, body: Body) -> Message:
    """The message after an edit that was checked."""
    given = body.json
    message.flags |= int(given.get("flags") or 0) & V2
    message.attachments = _attachments(world, message, body)
    if "content" in given:
        message.content = given["content"] or ""
    if "embeds" in given:
        message.embeds = given["embeds"] or []
    if "components" in given:
        message.components = _components(given["components"] or [], message.attachments)
    message.edited_at = world.clock.now()
    world.changed()
    if not message.private:
        world.tell("MESSAGE_UPDATE", message.event())
    return message


def _made(world: World, channel: Channel, body: Body) -> Message:
    body.fits()
    if channel.deleted:
        raise refusals.unknown("Channel")
    given = body.json
    flags = int(given.get("flags") or 0) & SETTABLE & ~PRIVATE
    message = Message(
        world.clock.new_id(), channel, world.bot, world.clock.now(), given.get("content") or "", flags=flags
    )
    message.embeds = given.get("embeds") or []
    return message


def _put(world: World, message: Message, body: Body, *, answer: bool) -> None:
    message.attachments = _attachments(world, message, body)
    message.components = _components(body.json.get("components") or [], message.attachments)
    message.channel.all_messages.append(message)
    world.changed()
    if rung := pings(body.json, answer=answer):
        world.pings.append(Ping(message, rung))


def _attachments(world: World, message: Message, body: Body) -> list[Attachment]:
    """Those that are kept (all, when the payload does not say) and those that came along."""
    given = body.json.get("attachments")
    named = {str(one["id"]): one for one in given or ()}
    kept = [one for one in message.attachments if given is None or one.id in named]
    for number, file in sorted(body.files.items()):
        said = named.get(str(number), {})
        name = said.get("filename") or file.name
        about = said.get("description") or ""
        made = world.keep(
            File(name, file.data, file.media_type), message.channel.id, description=about, hidden=message.private
        )
        kept.append(made)
    return kept


def _components(given: list[Payload], attachments: list[Attachment]) -> list[Payload]:
    """As Discord gives them back: each with a number of its own, and files at their address."""
    made = copy.deepcopy(given)
    taken = {one["id"] for one in walk(made) if one.get("id")}
    numbers = (number for number in itertools.count(1) if number not in taken)
    for one in walk(made):
        one["id"] = one.get("id") or next(numbers)
        for holder in one.get("items") or [one]:
            key = "file" if one["type"] == FILE else "media"
            if one["type"] in {FILE, GALLERY, THUMBNAIL} and key in holder:
                holder[key] = _media(holder[key], attachments)
        if one["type"] == FILE:
            one |= {"name": one["file"].get("name", ""), "size": one["file"].get("size", 0)}
    return made


def _media(given: Payload, attachments: list[Attachment]) -> Payload:
    for one in attachments:
        if given["url"] in {f"attachment://{one.file.name}", one.url}:
            facts = {key: value for key, value in one.payload().items() if key not in {"id", "filename", "description"}}
            return facts | {"attachment_id": one.id, "name": one.file.name, "flags": 0}
    return given | {"proxy_url": given["url"], "width": 0, "height": 0, "content_type": "", "flags": 0}
