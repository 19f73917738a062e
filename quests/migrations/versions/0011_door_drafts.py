"""What is typed before there is a class."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was typed by somebody who sets a class up."""
    op.create_table(
        "door_drafts",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", "form", name=op.f("pk_door_drafts")),
    )
    op.create_index(op.f("ix_door_drafts_at"), "door_drafts", ["at"])


def downgrade() -> None:
    """Back to 0010."""
    op.drop_index(op.f("ix_door_drafts_at"), table_name="door_drafts")
    op.drop_table("door_drafts")
