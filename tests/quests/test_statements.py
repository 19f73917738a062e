"""Statements run on the driver as they are: every one that stands in a module compiles, for both databases."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, DateTime, Integer, MetaData, Select, String, Table, bindparam, select
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.base import Executable

import quests
from quests.actions.ledger import add_tallies
from quests.statements import HERE, Compiled, Statements
from quests.stores import open_store
from quests.tables import members, metadata

DIALECTS = [open_store(url).dialect for url in ("sqlite:///x.db", "postgresql+psycopg://x")]


def statements() -> Iterator[tuple[str, ClauseElement]]:
    """Every statement at the top of a module of the engine, by its full name."""
    for module in pkgutil.walk_packages(quests.__path__, "quests."):
        if module.name.endswith((".env", ".moving")) or ".versions" in module.name:
            continue  # Alembic's
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, dict):
                yield from ((f"{module.name}.{name}[{key}]", one) for key, one in value.items() if runs(one))
            elif runs(value):
                yield f"{module.name}.{name}", value


def runs(value: object) -> bool:
    return isinstance(value, Executable) and isinstance(value, ClauseElement) and not isinstance(value, Table)


ALL: dict[str, Any] = dict(statements())


def test_there_are_many():
    assert len(ALL) > 80


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("name", ALL)
def test_it_compiles_to_the_same_text_every_time(name, dialect):
    texts = {Compiled(ALL[name], dialect).text for _ in range(3)}
    assert len(texts) == 1


@pytest.mark.parametrize("count", [1, 4, 9])
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_many_tallies_are_one_statement_of_fixed_shape(count, dialect):
    assert add_tallies(count) is add_tallies(count)
    assert Compiled(add_tallies(count), dialect).text == Compiled(add_tallies(count), dialect).text


BIG_AND_SMALL = Table("odd", MetaData(), Column("yes", Boolean), Column("at", DateTime))
REFUSED = {
    "an IN that grows": select(members.c.name).where(members.c.member_id.in_(bindparam("some", expanding=True))),
    "an IN of a list": select(members.c.name).where(members.c.member_id.in_([1, 2])),
    "a moment": select(members.c.name).where(BIG_AND_SMALL.c.at > bindparam("when")),
    "a truth value": BIG_AND_SMALL.insert(),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_run_as_it_is_is_refused(what):
    with pytest.raises(TypeError):
        Compiled(REFUSED[what], DIALECTS[0])


@pytest.mark.parametrize("name", [name for name, one in ALL.items() if isinstance(one, Select)])
def test_what_comes_back_is_whole_numbers_and_text(name):
    for column in ALL[name].selected_columns:
        assert isinstance(column.type, Integer | String)


@pytest.mark.parametrize("name", ALL)
def test_a_sum_is_cast_since_postgresql_makes_it_a_decimal(name):
    assert not re.search(r"(?<!CAST\()(?<!CAST\(coalesce\()\bsum\(", Compiled(ALL[name], DIALECTS[1]).text)


def test_a_statement_is_compiled_once():
    known = Statements(DIALECTS[0])
    assert known[ALL["quests.queries.attempts.ATTEMPT"]] is known[ALL["quests.queries.attempts.ATTEMPT"]]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_values_go_where_their_names_are(dialect: Dialect):
    statement = select(members.c.name).where(
        members.c.member_id == bindparam("b"), members.c.role == "student", bindparam("first_one") == HERE
    )
    arranged: Any = Compiled(statement, dialect).arrange({"first_one": 1, "b": 2, "here": 3, "more": 4})
    if dialect.name == "sqlite":
        assert list(arranged) == [2, "student", 1, 3]
    else:
        assert [arranged[name] for name in ("b", "first_one", "here")] == [2, 1, 3]


def test_every_table_is_read_or_written_by_one():
    texts = " ".join(Compiled(one, DIALECTS[0]).text for one in ALL.values())
    assert [table.name for table in metadata.sorted_tables if table.name not in texts] == []
