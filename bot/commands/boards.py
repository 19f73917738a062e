"""Boards: looking at one's own copy; picking, looking over, posting."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.packs import ReadyBoard, ready_boards
from bot.packs.kinds import Template, template_called, templates
from bot.request import Answer, Command, Request, show
from bot.views import boards as view
from bot.views import picking, proposals
from quests.actions import boards as board_actions
from quests.actions import members, proposing
from quests.actions.packs import import_pack
from quests.actions.quests import NewQuest
from quests.errors import NotFound
from quests.ids import NOBODY, BoardId, MemberId, QuestId
from quests.queries.boards import (
    board_view,
    cannot_finish,
    cells_of,
    closed_boards,
    draft_boards,
    find_board,
    posted_boards,
)
from quests.queries.packs import board_from
from quests.queries.quests import all_quests, single_quests
from quests.reports import Board, Quest
from quests.rules.roles import Role
from quests.work import Reading

IN_SIGHT = ("posted", "closed")
"""The states of a board that students see."""


def board(request: Request) -> Answer:
    """A board: the one meant by a button or by its title, else the newest."""
    boards = in_sight(request.read)
    if request.has_id():
        meant: Board | None = find_board(request.read, BoardId(request.id()))
    else:
        wanted = request.words.casefold()
        meant = next((one for one in boards if one.title.casefold().startswith(wanted)), None)
        if meant is None and wanted:
            raise NotFound("board", request.words)
    if meant is None or (meant.state not in IN_SIGHT and request.member.role != Role.TEACHER):
        return show(view.no_board)
    if request.member.role == Role.TEACHER:
        return show(view.for_teacher, board_view(request.read, meant, NOBODY), cannot_finish(request.read, meant))
    shown = board_view(request.read, meant, request.member.member_id)
    return show(view.board, shown, tuple(one for one in boards if one.board_id != meant.board_id))


def in_sight(look: Reading) -> list[Board]:
    """The boards that students see: those they work on first."""
    return [*posted_boards(look), *closed_boards(look)]


def as_list(request: Request) -> Answer:
    """Boards as a list from now on."""
    return _way(request, 1)


def as_grid(request: Request) -> Answer:
    """Boards as a grid from now on."""
    return _way(request, 0)


def _way(request: Request, as_list_flag: int) -> Answer:
    members.wish(request.work, member=request.member.member_id, field="as_list", value=as_list_flag)
    shown = board_view(request.work, find_board(request.work, BoardId(request.id())), request.member.member_id)
    return show(view.board, shown, look=replace(request.look, as_list=bool(as_list_flag)))


def post(request: Request) -> Answer:
    """What can be posted."""
    ready = ready_boards(request.look.locale)
    return show(picking.ready, ready, draft_boards(request.read), in_sight(request.read))


def draft_ready(request: Request) -> Answer:
    """Look at a draft of a ready board; there is one of each at most, however often it is looked at."""
    ready = ready_boards(request.classroom.locale)
    if request.id() >= len(ready):
        raise NotFound("board")
    chosen = ready[request.id()]
    there = board_from(request.work, chosen.pack.code, chosen.code)
    drafts = {one.board_id for one in draft_boards(request.work)}
    return _preview(request.work, there if there in drafts else make_ready(request, chosen, again=there is not None))


def make_ready(request: Request, ready: ReadyBoard, *, again: bool = False) -> BoardId:
    """A draft of `ready` in this classroom, beside what came of it before when it is made `again`."""
    import_pack(request.work, pack=ready.pack, by=request.member.member_id, again=again)
    made = board_from(request.work, ready.pack.code, ready.code)
    if made is None:
        raise NotFound("board")
    return made


def _rule(template: Template | None) -> board_actions.Rule | None:
    """What a board of that kind asks for; None for any line."""
    if template is None:
        return None
    return board_actions.Rule(
        completion=template.completion, bonuses=template.bonuses, worths=template.worths, tags=template.tags
    )


def kinds(request: Request) -> Answer:
    """Which kind of board a new one shall be."""
    return show(picking.templates, templates(request.look.locale))


def template(request: Request) -> Answer:
    """Ask what a new board is called, and which of the class's own quests stand on it."""
    return show(picking.template, request.id(), _template(request), _own(request))


def _template(request: Request) -> Template:
    found = templates(request.look.locale)
    if request.id() >= len(found):
        raise NotFound("board")
    return found[request.id()]


def _own(request: Request) -> list[Quest]:
    """The quests that can stand on a new board: first those that stand on none."""
    singles = single_quests(request.read)
    alone = {quest.quest_id for quest in singles}
    return [*singles, *(quest for quest in all_quests(request.read) if quest.quest_id not in alone)]


