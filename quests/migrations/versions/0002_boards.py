"""Boards of every kind."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _changing(table: str) -> Any:
    """`table` being changed: SQLite makes it anew, so that it is laid out as if it had always been so."""
    return op.batch_alter_table(table, recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def _add(table: str, *columns: sa.Column[Any]) -> None:
    """Add columns, what stands there already filled with their default, which then goes: every insert says all it means."""
    with _changing(table) as changed:
        for column in columns:
            changed.add_column(column)
    with _changing(table) as changed:
        for column in columns:
            changed.alter_column(column.name, server_default=None)


STATES = "state IN ({})"


def _states(*states: str) -> None:
    """A board may be in these states, and no other."""
    with _changing("boards") as boards:
        boards.drop_constraint(op.f("ck_boards_state"), type_="check")
    with _changing("boards") as boards:
        boards.create_check_constraint(op.f("ck_boards_state"), STATES.format(", ".join(f"'{one}'" for one in states)))


def upgrade() -> None:
    """Boards of every kind."""
    _states("draft", "posted", "closed", "removed")
    op.create_table(
        "mendings",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mending_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_mendings_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "mending_id", name=op.f("pk_mendings")),
    )
    _add("boards", sa.Column("bonuses", sa.Text(), server_default="[]", nullable=False))
    _add(
        "cells",
        sa.Column("kind", sa.Text(), server_default="quest", nullable=False),
        sa.Column("worth", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tags", sa.Text(), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Back to 0001. A closed board is posted again: it did not know closed ones."""
    op.drop_table("mendings")
    op.execute("UPDATE boards SET state = 'posted' WHERE state = 'closed'")
    _states("draft", "posted", "removed")
    with _changing("cells") as cells:
        for column in ("tags", "worth", "kind"):
            cells.drop_column(column)
    with _changing("boards") as boards:
        boards.drop_column("bonuses")
