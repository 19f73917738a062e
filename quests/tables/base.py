"""What all tables share: the metadata, the tenant's column, keys and foreign keys that carry it, and what each holds of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, MetaData, Named, TypedColumns, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex

from quests.ids import ClassroomId

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def big_key() -> Any:
    """An id, or another whole number of 63 bits, in the primary key. Its annotation says which."""
    return Column(BigInteger, primary_key=True, autoincrement=False)


def big() -> Any:
    """A whole number of 63 bits: an id, a moment. Its annotation says which (so this gives Any: Column knows no NewType)."""
    return Column(BigInteger)


def big_or_none() -> Any:
    """The same, where there may be none."""
    return Column(BigInteger, nullable=True)


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of those rows alone that `where` holds for."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where))


@compiles(CreateIndex, "postgresql")
def _partial_there_too(create: CreateIndex, compiler: Any, **how: Any) -> Any:
    """An argument named for PostgreSQL would import its dialect, with six drivers, into every process that runs on SQLite."""
    options = create.element.dialect_options
    if options["sqlite"]["where"] is not None:
        options["postgresql"]["where"] = options["sqlite"]["where"]
    return compiler.visit_create_index(create, **how)


class InClassroom(TypedColumns):
    """The tenant, first in every key: a row cannot be reached without it."""

    classroom_id: Named[ClassroomId] = big_key()


def belongs_to(table: str, column: str, *, key: str = "", name: str | None = None) -> ForeignKeyConstraint:
    """A foreign key from `column` to `table.key` (the same name by default), within the classroom."""
    return ForeignKeyConstraint(
        ["classroom_id", column], [f"{table}.classroom_id", f"{table}.{key or column}"], name=name
    )


def of_classroom() -> ForeignKeyConstraint:
    """A foreign key to the directory of classrooms."""
    return ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What a table holds of people, and what becomes of it. A test walks the schema, so none can be forgotten."""

    holds: str
    exported: str
    erased: str
    kept: str

    def info(self) -> dict[str, Privacy]:
        """This, as a table's `info`."""
        return {"privacy": self}


NOTHING_PERSONAL = Privacy(
    holds="nothing of a person", exported="with the class", erased="with the class", kept="as the class"
)
