"""`questboard pack …`: check one, bring one into a class, write a class as one, list the ready ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.process import at_work, stop
from bot.views import checking as view
from bot.views import operations

if TYPE_CHECKING:
    from bot.packs.nodes import Progress

app = typer.Typer(
    name="pack",
    help="Quest packs: check one, bring one into a class, write a class as one.\n\n"
    "Example: questboard pack import fractions --to 'Room 7'",
    no_args_is_help=True,
    rich_markup_mode=None,
)
File = Annotated[Path, typer.Argument(help="A pack's file, or the code of a ready one.")]


@contextmanager
def _telling(name: str) -> Iterator[None]:
    """What cannot be read or done is told, with status 2."""
    from bot.operations.backups import NotHere  # noqa: PLC0415 - only what is used is imported
    from bot.operations.packs import NoSuchClass  # noqa: PLC0415 - as above
    from bot.packs.problems import NotAPack  # noqa: PLC0415 - as above

    try:
        yield
    except NotAPack as refused:
        stop(*view.problems(name, refused.problems))
    except NotHere as error:
        stop(operations.not_here(error.why))
    except NoSuchClass as error:
        stop(*view.no_class(error.name, error.classrooms, several=error.several))


@contextmanager
def _progress(name: str) -> Iterator[Progress | None]:
    """A bar on the terminal of who waits; a file that is read in a moment shows none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only at a terminal
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(view.reading(name), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command()
def check(file: File) -> None:
    """Look a pack over: all that is to be mended, with its line. Status 2 when there is something.

    Example: questboard pack check kites.yaml
    """
    with at_work(), _telling(str(file)):
        from bot.operations import packs  # noqa: PLC0415 - only what is used is imported

        with _progress(str(file)) as progress:
            document = packs.read_file(file, progress)
        typer.echo(view.sound(str(file), document.pack("en"), document.languages))


@app.command(name="import")
def import_(
    file: File,
    to: Annotated[str, typer.Option(help="The class, by its name or number.")],
) -> None:
    """Bring a pack into a class, all of it or nothing. What is there already stays; boards come as drafts.

    Example: questboard pack import kites.yaml --to "Room 7"
    """
    with at_work() as settings, _telling(str(file)):
        from bot.operations import packs  # noqa: PLC0415 - only what is used is imported

        with _progress(str(file)) as progress:
            done = packs.bring_in(settings, file, to, progress)
        typer.echo(view.brought_in(done.pack, done.classroom, done.fact))


@app.command()
def export(
    classroom: Annotated[str, typer.Argument(metavar="CLASS", help="The class, by its name or number.")],
    to: Annotated[Path, typer.Option(help="The file to write; it must not be there yet.")],
) -> None:
    """Write a class's quests, boards and badges into a pack. Nothing of a person is in it.

    Example: questboard pack export "Room 7" --to room-7.yaml
    """
    with at_work() as settings, _telling(str(to)):
        from bot.operations import packs  # noqa: PLC0415 - only what is used is imported

        typer.echo(view.exported(packs.write_class(settings, classroom, to), str(to)))


@app.command(name="list")
def list_() -> None:
    """Show the packs that come with the program.

    Example: questboard pack list
    """
    with at_work():
        from bot.packs import ready_packs  # noqa: PLC0415 - only what is used is imported

        for line in view.ready(document.pack("en") for document in ready_packs()):
            typer.echo(line)
