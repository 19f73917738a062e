"""People, roles, channels, messages and files that a person picked: ids in the payload, the things themselves in `resolved`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.loopback.discord.channels import Channel
from tests.loopback.discord.files import File
from tests.loopback.discord.guilds import Role

if TYPE_CHECKING:
    from tests.loopback.discord.messages import Message
    from tests.loopback.discord.people import Person

Payload = dict[str, Any]


class Resolved:
    """What one interaction names."""

    def __init__(self, person: Person, channel: Channel) -> None:
        self.person, self.channel = person, channel
        self.payload: dict[str, dict[str, Payload]] = {}

    def put(self, thing: Any) -> str:
        """The id of a person, role, channel or file; it is told about in `resolved`."""
        if isinstance(thing, File | Path):
            kept = self.person.world.keep(File.of(thing), self.channel.id, hidden=True)
            self._note("attachments", kept.id, kept.payload())
            return kept.id
        if isinstance(thing, Role):
            self._note("roles", thing.id, thing.payload())
        elif isinstance(thing, Channel):
            may = thing.guild.permissions(self.person.id, thing) if thing.guild else 0
            self._note("channels", thing.id, thing.payload() | {"permissions": str(may)})
        else:
            self._person(thing)
        return str(thing.id)

    def message(self, message: Message) -> str:
        """The id of a message that was picked in its menu."""
        self._note("messages", message.id, message.payload())
        return message.id

    def _person(self, person: Person) -> None:
        self._note("users", person.id, person.user)
        guild = self.channel.guild
        if guild is not None and person.id in guild.members:
            told = guild.members[person.id].payload(guild.permissions(person.id, self.channel))
            self._note(
                "members", person.id, {key: value for key, value in told.items() if key not in {"user", "deaf", "mute"}}
            )

    def _note(self, kind: str, key: str, payload: Payload) -> None:
        self.payload.setdefault(kind, {})[key] = payload
