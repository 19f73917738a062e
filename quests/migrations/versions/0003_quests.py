"""Quests with places, times and conditions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

QUESTS: dict[str, tuple[type[sa.Text | sa.Integer], str]] = {
    "tags": (sa.Text, ""),
    "places": (sa.Integer, "0"),
    "taken_n": (sa.Integer, "0"),
    "runs_most": (sa.Integer, "1"),
    "runs_per": (sa.Text, ""),
    "unlock": (sa.Text, ""),
    "auto": (sa.Integer, "0"),
}
"""What each quest says from now on; until now all were for everybody, once, open, and looked at."""
ONE_RUN = ("classroom_id", "member_id", "quest_id")


def _changing(table: str) -> Any:
    """`table` being changed: SQLite makes it anew, so that it is laid out as if it had always been so."""
    return op.batch_alter_table(table, recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def _one_open(name: str, where: str) -> None:
    """Of each student at each quest at most one request is open, among those `where`."""
    op.create_index(
        name, "help_requests", list(ONE_RUN), unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )


def upgrade() -> None:
    """Quests with places, times and conditions; several runs at one."""
    with _changing("quests") as quests:
        for name, (kind, default) in QUESTS.items():
            quests.add_column(sa.Column(name, kind(), server_default=default, nullable=False))
        quests.add_column(sa.Column("opens_at", sa.BigInteger(), nullable=True))
        quests.create_check_constraint("runs_per", "runs_per IN ('', 'day', 'week')")
    with _changing("quests") as quests:
        for name in QUESTS:
            quests.alter_column(name, server_default=None)
    op.drop_index("uq_attempts_one_run", table_name="attempts")
    with _changing("attempts") as attempts:
        attempts.add_column(sa.Column("run_no", sa.Integer(), server_default="1", nullable=False))
    with _changing("attempts") as attempts:
        attempts.alter_column("run_no", server_default=None)
    op.create_index("uq_attempts_run", "attempts", [*ONE_RUN, "run_no"], unique=True)
    op.create_table(
        "extensions",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quest_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_extensions_members"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "quest_id"], ["quests.classroom_id", "quests.quest_id"], name=op.f("fk_extensions_quests")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "quest_id", name=op.f("pk_extensions")),
    )
    op.drop_index("uq_help_requests_open", table_name="help_requests")
    with _changing("help_requests") as asked:
        asked.add_column(sa.Column("words", sa.Text(), server_default="", nullable=False))
        asked.drop_constraint("kind", type_="check")
        asked.create_check_constraint("kind", "kind IN ('explain', 'another_way', 'talk', 'time')")
    with _changing("help_requests") as asked:
        asked.alter_column("words", server_default=None)
    _one_open("uq_help_requests_open", "state = 'open' AND kind <> 'time'")
    _one_open("uq_help_requests_time", "state = 'open' AND kind = 'time'")


def downgrade() -> None:
    """Back to 0002. Of each student's runs at a quest the first stays; more time, and asking for it, goes."""
    op.execute("DELETE FROM help_requests WHERE kind = 'time'")
    op.drop_index("uq_help_requests_time", table_name="help_requests")
    op.drop_index("uq_help_requests_open", table_name="help_requests")
    with _changing("help_requests") as asked:
        asked.drop_column("words")
        asked.drop_constraint("kind", type_="check")
        asked.create_check_constraint("kind", "kind IN ('explain', 'another_way', 'talk')")
    _one_open("uq_help_requests_open", "state = 'open'")
    op.drop_table("extensions")
    op.execute(
        "DELETE FROM hand_ins WHERE EXISTS (SELECT 1 FROM attempts WHERE attempts.classroom_id = hand_ins.classroom_id"
        " AND attempts.attempt_id = hand_ins.attempt_id AND attempts.run_no > 1)"
    )
    op.execute("DELETE FROM attempts WHERE run_no > 1")
    op.drop_index("uq_attempts_run", table_name="attempts")
    with _changing("attempts") as attempts:
        attempts.drop_column("run_no")
    op.create_index("uq_attempts_one_run", "attempts", list(ONE_RUN), unique=True)
    with _changing("quests") as quests:
        quests.drop_constraint("runs_per", type_="check")
        for name in QUESTS:
            quests.drop_column(name)
        quests.drop_column("opens_at")
