"""Migrations: the schema's own history, from empty to head, up and down.

Alembic is imported only when something must move: starting on a database that stands at head does not need it.
"""

from __future__ import annotations

from importlib import resources

from sqlalchemy import Text, column, select, table

from quests.errors import Damaged, Newer, StoreError, Unready
from quests.statements import Connection
from quests.stores import Store

VERSION = select(column("version_num", Text)).select_from(table("alembic_version"))


def revisions() -> list[str]:
    """All revisions, oldest first: the names of the files in `versions`."""
    folder = resources.files("quests.migrations") / "versions"
    return sorted(file.name[:4] for file in folder.iterdir() if file.name[:4].isdigit())


def head() -> str:
    """The revision this version of the program works with."""
    return revisions()[-1]


def current(store: Store) -> str:
    """The revision the database stands at; "" when it has none. Raises StoreError when it cannot be read."""
    path = store.path
    if path is not None and (not path.exists() or path.stat().st_size == 0):
        return ""
    connection = store.connect(writes=False)
    try:
        cursor = connection.cursor()
        cursor.execute(str(VERSION.compile(dialect=store.dialect)))
        return str(next(iter(cursor.fetchall()), ("",))[0])
    except Exception as error:
        problem = store.problem(error)
        if problem is not None:
            raise problem from error
        if path is not None:
            _check_is_ours(connection)
        return ""
    finally:
        connection.close()


def _check_is_ours(connection: Connection) -> None:
    """A file with tables but no revision is another program's. (A PostgreSQL database may be shared.) Raises Damaged."""
    cursor = connection.cursor()
    cursor.execute("SELECT count(*) FROM sqlite_master")
    if cursor.fetchall() != [(0,)]:
        raise Damaged("the tables of another program")


def check(store: Store) -> None:
    """Raises Unready when the database must be migrated first, Newer when a later version made it."""
    found, known = current(store), head()
    if found and found not in revisions():
        raise Newer(found, known)
    if found != known:
        raise Unready(found, known)


def migrate(store: Store, to: str = "head") -> tuple[str, str]:
    """Move the schema to revision `to` ("head", "base" or a number); tells from where to where. All of it, or nothing.

    Raises Newer, and StoreError as the database says.
    """
    found = current(store)
    if found and found not in revisions():
        raise Newer(found, head())
    if found == (head() if to == "head" else to):
        return found, found
    from quests.migrations.moving import move  # noqa: PLC0415 - Alembic, only when something must move

    try:
        move(store, to, down=to == "base" or (to != "head" and to < found))
    except Exception as error:
        cause = error.__cause__ or getattr(error, "orig", None)
        problem = store.problem(cause) if isinstance(cause, Exception) else None
        if isinstance(problem, StoreError):
            raise problem from error
        raise
    return found, current(store)
