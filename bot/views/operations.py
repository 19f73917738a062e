"""What the command line says to the one who hosts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bot.locales import catalogue
from bot.views.look import mark
from quests import errors
from quests.reports import Flaw, Totals


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


WHAT = {
    "python": mark("Python"),
    "questboard": mark("Questboard"),
    "sqlite": mark("SQLite"),
    "zones": mark("Time zones"),
    "language": mark("Language"),
    "database": mark("Database"),
    "schema": mark("Database version"),
    "writer": mark("Written by"),
    "room": mark("Free room"),
}
WORSE = {
    "language": mark("the sentences are not compiled: set the program up again"),
    "database": mark("cannot be opened"),
    "schema": mark("run: questboard migrate"),
    "writer": mark("the folder cannot be written"),
    "room": mark("too little, or the folder cannot be written"),
    "zones": mark("none found"),
}
FOUND = {"new": mark("new, empty"), "nobody": mark("nobody right now")}
STORES: dict[str, str] = {
    "full": mark("The disk is full. Nothing was changed. Make room, then try again."),
    "read_only": mark("The database cannot be written: look at the folder and its rights. Nothing was changed."),
    "busy": mark("Another program holds the database. Nothing was changed. Close it, then try again."),
    "lost": mark("The database does not answer: look at DATABASE_URL and whether it runs."),
    "damaged": mark("The database is damaged or not one of ours. Restore a backup: questboard restore FILE"),
    "unready": mark("The database is from an earlier version. Bring it along: questboard migrate"),
    "newer": mark("The database is from a later version of Questboard. Use that version."),
    "conflict": mark("Somebody else was first. Nothing was changed. Try again."),
}
NOT_HERE = {
    "postgres": mark("This database is PostgreSQL. Use its own tools: pg_dump and pg_restore."),
    "no_file": mark("There is no such file."),
    "no_database": mark("That file is not a backup of Questboard. Nothing was changed."),
    "damaged": mark("That backup is damaged. Nothing was changed."),
    "newer": mark("That backup is from a later version of Questboard. Nothing was changed."),
}


def _say(message: str, **gaps: object) -> str:
    return catalogue("en").gettext(message).format_map(gaps)


def bad_settings(lines: str) -> str:
    """Settings that do not fit, one a line."""
    return _say("Some settings do not fit. Look at .env and the environment.\n{lines}", lines=lines)


def store_problem(error: errors.StoreError) -> str:
    """What the database could not do, and what to do next."""
    if isinstance(error, errors.Held):
        if not error.what:
            return _say("Another Questboard is writing to this database. Close it, then try again.")
        return _say(
            "{what} is writing to this database (process {pid}, since {since}). Close it, then try again.",
            what=error.what,
            pid=error.pid,
            since=error.since,
        )
    return _say(STORES.get(error.code, mark("The database could not do that. Nothing was changed.")))


def platforms(*, discord: bool, slack: bool) -> Iterable[str]:
    """What will be served."""
    if discord or slack:
        yield _say("A token is set, but this version serves no chat platform yet. Opening the terminal.")
    else:
        yield _say("No chat platform is set up. Opening the terminal: type help, or /as NAME to be somebody else.")


def going_down() -> str:
    """Asked before a migration that may drop data."""
    return _say("Going to another version can lose data. Go on?")


def migrated(before: str, after: str) -> str:
    """From where to where."""
    if before == after:
        return _say("The database is at version {version} already.", version=after or _say("none"))
    return _say(
        "The database went from {before} to {after}.", before=before or _say("none"), after=after or _say("none")
    )


def verified(classrooms: int, flaws: list[Flaw]) -> Iterable[str]:
    """What verify found."""
    if not flaws:
        yield _say("All is well: {n} classes looked at, every balance is the sum of its entries.", n=classrooms)
    for flaw in flaws:
        yield _say(
            "Class {room}, member {member}: {what} is {found} and should be {expected}.",
            room=flaw.classroom_id,
            member=flaw.member_id,
            what=flaw.what,
            found=flaw.found,
            expected=flaw.expected,
        )


def findings(found: Iterable[Found]) -> Iterable[str]:
    """What the doctor found, a line each."""
    for one in found:
        sign = _say("well") if one.well else _say("look")
        said = _say(FOUND[one.found]) if one.found in FOUND else one.found
        more = "" if one.well else f" ({_say(WORSE.get(one.what, mark('not as it should be')))})"
        yield f"{sign:5} {_say(WHAT[one.what])}: {said}{more}"


def status(totals: Totals) -> Iterable[str]:
    """How much there is, and what is stuck."""
    yield _say("Classes: {n}", n=totals.classrooms)
    yield _say("Members: {n}", n=totals.members)
    yield _say("Hand-ins that wait: {n}", n=totals.waiting)
    yield _say("Ledger entries: {n}", n=totals.entries)
    yield _say("Messages to send: {n}", n=totals.outbox_pending)
    yield _say("Messages that may have been shown: {n}", n=totals.outbox_uncertain)
    yield _say("Messages that could not be sent: {n}", n=totals.outbox_dead)


def backed_up(file: str, size: int) -> str:
    """A backup is made."""
    return _say("Backed up to {file} ({size} kB).", file=file, size=max(1, size // 1000))


def restoring(file: str) -> str:
    """Asked before restoring."""
    return _say("Put {file} in the place of the database? What is there now is kept beside it.", file=file)


def restored(file: str, kept: str) -> str:
    """It is restored."""
    said = _say("Restored from {file}.", file=file)
    return f"{said} {_say('What was there is kept as {kept}.', kept=kept)}" if kept else said


def not_here(why: str) -> str:
    """It cannot be done with this database or file."""
    return _say(NOT_HERE[why])
