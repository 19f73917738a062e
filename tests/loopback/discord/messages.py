"""Messages: as they are stored, as Discord tells them, and as a person reads them."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.discord import reading
from tests.loopback.discord.clock import iso
from tests.loopback.discord.files import Attachment

if TYPE_CHECKING:
    from tests.loopback.discord.channels import Channel
    from tests.loopback.discord.people import Person

Payload = dict[str, Any]
PRIVATE, LOADING, SILENT, VOICE, V2 = 1 << 6, 1 << 7, 1 << 12, 1 << 13, 1 << 15
MENTION = re.compile(r"<@!?(\d+)>")
SETTABLE = (1 << 2) | PRIVATE | SILENT | VOICE | V2
"""The flags that a bot may set."""


@dataclass(eq=False)
class Message:
    """A message in a channel. `private_to`: only this person sees it."""

    id: str
    channel: Channel
    author: Payload
    at: float
    content: str = ""
    components: list[Payload] = field(default_factory=list)
    embeds: list[Payload] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    private_to: Person | None = None
    application_id: str | None = None
    by_interaction: Payload | None = None
    """Discord's interaction_metadata."""
    nonce: str | None = None
    edited_at: float | None = None
    deleted: bool = False
    kind: int = 0

    # -- what a person sees

    @property
    def text(self) -> str:
        """All that can be read, in order."""
        return self.as_drawn(None)

    @property
    def drawn(self) -> str:
        """The same with buttons and menus in brackets; what cannot be pressed in round ones."""
        return self.as_drawn(reading.Brackets())

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed."""
        return [button.label for button in reading.buttons(self.components) if not button.disabled]

    @property
    def options(self) -> list[str]:
        """The labels in all select menus."""
        return [option.label for option in reading.options(self.components)]

    @property
    def files(self) -> dict[str, bytes]:
        """The files on it, by name."""
        return {attachment.file.name: attachment.file.data for attachment in self.attachments}

    @property
    def private(self) -> bool:
        return self.private_to is not None

    @property
    def silent(self) -> bool:
        """It makes no sound on anybody's phone."""
        return bool(self.flags & SILENT)

    def __str__(self) -> str:
        return self.drawn

    def __contains__(self, text: str) -> bool:
        return text in self.drawn

    def __deepcopy__(self, memo: dict[int, Any]) -> Message:
        kept = copy.copy(self)
        kept.components, kept.embeds = copy.deepcopy(self.components), copy.deepcopy(self.embeds)
        kept.attachments = list(self.attachments)
        return kept

    def as_drawn(self, brackets: reading.Brackets | None) -> str:
        """The text, and what can be pressed as `brackets` draw it."""
        if self.flags & LOADING:
            return "(is thinking…)"
        found = [self.content] if self.content else []
        for embed in self.embeds:
            found += [text for text in (embed.get("title"), embed.get("description")) if text]
            found += [f"{one['name']}: {one['value']}" for one in embed.get("fields") or ()]
        found += reading.lines(self.components, brackets)
        shown = "\n".join(found)
        found += [f"({one.file.name})" for one in self.attachments if f"({one.file.name})" not in shown]
        return "\n".join(found)

    # -- what Discord tells

    def payload(self) -> Payload:
        """As REST and the gateway tell it."""
        told: Payload = {
            "id": self.id,
            "type": self.kind,
            "channel_id": self.channel.id,
            "author": self.author,
            "content": self.content,
            "timestamp": iso(self.at),
            "edited_timestamp": iso(self.edited_at) if self.edited_at else None,
            "tts": False,
            "mention_everyone": False,
            "mentions": self._mentioned(),
            "mention_roles": [],
            "attachments": [attachment.payload() for attachment in self.attachments],
            "embeds": self.embeds,
            "components": self.components,
            "flags": self.flags,
            "pinned": False,
        }
        if self.application_id:
            told["application_id"] = self.application_id
        if self.by_interaction:
            told |= {"interaction_metadata": self.by_interaction, "webhook_id": self.application_id}
        if self.nonce is not None:
            told["nonce"] = self.nonce
        return told

    def _mentioned(self) -> list[Payload]:
        world = self.channel.world
        known = {world.bot["id"]: world.bot} | {person.id: person.user for person in world.people.values()}
        return [known[user] for user in MENTION.findall(self.content) if user in known]

    def event(self) -> Payload:
        """As MESSAGE_CREATE and MESSAGE_UPDATE tell it."""
        told = self.payload()
        if self.channel.guild is not None:
            told["guild_id"] = self.channel.guild.id
            member = self.channel.guild.members.get(self.author["id"])
            if member is not None:
                told["member"] = {key: value for key, value in member.payload().items() if key != "user"}
        return told
