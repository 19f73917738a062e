"""What came from packs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What came from packs."""
    op.create_table(
        "pack_items",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_pack_items_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "pack", "kind", "code", name=op.f("pk_pack_items")),
    )
    op.create_index(op.f("ix_pack_items_classroom_id_deed_id"), "pack_items", ["classroom_id", "deed_id"])
    op.create_index(op.f("ix_pack_items_classroom_id_kind_item_id"), "pack_items", ["classroom_id", "kind", "item_id"])


def downgrade() -> None:
    """Back to 0007."""
    op.drop_index(op.f("ix_pack_items_classroom_id_kind_item_id"), table_name="pack_items")
    op.drop_index(op.f("ix_pack_items_classroom_id_deed_id"), table_name="pack_items")
    op.drop_table("pack_items")
