"""Two classes in the middle of their week, on one Discord: each has its channel, and our bot serves them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from adapters.discord import refs
from bot.settings import Settings
from quests.actions import classrooms, members
from quests.ids import MemberId
from quests.queries.members import AccountKey
from tests.adapters.discord.conftest import Bot
from tests.bot.lived_in import LivedIn, Street
from tests.loopback.discord import Discord, Person, Seen
from tests.loopback.discord.acts import act
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.looking import live
from tests.loopback.discord.messages import Message

COMPONENT, SENT = 3, 5


@dataclass
class Town:
    """`sam`, `noor` (a helper) and `lee` are of our class; `zoe` teaches the class next door; `mallory` is nobody's."""

    discord: Discord
    street: Street
    bot: Bot
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.guild = self.discord.guild("School")
        if self.people:
            self.room, self.next_door = self.guild.channel("room-7"), self.guild.channel("room-8")
            return
        self.room = self._classroom(self.street.ours, "room-7")
        self.next_door = self._classroom(self.street.theirs, "room-8")
        ours, theirs = self.street.ours.room, self.street.theirs.room
        seats = {"sam": ours.sam, "ada": ours.ada, "noor": ours.kai, "lee": ours.teacher, "zoe": theirs.teacher}
        for name, member in seats.items():
            self.people[name] = self.discord.person(name.title(), self.guild)
            self._seat(theirs if name == "zoe" else ours, member, self.people[name])
        self.people["mallory"] = self.discord.person("Mallory", self.guild, admin=True)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def who(self, role: str) -> Person:
        """Somebody of our class who has that role."""
        return self[{"student": "sam", "helper": "noor", "teacher": "lee"}[role]]

    def opens_doors(self) -> None:
        """Whoever uses our bot in our class's channel joins it."""
        self._bind(self.street.ours, self.room, admits=True)

    def _classroom(self, one: LivedIn, name: str) -> Channel:
        channel = self.guild.channel(name)
        self._bind(one, channel, admits=False)
        return channel

    def _bind(self, one: LivedIn, channel: Channel, *, admits: bool) -> None:
        place = {"platform": refs.PLATFORM, "workspace": self.guild.id, "place": channel.id}
        one.room.write(classrooms.bind_place, **place, admits=admits)

    def _seat(self, room: Any, member: MemberId, person: Person) -> None:
        account = refs.account(person.id)
        room.write(members.attach, member=member, who=AccountKey(account.platform, account.workspace, account.account))


@asynccontextmanager
async def in_town(street: Street, folder: Path) -> AsyncIterator[Town]:
    """The bot serves both classes of the street, on a Discord of its own."""
    async with Discord() as discord:
        town = town_of(discord, street, folder)
        async with town.bot.serving():
            yield town


def town_of(discord: Discord, street: Street, folder: Path, *, people: Town | None = None) -> Town:
    """A town on this Discord, not served yet: a new one, or the same people as in another."""
    settings = Settings(
        discord_token=discord.token,
        discord_api_base=discord.api_base,
        discord_gateway_url=discord.gateway_url,
        files_dir=folder / "files",
    )
    bot = Bot(discord, street.desk, settings)
    return replace(people, street=street, bot=bot) if people else Town(discord, street, bot)


async def a_message(person: Person, channel: Channel) -> Message:
    """A private message of the bot to this person, of whom nothing is asked there."""
    seen = await person.types("/help", channel=channel)
    return live(seen.message)


async def forges(
    person: Person, custom_id: str, *, on: Message, values: Sequence[str] | None = None, times: int = 1
) -> Seen:
    """A press on what stands on no card: a client that was tampered with, or a message from long ago."""
    data: dict[str, Any] = {"component_type": 2, "custom_id": custom_id, "id": 2}
    if values is not None:
        data |= {"component_type": 3, "values": list(values)}
    return await act(person, COMPONENT, on.channel, data, f"forges {custom_id}", message=on, times=times)


async def forges_form(person: Person, custom_id: str, values: dict[str, Any], *, on: Message, times: int = 1) -> Seen:
    """A form that nobody was shown, sent."""
    fields = [
        {"type": 18, "id": 2 * at, "component": _filled(name, values[name], 2 * at + 1)}
        for at, name in enumerate(values, 1)
    ]
    data = {"custom_id": custom_id, "components": fields}
    return await act(person, SENT, on.channel, data, f"forges {custom_id}", message=on, times=times)


def _filled(name: str, value: Any, number: int) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {"type": 22, "id": number, "custom_id": f"{name}*", "values": list(value)}
    return {"type": 4, "id": number, "custom_id": name, "value": value}
