"""Files that were handed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Files that were handed in."""
    op.create_table(
        "files",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("hand_in_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_files_members"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "hand_in_id"],
            ["hand_ins.classroom_id", "hand_ins.hand_in_id"],
            name=op.f("fk_files_hand_ins"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "file_id", name=op.f("pk_files")),
    )
    op.create_index("ix_files_hand_in", "files", ["classroom_id", "hand_in_id"])
    op.create_index("ix_files_member", "files", ["classroom_id", "member_id"])
    op.create_index("ix_files_sha256", "files", ["sha256"])


def downgrade() -> None:
    """Back to 0008."""
    for index in ("ix_files_sha256", "ix_files_member", "ix_files_hand_in"):
        op.drop_index(index, table_name="files")
    op.drop_table("files")
