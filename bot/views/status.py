"""`questboard status` in words. The command line speaks English only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from bot.views.operations import holder
from quests.errors import Held
from quests.ids import DAY, HOUR, MINUTE, SECOND, Moment
from quests.reports import Backlog, Totals
from quests.rules.calendar import local

STUCK = {"uncertain": "{n} may have been shown", "dead": "{n} could not be sent"}
NOTHING_WAITS = "Messages: none waits, and none is stuck"


class Copy(Protocol):
    """As much of a backup as is shown."""

    @property
    def file(self) -> str:
        """Where it is."""
        ...

    @property
    def made_at(self) -> Moment:
        """When it was made."""
        ...

    @property
    def bytes(self) -> int:
        """How large it is."""
        ...


class Standing(Protocol):
    """How everything stands, as it is shown."""

    @property
    def now(self) -> Moment:
        """When that was."""
        ...

    @property
    def totals(self) -> Totals:
        """How much there is."""
        ...

    @property
    def backlog(self) -> Sequence[Backlog]:
        """What waits and what is stuck."""
        ...

    @property
    def kept_here(self) -> bool:
        """Whether the database is a file of ours."""
        ...

    @property
    def running(self) -> Held | None:
        """Who writes to it."""
        ...

    @property
    def backup(self) -> Copy | None:
        """The last one."""
        ...


def status(found: Standing) -> Iterator[str]:
    """What runs, how much there is, what waits, what is stuck, and when it was last backed up."""
    if found.kept_here:
        yield f"Running: {holder(found.running) if found.running else 'nothing right now'}"
    yield f"Classes: {found.totals.classrooms}"
    yield f"Members: {found.totals.members}"
    yield f"Hand-ins that wait: {found.totals.waiting}"
    yield f"Ledger entries: {found.totals.entries}"
    yield from _messages(found.backlog)
    yield f"Last backup: {_backup(found)}"


def _messages(backlog: Iterable[Backlog]) -> Iterator[str]:
    lines = [f"Messages on {one.platform}: {'; '.join(_parts(one))}" for one in backlog]
    yield from lines or [NOTHING_WAITS]


def _parts(one: Backlog) -> Iterator[str]:
    """What waits on a platform, for how long, and what is stuck there, with the platform's own codes."""
    if one.waiting:
        yield f"{one.waiting} to send, the oldest due for {_span(one.lag)}"
    for state, words in STUCK.items():
        if n := one.stuck_as(state):
            codes = ", ".join(f"{each.problem or 'no code'}: {each.n}" for each in one.stuck if each.state == state)
            yield f"{words.format(n=n)} ({codes})"


def _span(time: Moment) -> str:
    for unit, name in ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes")):
        if time >= 2 * unit:
            return f"{time // unit} {name}"
    return f"{time // SECOND} s"


def _backup(found: Standing) -> str:
    if not found.kept_here:
        return "PostgreSQL's own matter: pg_dump"
    if (copy := found.backup) is None:
        return "none yet. Make one: questboard backup"
    made = local(copy.made_at, "UTC").strftime("%Y-%m-%d %H:%M:%S UTC")
    ago = _span(Moment(max(0, found.now - copy.made_at)))
    return f"{made} ({ago} ago), {copy.file} ({max(1, copy.bytes // 1000)} kB)"
