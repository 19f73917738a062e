"""What a database's schema is, as the database itself tells it, so that two can be compared."""

from __future__ import annotations

import re
from typing import Any

from quests.stores import Store

SQLITE = """SELECT type, name, tbl_name, sql FROM sqlite_master
    WHERE sql IS NOT NULL AND tbl_name NOT IN ('alembic_version', 'sqlite_stat1')"""
POSTGRES = (
    """SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'""",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version' AND contype <> 'n'""",
)


def dump(store: Store) -> list[tuple[Any, ...]]:
    """Tables, columns, constraints and indexes, sorted."""
    if store.dialect.name == "sqlite":
        return sorted((kind, name, table, _parts(sql)) for kind, name, table, sql in ask(store, SQLITE))
    return sorted((number, *map(str, row)) for number, query in enumerate(POSTGRES) for row in ask(store, query))


def _parts(sql: str) -> tuple[str, ...]:
    """The parts of a CREATE in any order and layout; quotes are only needed around some names."""
    # A column that was added later stands behind the last one, on the same line.
    one_a_line = re.sub(r", (?=\w+ (BIGINT|INTEGER|TEXT)\b)", ",\n", sql.replace('"', ""))
    lines = re.sub(r"[ \t]+", " ", one_a_line).splitlines()
    return tuple(sorted(line.strip().rstrip(",") for line in lines))


def ask(store: Store, query: str) -> list[Any]:
    connection = store.connect(writes=False)
    try:
        cursor = connection.cursor()
        cursor.execute(query)
        return list(cursor.fetchall())
    finally:
        connection.close()


def say(store: Store, statement: str) -> None:
    """Change something behind everybody's back."""
    connection = store.connect(writes=True)
    connection.cursor().execute(statement)
    connection.close()
