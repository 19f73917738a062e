"""Doing a quest again: how often in all, and how soon."""

from __future__ import annotations

from datetime import timedelta

from quests.errors import NotAgainYet, NotNow
from quests.ids import Moment
from quests.rules.attempts import Per, State
from quests.rules.calendar import day_begins, local_date


def repeatable(runs_most: int, run_no: int) -> bool:
    """Whether there is another run after the `run_no`th; `runs_most` 0 is for as often as one likes."""
    return runs_most == 0 or run_no < runs_most


def again_at(per: Per, taken_at: Moment, zone: str) -> Moment:
    """From when on the next run may begin, when the last was begun at `taken_at`: the next local day, the next Monday, at once."""
    day = local_date(taken_at, zone)
    if per is Per.DAY:
        return day_begins(day + timedelta(days=1), zone)
    if per is Per.WEEK:
        return day_begins(day + timedelta(days=7 - day.weekday()), zone)
    return taken_at


def check_again(
    state: State, *, run_no: int, taken_at: Moment, runs_most: int, per: Per, now: Moment, zone: str
) -> None:
    """Raises NotNow unless the `run_no`th run is approved and another is left, NotAgainYet when it is too soon for it."""
    if state is not State.APPROVED or not repeatable(runs_most, run_no):
        raise NotNow(state, "take")
    at = again_at(per, taken_at, zone)
    if now < at:
        raise NotAgainYet(at)
