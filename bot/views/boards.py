"""Boards: as a grid and as a list, the ready ones, and the preview before posting."""

from __future__ import annotations

from adapters.cards import (
    Bullets,
    Button,
    Buttons,
    Card,
    CellState,
    Choice,
    Confirm,
    Grid,
    GridCell,
    Paragraph,
    Part,
    Weight,
)
from adapters.forms import ChooseOne, Form, FormOption
from adapters.text import Words
from bot.packs.kinds import template_called
from bot.views import completion, mending, proposals, states
from bot.views.look import Look
from quests.reports import Board, BoardView, Cell, Quest
from quests.rules.boards import Lint, coordinate

FREE = "free"
"""Chosen for a square: no quest, but whatever a student proposes."""


def board(look: Look, view: BoardView, others: tuple[Board, ...] = ()) -> Card:
    """One's own copy of a board: squares with their state, what is left for a line, and the way to `others`."""
    parts: list[Part] = [*_left(look, view), *_besides(look, view)]
    if look.as_list:
        parts += _as_list(look, view)
        other = look.button("Show as grid", "board_grid", view.board.board_id)
    else:
        parts.append(_grid(look, view, "quest"))
        other = look.button("Show as list", "board_list", view.board.board_id)
    parts.append(Buttons((look.button("What next?", "next"), other, look.button("My page", "home"))))
    if others:
        options = tuple(look.option(one.title, "board", one.board_id) for one in others)
        parts.append(Choice(prompt=look.say("Other boards"), options=options))
    return Card(heading=view.board.title, parts=tuple(parts), footnote=_counts(look, view))


def for_teacher(look: Look, view: BoardView, stuck: list[str]) -> Card:
    """A board as its teacher looks at it: everybody's, so nobody's state; and who is `stuck`, by squares that have closed."""
    buttons = (
        look.button("Review", "review"),
        look.button("Try as student", "try_student"),
        look.button("Class", "class"),
    )
    more = (*mending.for_board(look, view.board), _remove(look, view.board))
    row = Buttons(buttons, more, look.say("More"))
    asks = [*_closed(look, view.board), Paragraph(completion.asks(look, view)), *_stuck(look, view, stuck)]
    return Card(heading=view.board.title, parts=(*asks, _grid(look, view, "quest", states_shown=False), row))


def _closed(look: Look, board: Board) -> list[Paragraph]:
    return [Paragraph(look.say("This board is closed. Nothing new starts on it."))] if board.state == "closed" else []


def _stuck(look: Look, view: BoardView, names: list[str]) -> list[Paragraph]:
    if not names or not view.closed or view.board.state == "closed":
        return []
    gaps = {"names": completion.both(look, tuple(names)), "squares": completion.both(look, view.closed)}
    said = look.count(
        "{names} cannot finish it: {squares} is closed.",
        "{names} cannot finish it: {squares} are closed.",
        len(view.closed),
        **gaps,
    )
    return [Paragraph(said)]


def _left(look: Look, view: BoardView) -> list[Part]:
    """What is left of it, said to a student; of a closed board only what still can be."""
    left = Paragraph(completion.left(look, view))
    if view.board.state != "closed":
        return [left]
    closed = Paragraph(look.say("This board is closed. Finish what you began."))
    return [closed, left] if view.finished or view.nearest else [closed]


def _remove(look: Look, board: Board) -> Button:
    confirm = Confirm(
        question=look.say("Remove {title}? What students began stays theirs.", title=board.title),
        yes=look.say("Remove"),
        no=look.say("Keep"),
    )
    return look.button("Remove board", "remove_board", board.board_id, weight=Weight.DANGER, confirm=confirm)


def removed(look: Look, board: Board) -> Card:
    """A board was taken away."""
    return Card(
        heading=look.say("{title} is removed", title=board.title),
        parts=(
            Paragraph(look.say("What students began stays theirs. Undo brings it back.")),
            Buttons((look.button("Undo", "undo"), look.button("Boards", "post"), look.button("My page", "home"))),
        ),
    )


