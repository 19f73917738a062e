"""Forged actions: any verb with ids of both classes, near misses, nonsense, too few and too many, and forms nobody was shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from adapters.actions import Action
from adapters.calls import Call
from adapters.forms import Values
from bot.commands import COMMANDS, DOOR
from tests.bot.lived_in import VALUES, WHO, Street
from tests.bot.people import Person, School

LARGEST = 36**13 - 1
"""The largest number that a token can hold: more than 63 bits."""
FIELDS = (
    *("evidence", "whom", "points", "why", "names", "title", "task", "minutes", "short", "due", "closes", "quest"),
    *("phrase", "note", "next_step", "answer", "name", "kind", "board"),
)
NASTY = (-1, 0, 1, 2**31, 2**32, 2**53 + 1, 2**63 - 26, 2**63 - 1, 2**63, LARGEST)
ODD = ("", "0", "-1", "1", "all", "9" * 30, "١٢", "²", "1e3", "2026-02-30", "9999-12-31", "0001-01-01", "a,b", "class")


def forgers(street: Street) -> st.SearchStrategy[Person]:
    """Somebody of our class, or nobody's; on the platform they may be anything."""
    school = School(street.desk)
    names = [*WHO.values(), "Mallory"]
    return st.builds(school.stranger, st.sampled_from(names), admin=st.booleans(), host=st.booleans())


def calls(street: Street, person: Person) -> st.SearchStrategy[Call]:
    """A call of theirs that no card of ours offered."""
    values = st.none() | forms(street)
    return st.builds(lambda action, values: person.call(action=action, values=values), actions(street), values)


def actions(street: Street) -> st.SearchStrategy[Action]:
    verbs = st.sampled_from([*sorted(COMMANDS), *sorted(DOOR), "no_such_verb"])
    rooms = [street.ours.room.classroom, street.theirs.room.classroom]
    classrooms = st.sampled_from([*rooms, rooms[0], 0]) | st.integers(0, LARGEST)
    right = st.sampled_from([street.theirs, street.theirs, street.ours]).flatmap(
        lambda one: st.sampled_from(sorted(COMMANDS)).map(lambda verb: one.action(verb).ids)
    )
    return st.builds(Action, verbs, classrooms, right | st.lists(numbers(street), max_size=4).map(tuple))


def numbers(street: Street) -> st.SearchStrategy[int]:
    known = st.sampled_from([*street.theirs.ids, *street.ours.ids])
    near = st.builds(lambda number, by: number + by, known, st.sampled_from([-1, 1]))
    return known | near | st.integers(0, 9) | st.integers(0, 2**63 - 1) | st.integers(2**63, LARGEST) | st.just(-1)


def forms(street: Street) -> st.SearchStrategy[Values]:
    """What a form was filled in with, whichever form it was; or a right one of either class."""
    texts: st.SearchStrategy[Any] = st.sampled_from(ODD) | numbers(street).map(str) | st.text(max_size=20)
    several = st.lists(texts, max_size=3).map(tuple)
    right = st.sampled_from(sorted(VALUES)).map(lambda verb: VALUES[verb](street.ours))
    return st.dictionaries(st.sampled_from(FIELDS), texts | several, max_size=6) | right


def near_misses(street: Street, verb: str) -> Iterator[Action]:
    """The right button for `verb` with one number changed, one missing, one too many."""
    right = street.ours.action(verb)
    for place in range(len(right.ids)):
        for number in NASTY:
            yield replace(right, ids=(*right.ids[:place], number, *right.ids[place + 1 :]))
        yield replace(right, ids=right.ids[:place])
    for number in NASTY:
        yield replace(right, ids=(*right.ids, number))
        yield replace(right, classroom=number)
