"""Whatever is forged: no mistake of ours, nothing changed next door, and nothing of it ever seen."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import COMMANDS
from quests.desk import Desk
from tests.bot.conftest import opened
from tests.bot.forging import calls, forgers, near_misses
from tests.bot.lived_in import CANARY, VALUES, Street
from tests.bot.people import OUR_MISTAKE, Person
from tests.bot.rows import all_rows
from tests.databases import flaws_of

BROKEN = (OUR_MISTAKE, "I could not show it to you")
quick = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


def forge(street: Street, data: st.DataObject, most: int) -> None:
    """Somebody makes some forged calls, one after the other."""
    theirs = street.theirs.room.classroom
    before = all_rows(street.desk, theirs)
    person = data.draw(forgers(street))
    for _ in range(data.draw(st.integers(1, most))):
        asyncio.run(one_call(street, person, data))
        assert all_rows(street.desk, theirs) == before


async def one_call(street: Street, person: Person, data: st.DataObject) -> None:
    call = data.draw(calls(street, person))
    seen = await person.does(call)
    assert not any(words in seen for words in BROKEN), seen
    assert CANARY not in seen or CANARY in str(call.values)


@pytest.mark.parametrize("verb", sorted(COMMANDS))
async def test_no_number_breaks_a_button(street: Street, verb: str):
    lee = street.person("teacher")
    values = VALUES[verb](street.ours) if verb in VALUES else None
    for action in near_misses(street, verb):
        seen = await lee.does_action(action, values=values)
        assert not any(words in seen for words in BROKEN), (action, seen)


@settings(quick, max_examples=120)
@given(data=st.data())
def test_whatever_is_forged(street_template: tuple[Path, Street], tmp_path: Path, data: st.DataObject):
    with opened(*street_template, tmp_path) as street:
        forge(street, data, most=5)
        assert flaws_of(street.desk) == []


@pytest.fixture
def postgres_street(postgres_desk: Desk) -> Street:
    return Street.on(postgres_desk)


@settings(quick, max_examples=60)
@given(data=st.data())
def test_whatever_is_forged_on_postgres(postgres_street: Street, data: st.DataObject):
    """What was done to our class stays so for the next example."""
    forge(postgres_street, data, most=3)


async def test_no_number_breaks_a_button_on_postgres(postgres_street: Street):
    sam, lee = postgres_street.person("student"), postgres_street.person("teacher")
    for verb, command in COMMANDS.items():
        values = VALUES[verb](postgres_street.ours) if verb in VALUES else None
        for action in near_misses(postgres_street, verb):
            seen = await (sam if command.needs == "student" else lee).does_action(action, values=values)
            assert not any(words in seen for words in BROKEN), (action, seen)
