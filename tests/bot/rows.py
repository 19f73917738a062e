"""All rows of a database, or of one class in it: to say that nothing was changed."""

from __future__ import annotations

from collections.abc import Collection

from quests.desk import Desk
from quests.ids import ClassroomId
from quests.tables import metadata

Rows = dict[str, list[tuple[object, ...]]]


def all_rows(desk: Desk, classroom: ClassroomId | None = None, *, but: Collection[str] = ()) -> Rows:
    """The rows of every table that has any, of one classroom when it is named; tables in `but` are left out."""
    connection = desk.store.connect(writes=False)
    try:
        cursor = connection.cursor()
        found: Rows = {}
        for table in metadata.sorted_tables:
            if table.name in but or (classroom is not None and "classroom_id" not in table.c):
                continue
            where = f" WHERE classroom_id = {classroom}" if classroom is not None else ""
            cursor.execute(f"SELECT * FROM {table.name}{where}")
            found[table.name] = sorted(map(tuple, cursor.fetchall()), key=repr)
        return {name: rows for name, rows in found.items() if rows}
    finally:
        connection.close()
