"""What a person did on their screen, as the bot is told of it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.discord.guilds import member_of
from tests.loopback.discord.messages import Message

if TYPE_CHECKING:
    from tests.loopback.discord.channels import Channel
    from tests.loopback.discord.people import Person
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
TOKEN_KEPT_S = 15 * 60.0
UPLOAD_MOST = 10 * 1024 * 1024


@dataclass(eq=False)
class Interaction:
    """One command, press, suggestion or sent modal."""

    id: str
    token: str
    kind: int
    person: Person
    channel: Channel
    data: Payload
    at: float
    message: Message | None = None
    """The one whose button was pressed, or below which the modal opened."""
    answered: int = 0
    """The type of the callback; 0 while there is none."""
    answered_at: float = 0.0
    """Seconds since 1970."""
    late: bool = False
    """The person was told that the interaction failed."""
    modal: Payload | None = None
    choices: list[Payload] | None = None
    original: Message | None = None
    thinking: bool = False
    touched: list[Message] = field(default_factory=list)
    """What was shown or changed by it, in order."""

    def touch(self, message: Message) -> None:
        """The person sees this now."""
        if message not in self.touched:
            self.touched.append(message)

    @property
    def finished(self) -> bool:
        """The person has got something for what they did: not only "is thinking"."""
        return bool(self.answered) and (self.answered not in {5, 6} or any(not one.flags & 128 for one in self.touched))

    def metadata(self) -> Payload:
        """As a message names the interaction that it answers."""
        owners = {"0": self.channel.guild.id if self.channel.guild else "0"}
        return {"id": self.id, "type": self.kind, "user": self.person.user, "authorizing_integration_owners": owners}

    def payload(self, world: World) -> Payload:
        """INTERACTION_CREATE."""
        guild = self.channel.guild
        told: Payload = {
            "id": self.id,
            "application_id": world.application_id,
            "type": self.kind,
            "data": self.data,
            "channel": self.channel.payload(),
            "channel_id": self.channel.id,
            "token": self.token,
            "version": 1,
            "locale": self.person.locale,
            "entitlements": [],
            "attachment_size_limit": UPLOAD_MOST,
            "authorizing_integration_owners": {"0": guild.id if guild else "0"},
            "context": 0 if guild else 1,
            "app_permissions": str(guild.permissions(world.bot["id"], self.channel) if guild else 1 << 11 | 1 << 15),
        }
        if self.message is not None:
            told["message"] = self.message.payload()
        if guild is None:
            return told | {"user": self.person.user}
        member = member_of(guild, self.person, self.channel)
        told["channel"]["permissions"] = member["permissions"]
        brief = {"id": guild.id, "locale": guild.locale, "features": ["COMMUNITY"]}
        return told | {"member": member, "guild_id": guild.id, "guild": brief, "guild_locale": guild.locale}
