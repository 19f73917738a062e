"""What the command line says to the one who hosts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bot.locales import catalogue
from bot.views.look import mark
from quests import errors
from quests.reports import Flaw

STORES: dict[str, str] = {
    "full": mark("The disk is full. Nothing was changed. Make room, then try again."),
    "read_only": mark("The database cannot be written: look at the folder and its rights. Nothing was changed."),
    "busy": mark("Another program holds the database. Nothing was changed. Close it, then try again."),
    "lost": mark("The database does not answer: look at DATABASE_URL and whether it runs."),
    "damaged": mark(
        "The file is damaged, or no database of Questboard. Look at DATABASE_URL, or: questboard restore FILE"
    ),
    "unready": mark("The database is from an earlier version. Bring it along: questboard migrate"),
    "empty": mark("There is no database yet. Make one: questboard run"),
    "newer": mark("The database is from a later version of Questboard. Use that version."),
    "conflict": mark("Somebody else was first. Nothing was changed. Try again."),
}
MISFITS = {
    "no_address": mark("should look like sqlite:///data/questboard.db or postgresql://name:password@host/database"),
    "no_file": mark("should name a file, as in sqlite:///data/questboard.db: what is only in memory is lost"),
    "no_zone": mark("should be a time zone, as in Europe/Madrid or America/New_York"),
    "no_choice": mark("should be one of {choices}"),
    "not_loopback": mark("may only be this machine, 127.0.0.1: it is for tests, and the token goes there"),
    "no_size": mark("should be a whole number of megabytes, from 1 to 500"),
    "no_port": mark("should be a port's number, from 1 to 65535, or empty"),
    "no_proxy": mark("should look like http://proxy.example:3128"),
    "not_utf8": mark("should be text in UTF-8"),
    "unreadable": mark("cannot be read: look at its rights"),
}
NOT_HERE = {
    "no_pack": mark("There is no such file, and no ready pack of that name. Look at: questboard pack list"),
    "there_already": mark("There is a file of that name already. Nothing was written. Choose another name."),
    "postgres": mark("This database is PostgreSQL. Use its own tools: pg_dump and pg_restore."),
    "no_file": mark("There is no such file. Nothing was changed."),
    "unreadable": mark("That file cannot be read: look at its rights. Nothing was changed."),
    "env_not_writable": mark("The file .env cannot be written: look at its rights and the folder's."),
    "not_writable": mark("The backup cannot be written there: look at the folder and its rights."),
    "not_ours": mark("There is a file of that name that is no backup of Questboard. Choose another name."),
    "itself": mark("That is the database itself. Choose another name."),
    "no_revision": mark("There is no such version of the database. Leave --to away for the newest."),
    "no_database": mark("That file is not a backup of Questboard. Nothing was changed."),
    "damaged": mark("That backup is damaged. Nothing was changed."),
    "newer": mark("That backup is from a later version of Questboard. Nothing was changed."),
}


def _say(message: str, **gaps: object) -> str:
    return catalogue("en").gettext(message).format_map(gaps)


class Unfit(Protocol):
    """As much of a setting that does not fit as is shown."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def why(self) -> str:
        """What is wrong, as a code."""
        ...

    @property
    def choices(self) -> tuple[str, ...]:
        """What it could be."""
        ...


def bad_settings(misfits: Iterable[Unfit]) -> Iterable[str]:
    """Settings that do not fit, one a line."""
    yield _say("Some settings do not fit. Look at .env and the environment.")
    for one in misfits:
        yield f"{one.name}: {_say(MISFITS[one.why], choices=', '.join(one.choices))}"


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
    if isinstance(error, errors.Unready) and not error.found:
        return _say(STORES["empty"])
    return _say(STORES.get(error.code, mark("The database could not do that. Nothing was changed.")))


