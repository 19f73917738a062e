"""People: what they do on their screen, and what they then see. Only what a real client would let them do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.loopback.discord import reading
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.commands import MESSAGE_MENU, SLASH, USER_MENU
from tests.loopback.discord.files import Attachment, File
from tests.loopback.discord.filling import filled
from tests.loopback.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from tests.loopback.discord.messages import VOICE, Message
from tests.loopback.discord.permissions import BITS
from tests.loopback.discord.resolving import Resolved
from tests.loopback.discord.seen import Modal, NoAnswer, NotThere, Seen
from tests.loopback.discord.transcript import Entry
from tests.loopback.discord.typing_commands import typed

if TYPE_CHECKING:
    from tests.loopback.discord.guilds import Guild, Role
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
Where = Message | Seen | Channel | None


class Person:
    """Somebody with a Discord account."""

    def __init__(self, world: World, name: str, locale: str) -> None:
        self.world, self.name, self.locale = world, name, locale
        self.user = world.new_user(name)
        self.id: str = self.user["id"]
        self.dms_closed = False
        self.opened: Interaction | None = None
        """Whose modal is open."""
        self.last: Seen = Seen()
        """What they saw last."""
        self._dismissed: set[str] = set()

    def __repr__(self) -> str:
        return self.name

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    # -- what they see

    @property
    def dms(self) -> list[Message]:
        """The direct messages with the bot, oldest first."""
        return self.world.dm(self).messages

    @property
    def screen(self) -> Seen:
        """All that they can see now: channels, direct messages, and what is for them alone; oldest first."""
        return Seen.of(self._visible(), self.opened.modal if self.opened else None)

    @property
    def modal(self) -> Modal:
        """The open one."""
        if self.opened is None or self.opened.modal is None:
            raise NotThere(f"no modal is open on {self.name}'s screen")
        return Modal(self.opened.modal)

    async def sees(self, text: str, within_s: float | None = None) -> Message:
        """Wait until `text` stands on the screen; the newest message with it. For what comes of the bot's own accord."""
        if not await self.world.until(lambda: self._with(text), within_s):
            raise NotThere(f"{self.name} does not see {text!r}, but:\n{self.screen}")
        return self._with(text)[-1]

    # -- what they do

    async def types(self, line: str, /, *, channel: Channel | None = None, times: int = 1, **options: Any) -> Seen:
        """A command, `/word` or `/word sub`, with its options by name; in a direct message when no channel is named."""
        where = channel or self.world.dm(self)
        command, words = self._command(line, where)
        data = typed(command, words, options, Resolved(self, where))
        return await self._does(COMMAND, where, data, f"types {line} {options or ''}".rstrip(), times=times)

    async def suggestions(
        self, line: str, /, option: str, text: str, *, channel: Channel | None = None, **options: Any
    ) -> list[str]:
        """What the client offers while they type `text` into an option."""
        where = channel or self.world.dm(self)
        command, words = self._command(line, where)
        data = typed(command, words, {**options, option: text}, Resolved(self, where), focused=option)
        interaction = self._starts(AUTOCOMPLETE, where, data, f"types {line} {option}: {text}…")
        await self._answered(interaction)
        return [choice["name"] for choice in interaction.choices or ()]

    async def menu(
        self, name: str, target: Message | Person, *, channel: Channel | None = None, times: int = 1
    ) -> Seen:
        """A command out of the menu of a message, or of a person."""
        if isinstance(target, Message):
            where, kind = target.channel, MESSAGE_MENU
        else:
            where, kind = channel or self.world.dm(self), USER_MENU
        command = self.world.commands.find(name, kind, where.guild, self.locale)
        if command is None or not self._may(command, where):
            raise NotThere(f"{self.name} finds no {name!r} in that menu")
        resolved = Resolved(self, where)
        target_id = resolved.message(self._live(target)) if isinstance(target, Message) else resolved.put(target)
        data = {"id": command["id"], "name": command["name"], "type": kind, "target_id": target_id}
        return await self._does(
            COMMAND, where, data | {"resolved": resolved.payload}, f"picks {name} of a menu", times=times
        )

    async def presses(self, label: str, *, on: Where = None, nth: int = 0, times: int = 1) -> Seen:
        """A button by its label. `on`: where to look, else what was seen last, then all of the screen from the newest up.

        `nth`: of several with this label. `times`: how often Discord delivers this one press.
        """
        for message in self._looked_at(on):
            found = [one for one in reading.buttons(message.components) if one.label == label]
            if len(found) > nth:
                button = found[nth]
                if button.disabled or button.url:
                    raise NotThere(f"[{label}] cannot be pressed: {button}")
                data = {"component_type": reading.BUTTON, "custom_id": button.custom_id, "id": button.id}
                return await self._touches(message, data, f"presses [{label}]", times)
        raise NotThere(f"{self.name} sees no button {label!r} there, but:\n{self._shown(on)}")

    async def picks(self, *labels: Any, on: Where = None, menu: str = "", times: int = 1) -> Seen:
        """Options of a select menu by their labels; of a menu for people, roles or channels: these. `menu`: its placeholder."""
        for message in self._looked_at(on):
            for component in reading.walk(message.components):
                if component["type"] not in reading.SELECTS or component.get("disabled"):
                    continue
                if menu and component.get("placeholder") != menu:
                    continue
                picked = self._picked(component, labels, message.channel)
                if picked is not None:
                    brief = {
                        "component_type": component["type"],
                        "custom_id": component["custom_id"],
                        "id": component["id"],
                    }
                    return await self._touches(message, brief | picked, f"picks {labels}", times)
        raise NotThere(f"{self.name} sees no menu with {labels!r} there, but:\n{self._shown(on)}")

    async def fills(self, values: Mapping[str, Any] | None = None, /, *, times: int = 1, **named: Any) -> Seen:
        """Fill in the open modal and send it: fields by their label or name. What is left out keeps what stood in it."""
        modal, opened = self.modal, self.opened
        assert opened is not None
        given = {**(values or {}), **named}
        data = filled(modal, given, Resolved(self, opened.channel))
        seen = await self._does(MODAL, opened.channel, data, f"sends {given}", message=opened.message, times=times)
        if self.opened is opened:
            self.opened = None
        return seen

    async def says(
        self,
        text: str = "",
        *,
        files: Iterable[File | Path] | File | Path = (),
        channel: Channel | None = None,
        voice: File | None = None,
    ) -> Seen:
        """Write a message, to the bot alone unless a channel is named. In a direct message: what the bot says to it.

        Raises NoAnswer when the bot says nothing to a direct message. `voice`: a voice message.
        """
        where = channel or self.world.dm(self)
        message = Message(self.world.clock.new_id(), where, self.user, self.world.clock.now(), text)
        given = [files] if isinstance(files, File | Path) else list(files)
        message.attachments = [self.world.keep(File.of(file), where.id) for file in given]
        if voice is not None:
            message.attachments, message.flags = [self._voice(voice, where)], VOICE
        where.all_messages.append(message)
        self.world.note(Entry(self.world.clock.now(), self.name, f"says {text!r} in {where}"))
        self.world.tell("MESSAGE_CREATE", message.event())
        if where.recipient is not None and not await self.world.until(lambda: self._since(message)):
            raise NoAnswer(f"the bot says nothing to {self.name}'s {text!r}")
        await self.world.quiet()
        self.last = Seen.of(self._since(message))
        return self.last

    def closes_dms(self) -> None:
        """From now on the bot cannot write to them."""
        self.dms_closed = True

    def opens_dms(self) -> None:
        self.dms_closed = False

    def dismisses(self, message: Message | None = None) -> None:
        """Click a private message away; without one, close the open modal."""
        if message is None:
            self.opened = None
        else:
            self._dismissed.add(message.id)

    def joins(self, guild: Guild, *roles: Role, nick: str | None = None) -> None:
        """Become a member."""
        guild.join(self.user, roles=roles, nick=nick)

    def leaves(self, guild: Guild) -> None:
        guild.leave(self.user)

    def gets(self, guild: Guild, *roles: Role) -> None:
        """Be given roles."""
        guild.members[self.id].roles |= {role.id for role in roles}

    def loses(self, guild: Guild, *roles: Role) -> None:
        guild.members[self.id].roles -= {role.id for role in roles}

    def shares_a_guild(self) -> bool:
        """Whether they are somewhere where the bot is."""
        return any(guild.here and self.id in guild.members for guild in self.world.guilds.values())

    # -- how

    def _command(self, line: str, where: Channel) -> tuple[Payload, list[str]]:
        name, *words = line.removeprefix("/").split()
        command = self.world.commands.find(name, SLASH, where.guild, self.locale)
        if command is None or not self._may(command, where):
            raise NotThere(f"{self.name} finds no /{name} in {where}")
        return command, words

    def _may(self, command: Payload, where: Channel) -> bool:
        if where.guild is None:
            return True
        needed = command.get("default_member_permissions")
        has = where.guild.permissions(self.id, where)
        sees = bool(has & BITS["view_channel"] and has & BITS["use_application_commands"])
        return sees and (needed is None or has & int(needed) == int(needed))

    def _picked(self, component: Payload, labels: tuple[Any, ...], channel: Channel) -> Payload | None:
        if component["type"] == reading.SELECT:
            known = {option["label"]: option["value"] for option in component["options"]}
            if not all(label in known for label in labels):
                return None
            return {"values": [known[label] for label in labels]}
        if any(isinstance(label, str) for label in labels):
            return None
        resolved = Resolved(self, channel)
        return {"values": [resolved.put(label) for label in labels], "resolved": resolved.payload}

    async def _touches(self, message: Message, data: Payload, what: str, times: int) -> Seen:
        live = self._live(message)
        if not any(one.get("custom_id") == data["custom_id"] for one in reading.walk(live.components)):
            raise NotThere(f"what {self.name} {what} is not there any more, but:\n{live}")
        return await self._does(COMPONENT, live.channel, data, what, message=live, times=times)

    async def _does(
        self, kind: int, where: Channel, data: Payload, what: str, *, message: Message | None = None, times: int = 1
    ) -> Seen:
        interaction = self._starts(kind, where, data, what, message=message, times=times)
        await self._answered(interaction)
        if times > 1:
            await self.world.until(lambda: self._answers(interaction) >= times, 2.0)
        await self.world.quiet()
        self.last = Seen.of(interaction.touched, interaction.modal)
        return self.last

    def _starts(
        self, kind: int, where: Channel, data: Payload, what: str, *, message: Message | None = None, times: int = 1
    ) -> Interaction:
        made = self.world.clock.new_id()
        interaction = Interaction(made, f"token.{made}", kind, self, where, data, self.world.clock.now(), message)
        self.world.interactions[interaction.token] = interaction
        self.world.note(Entry(self.world.clock.now(), self.name, what))
        payload = interaction.payload(self.world)
        for _ in range(times):
            self.world.tell("INTERACTION_CREATE", payload)
        return interaction

    async def _answered(self, interaction: Interaction) -> None:
        world = self.world
        await world.until(lambda: interaction.answered or self._overdue(interaction), world.answer_within_s + 0.1)
        if not interaction.answered:
            interaction.late = True
            world.failures.append(interaction)
            raise NoAnswer(f"{self.name} reads: This interaction failed ({interaction.data})")
        patience = 1.0 if interaction.answered == 6 else world.patience_s
        if not await world.until(lambda: interaction.finished, patience) and interaction.answered == 5:
            world.failures.append(interaction)
            raise NoAnswer(f"{self.name} sees for ever: is thinking… ({interaction.data})")

    def _overdue(self, interaction: Interaction) -> bool:
        return self.world.clock.now() - interaction.at > self.world.answer_within_s

    def _answers(self, interaction: Interaction) -> int:
        path = f"{interaction.token}/callback"
        return sum(entry.who == "bot" and entry.what.endswith(path) and entry.status > 0 for entry in self.world.log)

    def _live(self, message: Message) -> Message:
        """The message itself, of a copy that was looked at."""
        for one in message.channel.all_messages:
            if one.id == message.id and not one.deleted:
                return one
        raise NotThere(f"the message is gone: {message}")

    def _visible(self) -> list[Message]:
        found = []
        for channel in self.world.channels.values():
            if channel.guild is not None and not channel.guild.permissions(self.id, channel) & BITS["view_channel"]:
                continue
            if channel.recipient in {None, self}:
                found += channel.all_messages
        shown = [
            one for one in found if one.private_to in {None, self} and not one.deleted and one.id not in self._dismissed
        ]
        return sorted(shown, key=lambda one: int(one.id))

    def _looked_at(self, on: Where) -> list[Message]:
        if isinstance(on, Message):
            return [on]
        if isinstance(on, Seen):
            return list(reversed(on.messages))
        visible = {one.id: one for one in self._visible()}
        if isinstance(on, Channel):
            return [one for one in reversed(visible.values()) if one.channel is on]
        last = [visible[one.id] for one in reversed(self.last.messages) if one.id in visible]
        return [*last, *reversed(visible.values())]

    def _shown(self, on: Where) -> str:
        return "\n".join(str(message) for message in reversed(self._looked_at(on)))

    def _with(self, text: str) -> list[Message]:
        return [message for message in self._visible() if text in message]

    def _since(self, message: Message) -> list[Message]:
        said = [one for one in message.channel.messages if int(one.id) > int(message.id)]
        return [one for one in said if one.author["id"] == self.world.bot["id"]]

    def _voice(self, file: File, where: Channel) -> Attachment:
        return self.world.keep(file, where.id, seconds=4.2)
