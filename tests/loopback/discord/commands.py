"""The application's commands: what was synced, and so what a person can find by typing a slash or in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loopback.discord import refusals

if TYPE_CHECKING:
    from tests.loopback.discord.guilds import Guild
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
CREATED_A_DAY = 200


class Commands:
    """Those of everywhere (guild "") and those of single servers."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.by_guild: dict[str, list[Payload]] = {}
        self.syncs = 0
        """How often all commands were put anew."""
        self.created: list[float] = []

    def replace(self, guild: str, given: list[Payload]) -> list[Payload]:
        """All commands anew; known names keep their id."""
        self.syncs += 1
        kept = [self._made(guild, one) for one in given]
        self._demand_room(kept)
        self.by_guild[guild] = kept
        return kept

    def put(self, guild: str, given: Payload) -> Payload:
        """One command, in place of the one of its name."""
        made = self._made(guild, given)
        others = [one for one in self.of(guild) if one["id"] != made["id"]]
        self._demand_room([*others, made])
        self.by_guild[guild] = [*others, made]
        return made

    def change(self, guild: str, command_id: str, given: Payload) -> Payload:
        """Change what is given of a command."""
        found = self.get(guild, command_id)
        found.update(given | {"version": self.world.clock.new_id()})
        return found

    def delete(self, guild: str, command_id: str) -> None:
        """Take a command away."""
        self.by_guild[guild].remove(self.get(guild, command_id))

    def of(self, guild: str) -> list[Payload]:
        return self.by_guild.get(guild, [])

    def get(self, guild: str, command_id: str) -> Payload:
        """Raises Refused when there is none."""
        for one in self.of(guild):
            if one["id"] == command_id:
                return one
        raise refusals.unknown("application command")

    def find(self, name: str, kind: int, guild: Guild | None, locale: str = "") -> Payload | None:
        """What a person finds under `name` (or its translation) there."""
        for one in [*(self.of(guild.id) if guild else []), *self.of("")]:
            names = {one["name"], (one.get("name_localizations") or {}).get(locale, one["name"])}
            if name in names and one["type"] == kind and self._shown(one, guild):
                return one
        return None

    def _shown(self, command: Payload, guild: Guild | None) -> bool:
        contexts = command.get("contexts")
        if contexts is not None:
            return (0 if guild else 1) in contexts
        return guild is not None or command.get("dm_permission") is not False

    def _made(self, guild: str, given: Payload) -> Payload:
        kind = given.get("type", SLASH)
        known = [one for one in self.of(guild) if (one["name"], one["type"]) == (given["name"], kind)]
        if not known:
            self._count_creation()
        fixed = {
            "id": known[0]["id"] if known else self.world.clock.new_id(),
            "application_id": self.world.application_id,
            "version": self.world.clock.new_id(),
            "type": kind,
        }
        usual = {"default_member_permissions": None, "nsfw": False, "description": "", "integration_types": [0]}
        return usual | given | fixed | ({"guild_id": guild} if guild else {})

    def _count_creation(self) -> None:
        now = self.world.clock.now()
        self.created = [at for at in self.created if at > now - 86_400] + [now]
        if len(self.created) > CREATED_A_DAY:
            raise refusals.Refused(400, 30034, "Max number of daily application command creates has been reached (200)")

    def _demand_room(self, kept: list[Payload]) -> None:
        for kind, most in MOST.items():
            if sum(one["type"] == kind for one in kept) > most:
                raise refusals.Refused(400, 30032, f"Maximum number of application commands reached ({most})")
