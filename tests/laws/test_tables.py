"""Every table says whose it is and what it holds of people, and holds only what both drivers give back unchanged."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, Text

from quests.queries.holding import ROWS
from quests.tables import metadata
from quests.tables.base import Privacy
from tests.laws.sources import ROOT

TABLES = metadata.sorted_tables
NOT_OF_ONE_CLASSROOM = {
    "accounts": "found by the platform's own id, before the classroom is known; the classroom stands in its key too",
    "places": "found by the platform's own id, before the classroom is known",
    "door_drafts": "typed before there is a classroom",
    "memory": "an adapter's notes, of no classroom",
}
"""The directory, each with why."""
WITHOUT_FOREIGN_KEY = {
    "classrooms": "the first of all",
    "door_drafts": "typed before there is a classroom",
    "memory": "of no classroom",
    "receipts": "the delivery that sets a classroom up comes before there is one",
}

everywhere = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_the_excuses_are_still_needed():
    assert NOT_OF_ONE_CLASSROOM.keys() | WITHOUT_FOREIGN_KEY.keys() <= {table.name for table in TABLES}


@everywhere
def test_the_classroom_comes_first_in_its_key(table):
    if table.name not in NOT_OF_ONE_CLASSROOM:
        assert next(iter(table.primary_key)).name == "classroom_id"


@everywhere
def test_every_foreign_key_carries_the_classroom(table):
    keys = [one for one in table.constraints if isinstance(one, ForeignKeyConstraint)]
    for key in keys:
        assert key.column_keys[0] == "classroom_id"
        assert key.elements[0].column.name == "classroom_id"
    assert bool(keys) != (table.name in WITHOUT_FOREIGN_KEY)


@everywhere
def test_every_unique_index_carries_the_classroom(table):
    for index in table.indexes:
        if index.unique:
            assert next(iter(index.columns)).name == "classroom_id"


@everywhere
def test_it_says_what_it_holds_of_people(table):
    privacy = table.info["privacy"]
    assert isinstance(privacy, Privacy)
    assert all([privacy.holds, privacy.exported, privacy.erased, privacy.kept])


@everywhere
def test_it_is_exported_or_says_why_not(table):
    exported = table.info["privacy"].exported
    assert exported in ("whole", "with the class") or exported.startswith("no: "), exported
    assert (table in ROWS) == (exported == "whole"), (
        "whose rows these are is said by a member_id, or by what they hang on"
    )


@everywhere
def test_whoever_names_a_member_does_not_say_that_it_holds_nothing_of_a_person(table):
    personal = {"member_id", "by_id", "made_by", "decided_by", "account"} & set(table.columns.keys())
    assert not personal or "nothing" not in table.info["privacy"].holds


@everywhere
def test_it_holds_whole_numbers_and_text_only(table):
    assert {type(column.type) for column in table.columns} <= {Integer, BigInteger, Text}


@everywhere
def test_ids_and_moments_have_room_for_63_bits(table):
    for column in table.columns:
        if column.name.endswith(("_id", "_at", "_by", "undoes", "reverses")) or column.name == "at":
            assert type(column.type) is BigInteger, column.name


@everywhere
def test_nothing_is_filled_in_behind_our_back(table):
    for column in table.columns:
        filled_in = [column.default, column.onupdate, column.server_default, column.server_onupdate]
        assert filled_in == [None] * 4, column.name
        assert column.autoincrement in (False, "auto"), column.name
        assert not (column.primary_key and isinstance(column.type, Integer) and column.autoincrement), column.name


@everywhere
def test_every_constraint_has_a_name(table):
    """Without one, a later migration could not take it away."""
    assert [one for one in [*table.constraints, *table.indexes] if not one.name] == []


def test_each_table_has_a_docstring_on_its_columns():
    """A table is described where its columns are."""
    folder = ROOT / Path("quests/tables")
    classes = [
        node
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Columns")
    ]
    assert len(classes) == len(TABLES)
    assert all(ast.get_docstring(node) for node in classes)
