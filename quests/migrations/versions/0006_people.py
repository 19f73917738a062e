"""Export, erasing and retention."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHO_DID_IT = (
    ("quests", "made_by", "fk_quests_members"),
    ("boards", "made_by", "fk_boards_members"),
    ("hand_ins", "decided_by", "fk_hand_ins_members"),
    ("help_requests", "answered_by", "fk_help_requests_answered_by"),
)
"""These rows outlive who made or answered them, so they keep a bare id."""
OF_CLASSROOM = ("quests", "boards")
"""Without their member these belong to the classroom itself."""
TEACHER = "(SELECT min(member_id) FROM members WHERE members.classroom_id = {table}.classroom_id AND role = 'teacher')"
MISSING = "NOT EXISTS (SELECT 1 FROM members WHERE members.classroom_id = {table}.classroom_id AND members.member_id = {column})"


def upgrade() -> None:
    """Bare ids where a row outlives a person; a classroom's term; who asked to be erased."""
    for table, _, key in WHO_DID_IT:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(key, type_="foreignkey")
            if table in OF_CLASSROOM:
                batch.create_foreign_key(f"fk_{table}_classrooms", "classrooms", ["classroom_id"], ["classroom_id"])
    # SQLite would put a column that is only added behind the constraints, where no fresh table has it.
    with op.batch_alter_table("members", recreate=rebuilt()) as batch:
        batch.add_column(sa.Column("erase_asked_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("classrooms") as batch:
        batch.add_column(sa.Column("term_ends", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("keep_days", sa.Integer(), nullable=False, server_default="90"))
        batch.add_column(sa.Column("warned_n", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("warned_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("classrooms") as batch:
        for column in ("term_ends", "keep_days", "warned_n"):
            batch.alter_column(column, server_default=None)


def downgrade() -> None:
    """Back to 0005. What nobody made any more becomes the first teacher's."""
    with op.batch_alter_table("classrooms") as batch:
        for column in ("term_ends", "keep_days", "warned_n", "warned_at"):
            batch.drop_column(column)
    with op.batch_alter_table("members") as batch:
        batch.drop_column("erase_asked_at")
    for table, column, key in reversed(WHO_DID_IT):
        instead = TEACHER.format(table=table) if column == "made_by" else "NULL"
        missing = MISSING.format(table=table, column=f"{table}.{column}")
        op.execute(f"UPDATE {table} SET {column} = {instead} WHERE {column} IS NOT NULL AND {missing}")  # noqa: S608 - names of ours
        with op.batch_alter_table(table) as batch:
            if table in OF_CLASSROOM:
                batch.drop_constraint(f"fk_{table}_classrooms", type_="foreignkey")
            batch.create_foreign_key(key, "members", ["classroom_id", column], ["classroom_id", "member_id"])


def rebuilt() -> Literal["auto", "always"]:
    """Whether a table is made anew: always on SQLite."""
    return "always" if op.get_bind().dialect.name == "sqlite" else "auto"
