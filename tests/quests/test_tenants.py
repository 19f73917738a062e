"""One class cannot see another's: no query shows a word of it, whatever ids it is asked about."""

from contextlib import suppress
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quests.errors import NotFound
from quests.queries.members import classrooms_of, member_of
from tests.clock import FIRST_ID
from tests.quests.tenants import ACCOUNT, QUERIES, everything, parameters, see, stranger, tenant, twins

OF_ALL_CLASSES = {
    "files.hashes_in_use": "one content may be in several classes, and is kept once",
    "files.latest_hashes": "for the one who hosts",
    "files.in_use": "one content may be in several classes",
    "members.classrooms_of": "one account may be in several classes",
    "members.chosen": "one account may be in several classes",
    "places.classroom_of_place": "finds the class",
    "places.classrooms_there": "one server may hold several classes",
    "totals.all_classrooms": "for the one who hosts",
    "totals.every_name": "for the one who hosts",
    "totals.totals": "for the one who hosts",
}
"""Queries that look across, each with why."""

IDS = (
    "attempt",
    "badge",
    "board",
    "by",
    "deed",
    "file",
    "hand_in",
    "help_id",
    "member",
    "place_id",
    "proposal",
    "quest",
    "season",
    "team",
)
GIVEN_MORE = {
    "records.steps_of": "asked with what `told` gave",
    "records.record_of": "asked with conditions, which are no rows",
}
"""Queries that take more than ids; what they look up is looked up by `lived` and `standing_life` too."""
QUERIES_OF_ONE = {name: query for name, query in QUERIES.items() if name not in {*OF_ALL_CLASSES, *GIVEN_MORE}}
ASKED_BY_ID = [name for name, query in QUERIES_OF_ONE.items() if parameters(query).keys() & set(IDS)]


def test_the_excuses_are_still_needed():
    assert set(OF_ALL_CLASSES) <= set(QUERIES)


@pytest.mark.parametrize("name", QUERIES_OF_ONE)
def test_a_query_shows_only_words_of_its_own_class(desk, name):
    one, other = twins(desk)
    for mine, others in ((one, other), (other, one)):
        assert others.mark not in repr(mine.room.read(see, QUERIES[name], mine.ids()))


def test_queries_do_show_words(desk):
    one, _ = twins(desk)
    seen = [name for name, query in QUERIES_OF_ONE.items() if one.mark in repr(one.room.read(see, query, one.ids()))]
    assert len(seen) > 15


@pytest.mark.parametrize("name", ASKED_BY_ID)
def test_a_query_finds_nothing_by_the_ids_of_another_class(desk, name):
    (one, _), strange = twins(desk), stranger(desk)
    with suppress(NotFound):
        found: Any = one.room.read(see, QUERIES[name], strange.ids())
        assert strange.mark not in repr(found)
        assert not found or nobodys(found), found


def nobodys(found: Any) -> bool:
    """What everybody sees of the own class, and nobody's points: a page, a board, badges still to be earned."""
    done = [getattr(one, "done", 0) for one in found] if isinstance(found, list) else [getattr(found, "done", 0)]
    return not any(done) and not getattr(found, "points", 0)


@pytest.fixture
def three_classes(sqlite_desk):
    return [*twins(sqlite_desk), stranger(sqlite_desk)]


@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), number=st.integers(0, 2))
def test_guessing_ids_shows_no_word_of_another_class(three_classes, seed, number):
    """About ten thousand guesses: ids of all three classes, and numbers beside them."""
    mine = three_classes[number]
    others = [one.mark for one in three_classes if one is not mine]
    ids, chance = ids_of_rows(mine.room.desk), Random(seed)

    def guess(look):
        for name in chance.choices(sorted(QUERIES_OF_ONE), k=150):
            guessed = {key: chance.choice(ids) + chance.choice([0, 0, 0, 1, -1]) for key in IDS}
            with suppress(NotFound):
                seen = repr(see(look, QUERIES[name], guessed))
                assert [mark for mark in others if mark in seen] == []

    mine.room.read(guess)


def ids_of_rows(desk):
    rows = chain.from_iterable(everything(desk).values())
    return sorted({value for row in rows for value in row if isinstance(value, int) and value > FIRST_ID - 10})


def test_an_account_that_is_in_several_classes_is_another_member_in_each(desk):
    one, other = stranger(desk), tenant(desk, "narwhal", classroom=FIRST_ID, first_id=FIRST_ID + 1)
    found = [mine.room.read(member_of, **ACCOUNT) for mine in (one, other)]
    assert [member and member.name for member in found] == ["Samaxolotl", "Samnarwhal"]
    both = desk.read_now(lambda look: classrooms_of(look, **ACCOUNT))
    assert {classroom.name for classroom in both} == {"Room 7 axolotl", "Room 7 narwhal"}
