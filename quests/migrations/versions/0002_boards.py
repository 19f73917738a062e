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


STATES = "state IN ({})"


def _states(*states: str) -> None:
    """A board may be in these states, and no other."""
    with _changing("boards") as boards:
        boards.drop_constraint(op.f("ck_boards_state"), type_="check")
    with _changing("boards") as boards:
        boards.create_check_constraint(op.f("ck_boards_state"), STATES.format(", ".join(f"'{one}'" for one in states)))


def _proposals() -> None:
    """Ideas of a student's own for a square."""
    op.create_table(
        "proposals",
        *(
            sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)
            for name in ("classroom_id", "proposal_id")
        ),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("member_id", "quest_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("title", "task", "how", "state")),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("answered_at", "answered_by")),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'returned', 'withdrawn')", name=op.f("ck_proposals_state")
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_proposals_members"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "quest_id"], ["quests.classroom_id", "quests.quest_id"], name=op.f("fk_proposals_quests")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "proposal_id", name=op.f("pk_proposals")),
    )
    op.create_index("ix_proposals_state", "proposals", ["classroom_id", "state", "proposed_at"])
    op.create_index("ix_proposals_member", "proposals", ["classroom_id", "member_id", "quest_id"])
    op.create_index(
        "uq_proposals_stands",
        "proposals",
        ["classroom_id", "member_id", "quest_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting' OR state = 'approved'"),
        postgresql_where=sa.text("state = 'waiting' OR state = 'approved'"),
    )


def upgrade() -> None:
    """Boards of every kind."""
    _states("draft", "posted", "closed", "removed")
    op.create_table(
        "mendings",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mending_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_mendings_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "mending_id", name=op.f("pk_mendings")),
    )
    _proposals()
    _add("boards", sa.Column("bonuses", sa.Text(), server_default="[]", nullable=False))
    _add(
        "cells",
        sa.Column("kind", sa.Text(), server_default="quest", nullable=False),
        sa.Column("worth", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tags", sa.Text(), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Back to 0001. A closed board is posted again: it did not know closed ones."""
    op.drop_table("proposals")
    op.drop_table("mendings")
    op.execute("UPDATE boards SET state = 'posted' WHERE state = 'closed'")
    _states("draft", "posted", "removed")
    with _changing("cells") as cells:
        for column in ("tags", "worth", "kind"):
            cells.drop_column(column)
    with _changing("boards") as boards:
        boards.drop_column("bonuses")