def platforms(*, discord: bool, slack: bool) -> Iterable[str]:
    """What will be served."""
    if discord:
        yield _say("Serving Discord. Stop with Ctrl+C.")
    if slack:
        yield _say("A Slack token is set, but this version does not serve Slack yet.")
    if not discord:
        yield _say("No chat platform is set up. Opening the terminal: type help, or /as NAME to be somebody else.")


def turned_away(platform: str, code: str) -> str:
    """A platform does not let us in."""
    return _say(TURNED_AWAY.get(code, TURNED_AWAY[""]), platform=platform.capitalize())


TURNED_AWAY = {
    "token": mark(
        "{platform} does not know this token. Make a new one, put it into .env, and start again: questboard setup"
    ),
    "intents": mark(
        "{platform} refuses what we ask to hear. Nothing special is needed: look over the app's settings: questboard doctor"
    ),
    "": mark("{platform} does not let us in. Look over the settings: questboard doctor"),
}


def no_terminal() -> str:
    """Nothing is there to read from."""
    return _say(
        "There is no terminal to open a class in. Start it in one, or give it a script: questboard chat < script"
    )


def nobody_there() -> str:
    """Nothing was there to read: started as a service, most likely."""
    return _say("Nobody is at a terminal, and this version serves nothing else. Ending.")


def crashed(whereabouts: Iterable[str]) -> str:
    """Our own mistake. The last line is for whoever mends it."""
    return _say(
        "Something went wrong here that should not. What was answered before is kept. Please report this line:\n{where}",
        where=" < ".join(whereabouts),
    )


def not_done() -> str:
    """The question was answered with no."""
    return _say("Nothing was changed.")


def say_yes() -> str:
    """The question could not be asked."""
    return _say("Nobody is there to be asked. Nothing was changed. Add --yes to do it without asking.")


def going_down() -> str:
    """Asked before a migration that may drop data."""
    return _say("Going to another version can lose data. Go on?")


def migrated(before: str, after: str, kept: str) -> Iterable[str]:
    """From where to where."""
    if before == after:
        yield _say("The database is at version {version} already.", version=after or _say("none"))
        return
    if kept:
        yield _say("What was there before is kept as {kept}.", kept=kept)
    yield _say(
        "The database went from {before} to {after}.", before=before or _say("none"), after=after or _say("none")
    )


def verified(classrooms: int, flaws: list[Flaw]) -> Iterable[str]:
    """What verify found."""
    if not flaws:
        yield _say("All is well. Classes looked at: {n}. Every balance is the sum of its entries.", n=classrooms)
    for flaw in flaws:
        yield _say(
            "Class {room}, member {member}: {what} is {found} and should be {expected}.",
            room=flaw.classroom_id,
            member=flaw.member_id,
            what=flaw.what,
            found=flaw.found,
            expected=flaw.expected,
        )


def holder(by: errors.Held) -> str:
    """Who writes to the database."""
    if not by.what:
        return _say("another Questboard")
    return _say("{what} (process {pid}, since {since})", what=by.what, pid=by.pid, since=by.since)


def backed_up(file: str, size: int) -> str:
    """A backup is made."""
    done = _say("Backed up to {file} ({size} kB).", file=file, size=max(1, size // 1000))
    return f"{done} {_say('Files that were handed in are beside it, in FILES_DIR: copy that folder too.')}"


def restoring(file: str) -> str:
    """Asked before restoring."""
    return _say("Put {file} in the place of the database? What is there now is kept beside it.", file=file)


def restored(file: str, kept: str, held: int, *, earlier: bool) -> Iterable[str]:
    """It is restored: what became of what was there, of messages that waited in the backup, and what is to be done next."""
    yield _say("Restored from {file}.", file=file)
    if kept:
        yield _say("What was there is kept as {kept}.", kept=kept)
    if held:
        yield _say("Messages held back, because they may have been sent since that backup: {n}.", n=held)
    if earlier:
        yield _say(STORES["unready"])


def not_here(why: str) -> str:
    """It cannot be done with this database or file."""
    return _say(NOT_HERE[why])
