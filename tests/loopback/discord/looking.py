"""Where a person looks: what is on their screen, and in which order they look for a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loopback.discord.channels import Channel
from tests.loopback.discord.messages import Message
from tests.loopback.discord.permissions import BITS
from tests.loopback.discord.seen import NotThere, Seen

if TYPE_CHECKING:
    from tests.loopback.discord.people import Person

Where = Message | Seen | Channel | None


def visible(person: Person) -> list[Message]:
    """All that they can see now, oldest first."""
    found = [
        one for channel in person.world.channels.values() if _sees(person, channel) for one in channel.all_messages
    ]
    theirs = [one for one in found if one.private_to in {None, person} and one.id not in person.dismissed]
    return sorted((one for one in theirs if not one.deleted), key=lambda one: int(one.id))


def looked_at(person: Person, on: Where) -> list[Message]:
    """The messages in the order they are looked at: those named, else those seen last, then all from the newest up."""
    if isinstance(on, Message):
        return [on]
    if isinstance(on, Seen):
        return list(reversed(on.messages))
    there = {one.id: one for one in visible(person)}
    if isinstance(on, Channel):
        return [one for one in reversed(there.values()) if one.channel is on]
    last = [there[one.id] for one in reversed(person.last.messages) if one.id in there]
    return [*last, *reversed(there.values())]


def shown(person: Person, on: Where) -> str:
    """The same as text, oldest first."""
    return "\n".join(str(message) for message in reversed(looked_at(person, on)))


def live(message: Message) -> Message:
    """The message itself, of a copy that was looked at. Raises NotThere when it is gone."""
    for one in message.channel.all_messages:
        if one.id == message.id and not one.deleted:
            return one
    raise NotThere(f"the message is gone: {message}")


def replies_to(message: Message) -> list[Message]:
    """What the bot said in that channel since."""
    since = [one for one in message.channel.messages if int(one.id) > int(message.id)]
    return [one for one in since if one.author.get("bot")]


def _sees(person: Person, channel: Channel) -> bool:
    if channel.guild is None:
        return channel.recipient is person
    return bool(channel.guild.permissions(person.id, channel) & BITS["view_channel"])
