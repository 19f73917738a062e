"""Formats, links and files."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Formats, links and files."""


def downgrade() -> None:
    """Back to 0006."""
