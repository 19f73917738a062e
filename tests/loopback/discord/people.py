"""People: what they do on their screen, and what they then see. Only what a real client would let them do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.loopback.discord import acts, reading
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.commands import MESSAGE_MENU, USER_MENU
from tests.loopback.discord.files import File
from tests.loopback.discord.filling import filled
from tests.loopback.discord.interactions import AUTOCOMPLETE, COMMAND, MODAL, Interaction
from tests.loopback.discord.looking import Where, live, looked_at, replies_to, shown, visible
from tests.loopback.discord.messages import VOICE, Message
from tests.loopback.discord.resolving import Resolved
from tests.loopback.discord.seen import Modal, NoAnswer, NotThere, Seen
from tests.loopback.discord.transcript import Entry
from tests.loopback.discord.typing_commands import typed

if TYPE_CHECKING:
    from tests.loopback.discord.guilds import Guild, Role
    from tests.loopback.discord.world import World


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
        self.dismissed: set[str] = set()

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
        return Seen.of(visible(self), self.opened.modal if self.opened else None)

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
        command, words = acts.command(self, line, where)
        data = typed(command, words, options, Resolved(self, where))
        return await acts.act(self, COMMAND, where, data, f"types {line} {options or ''}".rstrip(), times=times)

    async def suggestions(
        self, line: str, /, option: str, text: str, *, channel: Channel | None = None, **options: Any
    ) -> list[str]:
        """What the client offers while they type `text` into an option."""
        where = channel or self.world.dm(self)
        command, words = acts.command(self, line, where)
        data = typed(command, words, {**options, option: text}, Resolved(self, where), focused=option)
        interaction = acts.start(self, AUTOCOMPLETE, where, data, f"types {line} {option}: {text}…")
        await acts.answered(self, interaction)
        return [choice["name"] for choice in interaction.choices or ()]

    async def menu(
        self, name: str, target: Message | Person, *, channel: Channel | None = None, times: int = 1
    ) -> Seen:
        """A command out of the menu of a message, or of a person."""
        if isinstance(target, Message):
            where, kind = target.channel, MESSAGE_MENU
        else:
            where, kind = channel or self.world.dm(self), USER_MENU
        command = acts.find(self, name, kind, where)
        resolved = Resolved(self, where)
        target_id = resolved.message(live(target)) if isinstance(target, Message) else resolved.put(target)
        data = {"id": command["id"], "name": command["name"], "type": kind, "target_id": target_id}
        return await acts.act(
            self, COMMAND, where, data | {"resolved": resolved.payload}, f"picks {name} of a menu", times=times
        )

    async def presses(self, label: str, *, on: Where = None, nth: int = 0, times: int = 1) -> Seen:
        """A button by its label. `on`: where to look, else what was seen last, then all of the screen from the newest up.

        `nth`: of several with this label. `times`: how often Discord delivers this one press.
        """
        for message in looked_at(self, on):
            found = [one for one in reading.buttons(message.components) if one.label == label]
            if len(found) > nth:
                button = found[nth]
                if button.disabled or button.url:
                    raise NotThere(f"[{label}] cannot be pressed: {button}")
                data = {"component_type": reading.BUTTON, "custom_id": button.custom_id, "id": button.id}
                return await acts.touch(self, message, data, f"presses [{label}]", times)
        raise NotThere(f"{self.name} sees no button {label!r} there, but:\n{shown(self, on)}")

    async def picks(self, *labels: Any, on: Where = None, menu: str = "", times: int = 1) -> Seen:
        """Options of a select menu by their labels; of a menu for people, roles or channels: these. `menu`: its placeholder."""
        for message in looked_at(self, on):
            for component in reading.walk(message.components):
                if component["type"] not in reading.SELECTS or component.get("disabled"):
                    continue
                if menu and component.get("placeholder") != menu:
                    continue
                picked = acts.picked(self, component, labels, message.channel)
                if picked is not None:
                    brief = {
                        "component_type": component["type"],
                        "custom_id": component["custom_id"],
                        "id": component["id"],
                    }
                    return await acts.touch(self, message, brief | picked, f"picks {labels}", times)
        raise NotThere(f"{self.name} sees no menu with {labels!r} there, but:\n{shown(self, on)}")

    async def fills(self, values: Mapping[str, Any] | None = None, /, *, times: int = 1, **named: Any) -> Seen:
        """Fill in the open modal and send it: fields by their label or name. What is left out keeps what stood in it."""
        modal, opened = self.modal, self.opened
        assert opened is not None
        given = {**(values or {}), **named}
        data = filled(modal, given, Resolved(self, opened.channel))
        seen = await acts.act(self, MODAL, opened.channel, data, f"sends {given}", message=opened.message, times=times)
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
        times: int = 1,
    ) -> Seen:
        """Write a message, to the bot alone unless a channel is named. In a direct message: what the bot says to it.

        Raises NoAnswer when the bot says nothing to a direct message. `voice`: a voice message.
        """
        where = channel or self.world.dm(self)
        message = Message(self.world.clock.new_id(), where, self.user, self.world.clock.now(), text)
        given = [files] if isinstance(files, File | Path) else list(files)
        message.attachments = [self.world.keep(File.of(file), where.id) for file in given]
        if voice is not None:
            message.attachments, message.flags = [self.world.keep(voice, where.id, seconds=4.2)], VOICE
        where.all_messages.append(message)
        self.world.note(Entry(self.world.clock.now(), self.name, f"says {text!r} in {where}"))
        for _ in range(times):
            self.world.tell("MESSAGE_CREATE", message.event())
        if where.recipient is not None and not await self.world.until(lambda: replies_to(message)):
            raise NoAnswer(f"the bot says nothing to {self.name}'s {text!r}")
        await self.world.quiet()
        self.last = Seen.of(replies_to(message))
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
            self.dismissed.add(message.id)

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

    def _with(self, text: str) -> list[Message]:
        return [message for message in visible(self) if text in message]
