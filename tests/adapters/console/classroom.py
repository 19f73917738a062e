"""A very small class behind the terminal: it answers each call with a card that says what it got."""

from __future__ import annotations

from io import StringIO
from itertools import count

from adapters.actions import Action
from adapters.calls import Audience, Call, CommandSpec, Reply
from adapters.cards import Button, Buttons, Card, CellState, Confirm, Grid, GridCell, Paragraph
from adapters.console import ConsoleAdapter, ConsoleWords
from adapters.forms import (
    ChooseMany,
    ChooseOne,
    DateField,
    FileField,
    Form,
    FormOption,
    LongText,
    Number,
    ShortText,
)
from tests.adapters.console.words import ENGLISH

COMMANDS = [
    CommandSpec(word="board", verb="show_board", summary={"en": "The board"}),
    CommandSpec(
        word="handin",
        verb="hand_in",
        summary={"en": "Hand in", "de": "Abgeben"},
        synonyms=("submit",),
        takes_words=True,
    ),
    CommandSpec(word="undo", verb="undo", summary={"en": "Take back"}, audience=Audience.TEACHER),
]
MEANING = {"board": "show_board", "handin": "hand_in", "undo": "undo"}
"""What this class makes of plain words; what a word means is no business of the terminal's."""
BOARD = Card(
    heading="Fractions you can eat",
    parts=(
        Grid(
            columns=2,
            alt="Two quests.",
            cells=tuple(
                GridCell(
                    row=0,
                    column=column,
                    coordinate=f"{'AB'[column]}1",
                    short=title,
                    title=title,
                    state=CellState.OPEN,
                    state_words="open",
                    action=Action("quest", 1, (column,)),
                )
                for column, title in enumerate(("Pizza maths", "Fair shares"))
            ),
        ),
        Buttons((Button("My page", Action("home", 1)),)),
    ),
)
FORM = Form(
    title="Hand in",
    action=Action("handed_in", 1),
    submit="Send",
    fields=(ShortText(name="title", label="Title"), LongText(name="text", label="What did you do?", required=False)),
    more=(
        Number(name="minutes", label="Minutes", least=1, most=600, value="30"),
        DateField(name="day", label="Day", required=False),
        ChooseOne(name="how", label="How was it?", options=(FormOption("e", "Easy"), FormOption("h", "Hard"))),
        ChooseMany(
            name="tags",
            label="Tags",
            required=False,
            options=(FormOption("m", "Maths"), FormOption("a", "Art"), FormOption("o", "Out of doors")),
        ),
        FileField(name="files", label="Files", required=False),
    ),
    more_label="More",
)
SURE = Confirm(question="Take back 28 entries?", yes="Take back", no="Keep")


class Classroom:
    """Remembers what it was asked."""

    def __init__(self, form: Form = FORM) -> None:
        self.calls: list[Call] = []
        self.form = form

    async def handle(self, call: Call) -> Reply:
        self.calls.append(call)
        match call.verb or MEANING.get(call.words.partition(" ")[0], ""):
            case "show_board":
                return Reply(body=BOARD)
            case "hand_in":
                return Reply(body=self.form)
            case "undo":
                return Reply(
                    body=Card(heading="Undo", parts=(Buttons((Button("Undo it", Action("undone", 1), confirm=SURE),)),))
                )
            case _:
                return Reply(body=Card(heading="Heard", parts=(Paragraph(call.words or call.verb or "a press"),)))

    @property
    def last(self) -> Call:
        return self.calls[-1]

    @property
    def values(self) -> dict[str, object]:
        return dict(self.last.values or {})


def console(typed: str, words: ConsoleWords = ENGLISH, **more) -> tuple[ConsoleAdapter, StringIO]:
    """A terminal at which `typed` comes through a pipe, and the paper it prints on."""
    paper, keys = StringIO(), count()
    adapter = ConsoleAdapter(
        "Sam",
        new_key=lambda: f"key{next(keys)}",
        words=words,
        names=lambda: ["Sam", "Ada", "Ms Lee"],
        stdin=StringIO(typed),
        stdout=paper,
        **more,
    )
    return adapter, paper


async def session(*lines: str, form: Form = FORM, **more) -> tuple[Classroom, str]:
    """Everything that happens when `lines` are typed, and what was printed."""
    classroom = Classroom(form)
    adapter, paper = console("".join(f"{line}\n" for line in lines), **more)
    await adapter.run(classroom.handle, COMMANDS)
    return classroom, paper.getvalue()
