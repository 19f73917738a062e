"""`questboard person …`, `letter`, `audit` and `retention`: what the one who hosts does about people's data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.process import at_work, stop
from bot.settings import LANGUAGES
from bot.views import checking, operations
from bot.views import hosting as view

app = typer.Typer(
    name="person",
    help="One person's data: a copy of it, or erasing it.\n\nExample: questboard person export Sam --to sam.zip",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(help="What the class calls them.")]
Of = Annotated[str, typer.Option("--class", help="The class, by its name or number; not needed when there is one.")]
ClassName = Annotated[str, typer.Argument(metavar="CLASS", help="The class, by its name or number.")]


@contextmanager
def _telling() -> Iterator[None]:
    """What does not go is told, with status 2."""
    from bot.operations.backups import NotHere  # noqa: PLC0415 - only what is used is imported
    from bot.operations.packs import NoSuchClass  # noqa: PLC0415 - as above
    from quests.errors import Refusal  # noqa: PLC0415 - as above

    try:
        yield
    except NotHere as error:
        stop(operations.not_here(error.why))
    except NoSuchClass as error:
        stop(*checking.no_class(error.name, error.classrooms, several=error.several))
    except Refusal as error:
        stop(view.refused(error))


@app.command()
def export(
    name: Name,
    to: Annotated[Path, typer.Option(help="The zip file to write; it must not be there yet.")],
    of: Of = "",
) -> None:
    """Write all that is kept of somebody: a page to read, and the same as data.

    Example: questboard person export Sam --to sam.zip
    """
    with at_work() as settings, _telling():
        from bot.operations import people  # noqa: PLC0415 - only what is used is imported

        typer.echo(view.exported(name, people.export_person(settings, name, of, to), str(to)))


@app.command()
def erase(
    name: Name,
    of: Of = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase all that is kept of somebody, for good. The class keeps what it has together.

    Example: questboard person erase Sam
    """
    with at_work() as settings, _telling():
        from bot.cli.commands import sure  # noqa: PLC0415 - only what is used is imported
        from bot.operations import people  # noqa: PLC0415 - as above

        sure(view.erasing(name), yes=yes)
        for line in view.erased(people.erase_person(settings, name, of)):
            typer.echo(line)


def letter(
    classroom: ClassName,
    to: Annotated[Path, typer.Option(help="The file to write; it must not be there yet.")],
    language: Annotated[str, typer.Option(help="en or es.")] = "",
) -> None:
    """Write the letter to a class's families: a page to print.

    Example: questboard letter "Room 7" --to letter.html
    """
    with at_work() as settings, _telling():
        from bot.operations import people  # noqa: PLC0415 - only what is used is imported

        speaks = language if language in LANGUAGES else settings.questboard_language
        typer.echo(view.letter(people.write_letter(settings, classroom, to, speaks), str(to)))


def audit(
    classroom: ClassName,
    to: Annotated[Path, typer.Option("--csv", help="The file to write; it must not be there yet.")],
) -> None:
    """Write who did what in a class, and when. It holds no word that anybody wrote.

    Example: questboard audit "Room 7" --csv record.csv
    """
    with at_work() as settings, _telling():
        from bot.operations import people  # noqa: PLC0415 - only what is used is imported

        typer.echo(view.recorded(people.write_record(settings, classroom, to), str(to)))


def retention(
    of: Of = "",
    ends: Annotated[
        str, typer.Option(help="The last day of the class's term, as in 2027-06-30; none for no day.")
    ] = "",
) -> None:
    """Show how long each class keeps students' data, or say when a class's term ends.

    Example: questboard retention --class "Room 7" --ends 2027-06-30
    """
    with at_work() as settings, _telling():
        from bot.operations import people  # noqa: PLC0415 - only what is used is imported

        found = [people.set_term(settings, of, "" if ends == "none" else ends)] if ends else people.kept(settings)
        for one in found:
            typer.echo(view.kept(one.classroom, one.time, one.now))
        if not found:
            typer.echo(view.none_kept())
