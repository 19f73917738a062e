"""People's data in words for the one who hosts, on the command line, which speaks English only."""

from __future__ import annotations

from collections.abc import Iterable

from quests.errors import Invalid, NotAllowed, NotFound, Refusal
from quests.ids import Moment
from quests.reports import Classroom, Retention
from quests.rules.calendar import local_date

PROBLEMS = {
    "not_a_date": "Write the day as in 2027-06-30. Nothing was changed.",
    "in_the_past": "That day is over. Write one to come. Nothing was changed.",
}


def refused(error: Refusal) -> str:
    """Why it does not go."""
    match error:
        case NotFound(name=name):
            return f"Nobody here goes by the name {name}. Nothing was changed."
        case NotAllowed():
            return "A class needs a teacher: the last one cannot be erased. Nothing was changed."
        case Invalid(problem=problem):
            return PROBLEMS.get(problem, "That does not fit. Nothing was changed.")
        case _:
            return "That does not go. Nothing was changed."


def exported(name: str, classroom: Classroom, to: str) -> str:
    """A copy was written."""
    return f"All that {classroom.name} keeps of {name} is in {to}. The class's record says that it was made."


def erasing(name: str) -> str:
    """Asked before erasing."""
    return f"Erase all that is kept of {name}, for good? This cannot be undone."


def erased(classroom: Classroom) -> Iterable[str]:
    """It is done, and what is left to do."""
    yield f"Erased. {classroom.name} keeps nothing of theirs any more."
    yield "Backups made before hold it still: delete them, or keep them no longer than 30 days."
    yield "Look also at data/terminal_history and data/papers, beside the database."


def letter(classroom: Classroom, to: str) -> str:
    """The letter was written."""
    return f"The letter to the families of {classroom.name} is {to}. Read it before you hand it out."


def recorded(rows: int, to: str) -> str:
    """The record was written."""
    return f"{rows} lines of the record are in {to}, the newest first."


def kept(classroom: Classroom, time: Retention, now: Moment) -> str:
    """How long a class's data stays."""
    if time.term_ends_at is None or time.erase_at is None:
        return f"{classroom.name}: no term. Nothing is erased by itself."
    ends, goes = (local_date(at, classroom.zone) for at in (time.term_ends_at, time.erase_at))
    today = local_date(now, classroom.zone)
    told = f"told {time.warned} of 2 times" if time.warned else "not told yet"
    due = "due today" if goes <= today else f"in {(goes - today).days} days"
    return f"{classroom.name}: the term ends {ends}, students' data is erased {goes} ({due}; {told})."


def none_kept() -> str:
    """No class yet."""
    return "There is no class yet."
