"""Mending what is posted, closing boards and opening them again, printing them."""

from __future__ import annotations

from bot.commands.quests import two_words
from bot.request import Answer, Command, Request, show
from bot.views import mending as view
from bot.views import printing
from quests.actions import closing, mending
from quests.actions.mending import Said, said_of
from quests.errors import Invalid
from quests.ids import BoardId, MemberId, Moment, QuestId
from quests.queries.boards import board_view, find_board
from quests.queries.quests import find_quest
from quests.rules import limits, text
from quests.rules.calendar import day_ends, local_date, read_day
from quests.rules.links import read_links, write_links
from quests.rules.roles import Role


def change_quest(request: Request) -> Answer:
    """The form with a quest as it stands."""
    return show(view.change_quest, find_quest(request.read, QuestId(request.id())))


def change_quest_sent(request: Request) -> Answer:
    """Change a quest. Raises Invalid."""
    number = QuestId(request.id())
    said = _typed(request, said_of(find_quest(request.work, number)))
    mending.mend_quest(request.work, quest=number, said=said, by=request.member.member_id)
    return show(view.quest_changed, find_quest(request.work, number))


def _typed(request: Request, now: Said) -> Said:
    """What was typed; what the form did not ask for stays as it is `now`."""
    asked = request.call.values or {}
    points = request.value("points") if "points" in asked else str(now.points)
    return Said(
        title=request.value("title"),
        short=two_words(request.value("short")),
        task=request.value("task"),
        points=text.whole_number("points", points, least=0, most=limits.POINTS_MOST),
        minutes=text.whole_number("minutes", request.value("minutes") or "0", least=0, most=limits.MINUTES_MOST),
        due_at=_end_of(request, "due", now.due_at),
        closes_at=_end_of(request, "closes", now.closes_at),
        simple=request.value("simple") if "simple" in asked else now.simple,
        links=write_links(read_links("links", request.value("links"))) if "links" in asked else now.links,
    )


def _end_of(request: Request, field: str, now: Moment | None) -> Moment | None:
    """The end of the day that was typed; the day that stood there stays, over or not. Raises Invalid: not_a_date, in_the_past."""
    zone = request.classroom.zone
    day = read_day(field, request.value(field))
    if day is None or (now is not None and day == local_date(now, zone)):
        return now if day is not None else None
    ends = day_ends(day, zone)
    if ends <= request.read.now:
        raise Invalid(field, "in_the_past")
    return Moment(ends - 1)


def change_title(request: Request) -> Answer:
    """The form with a board's title."""
    return show(view.change_title, find_board(request.read, BoardId(request.id())))


def change_title_sent(request: Request) -> Answer:
    """Give a board another title. Raises Invalid."""
    number = BoardId(request.id())
    mending.mend_board(request.work, board=number, title=request.value("title"), by=request.member.member_id)
    return show(view.title_changed, find_board(request.work, number))


def close_board(request: Request) -> Answer:
    """Take no new work on a board."""
    number = BoardId(request.id())
    closing.close_board(request.work, board=number, by=request.member.member_id)
    return show(view.closed, find_board(request.work, number))


def reopen_board(request: Request) -> Answer:
    """Take new work on a board again."""
    number = BoardId(request.id())
    closing.reopen_board(request.work, board=number, by=request.member.member_id)
    return show(view.reopened, find_board(request.work, number))


def print_board(request: Request) -> Answer:
    """A page to print."""
    shown = board_view(request.read, find_board(request.read, BoardId(request.id())), MemberId(0))
    quests = [find_quest(request.read, cell.quest_id) for cell in shown.cells]
    return show(printing.board_page, shown, quests)


COMMANDS = {
    "change_quest": Command(run=change_quest, needs=Role.TEACHER),
    "change_quest_sent": Command(run=change_quest_sent, needs=Role.TEACHER, writes=True, reopens="change_quest"),
    "change_title": Command(run=change_title, needs=Role.TEACHER),
    "change_title_sent": Command(run=change_title_sent, needs=Role.TEACHER, writes=True, reopens="change_title"),
    "close_board": Command(run=close_board, needs=Role.TEACHER, writes=True),
    "reopen_board": Command(run=reopen_board, needs=Role.TEACHER, writes=True),
    "print_board": Command(run=print_board, needs=Role.TEACHER),
}
