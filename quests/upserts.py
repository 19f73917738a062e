"""INSERT … ON CONFLICT, as both databases know it.

SQLAlchemy has a construct of its own for each. PostgreSQL's brings its whole dialect with six drivers, which a process on SQLite
would only carry around; SQLite's is small, and lacks one attribute that PostgreSQL's compiler asks for.
"""

from __future__ import annotations

from typing import Any, Self

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate


class _Nothing(OnConflictDoNothing):
    inherit_cache = True
    constraint_target = None
    """PostgreSQL may name a constraint instead of columns; we name columns."""


class _Update(OnConflictDoUpdate):
    inherit_cache = True
    constraint_target = None
    """As above."""


class Upsert(Insert):
    """An INSERT that says what happens where such a row is there already."""

    inherit_cache = True

    def on_conflict_do_nothing(self, index_elements: Any = None, index_where: Any = None) -> Self:
        """Leave that row as it is."""
        return self.ext(_Nothing(index_elements, index_where))

    def on_conflict_do_update(
        self, index_elements: Any = None, index_where: Any = None, set_: Any = None, where: Any = None
    ) -> Self:
        """Change that row: `set_` names its columns and their new values, `where` says when it is left alone."""
        return self.ext(_Update(index_elements, index_where, set_, where))


def upsert(table: Table[Any]) -> Upsert:
    """Insert into `table`; `excluded` of what it gives is the row that could not be inserted."""
    return Upsert(table)
