"""Pages to look at beside a quest."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _changing() -> Any:
    """The quests being changed: SQLite makes them anew, so that they are laid out as if they had always been so."""
    return op.batch_alter_table("quests", recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def upgrade() -> None:
    """The links of each quest; until now none had any."""
    with _changing() as quests:
        quests.add_column(sa.Column("links", sa.Text(), server_default="[]", nullable=False))
    with _changing() as quests:
        quests.alter_column("links", server_default=None)


def downgrade() -> None:
    """Back to 0009."""
    with _changing() as quests:
        quests.drop_column("links")
