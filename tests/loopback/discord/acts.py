"""How a person's act becomes an interaction, is delivered, and is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loopback.discord import reading
from tests.loopback.discord.commands import SLASH
from tests.loopback.discord.interactions import COMPONENT, Interaction
from tests.loopback.discord.looking import live
from tests.loopback.discord.permissions import BITS
from tests.loopback.discord.resolving import Resolved
from tests.loopback.discord.seen import NoAnswer, NotThere, Seen
from tests.loopback.discord.transcript import Entry

if TYPE_CHECKING:
    from tests.loopback.discord.channels import Channel
    from tests.loopback.discord.messages import Message
    from tests.loopback.discord.people import Person

Payload = dict[str, Any]
ACKNOWLEDGED_S = 1.0
"""How long somebody waits for more after a press was only acknowledged (callback type 6)."""


async def act(
    person: Person,
    kind: int,
    where: Channel,
    data: Payload,
    what: str,
    *,
    message: Message | None = None,
    times: int = 1,
) -> Seen:
    """Do it, wait for the answer and what follows it. Raises NoAnswer."""
    interaction = start(person, kind, where, data, what, message=message, times=times)
    await answered(person, interaction)
    if times > 1:
        await person.world.until(lambda: _answers(interaction) >= times, 2.0)
    await person.world.quiet()
    person.last = Seen.of(interaction.touched, interaction.modal)
    return person.last


def start(
    person: Person,
    kind: int,
    where: Channel,
    data: Payload,
    what: str,
    *,
    message: Message | None = None,
    times: int = 1,
) -> Interaction:
    """Discord makes an interaction of it and tells the bot, `times` times."""
    world = person.world
    made = world.clock.new_id()
    interaction = Interaction(made, f"token.{made}", kind, person, where, data, world.clock.now(), message)
    world.interactions[interaction.token] = interaction
    world.note(Entry(world.clock.now(), person.name, what))
    payload = interaction.payload(world)
    for _ in range(times):
        world.tell("INTERACTION_CREATE", payload)
    return interaction


async def answered(person: Person, interaction: Interaction) -> None:
    """Wait for the answer. Raises NoAnswer: for three seconds at most; for what "is thinking", with patience."""
    world, within_s = person.world, person.world.answer_within_s

    def overdue() -> bool:
        return world.clock.now() - interaction.at > within_s

    await world.until(lambda: interaction.answered or overdue(), within_s + 0.1)
    if not interaction.answered:
        interaction.late = True
        world.failures.append(interaction)
        raise NoAnswer(f"{person.name} reads: This interaction failed ({interaction.data})")
    patience_s = ACKNOWLEDGED_S if interaction.answered == 6 else world.patience_s
    if not await world.until(lambda: interaction.finished, patience_s) and interaction.answered == 5:
        world.failures.append(interaction)
        raise NoAnswer(f"{person.name} sees for ever: is thinking… ({interaction.data})")


async def touch(person: Person, message: Message, data: Payload, what: str, times: int) -> Seen:
    """Press or pick something on a message that is there."""
    there = live(message)
    if not any(one.get("custom_id") == data["custom_id"] for one in reading.walk(there.components)):
        raise NotThere(f"what {person.name} {what} is not there any more, but:\n{there}")
    return await act(person, COMPONENT, there.channel, data, what, message=there, times=times)


def command(person: Person, line: str, where: Channel) -> tuple[Payload, list[str]]:
    """The command that a line begins with, and its further words. Raises NotThere."""
    name, *words = line.removeprefix("/").split()
    return find(person, name, SLASH, where), words


def find(person: Person, name: str, kind: int, where: Channel) -> Payload:
    """A command as this person finds it there. Raises NotThere."""
    found = person.world.commands.find(name, kind, where.guild, person.locale)
    if found is None or not _may(person, found, where):
        raise NotThere(f"{person.name} finds no {'/' if kind == SLASH else ''}{name} in {where}")
    return found


def picked(person: Person, component: Payload, labels: tuple[Any, ...], channel: Channel) -> Payload | None:
    """What picking these says; None when the menu does not have them."""
    if not int(component.get("min_values") or 0) <= len(labels) <= int(component.get("max_values") or 1):
        return None
    if component["type"] == reading.SELECT:
        known = {option["label"]: option["value"] for option in component["options"]}
        return {"values": [known[label] for label in labels]} if all(label in known for label in labels) else None
    if any(isinstance(label, str) for label in labels):
        return None
    resolved = Resolved(person, channel)
    return {"values": [resolved.put(label) for label in labels], "resolved": resolved.payload}


def _may(person: Person, found: Payload, where: Channel) -> bool:
    if where.guild is None:
        return True
    needed = int(found.get("default_member_permissions") or 0)
    wanted = needed | BITS["view_channel"] | BITS["use_application_commands"]
    return where.guild.permissions(person.id, where) & wanted == wanted


def _answers(interaction: Interaction) -> int:
    path = f"{interaction.token}/callback"
    log = interaction.person.world.log
    return sum(entry.who == "bot" and entry.what.endswith(path) and entry.status > 0 for entry in log)
