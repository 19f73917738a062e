"""Showing the class what one has won, or keeping it."""

from __future__ import annotations

from bot.request import Answer, Command, Request, show
from bot.views import sharing as view
from quests.actions import telling
from quests.ids import AttemptId


def share(request: Request) -> Answer:
    """Show it. Raises NotFound, Redelivered."""
    telling.share(request.work, attempt=AttemptId(request.id()), by=request.member.member_id)
    return show(view.shared, request.member.nickname)


def keep_mine(_: Request) -> Answer:
    """Keep it."""
    return show(view.kept)


COMMANDS = {
    "share": Command(run=share, writes=True),
    "keep_mine": Command(run=keep_mine),
}
