"""A board on paper: one page, black on white, that a printer, a screen reader and somebody without an account can use."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Document, Paragraph
from adapters.fallback.printable import escape
from bot.views import completion, states
from bot.views.look import Look
from quests.reports import BoardView, Cell, Quest
from quests.rules.boards import coordinate

STYLE = """
@page { size: A4; margin: 14mm; }
body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 182mm; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 6mm 0 2mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1pt solid #000; padding: 2mm; text-align: center; overflow-wrap: anywhere; }
td { height: 20mm; }
td b { display: block; font-size: 9pt; }
dt { font-weight: bold; margin-top: 2mm; break-after: avoid; }
dd { margin: 0 0 0 6mm; white-space: pre-line; break-inside: avoid; }
p.name { margin: 4mm 0; }
""".strip()
"""Frames and words, no colour: it stays readable on a copier."""


def board_page(look: Look, view: BoardView, quests: list[Quest]) -> Card:
    """A board as a page to print; `quests` are those of its squares."""
    title = view.board.title
    page = _page(look, view, quests)
    return Card(
        heading=look.say("{title} on paper", title=title),
        parts=(
            Paragraph(look.say("One page with all squares, for the wall or for the table.")),
            Document(
                name=f"board-{view.board.board_id}.html", about=look.say("A page to print"), content=page.encode()
            ),
            Buttons((look.button("Boards", "post"), look.button("My page", "home"))),
        ),
    )


def _page(look: Look, view: BoardView, quests: list[Quest]) -> str:
    """The page itself, as HTML that needs nothing else."""
    title, name, tasks = escape(view.board.title), escape(look.say("Name:")), escape(look.say("What to do"))
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(look.locale)}">',
            f'<head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>',
            "<body>",
            f"<h1>{title}</h1>",
            f"<p>{escape(completion.asks(look, view))}</p>",
            f'<p class="name">{name} ______________________________</p>',
            _table(look, view),
            f"<h2>{tasks}</h2>",
            _tasks(look, view, {one.quest_id: one for one in quests}),
            "</body>",
            "</html>",
            "",
        )
    )


def _table(look: Look, view: BoardView) -> str:
    """The squares: rows and columns have names, so that a screen reader says where one is."""
    squares = {(cell.row, cell.column): cell for cell in view.cells}
    letters = "".join(
        f'<th scope="col">{escape(coordinate((0, column))[:-1])}</th>' for column in range(view.board.columns)
    )
    rows = "\n".join(
        f'<tr><th scope="row">{row + 1}</th>'
        + "".join(_square(squares.get((row, column))) for column in range(view.board.columns))
        + "</tr>"
        for row in range(view.board.rows)
    )
    caption = escape(look.say("{n} quests in {rows} rows", n=len(view.cells), rows=view.board.rows))
    return f"<table><caption>{caption}</caption>\n<thead><tr><td></td>{letters}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _square(cell: Cell | None) -> str:
    if cell is None:
        return "<td></td>"
    return f"<td><b>{escape(coordinate((cell.row, cell.column)))}</b> {escape(cell.short or cell.title)}</td>"


def _tasks(look: Look, view: BoardView, quests: dict[int, Quest]) -> str:
    items = (_task(look, cell, quests[cell.quest_id]) for cell in view.cells if cell.quest_id in quests)
    return "<dl>\n" + "\n".join(items) + "\n</dl>"


def _task(look: Look, cell: Cell, quest: Quest) -> str:
    about = []
    if quest.minutes:
        about.append(look.count("about {n} minute", "about {n} minutes", quest.minutes))
    if look.points and quest.points:
        about.append(states.points(look, quest.points))
    beside = f" ({escape(', '.join(about))})" if about else ""
    where = escape(coordinate((cell.row, cell.column)))
    return f"<dt>{where} · {escape(quest.title)}{beside}</dt>\n<dd>{escape(quest.task)}</dd>"
