"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.settings import BadSettings, Settings, read_settings
from bot.views import operations as view
from quests.errors import StoreError

USER_MISTAKE = 2
"""Exit status when the person, not the program, can mend it."""

app = typer.Typer(
    name="questboard",
    help="Questboard: choice boards of quests for a class, in the chat it already uses.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def run_cli() -> None:
    """Run one command. A person's mistake is one friendly line and status 2, never a stack trace."""
    try:
        app()
    except BadSettings as error:
        _stop(view.bad_settings(str(error)))
    except StoreError as error:
        _stop(view.store_problem(error))
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def _stop(line: str) -> NoReturn:
    typer.echo(line, err=True)
    sys.exit(USER_MISTAKE)


@contextmanager
def _settings() -> Iterator[Settings]:
    settings = read_settings()
    from bot.logs import set_up_logs  # noqa: PLC0415 - structlog is not on the way to `--help`

    set_up_logs(settings.log_format, settings.log_level)
    yield settings


@app.command()
def run() -> None:
    """Serve every platform whose token is set; with none, open the terminal chat.

    Example: questboard run
    """
    with _settings() as settings:
        for line in view.platforms(discord=bool(settings.discord_token), slack=bool(settings.slack_bot_token)):
            typer.echo(line, err=True)
        _chat(settings, "", with_sample=True)


@app.command()
def chat(
    me: Annotated[str, typer.Option("--as", help="Who sits down first.")] = "",
    sample: Annotated[bool, typer.Option(help="Make the sample class when there is none.")] = True,
) -> None:
    """Open a class in this terminal: be the teacher or any student.

    Examples: questboard chat --as Sam, or: questboard chat < script
    """
    with _settings() as settings:
        _chat(settings, me, with_sample=sample)


def _chat(settings: Settings, me: str, *, with_sample: bool) -> None:
    from bot.app import chat as open_chat  # noqa: PLC0415 - only what is used is imported

    open_chat(settings, sys.stdin, sys.stdout, me=me, with_sample=with_sample)


@app.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision, head or base.")] = "head",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before going down.")] = False,
) -> None:
    """Bring the database to this version of the program.

    Example: questboard migrate
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        if to != "head" and not yes:
            typer.confirm(view.going_down(), abort=True)
        typer.echo(view.migrated(*operations.migrate(settings, to)))


@app.command()
def verify() -> None:
    """Rebuild all balances from the ledger and compare. Status 1 when something differs.

    Example: questboard verify
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        report = operations.verify(settings)
        for line in view.verified(report.classrooms, report.flaws):
            typer.echo(line)
        if report.flaws:
            sys.exit(1)


@app.command()
def doctor() -> None:
    """Look over everything the program needs. Status 1 when something is wrong.

    Example: questboard doctor
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        findings = operations.doctor(settings)
        for line in view.findings(findings):
            typer.echo(line)
        if not all(one.well for one in findings):
            sys.exit(1)


@app.command()
def status() -> None:
    """Show how much there is, what waits, and what is stuck.

    Example: questboard status
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        for line in view.status(operations.status(settings)):
            typer.echo(line)


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="The file to write; by default in data/backups.")] = None,
) -> None:
    """Write a sound copy of the database, while it is in use.

    Example: questboard backup monday.db
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        try:
            made, size = operations.backup(settings, to)
        except operations.NotHere as error:
            _stop(view.not_here(error.why))
        typer.echo(view.backed_up(str(made), size))


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A file that backup wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the place of the database; what was there is kept beside it.

    Example: questboard restore monday.db
    """
    from bot import operations  # noqa: PLC0415

    with _settings() as settings:
        if not yes:
            typer.confirm(view.restoring(str(source)), abort=True)
        try:
            kept = operations.restore(settings, source)
        except operations.NotHere as error:
            _stop(view.not_here(error.why))
        typer.echo(view.restored(str(source), str(kept) if kept else ""))
