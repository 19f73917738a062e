"""From facts to happenings: which facts conditions are asked about, and what they say."""

from __future__ import annotations

from datetime import date

from quests.events import Approved, Event, HandedIn, Returned
from quests.rules.conditions.happenings import APPROVED, HANDED_IN, RETURNED, Happening

HAPPEN = (Approved.kind, Returned.kind, HandedIn.kind)
"""The kinds of facts that are happenings."""


def happening_of(fact: Event, day: date) -> Happening | None:
    """`fact` as a happening of `day`; None for one that conditions do not ask about."""
    match fact:
        case Approved():
            says = {"try": fact.try_no, "worth": fact.worth, "minutes": fact.minutes, "on_time": int(fact.on_time)}
            values = {**_of(fact, day), **says, "board": tuple(map(int, fact.boards))}
            return Happening(APPROVED, day, values, fact.made)
        case HandedIn():
            return Happening(HANDED_IN, day, {**_of(fact, day), "try": fact.try_no, "on_time": int(not fact.after_due)})
        case Returned():
            return Happening(RETURNED, day, {**_of(fact, day), "try": fact.try_no})
        case _:
            return None


def _of(fact: Approved | HandedIn | Returned, day: date) -> dict[str, int | str | tuple[int | str, ...]]:
    says: dict[str, int | str | tuple[int | str, ...]] = {"quest": int(fact.quest), "weekday": day.isoweekday()}
    if fact.how:
        says["how"] = fact.how
    return {**says, "tag": fact.tags}
