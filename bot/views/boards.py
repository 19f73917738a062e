"""Boards: as a grid and as a list, the ready ones, and the preview before posting."""

from __future__ import annotations

from adapters.cards import (
    Bullets,
    Button,
    Buttons,
    Card,
    Choice,
    Confirm,
    Grid,
    GridCell,
    Option,
    Paragraph,
    Part,
    Weight,
)
from adapters.forms import ChooseOne, Form, FormOption
from adapters.text import Words
from bot.packs import ReadyBoard
from bot.views import states
from bot.views.look import Look
from quests.reports import Board, BoardView, Cell, Quest
from quests.rules.boards import Lint, coordinate


def board(look: Look, view: BoardView, others: tuple[Board, ...] = ()) -> Card:
    """One's own copy of a board: squares with their state, what is left for a line, and the way to `others`."""
    parts: list[Part] = [Paragraph(_left(look, view))]
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


def for_teacher(look: Look, view: BoardView) -> Card:
    """A board as its teacher looks at it: everybody's, so nobody's state."""
    buttons = (
        look.button("Review", "review"),
        look.button("Try as student", "try_student"),
        look.button("Class", "class"),
    )
    row = Buttons(buttons, (_remove(look, view.board),), look.say("More"))
    return Card(heading=view.board.title, parts=(_grid(look, view, "quest", states_shown=False), row))


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
    return look.say(
        "{done} done, {begun} in progress, {open} open.", done=done, begun=begun, open=len(view.cells) - done - begun
    )


def _left(look: Look, view: BoardView) -> str:
    if view.lines_made:
        made = look.count("You made a row.", "You made {n} rows.", view.lines_made)
        return made + " " + look.say("The rest is yours to choose.")
    if not any(cell.state == "approved" for cell in view.cells):
        return look.say("Pick any {n} in a row: across, down or slanted.", n=view.line_length)
    if len(view.nearest[0]) == 1:
        ways = [squares[0] for squares in view.nearest]
        return look.say("{squares} would make a row.", squares=either(look, ways))
    ways = [both(look, squares) for squares in view.nearest[:3]]
    return look.say("For a row you still need {squares}.", squares=either(look, ways))


def either(look: Look, names: list[str]) -> str:
    """A, B or C."""
    *most, last = names
    return look.say("{these} or {that}", these=", ".join(most), that=last) if most else last


def both(look: Look, names: tuple[str, ...]) -> str:
    """A, B and C."""
    *most, last = names
    return look.say("{these} and {that}", these=", ".join(most), that=last) if most else last


def _grid(look: Look, view: BoardView, verb: str, *ids: int, states_shown: bool = True) -> Grid:
    return Grid(
        columns=view.board.columns,
        cells=tuple(_cell(look, cell, verb, ids, states_shown=states_shown) for cell in view.cells),
        alt=look.say("{n} quests in {rows} rows", n=len(view.cells), rows=view.board.rows),
    )


def _cell(look: Look, cell: Cell, verb: str, ids: tuple[int, ...], *, states_shown: bool) -> GridCell:
    return GridCell(
        row=cell.row,
        column=cell.column,
        coordinate=coordinate((cell.row, cell.column)),
        short=cell.short,
        title=cell.title,
        state=states.CELL_STATES[cell.state],
        state_words=states.state(look, cell.state) if states_shown else "",
        action=look.action(verb, *ids, cell.quest_id),
    )


def _as_list(look: Look, view: BoardView) -> list[Part]:
    options = tuple(
        look.option(
            f"{coordinate((cell.row, cell.column))} · {cell.title}", "quest", cell.quest_id, about=_about(look, cell)
        )
        for cell in view.cells
    )
    return [Choice(prompt=look.say("All quests of this board"), options=options)]


def _about(look: Look, cell: Cell) -> str:
    about = [states.state(look, cell.state)]
    if cell.minutes:
        about.append(look.count("about {n} minute", "about {n} minutes", cell.minutes))
    if look.points and cell.points:
        about.append(states.points(look, cell.points))
    return ", ".join(about)


