"""Export, erasing and retention."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Export, erasing and retention."""


def downgrade() -> None:
    """Back to 0005."""
