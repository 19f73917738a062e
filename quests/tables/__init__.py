"""Typed Core tables, one file a noun. Columns hold whole numbers and text only, so both drivers give them back unchanged."""

from quests.tables.attempts import attempts, hand_ins
from quests.tables.badges import awards, badge_versions, badges
from quests.tables.base import metadata
from quests.tables.boards import boards, cells
from quests.tables.calendar import days_off, school_weeks
from quests.tables.classrooms import accounts, classrooms, places
from quests.tables.events import events, outbox
from quests.tables.extensions import extensions
from quests.tables.files import files
from quests.tables.helping import help_requests
from quests.tables.ledger import balances, day_tallies, entries, tallies
from quests.tables.members import members
from quests.tables.memory import door_drafts, drafts, memory, receipts
from quests.tables.mending import mendings
from quests.tables.packs import pack_items
from quests.tables.proposals import proposals
from quests.tables.quests import quests
from quests.tables.roles import mapped_roles
from quests.tables.standings import leaderboards, season_balances, seasons, team_balances, team_members, teams

__all__ = [
    "accounts",
    "attempts",
    "awards",
    "badge_versions",
    "badges",
    "balances",
    "boards",
    "cells",
    "classrooms",
    "day_tallies",
    "days_off",
    "door_drafts",
    "drafts",
    "entries",
    "events",
    "extensions",
    "files",
    "hand_ins",
    "help_requests",
    "leaderboards",
    "mapped_roles",
    "members",
    "memory",
    "mendings",
    "metadata",
    "outbox",
    "pack_items",
    "places",
    "proposals",
    "quests",
    "receipts",
    "school_weeks",
    "season_balances",
    "seasons",
    "tallies",
    "team_balances",
    "team_members",
    "teams",
]
