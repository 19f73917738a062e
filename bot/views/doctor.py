"""What `questboard doctor` found, in words. The command line speaks English only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.views.operations import holder
from bot.views.setting_up import LACKS, UNREACHABLE
from quests import errors


class Found(Protocol):
    """As much of a doctor's finding as is shown."""

    @property
    def what(self) -> str:
        """The thing, as a code."""
        ...

    @property
    def found(self) -> str:
        """What was found."""
        ...

    @property
    def well(self) -> bool:
        """Whether that is good."""
        ...

    @property
    def advice(self) -> str:
        """What to do about it, as a code; "" for what is usual."""
        ...

    @property
    def named(self) -> Sequence[str]:
        """What the advice names."""
        ...

    @property
    def holder(self) -> errors.Held | None:
        """Who writes to the database, where that was found."""
        ...


WHAT = {
    "python": "Python",
    "questboard": "Questboard",
    "sqlite": "SQLite",
    "zones": "Time zones",
    "language": "Language",
    "database": "Database",
    "schema": "Database version",
    "writer": "Written by",
    "room": "Free room",
    "files": "Files handed in",
    "env_file": "The file .env",
    "certificates": "Certificates",
    "discord": "Discord",
    "discord_network": "Way to Discord",
    "discord_time": "This machine's clock",
    "discord_intents": "Intents switched on",
    "discord_invite": "The invite is for",
    "discord_gateway": "Discord's gateway",
    "discord_files": "Discord's files",
    "discord_servers": "Servers",
    "discord_commands": "Commands on Discord",
    "discord_place": "Place",
}
ADVICE = {
    "language": "the sentences are not compiled: set the program up again",
    "database": "cannot be opened",
    "earlier": "run: questboard migrate",
    "later": "made by a later version of Questboard: use that one",
    "writer": "the folder cannot be written",
    "room": "too little, or the folder cannot be written",
    "zones": "none found",
    "files_folder": "FILES_DIR cannot be written: look at the folder and its rights",
    "env_file": "the token in it is for its owner alone: chmod 600 .env",
    "certificates": "no such file, or no certificate in it: look at SSL_CERT_FILE",
    "token": "press [Reset Token] on the page Bot, then: questboard setup discord",
    "discord_time": "set it right, by NTP best: what is due would come at the wrong time",
    "discord_intents": "none is needed: switch them off on the page Bot",
    "code_grant": "switch Requires OAuth2 Code Grant off on the page Bot",
    "not_public": "switch Public Bot on, on the page Bot, should somebody else open the link",
    "discord_servers": "invite it: {0}",
    "discord_commands": "start questboard run anew: it brings them along",
    "bot_gone": "the bot is not on that server any more: questboard setup discord has the link",
    "channel_gone": "that channel is not there any more: take it off the class, under /class, More, Places",
    "lacks": "allow the bot {0}: channel settings, Permissions",
    "lacks_on_server": "allow the bot's role {0}: server settings, Roles",
    **{f"network_{code}": why for code, why in UNREACHABLE.items()},
    "files_lost": "some are not there, or not as they were: put FILES_DIR back from its copy",
}
FOUND = {
    "not_set_up": "not set up: questboard setup discord",
    "wrong_token": "does not know the token",
    "unreachable": "nobody answers",
    "new": "new, empty",
    "nobody": "nobody right now",
    "busy": "held by another program",
    "damaged": "damaged, or not one of ours",
    "full": "the disk is full",
    "lost": "no answer",
    "read_only": "may not be read or written",
}


def findings(found: Iterable[Found]) -> Iterable[str]:
    """What the doctor found, a line each, with what to do about what is not well."""
    for one in found:
        sign = "well" if one.well else "look"
        said = holder(one.holder) if one.holder else FOUND.get(one.found, one.found)
        more = "" if one.well else f" ({_advice(one)})"
        yield f"{sign:5} {WHAT[one.what]}: {said}{more}"


def _advice(one: Found) -> str:
    if one.advice.startswith("lacks"):
        return ADVICE[one.advice].format(", ".join(LACKS[code] for code in one.named))
    return ADVICE.get(one.advice or one.what, "not as it should be").format(*one.named)
