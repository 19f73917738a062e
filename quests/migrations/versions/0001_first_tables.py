"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The first tables."""
    op.create_table(
        "classrooms",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("style IN ('quiet', 'light', 'game')", name=op.f("ck_classrooms_style")),
        sa.PrimaryKeyConstraint("classroom_id", name=op.f("pk_classrooms")),
    )
    op.create_table(
        "memory",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "note", name=op.f("pk_memory")),
    )
    op.create_table(
        "receipts",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("classroom_id", "delivery", name=op.f("pk_receipts")),
    )
    op.create_index(op.f("ix_receipts_at"), "receipts", ["at"], unique=False)
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
        "events",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("deed_id", sa.BigInteger(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_events_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "event_id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_by", "events", ["classroom_id", "by_id", "event_id"], unique=False)
    op.create_index("ix_events_deed", "events", ["classroom_id", "deed_id"], unique=False)
    op.create_index(
        "uq_events_undoes",
        "events",
        ["classroom_id", "undoes"],
        unique=True,
        sqlite_where=sa.text("undoes IS NOT NULL"),
        postgresql_where=sa.text("undoes IS NOT NULL"),
    )
    op.create_table(
        "members",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("practice_of", sa.BigInteger(), nullable=True),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("tell", sa.Text(), nullable=False),
        sa.Column("as_list", sa.Integer(), nullable=False),
        sa.Column("short_text", sa.Integer(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("role IN ('student', 'helper', 'teacher')", name=op.f("ck_members_role")),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_members_classrooms")),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", name=op.f("pk_members")),
    )
    op.create_index("uq_members_nickname", "members", ["classroom_id", "nickname"], unique=True)
    op.create_table(
        "places",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("classroom_id", sa.BigInteger(), nullable=False),
        sa.Column("admits", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classrooms.classroom_id"], name=op.f("fk_places_classrooms")),
        sa.PrimaryKeyConstraint("platform", "workspace", "place", name=op.f("pk_places")),
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("chosen_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_accounts_members"),
        ),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", "classroom_id", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_classroom_id_member_id"), "accounts", ["classroom_id", "member_id"], unique=False)
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
            ["classroom_id", "member_id"], ["members.classroom_id", "members.member_id"], name=op.f("fk_awards_members")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "badge_id", name=op.f("pk_awards")),
    )
    op.create_table(
        "balances",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("entries_n", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_balances_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", name=op.f("pk_balances")),
    )
    op.create_table(
        "boards",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("board_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("completion", sa.Text(), nullable=False),
        sa.Column("rows_n", sa.Integer(), nullable=False),
        sa.Column("columns_n", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'posted', 'removed')", name=op.f("ck_boards_state")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "made_by"], ["members.classroom_id", "members.member_id"], name=op.f("fk_boards_members")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "board_id", name=op.f("pk_boards")),
    )
    op.create_table(
        "drafts",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"], ["members.classroom_id", "members.member_id"], name=op.f("fk_drafts_members")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "form", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_at"), "drafts", ["at"], unique=False)
    op.create_table(
        "entries",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("deed_id", sa.BigInteger(), nullable=False),
        sa.Column("reverses", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_entries_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "entry_id", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_deed", "entries", ["classroom_id", "deed_id"], unique=False)
    op.create_index("uq_entries_cause", "entries", ["classroom_id", "member_id", "cause"], unique=True)
    op.create_table(
        "outbox",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("first_try_at", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'sent', 'uncertain', 'dead')", name=op.f("ck_outbox_state")
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "event_id"], ["events.classroom_id", "events.event_id"], name=op.f("fk_outbox_events")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "outbox_id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["platform", "next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'pending' OR state = 'claimed'"),
        postgresql_where=sa.text("state = 'pending' OR state = 'claimed'"),
    )
    op.create_table(
        "quests",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quest_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("for_board", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("points >= 0", name=op.f("ck_quests_points")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "made_by"], ["members.classroom_id", "members.member_id"], name=op.f("fk_quests_members")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "quest_id", name=op.f("pk_quests")),
    )
    op.create_table(
        "tallies",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tally", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_tallies_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "member_id", "tally", name=op.f("pk_tallies")),
    )
    op.create_table(
        "attempts",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attempt_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quest_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('taken', 'handed_in', 'returned', 'approved')", name=op.f("ck_attempts_state")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_attempts_members"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "quest_id"], ["quests.classroom_id", "quests.quest_id"], name=op.f("fk_attempts_quests")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "attempt_id", name=op.f("pk_attempts")),
    )
    op.create_index(
        "ix_attempts_approved",
        "attempts",
        ["classroom_id", "moved_at"],
        unique=False,
        sqlite_where=sa.text("state = 'approved'"),
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.create_index("ix_attempts_quest", "attempts", ["classroom_id", "quest_id"], unique=False)
    op.create_index(
        "ix_attempts_waiting",
        "attempts",
        ["classroom_id", "moved_at"],
        unique=False,
        sqlite_where=sa.text("state = 'handed_in'"),
        postgresql_where=sa.text("state = 'handed_in'"),
    )
    op.create_index("uq_attempts_one_run", "attempts", ["classroom_id", "member_id", "quest_id"], unique=True)
    op.create_table(
        "cells",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("board_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("row_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("column_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quest_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "board_id"], ["boards.classroom_id", "boards.board_id"], name=op.f("fk_cells_boards")
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "quest_id"], ["quests.classroom_id", "quests.quest_id"], name=op.f("fk_cells_quests")
        ),
        sa.PrimaryKeyConstraint("classroom_id", "board_id", "row_no", "column_no", name=op.f("pk_cells")),
    )
    op.create_index(op.f("ix_cells_classroom_id_quest_id"), "cells", ["classroom_id", "quest_id"], unique=False)
    op.create_table(
        "help_requests",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("help_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("quest_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('explain', 'another_way', 'talk')", name=op.f("ck_help_requests_kind")),
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name=op.f("ck_help_requests_state")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "answered_by"],
            ["members.classroom_id", "members.member_id"],
            name="fk_help_requests_answered_by",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "member_id"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_help_requests_members"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "quest_id"],
            ["quests.classroom_id", "quests.quest_id"],
            name=op.f("fk_help_requests_quests"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "help_id", name=op.f("pk_help_requests")),
    )
    op.create_index("ix_help_requests_member", "help_requests", ["classroom_id", "member_id", "quest_id"], unique=False)
    op.create_index("ix_help_requests_state", "help_requests", ["classroom_id", "state", "asked_at"], unique=False)
    op.create_index(
        "uq_help_requests_open",
        "help_requests",
        ["classroom_id", "member_id", "quest_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "hand_ins",
        sa.Column("classroom_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hand_in_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attempt_id", sa.BigInteger(), nullable=False),
        sa.Column("try_no", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("handed_in_at", sa.BigInteger(), nullable=False),
        sa.Column("looked_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'approved', 'returned')", name=op.f("ck_hand_ins_state")),
        sa.ForeignKeyConstraint(
            ["classroom_id", "attempt_id"],
            ["attempts.classroom_id", "attempts.attempt_id"],
            name=op.f("fk_hand_ins_attempts"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "decided_by"],
            ["members.classroom_id", "members.member_id"],
            name=op.f("fk_hand_ins_members"),
        ),
        sa.PrimaryKeyConstraint("classroom_id", "hand_in_id", name=op.f("pk_hand_ins")),
    )
    op.create_index("uq_hand_ins_try", "hand_ins", ["classroom_id", "attempt_id", "try_no"], unique=True)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("uq_hand_ins_try", table_name="hand_ins")
    op.drop_table("hand_ins")
    op.drop_index(
        "uq_help_requests_open",
        table_name="help_requests",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_help_requests_state", table_name="help_requests")
    op.drop_index("ix_help_requests_member", table_name="help_requests")
    op.drop_table("help_requests")
    op.drop_index(op.f("ix_cells_classroom_id_quest_id"), table_name="cells")
    op.drop_table("cells")
    op.drop_index("uq_attempts_one_run", table_name="attempts")
    op.drop_index(
        "ix_attempts_waiting",
        table_name="attempts",
        sqlite_where=sa.text("state = 'handed_in'"),
        postgresql_where=sa.text("state = 'handed_in'"),
    )
    op.drop_index("ix_attempts_quest", table_name="attempts")
    op.drop_index(
        "ix_attempts_approved",
        table_name="attempts",
        sqlite_where=sa.text("state = 'approved'"),
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.drop_table("attempts")
    op.drop_table("tallies")
    op.drop_table("quests")
    op.drop_index(
        "ix_outbox_due",
        table_name="outbox",
        sqlite_where=sa.text("state = 'pending' OR state = 'claimed'"),
        postgresql_where=sa.text("state = 'pending' OR state = 'claimed'"),
    )
    op.drop_table("outbox")
    op.drop_index("uq_entries_cause", table_name="entries")
    op.drop_index("ix_entries_deed", table_name="entries")
    op.drop_table("entries")
    op.drop_index(op.f("ix_drafts_at"), table_name="drafts")
    op.drop_table("drafts")
    op.drop_table("boards")
    op.drop_table("balances")
    op.drop_table("awards")
    op.drop_index(op.f("ix_accounts_classroom_id_member_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_table("places")
    op.drop_index("uq_members_nickname", table_name="members")
    op.drop_table("members")
    op.drop_index(
        "uq_events_undoes",
        table_name="events",
        sqlite_where=sa.text("undoes IS NOT NULL"),
        postgresql_where=sa.text("undoes IS NOT NULL"),
    )
    op.drop_index("ix_events_deed", table_name="events")
    op.drop_index("ix_events_by", table_name="events")
    op.drop_table("events")
    op.drop_index("uq_badges_code", table_name="badges")
    op.drop_table("badges")
    op.drop_index(op.f("ix_receipts_at"), table_name="receipts")
    op.drop_table("receipts")
    op.drop_table("memory")
    op.drop_table("classrooms")
