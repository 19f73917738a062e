"""The command line."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer

from bot.settings import BadSettings, Settings, read_settings
from bot.views import operations as view
from quests.errors import StoreError

USER_MISTAKE = 2
"""Exit status when the person, not the program, can mend it."""
ENDED = 128 + signal.SIGTERM
"""Exit status of what was told to end before it was done."""

app = typer.Typer(
    name="questboard",
    help="Questboard: choice boards of quests for a class, in the chat it already uses.\n\nExample: questboard run",
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
        _stop(*view.bad_settings(error.misfits))
    except StoreError as error:
        _stop(view.store_problem(error))
    except Exception as error:  # noqa: BLE001 - our own mistake: told by its place, since its message may hold what people wrote
        from bot.logs import whereabouts  # noqa: PLC0415 - see above

        _stop(view.crashed(whereabouts(error)), status=1)


def _stop(*lines: str, status: int = USER_MISTAKE) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    sys.exit(status)


def _nobody_reads() -> NoReturn:
    """`questboard status | head -1` has seen enough. Python's own flush at the end should find no broken pipe either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)


def _end(*_: object) -> NoReturn:
    """Told to end (SIGTERM): by the same way out as an error, past everything that cleans up."""
    sys.exit(ENDED)


@contextmanager
def _at_work() -> Iterator[Settings]:
    """What every command begins with."""
    from bot.logs import log  # noqa: PLC0415 - not on the way to `--help`

    signal.signal(signal.SIGTERM, _end)
    settings = read_settings()
    log.set_up(settings.log_format, settings.log_level)
    try:
        yield settings
    except BrokenPipeError:
        _nobody_reads()


def _sure(question: str, *, yes: bool) -> None:
    """Go on if they say yes. Where nobody can be asked, say how to do without."""
    if yes:
        return
    try:
        said = typer.confirm(question, err=True)
    except typer.Abort:
        typer.echo(err=True)
        _stop(view.say_yes())
    if not said:
        _stop(view.not_done(), status=1)


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - only asked for here

        typer.echo(f"questboard {version('questboard')}")
        raise typer.Exit


@app.callback()
def _questboard(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def run() -> None:
    """Serve every platform whose token is set; with none, open the terminal chat.

    Example: questboard run
    """
    with _at_work() as settings:
        for line in view.platforms(discord=bool(settings.discord_token), slack=bool(settings.slack_bot_token)):
            typer.echo(line, err=True)
        _chat(settings, "questboard run")
        if _is_nowhere(sys.stdin):
            typer.echo(view.nobody_there(), err=True)


@app.command()
def chat(
    me: Annotated[str, typer.Option("--as", help="Who sits down first.")] = "",
    sample: Annotated[bool, typer.Option(help="Make the sample class when there is none.")] = True,
) -> None:
    """Open a class in this terminal: be the teacher or any student.

    Examples: questboard chat --as Sam, or: questboard chat < script
    """
    with _at_work() as settings:
        _chat(settings, "questboard chat", me, with_sample=sample)


def _chat(settings: Settings, what: str, me: str = "", *, with_sample: bool = True) -> None:
    if not _is_open(sys.stdin) or not _is_open(sys.stdout):
        _stop(view.no_terminal())
    from bot.app import chat as open_chat  # noqa: PLC0415 - only what is used is imported

    open_chat(settings, sys.stdin, sys.stdout, what=what, me=me, with_sample=with_sample)


def _is_open(stream: TextIO | None) -> bool:
    """Python has None in the place of a stream that was closed before it started."""
    return stream is not None and not stream.closed


def _is_nowhere(stream: TextIO) -> bool:
    """Whether it is /dev/null, which a service has in the place of a terminal."""
    return stat.S_ISCHR(os.fstat(stream.fileno()).st_mode) and not stream.isatty()


@app.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision, head or base.")] = "head",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before going down.")] = False,
) -> None:
    """Bring the database to this version of the program. On SQLite, the database as it was is kept beside it.

    Example: questboard migrate
    """
    with _at_work() as settings:
        from bot import operations  # noqa: PLC0415 - only what is used is imported

        if to != "head":
            _sure(view.going_down(), yes=yes)
        with _stopping():
            moved = operations.migrate(settings, to)
        _show(view.migrated(moved.before, moved.after, str(moved.kept or "")))


@contextmanager
def _stopping() -> Iterator[None]:
    """What cannot be done with this database or file is told, with status 2."""
    from bot.operations.backups import NotHere  # noqa: PLC0415 - only what is used is imported

    try:
        yield
    except NotHere as error:
        _stop(view.not_here(error.why))


@app.command()
def verify() -> None:
    """Rebuild all balances from the ledger and compare. Status 1 when something differs.

    Example: questboard verify
    """
    with _at_work() as settings:
        from bot import operations  # noqa: PLC0415 - only what is used is imported

        report = operations.verify(settings)
        _show(view.verified(report.classrooms, report.flaws))
        if report.flaws:
            sys.exit(1)


@app.command()
def doctor() -> None:
    """Look over everything the program needs. Status 1 when something is wrong.

    Example: questboard doctor
    """
    with _at_work() as settings:
        from bot.operations import doctor as looking  # noqa: PLC0415 - only what is used is imported

        findings = looking.doctor(settings)
        _show(view.findings(findings))
        if not all(one.well for one in findings):
            sys.exit(1)


@app.command()
def status() -> None:
    """Show how much there is, what waits, and what is stuck.

    Example: questboard status
    """
    with _at_work() as settings:
        from bot import operations  # noqa: PLC0415 - only what is used is imported

        _show(view.status(operations.status(settings)))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="The file to write; by default in data/backups.")] = None,
) -> None:
    """Write a sound copy of the database, while it is in use.

    Example: questboard backup monday.db
    """
    with _at_work() as settings:
        from bot.operations import backups  # noqa: PLC0415 - only what is used is imported

        with _stopping():
            made, size = backups.backup(settings, to)
        typer.echo(view.backed_up(str(made), size))


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A file that backup wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the place of the database; what was there is kept beside it.

    Example: questboard restore monday.db
    """
    with _at_work() as settings:
        from bot.operations import backups  # noqa: PLC0415 - only what is used is imported

        _sure(view.restoring(str(source)), yes=yes)
        with _stopping():
            done = backups.restore(settings, source)
        _show(view.restored(str(source), str(done.kept or ""), done.held, earlier=done.earlier))
