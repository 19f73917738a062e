"""`questboard setup`: what can be set up, and each platform step by step."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.discord.permissions import application_of, invite
from bot.cli.process import at_work, stop
from bot.settings import ENV_FILE, Settings
from bot.views import operations
from bot.views import setting_up as view

if TYPE_CHECKING:
    from bot.operations.discord import Known

app = typer.Typer(
    name="setup",
    help="Set up a chat platform, step by step; without one, show what can be set up and how it stands.\n\n"
    "Example: questboard setup discord",
    invoke_without_command=True,
    rich_markup_mode=None,
)
TRIES = 3


@app.callback()
def setup(context: typer.Context) -> None:
    """Set up a chat platform, step by step; without one, show what can be set up and how it stands.

    Example: questboard setup discord
    """
    if context.invoked_subcommand is None:
        with at_work() as settings:
            _say(view.what_there_is(_how_discord_stands(settings), health=bool(settings.health_port)))


@app.command()
def discord(
    application: Annotated[str, typer.Option(help="The application's ID, for the link without a token.")] = "",
) -> None:
    """Lead through setting up Discord; it ends in the link that invites the bot.

    Example: questboard setup discord
    """
    with at_work() as settings:
        known = _checked(application) if application else _known(settings)
        if known:
            _invite(known)


def _invite(known: Known | str, step: str = "") -> None:
    """Say the link; only its application may be known."""
    if isinstance(known, str):
        _say(view.invitation(invite(known), (), step=step))
        return
    warnings = view.closed(public=known.public, code_grant=known.code_grant)
    _say(view.invitation(invite(known.application_id), warnings, step=step))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _how_discord_stands(settings: Settings) -> str:
    from adapters.discord.rest import Unreachable  # noqa: PLC0415 - only with a token
    from bot.operations.discord import WrongToken, introduced  # noqa: PLC0415 - as above

    if not settings.discord_token:
        return view.discord_not_yet()
    try:
        return view.discord_stands(introduced(settings).name)
    except WrongToken:
        return view.discord_is_wrong(view.NOT_KNOWN)
    except Unreachable as error:
        return view.discord_is_wrong(view.UNREACHABLE[error.why])


def _checked(application: str) -> str:
    """An application's id, if it is one."""
    typed = application.strip()
    if not (typed.isascii() and typed.isdigit()):
        stop(view.NO_APPLICATION)
    return typed


def _known(settings: Settings) -> Known | str:
    """Who the bot is: all of it where Discord could be asked, else its id alone; "" when that was told step by step."""
    known = _asked(settings, settings.discord_token) if settings.discord_token else None
    if known is None:
        _lead(settings)
        return ""
    if not isinstance(known, str):
        _say([view.kept(known.name)])
    return known


def _asked(settings: Settings, token: str) -> Known | str | None:
    """Who the token makes us, or its own word where Discord cannot be asked. None when Discord does not know it."""
    from adapters.discord.rest import Unreachable  # noqa: PLC0415 - a listing needs no network
    from bot.operations.discord import WrongToken, introduced  # noqa: PLC0415 - as above

    try:
        return introduced(settings, token)
    except WrongToken:
        _say([view.NOT_KNOWN])
        return None
    except Unreachable as error:
        _say([view.cannot_ask(error.why)])
        return application_of(token)


def _lead(settings: Settings) -> None:
    """All steps from the first; at a terminal the token is asked for, and put where it belongs."""
    _say([view.MAKE, view.PUT])
    known = _ask(settings) if sys.stdin.isatty() else ""
    if not known:
        _say([view.BY_HAND])
    _say([view.START])
    if known := known or _ask_application():
        _invite(known, "6. ")
    else:
        _say([view.no_link()])


def _ask(settings: Settings) -> Known | str:
    """Until a token is typed that can be one, or none is: hidden, and never told again."""
    for _ in range(TRIES):
        token = getpass.getpass(f"{view.PASTE}: ").strip()
        if not token:
            return ""
        if not application_of(token):
            _say([view.NO_BOT])
        elif (known := _asked(settings, token)) is not None:
            _keep(token, "" if isinstance(known, str) else known.name)
            return known
    return ""


def _keep(token: str, name: str) -> None:
    from bot.operations import env_file  # noqa: PLC0415 - only when something is written
    from bot.operations.backups import NotHere  # noqa: PLC0415 - as above

    try:
        env_file.put(ENV_FILE, "DISCORD_TOKEN", token)
    except NotHere as error:
        stop(operations.not_here(error.why))
    _say([view.written(str(ENV_FILE), name)])
    if any(key.upper() == "DISCORD_TOKEN" and value for key, value in os.environ.items()):
        _say([view.ELSEWHERE])


def _ask_application() -> str:
    if not sys.stdin.isatty():
        return ""
    typed = input(f"{view.ASK_APPLICATION}: ").strip()
    return _checked(typed) if typed else ""
