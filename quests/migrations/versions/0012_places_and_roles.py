"""Places of several kinds, which class was chosen, and roles of a platform that are roles here."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ACCOUNTS = {"picked": (sa.Integer, "0"), "granted": (sa.Text, ""), "granted_in": (sa.Text, ""), "under": (sa.Text, "")}
PLACES = {"place_id": (sa.BigInteger, "0"), "extent": (sa.Text, "channel"), "posts": (sa.Integer, "1")}
NUMBER = """
UPDATE places SET place_id = (
    SELECT count(*) FROM places AS other
    WHERE other.classroom_id = places.classroom_id
    AND (other.platform < places.platform
        OR (other.platform = places.platform AND other.workspace < places.workspace)
        OR (other.platform = places.platform AND other.workspace = places.workspace AND other.place <= places.place))
)
"""


def _changing(table: str) -> Any:
    """A table being changed: SQLite makes it anew, so that it is laid out as if it had always been so."""
    return op.batch_alter_table(table, recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def _add(table: str, columns: dict[str, tuple[Any, str]]) -> None:
    with _changing(table) as changing:
        for name, (kind, filled) in columns.items():
            changing.add_column(sa.Column(name, kind(), server_default=filled, nullable=False))
    with _changing(table) as changing:
        for name in columns:
            changing.alter_column(name, server_default=None)


def upgrade() -> None:
    """Until now each place was a channel, or a whole workspace without a name, and all of them were told things."""
    _add("accounts", ACCOUNTS)
    _add("places", PLACES)
    op.execute(NUMBER)
    op.execute("UPDATE places SET extent = 'whole' WHERE place = ''")
    with _changing("places") as places:
        places.add_column(sa.Column("removed_at", sa.BigInteger(), nullable=True))
        places.create_check_constraint(op.f("ck_places_extent"), "extent IN ('channel', 'group', 'whole')")
    op.create_index("uq_places_place_id", "places", ["classroom_id", "place_id"], unique=True)
    op.create_table(
        "mapped_roles",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mapped_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("platform_role", sa.Text(), nullable=False),
        sa.Column("grants", sa.Text(), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("grants IN ('helper', 'teacher')", name=op.f("ck_mapped_roles_grants")),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_mapped_roles_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "mapped_id", name=op.f("pk_mapped_roles")),
    )
    op.create_index(
        "uq_mapped_roles_now",
        "mapped_roles",
        ["classroom_id", "platform", "workspace", "platform_role"],
        unique=True,
        sqlite_where=sa.text("to_id IS NULL"),
        postgresql_where=sa.text("to_id IS NULL"),
    )


def downgrade() -> None:
    """Back to 0011."""
    op.drop_index("uq_mapped_roles_now", table_name="mapped_roles")
    op.drop_table("mapped_roles")
    op.execute("DELETE FROM places WHERE removed_at IS NOT NULL")
    op.drop_index("uq_places_place_id", table_name="places")
    with _changing("places") as places:
        places.drop_constraint(op.f("ck_places_extent"), type_="check")
        for name in ("removed_at", *reversed(PLACES)):
            places.drop_column(name)
    with _changing("accounts") as accounts:
        for name in reversed(ACCOUNTS):
            accounts.drop_column(name)
