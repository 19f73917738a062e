"""Who may do what where: Discord's bits, and how roles and a channel's overwrites make them."""

from collections.abc import Iterable

BITS = {
    "create_instant_invite": 1 << 0,
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "add_reactions": 1 << 6,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "use_external_emojis": 1 << 18,
    "manage_roles": 1 << 28,
    "use_application_commands": 1 << 31,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "send_messages_in_threads": 1 << 38,
    "send_voice_messages": 1 << 46,
}
ALL = sum(BITS.values())


def bits(names: Iterable[str]) -> int:
    """The number that stands for these permissions."""
    return sum(BITS[name] for name in set(names))


FOR_EVERYONE = bits(
    {
        "view_channel",
        "send_messages",
        "embed_links",
        "attach_files",
        "read_message_history",
        "add_reactions",
        "use_application_commands",
        "create_public_threads",
        "send_messages_in_threads",
        "send_voice_messages",
    }
)
"""What the @everyone role of a new server allows."""

FOR_THE_BOT = bits({"view_channel", "send_messages", "send_messages_in_threads", "attach_files"})
"""What the bot was invited with."""


class Overwrites:
    """What a channel allows or denies to a role or a member: `[allow, deny]` by id."""

    def __init__(self) -> None:
        self.of: dict[str, list[int]] = {}

    def put(self, target: str, *, allow: int = 0, deny: int = 0) -> None:
        """Allow and deny; what was said of these bits before is forgotten."""
        kept = self.of.setdefault(target, [0, 0])
        kept[0] = kept[0] & ~deny | allow
        kept[1] = kept[1] & ~allow | deny

    def applied(self, base: int, everyone: str, roles: Iterable[str], member: str) -> int:
        """`base` after the overwrites, in Discord's order: @everyone, the roles together, the member."""
        for group in ([everyone], list(roles), [member]):
            entries = [self.of.get(target, [0, 0]) for target in group]
            deny = _together(entry[1] for entry in entries)
            base = base & ~deny | _together(entry[0] for entry in entries)
        return base


def _together(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total |= number
    return total