def template_sent(request: Request) -> Answer:
    """Look at a draft of the chosen kind, with the chosen quests or those that stand on no board, in order. Raises Invalid."""
    chosen = _template(request)
    own = {str(quest.quest_id): quest.quest_id for quest in _own(request)}
    quests = [own[one] for one in dict.fromkeys(request.value("quests").split(",")) if one in own]
    made = board_actions.make_board(
        request.work,
        title=request.value("title"),
        template=chosen.code,
        rows=chosen.rows,
        columns=chosen.columns,
        squares=quests or [quest.quest_id for quest in single_quests(request.work)],
        by=request.member.member_id,
        rule=_rule(chosen),
    )
    return _preview(request.work, made.board)


def preview(request: Request) -> Answer:
    """Look a draft over."""
    return _preview(request.read, BoardId(request.id()))


def _preview(look: Reading, board_id: BoardId) -> Answer:
    shown = board_view(look, find_board(look, board_id), MemberId(0))
    again = any(one.title == shown.board.title for one in posted_boards(look) if one.board_id != board_id)
    return show(partial(view.preview, again=again), shown, board_actions.lint_board(look, board_id))


def post_board(request: Request) -> Answer:
    """Show a draft to the students."""
    number = BoardId(request.id())
    board_actions.post_board(request.work, board=number, by=request.member.member_id)
    return show(view.posted, board_view(request.work, find_board(request.work, number), MemberId(0)))


def remove_board(request: Request) -> Answer:
    """Take a board away, draft or posted."""
    board = find_board(request.work, BoardId(request.id()))
    board_actions.remove_board(request.work, board=board.board_id, by=request.member.member_id)
    return show(view.removed, board)


def change_square(request: Request) -> Answer:
    """Ask which quest shall stand on a square of a draft; the square is named by its quest, or by row and column."""
    number = BoardId(request.id())
    cells = cells_of(request.read, number, MemberId(0))
    where = (request.id(1), request.id(2)) if request.has_id(2) else None
    cell = next((one for one in cells if (one.row, one.column) == where or one.quest_id == request.id(1)), None)
    square = where or ((cell.row, cell.column) if cell else None)
    board_on = find_board(request.read, number)
    if square is None or square[0] >= board_on.rows or square[1] >= board_on.columns:
        raise NotFound("square")
    there = {one.quest_id for one in cells} - ({cell.quest_id} if cell else set())
    free = [one for one in all_quests(request.read) if one.quest_id not in there]
    return show(view.change_square, number, square, cell, free)


def square_sent(request: Request) -> Answer:
    """Put another quest on a square of a draft."""
    chosen = {str(one.quest_id): one.quest_id for one in all_quests(request.read)}
    quest = chosen.get(request.value("quest"), QuestId(0))
    number = BoardId(request.id())
    square = (request.id(1), request.id(2))
    worth, tags = _marks(template_called(find_board(request.work, number).template), square)
    if request.value("quest") == view.FREE:
        new = NewQuest(title=proposals.free_title(request.look), task=proposals.free_task(request.look), minutes=30)
        by = request.member.member_id
        proposing.free_square(request.work, board=number, square=square, new=new, by=by, worth=worth, tags=tags)
        return _preview(request.work, number)
    board_actions.change_square(request.work, board=number, square=square, quest=quest, worth=worth, tags=tags)
    return _preview(request.work, number)


def _marks(kind: Template | None, square: tuple[int, int]) -> tuple[int, str]:
    """What a square of that kind of board counts for, and its tags."""
    spot = next((one for one in kind.layout.spots if one.square == square), None) if kind else None
    return (spot.worth, " ".join(spot.tags)) if spot else (0, "")


COMMANDS = {
    "board": Command(run=board),
    "board_list": Command(run=as_list, writes=True),
    "board_grid": Command(run=as_grid, writes=True),
    "post": Command(run=post, needs=Role.TEACHER),
    "draft_ready": Command(run=draft_ready, needs=Role.TEACHER, writes=True),
    "templates": Command(run=kinds, needs=Role.TEACHER),
    "template": Command(run=template, needs=Role.TEACHER),
    "template_sent": Command(run=template_sent, needs=Role.TEACHER, writes=True, reopens="template"),
    "preview": Command(run=preview, needs=Role.TEACHER),
    "post_board": Command(run=post_board, needs=Role.TEACHER, writes=True),
    "remove_board": Command(run=remove_board, needs=Role.TEACHER, writes=True),
    "change_square": Command(run=change_square, needs=Role.TEACHER),
    "square_sent": Command(run=square_sent, needs=Role.TEACHER, writes=True, reopens="change_square"),
}
