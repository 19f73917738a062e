"""How long what is kept of people stays: until the term has ended and a while longer, and never erased without two words before.

The number follows `docs/privacy.md`: the end of the term and 90 days. What is due is said on local days of the class.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

KEEP_DAYS = 90
"""After the term's last day."""
FIRST_WORD_DAYS = 30
SECOND_WORD_DAYS = 7
"""So long before it is due the teachers are told, first and again."""
APART_DAYS = 7
"""At least so long lies between the two words, and between the second and the erasing, however late the first one came."""
WORDS = 2
KEEP_MOST_DAYS = 3650
TERM_ENDINGS = ((6, 30), (12, 20))
"""Month and day: where terms mostly end, north and south."""
TERM_AT_LEAST_DAYS = 30


class Step(StrEnum):
    """What is to be done today."""

    NOTHING = "nothing"
    WARN = "warn"
    ERASE = "erase"


class Warned(NamedTuple):
    """How often the teachers were told, and on which day last (None for never)."""

    times: int
    on: date | None


def erase_day(term_ends: date, keep_days: int, warned: Warned, today: date) -> date:
    """The day it will be erased: when it is due, but never sooner than both words and the days apart allow from `today`."""
    due = due_day(term_ends, keep_days)
    if warned.times == 0 or warned.on is None:
        return max(due, today + timedelta(days=WORDS * APART_DAYS))
    left = (WORDS - min(warned.times, WORDS) + 1) * APART_DAYS
    return max(due, warned.on + timedelta(days=left))


def due_day(term_ends: date, keep_days: int) -> date:
    """The term's last day and `keep_days`; the last day there is, should it be beyond."""
    try:
        return term_ends + timedelta(days=keep_days)
    except OverflowError:
        return date.max


def step(term_ends: date | None, keep_days: int, warned: Warned, today: date) -> Step:
    """What `today` asks for. Without a term, nothing ever."""
    if term_ends is None:
        return Step.NOTHING
    if warned.times >= WORDS:
        return Step.ERASE if today >= erase_day(term_ends, keep_days, warned, today) else Step.NOTHING
    days_before = FIRST_WORD_DAYS if warned.times == 0 else SECOND_WORD_DAYS
    rested = warned.on is None or (today - warned.on).days >= APART_DAYS
    return Step.WARN if rested and (due_day(term_ends, keep_days) - today).days <= days_before else Step.NOTHING


def suggest_term(today: date) -> date:
    """A first guess for when the term ends: the next usual ending that is at least a month away."""
    earliest = today + timedelta(days=TERM_AT_LEAST_DAYS)
    endings = (date(year, *ending) for year in (earliest.year, earliest.year + 1) for ending in TERM_ENDINGS)
    return next(ending for ending in endings if ending >= earliest)
