"""Quests with places, times and conditions."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Quests with places, times and conditions."""


def downgrade() -> None:
    """Back to 0002."""
