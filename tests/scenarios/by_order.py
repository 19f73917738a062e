"""All that a class is, in a form that two databases can be compared by: ids by the order in which they were made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

from sqlalchemy import Select, Table, select

from quests.desk import Desk
from quests.tables import events, metadata
from quests.work import Reading

ID_LEAST = 1 << 53
"""Moments are smaller until the year 2255; ids are larger from a day after their beginning on."""
ON_A_PLATFORM = frozenset({"accounts", "places", "outbox", "receipts", "memory", "drafts", "mapped_roles"})
"""What says where people are, not what they did."""
PLACE_FACTS = "place."
"""Facts of this kind say the same."""
LONG_NUMBER = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
Row = tuple[Any, ...]


def by_order(desk: Desk) -> dict[str, list[Row]]:
    """Each table's rows, every id in them replaced by its place among all ids."""
    found = {name: rows for name, rows in _everything(desk).items() if name not in ON_A_PLATFORM}
    order = {made: nth for nth, made in enumerate(sorted(set(_ids(chain.from_iterable(found.values())))))}
    return {name: sorted((_renamed(row, order) for row in rows), key=repr) for name, rows in found.items()}


def _everything(desk: Desk) -> dict[str, list[Row]]:
    def read(look: Reading) -> dict[str, list[Row]]:
        found = {table.name: [tuple(row) for row in look.execute(_all_of(table))] for table in metadata.sorted_tables}
        kind = list(events.c.keys()).index("kind")
        return found | {"events": [row for row in found["events"] if not row[kind].startswith(PLACE_FACTS)]}

    return desk.read_now(read)


def _all_of(table: Table) -> Select[Any]:
    """All columns, but for a nickname: it is drawn by an id, and ids differ."""
    return select(*(column for column in table.c if column.name != "nickname"))


def _ids(rows: Iterable[Row]) -> Iterable[int]:
    for value in chain.from_iterable(rows):
        if isinstance(value, int) and value >= ID_LEAST:
            yield value
        elif isinstance(value, str):
            yield from (int(one) for one in LONG_NUMBER.findall(value) if int(one) >= ID_LEAST)


def _renamed(row: Row, order: dict[int, int]) -> Row:
    def number(found: re.Match[str]) -> str:
        made = int(found[0])
        return f"id{order[made]}" if made in order else found[0]

    return tuple(
        f"id{order[value]}"
        if isinstance(value, int) and value in order
        else LONG_NUMBER.sub(number, value)
        if isinstance(value, str)
        else value
        for value in row
    )
