"""Servers: their channels, roles and members, and what a test changes about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.discord.channels import CATEGORY, FORUM, TEXT, THREADS, Channel
from tests.loopback.discord.permissions import ALL, BITS, FOR_EVERYONE, FOR_THE_BOT, bits

if TYPE_CHECKING:
    from tests.loopback.discord.people import Person
    from tests.loopback.discord.world import World

Payload = dict[str, Any]


@dataclass(slots=True, eq=False)
class Role:
    """A role of a server; `id` is what `Call.claims.roles` holds."""

    id: str
    name: str
    permissions: int = 0
    position: int = 1
    managed: bool = False
    mentionable: bool = False

    def payload(self) -> Payload:
        return {
            "id": self.id,
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": self.position,
            "permissions": str(self.permissions),
            "managed": self.managed,
            "mentionable": self.mentionable,
            "flags": 0,
        }


@dataclass(slots=True)
class Membership:
    """Somebody on a server."""

    user: Payload
    joined_at: str
    roles: set[str] = field(default_factory=set)
    nick: str | None = None

    def payload(self, permissions: int | None = None) -> Payload:
        told: Payload = {
            "user": self.user,
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "roles": sorted(self.roles, key=int),
            "joined_at": self.joined_at,
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "communication_disabled_until": None,
            "flags": 0,
        }
        return told if permissions is None else told | {"permissions": str(permissions)}


class Guild:
    """A server with the bot on it."""

    def __init__(self, world: World, name: str, locale: str = "en-US") -> None:
        self.world, self.name, self.locale = world, name, locale
        self.id = world.clock.new_id()
        self.here = True
        """Whether the bot is (still) a member."""
        self.reachable = True
        self.owner = world.new_user("Owner of " + name)
        self.roles = {self.id: Role(self.id, "@everyone", FOR_EVERYONE, position=0)}
        self.bot_role = self.role(world.bot["username"], permissions=FOR_THE_BOT, managed=True)
        self.members: dict[str, Membership] = {}
        self.channels: dict[str, Channel] = {}
        self.join(self.owner)
        self.join(world.bot, roles=(self.bot_role,))

    # -- what a test builds

    def role(self, name: str, *, permissions: int = 0, managed: bool = False) -> Role:
        """A new role, or the one of this name."""
        for role in self.roles.values():
            if role.name == name:
                return role
        role = Role(self.world.clock.new_id(), name, permissions, len(self.roles), managed)
        self.roles[role.id] = role
        self._tell("GUILD_ROLE_CREATE", {"guild_id": self.id, "role": role.payload()})
        return role

    def channel(self, name: str, *, category: str = "", kind: int = TEXT, topic: str | None = None) -> Channel:
        """A new channel, or the one of this name."""
        for channel in self.channels.values():
            if channel.name == name and channel.kind == kind:
                return channel
        parent = self.channel(category, kind=CATEGORY) if category else None
        channel = Channel(self.world, name, kind, guild=self, parent=parent, topic=topic)
        self.world.channels[channel.id] = self.channels[channel.id] = channel
        self._tell("THREAD_CREATE" if kind in THREADS else "CHANNEL_CREATE", channel.payload())
        return channel

    def forum(self, name: str, *, category: str = "") -> Channel:
        """A forum: a channel whose posts are threads."""
        return self.channel(name, category=category, kind=FORUM)

    def join(self, user: Payload, *, roles: tuple[Role, ...] = (), nick: str | None = None) -> Membership:
        """Make `user` a member."""
        joined_at = self.world.moment()
        member = self.members[user["id"]] = Membership(user, joined_at, {role.id for role in roles}, nick)
        return member

    def leave(self, user: Payload) -> None:
        """They are no member any more."""
        self.members.pop(user["id"], None)

    # -- what a test changes

    def takes(self, *permissions: str) -> None:
        """The bot may not do this on the server any more: neither its role nor @everyone allow it."""
        for role in (self.bot_role, self.roles[self.id]):
            role.permissions &= ~bits(permissions)
            self._tell("GUILD_ROLE_UPDATE", {"guild_id": self.id, "role": role.payload()})

    def gives(self, *permissions: str) -> None:
        """The bot may do this on the server."""
        self.bot_role.permissions |= bits(permissions)
        self._tell("GUILD_ROLE_UPDATE", {"guild_id": self.id, "role": self.bot_role.payload()})

    def removes_the_bot(self) -> None:
        """An admin throws the bot out."""
        self._tell("GUILD_DELETE", {"id": self.id})
        self.here = False
        self.leave(self.world.bot)

    def invites_the_bot(self) -> None:
        """The bot comes (back)."""
        self.here = True
        self.join(self.world.bot, roles=(self.bot_role,))
        self._tell("GUILD_CREATE", self.payload())

    def goes_out(self) -> None:
        """An outage: the server cannot be reached for a while."""
        self.reachable = False
        self._tell("GUILD_DELETE", {"id": self.id, "unavailable": True})

    def comes_back(self) -> None:
        """The outage is over."""
        self.reachable = True
        self._tell("GUILD_CREATE", self.payload())

    # -- what Discord knows

    def permissions(self, user_id: str, channel: Channel | None = None) -> int:
        """What this user may do here, or in `channel`."""
        member = self.members.get(user_id)
        if member is None:
            return 0
        base = self.roles[self.id].permissions
        for role in member.roles:
            base |= self.roles[role].permissions
        if base & BITS["administrator"] or user_id == self.owner["id"]:
            return ALL
        if channel is None:
            return base
        return channel.settled().overwrites.applied(base, self.id, member.roles, user_id)

    def payload(self) -> Payload:
        """As GUILD_CREATE tells it. Members: the bot alone, for it asked for no more."""
        kept = [channel for channel in self.channels.values() if not channel.deleted]
        return {
            **self._described(),
            "joined_at": self.world.moment(),
            "large": False,
            "unavailable": not self.reachable,
            "member_count": len(self.members),
            "members": [self.members[self.world.bot["id"]].payload()] if self.here else [],
            "channels": [channel.payload() for channel in kept if channel.kind not in THREADS],
            "threads": [channel.payload() for channel in kept if channel.kind in THREADS],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def _described(self) -> Payload:
        return {
            "id": self.id,
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "banner": None,
            "description": None,
            "vanity_url_code": None,
            "owner_id": self.owner["id"],
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "application_id": None,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "preferred_locale": self.locale,
            "features": ["COMMUNITY"],
            "roles": [role.payload() for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
        }

    def _tell(self, event: str, payload: Payload) -> None:
        if self.here and self.id in self.world.guilds:
            self.world.tell(event, payload)


def member_of(guild: Guild, person: Person, channel: Channel) -> Payload:
    """The person as an interaction names them: with what they may do in `channel`."""
    return guild.members[person.id].payload(guild.permissions(person.id, channel))