def _counts(look: Look, view: BoardView) -> str:
    done = sum(cell.state == "approved" for cell in view.cells)
    begun = sum(cell.state in ("taken", "returned", "handed_in") for cell in view.cells)
    closed = sum(cell.closed and cell.state is None for cell in view.cells)
    left = len(view.cells) - done - begun - closed
    gaps = {"done": done, "begun": begun, "open": left, "closed": closed}
    if closed:
        return look.say("{done} done, {begun} in progress, {open} open, {closed} closed.", **gaps)
    return look.say("{done} done, {begun} in progress, {open} open.", **gaps)


def _besides(look: Look, view: BoardView) -> list[Part]:
    """What the board gives besides, and how much of that is theirs."""
    said = completion.bonuses(look, view)
    if said and view.bonus:
        said.append(look.count("You have {n} point of these.", "You have {n} points of these.", view.bonus))
    return [Paragraph(" ".join(said))] if said else []


def squares(look: Look, view: BoardView) -> Grid:
    """A board as it is for all: nobody's state."""
    return _grid(look, view, "quest", states_shown=False)


def _grid(look: Look, view: BoardView, verb: str, *ids: int, states_shown: bool = True) -> Grid:
    """The squares. Where they count for a number it stands on them; an empty one of a draft can be filled."""
    counts = completion.is_sum(view.board)
    filled = {(cell.row, cell.column): cell for cell in view.cells}
    squares = [(row, column) for row in range(view.board.rows) for column in range(view.board.columns)]
    cells = (
        _cell(look, filled[square], verb, ids, states_shown=states_shown, counts=counts)
        if square in filled
        else _hole(look, view.board, square)
        for square in squares
        if square in filled or verb == "change_square"
    )
    return Grid(
        columns=view.board.columns,
        cells=tuple(cells),
        alt=look.say("{n} quests in {rows} rows", n=len(view.cells), rows=view.board.rows),
    )


def _cell(look: Look, cell: Cell, verb: str, ids: tuple[int, ...], *, states_shown: bool, counts: bool) -> GridCell:
    return GridCell(
        row=cell.row,
        column=cell.column,
        coordinate=coordinate((cell.row, cell.column)),
        short=f"{cell.worth} · {cell.short}" if counts else cell.short,
        title=f"{cell.title} ({cell.worth})" if counts else cell.title,
        state=CellState.LOCKED
        if cell.closed and states_shown
        else states.CELL_STATES[cell.state if states_shown else None],
        state_words=_state(look, cell) if states_shown else "",
        action=look.action(verb, *ids, cell.quest_id),
    )


def _state(look: Look, cell: Cell) -> str:
    if cell.proposed and cell.state is None:
        return look.say("proposed")
    return look.say("closed") if cell.closed else states.state(look, cell.state)


def _hole(look: Look, board: Board, square: tuple[int, int]) -> GridCell:
    """An empty square of a draft, with what its kind of board wants there."""
    empty = look.say("empty")
    wanted = _wanted(look, board, square)
    return GridCell(
        row=square[0],
        column=square[1],
        coordinate=coordinate(square),
        short=wanted or empty,
        title=f"{empty} ({wanted})" if wanted else empty,
        state=CellState.OPEN,
        state_words="",
        action=look.action("change_square", board.board_id, *square),
    )


def _wanted(look: Look, board: Board, square: tuple[int, int]) -> str:
    kind = template_called(board.template, look.locale)
    spot = next((one for one in kind.layout.spots if one.square == square), None) if kind else None
    if spot is None:
        return ""
    return ", ".join(completion.tag(look, code) for code in spot.tags) or (str(spot.worth) if spot.worth else "")


def _as_list(look: Look, view: BoardView) -> list[Part]:
    options = tuple(
        look.option(
            f"{coordinate((cell.row, cell.column))} · {cell.title}",
            "quest",
            cell.quest_id,
            about=_about(look, cell, counts=completion.is_sum(view.board)),
        )
        for cell in view.cells
    )
    return [Choice(prompt=look.say("All quests of this board"), options=options)]


