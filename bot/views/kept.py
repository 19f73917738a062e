"""What is kept of a person, in plain words: table by table what it means to them. A test holds this against the schema."""

from __future__ import annotations

from collections.abc import Iterable

from bot.views.look import Look, mark

GROUPS = {
    "name": mark("name, nickname, and the day of coming in"),
    "account": mark("the account that is written from"),
    "wishes": mark("how to read, how to be told, which language"),
    "work": mark("quests worked on, and what was handed in"),
    "files": mark("files that were handed in"),
    "answers": mark("what teachers answered"),
    "help": mark("what help was asked for"),
    "earned": mark("points and badges, and what for"),
    "team": mark("which team, and when"),
    "days": mark("on which days somebody is excused, without a reason"),
    "typed": mark("what was typed into a form that did not fit: 7 days"),
    "messages": mark("which messages went out: 30 days"),
    "record": mark("what was done and when, without names"),
}
"""In the order they are told."""
UNSEEN = {"earned": mark("what the class counts, unseen while it is quiet")}
"""Told in a quiet class instead."""
OF_TABLE: dict[str, tuple[str, ...]] = {
    "accounts": ("account",),
    "attempts": ("work",),
    "awards": ("earned",),
    "balances": ("earned",),
    "day_tallies": ("earned",),
    "days_off": ("days",),
    "drafts": ("typed",),
    "entries": ("earned",),
    "events": ("record",),
    "extensions": ("work",),
    "files": ("files",),
    "hand_ins": ("work", "answers"),
    "help_requests": ("help", "answers"),
    "members": ("name", "wishes"),
    "outbox": ("messages",),
    "proposals": ("work", "answers"),
    "season_balances": ("earned",),
    "tallies": ("earned",),
    "team_members": ("team",),
}
"""What each table with rows of a person means to them. A new table joins a group, or brings one."""


RECORD = "events"
"""Of everybody who did anything, there is a record."""


def lines(look: Look, tables: Iterable[str]) -> tuple[str, ...]:
    """What is kept in `tables`, a line a group."""
    found = {group for table in tables for group in OF_TABLE.get(table, ("record",))}
    return tuple(_line(look, group) for group in GROUPS if group in found)


def _line(look: Look, group: str) -> str:
    if not look.points and group in UNSEEN:
        return look.say(UNSEEN[group])
    return look.say(GROUPS[group])
