"""Seasons, teams, leaderboards, and the school calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "leaderboards",
    "team_balances",
    "team_members",
    "teams",
    "season_balances",
    "seasons",
    "days_off",
    "school_weeks",
)
RUNNING = sa.text("ends_at IS NULL")
NOW = sa.text("to_at IS NULL")
SHOWN = sa.text("shown = 1")
FIRST_SEASONS = """INSERT INTO seasons (classroom_id, season_id, name, starts_at)
    SELECT classroom_id, classroom_id, '', made_at FROM classrooms"""
"""Each class that is there already gets the season that a new one begins with."""
FIRST_BALANCES = """INSERT INTO season_balances (classroom_id, season_id, member_id, points, entries_n, shown)
    SELECT balances.classroom_id, balances.classroom_id, balances.member_id, points, entries_n,
        CASE WHEN hidden = 0 AND role = 'student' AND removed_at IS NULL AND practice_of IS NULL THEN 1 ELSE 0 END
    FROM balances JOIN members
        ON members.classroom_id = balances.classroom_id AND members.member_id = balances.member_id"""
"""In it counts all there is so far."""


def upgrade() -> None:
    """Seasons, teams, leaderboards, and the school calendar."""
    _calendar()
    _seasons()
    _teams()
    op.create_table(
        "leaderboards",
        _key("classroom_id"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Integer(), nullable=False),
        *_of_classroom("leaderboards", "kind"),
    )
    op.execute(FIRST_SEASONS)
    op.execute(FIRST_BALANCES)


def downgrade() -> None:
    """Back to 0004."""
    for table in TABLES:
        op.drop_table(table)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _big(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _primary(table: str, *keys: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("classroom_id", *keys, name=op.f(f"pk_{table}"))


def _of_classroom(table: str, *keys: str) -> tuple[sa.ForeignKeyConstraint, sa.PrimaryKeyConstraint]:
    return (
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f(f"fk_{table}_classrooms")),
        _primary(table, *keys),
    )


def _belongs(table: str, to: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["classroom_id", column], [f"{to}.classroom_id", f"{to}.{column}"], name=op.f(f"fk_{table}_{to}")
    )


def _calendar() -> None:
    op.create_table(
        "school_weeks",
        _key("classroom_id"),
        sa.Column("weekdays", sa.Text(), nullable=False),
        *_of_classroom("school_weeks"),
    )
    op.create_table(
        "days_off",
        _key("classroom_id"),
        _key("day_off_id"),
        _big("member_id", nullable=True),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        _big("made_at"),
        _big("removed_at", nullable=True),
        *_of_classroom("days_off", "day_off_id"),
        _belongs("days_off", "members", "member_id"),
    )
    op.create_index("ix_days_off_member", "days_off", ["classroom_id", "member_id"])


def _seasons() -> None:
    op.create_table(
        "seasons",
        _key("classroom_id"),
        _key("season_id"),
        sa.Column("name", sa.Text(), nullable=False),
        _big("starts_at"),
        _big("ends_at", nullable=True),
        *_of_classroom("seasons", "season_id"),
    )
    op.create_index(
        "uq_seasons_running",
        "seasons",
        ["classroom_id"],
        unique=True,
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )
    op.create_table(
        "season_balances",
        _key("classroom_id"),
        _key("season_id"),
        _key("member_id"),
        _big("points"),
        _big("entries_n"),
        sa.Column("shown", sa.Integer(), nullable=False),
        _belongs("season_balances", "seasons", "season_id"),
        _belongs("season_balances", "members", "member_id"),
        _primary("season_balances", "season_id", "member_id"),
    )
    op.create_index(
        "ix_season_balances_shown",
        "season_balances",
        ["classroom_id", "season_id", "points", "member_id"],
        sqlite_where=SHOWN,
        postgresql_where=SHOWN,
    )
    op.create_index("ix_season_balances_member", "season_balances", ["classroom_id", "member_id"])


def _teams() -> None:
    op.create_table(
        "teams",
        _key("classroom_id"),
        _key("team_id"),
        sa.Column("name", sa.Text(), nullable=False),
        _big("made_at"),
        _big("removed_at", nullable=True),
        *_of_classroom("teams", "team_id"),
    )
    op.create_table(
        "team_members",
        _key("classroom_id"),
        _key("member_id"),
        _key("from_at"),
        _big("team_id"),
        _big("to_at", nullable=True),
        _belongs("team_members", "teams", "team_id"),
        _belongs("team_members", "members", "member_id"),
        _primary("team_members", "member_id", "from_at"),
    )
    op.create_index(
        "uq_team_members_now",
        "team_members",
        ["classroom_id", "member_id"],
        unique=True,
        sqlite_where=NOW,
        postgresql_where=NOW,
    )
    op.create_index("ix_team_members_team", "team_members", ["classroom_id", "team_id"])
    op.create_table(
        "team_balances",
        _key("classroom_id"),
        _key("season_id"),
        _key("team_id"),
        _big("points"),
        _big("entries_n"),
        _big("gone_points"),
        _big("gone_n"),
        _belongs("team_balances", "seasons", "season_id"),
        _belongs("team_balances", "teams", "team_id"),
        _primary("team_balances", "season_id", "team_id"),
    )