def _about(look: Look, cell: Cell, *, counts: bool) -> str:
    about = [_state(look, cell)]
    if cell.tags:
        about.append(completion.tags(look, cell))
    if counts:
        about.append(look.say("counts {n}", n=cell.worth))
    if cell.minutes:
        about.append(look.count("about {n} minute", "about {n} minutes", cell.minutes))
    if look.points and cell.points:
        about.append(states.points(look, cell.points))
    return ", ".join(about)


def no_board(look: Look) -> Card:
    """There is none, said to a student."""
    return Card(
        heading=look.say("No board yet"),
        parts=(
            Paragraph(look.say("Your teacher will post one. You will find it here.")),
            Buttons((look.button("My page", "home"),)),
        ),
    )


def preview(look: Look, view: BoardView, lint: Lint, *, again: bool = False) -> Card:
    """A draft as the students will see it, with the lint's sentence; `again` when a board of that name is posted already."""
    number = view.board.board_id
    return Card(
        heading=look.say("Preview: {title}", title=view.board.title),
        parts=(
            *_again(look, again=again),
            *(Paragraph(said) for said in completion.lint(look, view, lint)),
            *(Paragraph(said) for said in completion.bonuses(look, view)),
            _grid(look, view, "change_square", number, states_shown=False),
            Bullets(tuple(_line(look, cell) for cell in view.cells)),
            Buttons(
                (*_post(look, number, lint), look.button("Other board", "post")),
                (*mending.for_board(look, view.board), _remove(look, view.board)),
                look.say("More"),
            ),
        ),
        footnote=look.say("Only you see this. Choose a square to put another quest there."),
    )


def _post(look: Look, number: int, lint: Lint) -> tuple[Button, ...]:
    """A board with empty squares cannot be posted yet: it can be filled."""
    return (look.button("New quest", "new_quest"),) if lint.missing else (look.main("Post", "post_board", number),)


def _again(look: Look, *, again: bool) -> tuple[Paragraph, ...]:
    return (Paragraph(look.say("A board of this name is posted already.")),) if again else ()


def _line(look: Look, cell: Cell) -> Words:
    marks = f" · {completion.tags(look, cell)}" if cell.tags else ""
    return f"{coordinate((cell.row, cell.column))} · {cell.title} ({_worth(look, cell)}){marks}"


def _worth(look: Look, cell: Cell) -> str:
    minutes = look.count("{n} minute", "{n} minutes", cell.minutes)
    return f"{minutes}, {states.points(look, cell.points)}" if look.points else minutes


def posted(look: Look, view: BoardView) -> Card:
    """It is posted."""
    buttons: tuple[Button, ...] = (
        look.main("Try as student", "try_student"),
        look.button("Undo", "undo"),
        look.button("My page", "home"),
    )
    return Card(
        heading=look.say("{title} is posted", title=view.board.title),
        parts=(Paragraph(look.say("Your students find it under: board.")), Buttons(buttons)),
    )


def change_square(look: Look, board_id: int, square: tuple[int, int], cell: Cell | None, own: list[Quest]) -> Form:
    """Which quest shall stand on a square; `cell` is what stands there now."""
    options = tuple(FormOption(str(quest.quest_id), quest.title) for quest in reversed(own))
    return Form(
        title=look.say("Change {square}", square=coordinate(square)),
        action=look.action("square_sent", board_id, *square),
        submit=look.say("Change it"),
        fields=(
            ChooseOne(
                name="quest",
                label=look.say("Which quest?"),
                hint=look.say("Now: {title}", title=cell.title if cell else look.say("empty")),
                value=str(cell.quest_id) if cell else "",
                options=(
                    *options,
                    FormOption(FREE, proposals.free_title(look), about=look.say("students propose their own")),
                ),
            ),
        ),
    )
