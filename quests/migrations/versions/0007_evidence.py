"""Formats, and a simpler text."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = (("quests", "formats", ""), ("quests", "simple", ""), ("hand_ins", "how", "text"))
"""What each row says from now on; until now all work came as text, and every quest took it."""


def _changing(table: str) -> Any:
    """`table` being changed: SQLite makes it anew, so that it is laid out as if it had always been so."""
    return op.batch_alter_table(table, recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def upgrade() -> None:
    """Which ways each quest takes, its simpler text, and the way each hand-in came."""
    for table, name, default in COLUMNS:
        with _changing(table) as changing:
            changing.add_column(sa.Column(name, sa.Text(), server_default=default, nullable=False))
        with _changing(table) as changing:
            changing.alter_column(name, server_default=None)


def downgrade() -> None:
    """Back to 0006."""
    for table, name, _ in reversed(COLUMNS):
        with _changing(table) as changing:
            changing.drop_column(name)
