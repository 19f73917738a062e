"""Badges by rule."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Badges by rule."""
    _events_know_whom_they_are_about()
    op.create_table(
        "day_tallies",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tally", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_day_tallies_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "tally", "day", name=op.f("pk_day_tallies")),
    )
    # What rules ask for is counted from here on; of the first tables' tallies only this one is asked for still.
    op.execute("DELETE FROM tallies WHERE tally <> 'approved'")
    op.execute("CREATE TABLE kept_badges AS SELECT * FROM badges")
    op.execute("CREATE TABLE kept_awards AS SELECT * FROM awards")
    op.drop_table("awards")
    op.drop_table("badges")
    _badges()
    _badge_versions()
    _awards()
    op.execute(
        "INSERT INTO badges (classroom_id, badge_id, code, title, about, rule, version, is_on) "
        "SELECT classroom_id, badge_id, code, '', '', '{\"condition\":' || condition || '}', 1, is_on FROM kept_badges"
    )
    op.execute(
        "INSERT INTO badge_versions (classroom_id, badge_id, event_id, version, rule, at_once, at) "
        "SELECT classroom_id, badge_id, 0, 1, rule, 0, 0 FROM badges"
    )
    op.execute(
        "INSERT INTO awards (classroom_id, member_id, badge_id, tier, period, version, source, event_id, awarded_at) "
        "SELECT classroom_id, member_id, badge_id, 1, '', 1, 'rule', event_id, awarded_at FROM kept_awards"
    )
    op.execute("DROP TABLE kept_awards")
    op.execute("DROP TABLE kept_badges")


def _events_know_whom_they_are_about() -> None:
    op.add_column("events", sa.Column("about_id", sa.BigInteger(), nullable=True))
    member = "json_extract(body, '$.member')"
    if op.get_bind().dialect.name == "postgresql":
        member = "CAST(CAST(body AS json) ->> 'member' AS BIGINT)"
    op.execute(f"UPDATE events SET about_id = {member}")  # noqa: S608 - two texts of ours
    op.create_index("ix_events_about", "events", ["classroom_id", "about_id", "event_id"], unique=False)


def _badges() -> None:
    op.create_table(
        "badges",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_badges_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "badge_id", name=op.f("pk_badges")),
    )
    op.create_index("uq_badges_code", "badges", ["classroom_id", "code"], unique=True)


def _badge_versions() -> None:
    op.create_table(
        "badge_versions",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("at_once", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "badge_id"],
            ["badges.classroom_id", "badges.badge_id"],
            name=op.f("fk_badge_versions_badges"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "badge_id", "event_id", name=op.f("pk_badge_versions")),
    )


def _awards() -> None:
    op.create_table(
        "awards",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tier", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("awarded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("source IN ('rule', 'hand')", name=op.f("ck_awards_source")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "badge_id"], ["badges.classroom_id", "badges.badge_id"], name=op.f("fk_awards_badges")
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_awards_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "badge_id", "tier", "period", name=op.f("pk_awards")),
    )


def downgrade() -> None:
    """Back to 0003. Only badges that are counted by one number can be told there; the others go."""
    op.execute("CREATE TABLE kept_badges AS SELECT * FROM badges WHERE code = 'explainer'")
    op.execute("CREATE TABLE kept_awards AS SELECT * FROM awards WHERE tier = 1 AND period = ''")
    op.drop_table("awards")
    op.drop_table("badge_versions")
    op.drop_table("badges")
    op.create_table(
        "badges",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_badges_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "badge_id", name=op.f("pk_badges")),
    )
    op.create_index("uq_badges_code", "badges", ["classroom_id", "code"], unique=True)
    op.create_table(
        "awards",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("awarded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "badge_id"], ["badges.classroom_id", "badges.badge_id"], name=op.f("fk_awards_badges")
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_awards_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "badge_id", name=op.f("pk_awards")),
    )
    op.execute(
        "INSERT INTO badges (classroom_id, badge_id, code, condition, is_on) "
        'SELECT classroom_id, badge_id, code, \'{"count": "approved", "ge": 3}\', is_on FROM kept_badges'
    )
    op.execute(
        "INSERT INTO awards (classroom_id, member_id, badge_id, event_id, awarded_at) "
        "SELECT a.classroom_id, a.member_id, a.badge_id, a.event_id, a.awarded_at FROM kept_awards a "
        "JOIN kept_badges b ON b.classroom_id = a.classroom_id AND b.badge_id = a.badge_id"
    )
    op.execute("DROP TABLE kept_awards")
    op.execute("DROP TABLE kept_badges")
    op.drop_table("day_tallies")
    op.drop_index("ix_events_about", table_name="events")
    op.drop_column("events", "about_id")
