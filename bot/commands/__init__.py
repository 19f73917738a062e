"""The table of all commands: which verb does what, who may, and whether it writes."""

from __future__ import annotations

from bot.commands import (
    attempts,
    badges,
    boards,
    calendar,
    classes,
    extensions,
    files,
    giving,
    keeping,
    me,
    mending,
    packs,
    pages,
    people,
    places,
    proposals,
    quests,
    review,
    said,
    sharing,
    standings,
)
from bot.commands.door import DOOR
from bot.request import Command

COMMANDS: dict[str, Command] = {
    verb: command
    for table in (
        pages.COMMANDS,
        boards.COMMANDS,
        packs.COMMANDS,
        quests.COMMANDS,
        attempts.COMMANDS,
        extensions.COMMANDS,
        files.COMMANDS,
        me.COMMANDS,
        badges.COMMANDS,
        said.COMMANDS,
        review.COMMANDS,
        sharing.COMMANDS,
        giving.COMMANDS,
        mending.COMMANDS,
        proposals.COMMANDS,
        classes.COMMANDS,
        people.COMMANDS,
        places.COMMANDS,
        keeping.COMMANDS,
        calendar.COMMANDS,
        standings.COMMANDS,
    )
    for verb, command in table.items()
}

__all__ = ["COMMANDS", "DOOR"]
