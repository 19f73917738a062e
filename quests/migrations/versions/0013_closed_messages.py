"""Find the messages that never went out by whom they were for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0012."""
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["classroom_id", "member_id"],
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )


def downgrade() -> None:
    """Back to 0012."""
    op.drop_index("ix_outbox_dead", table_name="outbox")
