"""Channels: text, categories, forums, threads, and direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loopback.discord import refusals
from tests.loopback.discord.permissions import BITS, Overwrites, bits

if TYPE_CHECKING:
    from tests.loopback.discord.guilds import Guild, Role
    from tests.loopback.discord.messages import Message
    from tests.loopback.discord.people import Person
    from tests.loopback.discord.world import World

TEXT, DM, VOICE, CATEGORY, ANNOUNCEMENT, THREAD, FORUM = 0, 1, 2, 4, 5, 11, 15
THREADS = (10, 11, 12)
WRITABLE = (TEXT, DM, VOICE, ANNOUNCEMENT, *THREADS)
Payload = dict[str, Any]


class Channel:
    """A place to write in (or, as a category and a forum, a place around such places)."""

    def __init__(
        self,
        world: World,
        name: str,
        kind: int = TEXT,
        *,
        guild: Guild | None = None,
        parent: Channel | None = None,
        recipient: Person | None = None,
        topic: str | None = None,
    ) -> None:
        self.world, self.name, self.kind, self.guild, self.parent = world, name, kind, guild, parent
        self.recipient, self.topic = recipient, topic
        self.id = world.clock.new_id()
        self.overwrites = Overwrites()
        self.all_messages: list[Message] = []
        self.deleted = self.archived = self.locked = False

    def __repr__(self) -> str:
        return f"#{self.name}"

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    # -- what a test sees

    @property
    def messages(self) -> list[Message]:
        """What everybody in the channel sees, oldest first."""
        return [message for message in self.all_messages if message.private_to is None and not message.deleted]

    @property
    def last(self) -> Message:
        """The newest of them."""
        return self.messages[-1]

    @property
    def text(self) -> str:
        """All that stands there."""
        return "\n".join(message.text for message in self.messages)

    # -- what a test changes

    def thread(self, name: str) -> Channel:
        """A public thread here; in a forum, a post."""
        if self.guild is None:
            raise ValueError("a direct message has no threads")
        made = Channel(self.world, name, THREAD, guild=self.guild, parent=self)
        self.world.channels[made.id] = self.guild.channels[made.id] = made
        self._tell("THREAD_CREATE", made.payload() | {"newly_created": True})
        return made

    def takes(self, *permissions: str, of: Role | Person | None = None) -> None:
        """The bot (or `of`) may not do this here."""
        self.overwrites.put(self._target(of), deny=bits(permissions))
        self._tell("CHANNEL_UPDATE", self.payload())

    def gives(self, *permissions: str, of: Role | Person | None = None) -> None:
        """The bot (or `of`) may do this here."""
        self.overwrites.put(self._target(of), allow=bits(permissions))
        self._tell("CHANNEL_UPDATE", self.payload())

    def delete(self) -> None:
        """Somebody deletes the channel, with all that is in it."""
        self.deleted = True
        for message in self.all_messages:
            message.deleted = True
        self._tell("THREAD_DELETE" if self.kind in THREADS else "CHANNEL_DELETE", self.payload())
        for thread in self._threads():
            thread.delete()

    def archive(self, *, locked: bool = False) -> None:
        """Somebody closes the thread (and with `locked` nobody but a moderator may open it)."""
        self.archived, self.locked = True, locked
        self._tell("THREAD_UPDATE", self.payload())

    # -- what Discord knows

    def settled(self) -> Channel:
        """The channel whose overwrites hold here: a thread has those of its parent."""
        return self.parent if self.kind in THREADS and self.parent else self

    def demands(self, *permissions: str) -> None:
        """Raises Refused when the bot lacks one of them here: Missing Access without sight, else Missing Permissions."""
        if self.guild is None:
            return
        if not self.guild.here:
            raise refusals.no_access()
        may = self.guild.permissions(self.world.bot["id"], self)
        if not may & BITS["view_channel"]:
            raise refusals.no_access()
        if any(not may & BITS[name] for name in permissions):
            raise refusals.no_permission()

    def demands_writing(self, *, files: bool) -> None:
        """Raises Refused when the bot may not write here now."""
        self.demands("send_messages_in_threads" if self.kind in THREADS else "send_messages")
        if self.kind not in WRITABLE:
            raise refusals.not_for_text()
        if files:
            self.demands("attach_files")
        if self.locked:
            raise refusals.archived()
        if self.recipient is not None and not self.recipient.shares_a_guild():
            raise refusals.no_mutual_guild()
        if self.recipient is not None and self.recipient.dms_closed:
            raise refusals.closed_dm()
        if self.archived:  # writing opens a thread again
            self.archived = False
            self._tell("THREAD_UPDATE", self.payload())

    def payload(self) -> Payload:
        """As Discord tells it."""
        told: Payload = {"id": self.id, "type": self.kind, "flags": 0, "last_message_id": self._last_id()}
        if self.recipient is not None:
            return told | {"recipients": [self.recipient.user]}
        assert self.guild is not None
        told |= {"guild_id": self.guild.id, "name": self.name, "parent_id": self.parent.id if self.parent else None}
        if self.kind in THREADS:
            return told | self._thread_facts()
        return told | {
            "position": list(self.guild.channels).index(self.id) if self.id in self.guild.channels else 0,
            "permission_overwrites": [self._overwrite(target) for target in self.overwrites.of],
            "topic": self.topic,
            "nsfw": False,
            "rate_limit_per_user": 0,
            **({"available_tags": [], "default_reaction_emoji": None} if self.kind == FORUM else {}),
        }

    def _thread_facts(self) -> Payload:
        assert self.guild is not None
        return {
            "owner_id": self.guild.owner["id"],
            "message_count": len(self.messages),
            "member_count": 1,
            "total_message_sent": len(self.messages),
            "rate_limit_per_user": 0,
            "thread_metadata": {
                "archived": self.archived,
                "auto_archive_duration": 4320,
                "archive_timestamp": self.world.moment(),
                "locked": self.locked,
            },
        }

    def _overwrite(self, target: str) -> Payload:
        assert self.guild is not None
        allow, deny = self.overwrites.of[target]
        return {"id": target, "type": 0 if target in self.guild.roles else 1, "allow": str(allow), "deny": str(deny)}

    def _target(self, of: Role | Person | None) -> str:
        return self.world.bot["id"] if of is None else of.id

    def _last_id(self) -> str | None:
        return self.messages[-1].id if self.messages else None

    def _threads(self) -> list[Channel]:
        kept = self.guild.channels.values() if self.guild else ()
        return [
            channel for channel in kept if channel.parent is self and channel.kind in THREADS and not channel.deleted
        ]

    def _tell(self, event: str, payload: Payload) -> None:
        if self.guild is not None and self.guild.here and self.guild.id in self.world.guilds:
            self.world.tell(event, payload)
