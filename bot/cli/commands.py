"""Every command, as Typer parses it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import packs, people, setting_up, terminal
from bot.cli.process import at_work, stop
from bot.views import doctor as doctor_view
from bot.views import operations as view
from bot.views import status as status_view

app = typer.Typer(
    name="questboard",
    help="Questboard: choice boards of quests for a class, in the chat it already uses.\n\nExample: questboard run",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(packs.app)
app.add_typer(people.app)
app.add_typer(setting_up.app)
for command in (people.letter, people.audit, people.retention):
    app.command()(command)


def sure(question: str, *, yes: bool) -> None:
    """Go on if they say yes. Where nobody can be asked, say how to do without."""
    if yes:
        return
    try:
        said = typer.confirm(question, err=True)
    except typer.Abort:
        typer.echo(err=True)
        stop(view.say_yes())
    if not said:
        stop(view.not_done(), status=1)


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
    terminal.run()


@app.command()
def chat(
    me: Annotated[str, typer.Option("--as", help="Who sits down first.")] = "",
    sample: Annotated[bool, typer.Option(help="Make the sample class when there is none.")] = True,
) -> None:
    """Open a class in this terminal: be the teacher or any student.

    Examples: questboard chat --as Sam, or: questboard chat < script
    """
    terminal.chat(me, with_sample=sample)


@app.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision, head or base.")] = "head",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before going down.")] = False,
) -> None:
    """Bring the database to this version of the program. On SQLite, the database as it was is kept beside it.

    Example: questboard migrate
    """
    with at_work() as settings:
        from bot import operations  # noqa: PLC0415 - only what is used is imported

        if to != "head":
            sure(view.going_down(), yes=yes)
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
        stop(view.not_here(error.why))


@app.command()
def verify() -> None:
    """Rebuild all balances from the ledger and compare. Status 1 when something differs.

    Example: questboard verify
    """
    with at_work() as settings:
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
    with at_work() as settings:
        from bot.clock import SystemClock  # noqa: PLC0415 - only what is used is imported
        from bot.operations import doctor as looking  # noqa: PLC0415 - as above

        findings = looking.doctor(settings, SystemClock())
        _show(doctor_view.findings(findings))
        if not all(one.well for one in findings):
            sys.exit(1)


@app.command()
def status() -> None:
    """Show what runs, how much there is, what waits, what is stuck, and when it was last backed up.

    Example: questboard status
    """
    with at_work() as settings:
        from bot.operations.standing import standing  # noqa: PLC0415 - only what is used is imported

        _show(status_view.status(standing(settings)))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="The file to write; by default in data/backups.")] = None,
) -> None:
    """Write a sound copy of the database, while it is in use.

    Example: questboard backup monday.db
    """
    with at_work() as settings:
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
    with at_work() as settings:
        from bot.operations import backups  # noqa: PLC0415 - only what is used is imported

        sure(view.restoring(str(source)), yes=yes)
        with _stopping():
            done = backups.restore(settings, source)
        _show(view.restored(str(source), str(done.kept or ""), done.held, earlier=done.earlier))


@app.command()
def demo(
    fast: Annotated[bool, typer.Option("--fast", help="Do not wait between the lines.")] = False,
) -> None:
    """Play a class's first week, in under a minute. Nothing of it is kept.

    Example: questboard demo
    """
    with at_work() as settings:
        from bot.demo import demo as play  # noqa: PLC0415 - only what is used is imported

        play(settings.questboard_language, sys.stdout, fast=fast or not sys.stdout.isatty())
