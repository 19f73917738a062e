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


def upgrade() -> None:
    """Boards of every kind."""
    _add("boards", sa.Column("bonuses", sa.Text(), server_default="[]", nullable=False))
    _add(
        "cells",
        sa.Column("kind", sa.Text(), server_default="quest", nullable=False),
        sa.Column("worth", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tags", sa.Text(), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Back to 0001."""
    with _changing("cells") as cells:
        for column in ("tags", "worth", "kind"):
            cells.drop_column(column)
    with _changing("boards") as boards:
        boards.drop_column("bonuses")