def own_title(look: Look) -> str:
    """What a board of the class's own quests is called at first."""
    return look.say("Our own board")


def no_board(look: Look) -> Card:
    """There is none, said to a student."""
    return Card(
        heading=look.say("No board yet"),
        parts=(
            Paragraph(look.say("Your teacher will post one. You will find it here.")),
            Buttons((look.button("My page", "home"),)),
        ),
    )


def ready(look: Look, boards: list[ReadyBoard], drafts: list[Board], own: list[Quest]) -> Card:
    """What a teacher can post: drafts first, then the ready ones, then a board of the class's own quests."""
    options = [look.option(one.title, "preview", one.board_id, about=look.say("your draft")) for one in drafts]
    options += [_ready_option(look, number, one) for number, one in enumerate(boards)]
    if len(own) >= 9:
        about = look.say("your nine newest quests, in three rows")
        options.append(look.option(look.say("My own quests"), "draft_own", about=about))
        hint = look.say("Nothing is posted before you have seen it.")
    else:
        hint = look.count(
            "Make nine quests for a board of your own. You have {n}.",
            "Make nine quests for a board of your own. You have {n}.",
            len(own),
        )
    return Card(
        heading=look.say("Which board?"),
        parts=(
            Choice(prompt=look.say("Pick one to look at it"), options=tuple(options)),
            Buttons(
                (
                    look.button("New quest", "new_quest"),
                    look.button("Ready packs", "packs"),
                    look.button("My page", "home"),
                )
            ),
        ),
        footnote=hint,
    )


def _ready_option(look: Look, number: int, one: ReadyBoard) -> Option:
    about = look.say("{n} quests, any {line} in a row", n=len(one.quests), line=min(one.rows, one.columns))
    return look.option(one.title, "draft_ready", number, about=about)


def preview(look: Look, view: BoardView, lint: Lint, *, again: bool = False) -> Card:
    """A draft as the students will see it, with the lint's sentence; `again` when a board of that name is posted already."""
    number = view.board.board_id
    return Card(
        heading=look.say("Preview: {title}", title=view.board.title),
        parts=(
            *_again(look, again=again),
            Paragraph(_lint(look, lint)),
            _grid(look, view, "change_square", number, states_shown=False),
            Bullets(tuple(_line(look, cell) for cell in view.cells)),
            Buttons(
                (look.main("Post", "post_board", number), look.button("Other board", "post")),
                (_remove(look, view.board),),
                look.say("More"),
            ),
        ),
        footnote=look.say("Only you see this. Choose a square to put another quest there."),
    )


def _again(look: Look, *, again: bool) -> tuple[Paragraph, ...]:
    return (Paragraph(look.say("A board of this name is posted already.")),) if again else ()


def _line(look: Look, cell: Cell) -> Words:
    return f"{coordinate((cell.row, cell.column))} · {cell.title} ({_worth(look, cell)})"


def _worth(look: Look, cell: Cell) -> str:
    minutes = look.count("{n} minute", "{n} minutes", cell.minutes)
    return f"{minutes}, {states.points(look, cell.points)}" if look.points else minutes


def _lint(look: Look, lint: Lint) -> str:
    first = look.say("{n} quests, any {line} in a row.", n=lint.squares, line=lint.line_length)
    time = look.say(
        "A row takes about {least} minutes; the whole board {most}.", least=lint.least_minutes, most=lint.most_minutes
    )
    return f"{first} {time}"


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


def change_square(look: Look, board_id: int, cell: Cell, own: list[Quest]) -> Form:
    """Which quest shall stand on a square."""
    where = coordinate((cell.row, cell.column))
    options = tuple(FormOption(str(quest.quest_id), quest.title) for quest in reversed(own))
    return Form(
        title=look.say("Change {square}", square=where),
        action=look.action("square_sent", board_id, cell.row, cell.column),
        submit=look.say("Change it"),
        fields=(
            ChooseOne(
                name="quest",
                label=look.say("Which quest?"),
                hint=look.say("Now: {title}", title=cell.title),
                value=str(cell.quest_id),
                options=options,
            ),
        ),
    )
