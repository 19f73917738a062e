"""Cards as bad as they come, made from a number: the same number is the same card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from adapters import cards
from adapters.actions import Action
from adapters.text import Bold, Code, Link, Moment, Named, Names, Words

LETTERS = (
    "abcdefghij ABC 0123456789 .,;:!?'\"()-+*/=_~|`#>@<[]{}\\&%$",
    "😀👩‍🚀🇪🇸🇩🇪👍🏽✅ ❤️ 🏴\U000e0067\U000e0062\U000e007f 𝕏",
    "שלום עולם 123 مرحبا بالعالم ٣ \u200f\u200e",
    "数学のピザを切る 中文字",
    "e\u0301a\u0308 Z\u0351\u0352\u0353\u0354 ไทย เที่ยว नमस्ते",
    "\u200b\u200d\ufeff\u2060\u3164 \u00ad",
    "\x00\x1b[2J\x9b\r\n\t\u2028\u202e\u2066\ud800",
)
"""Plain, pictures, right to left, wide, marks on marks, invisible, and what a screen would obey."""
SAYINGS = (
    "Pizza maths",
    "Ms Lee",
    "```\ncode that never ends",
    "```py\nprint('x')\n```",
    "# heading\n## two\n-# small\n> quote\n>>> all\n- list\n 1. one",
    "**bold** __under__ *it* _it_ ~~no~~ ||spoiler|| `code` ``co`de``",
    "[bank](https://bad.example) <https://bad.example> https://school.example/a_b_c?x=*1*",
    "@everyone @here <@1> <@!1> <@&1> <#1> </cmd:1> <t:1:R> <:a:1> <a:b:1> <id:guide> :smile: :+1:",
    "\\ \\\\ \\` \\",
    "%s {0} ${x} {name}",
    "",
    " ",
    "\n\n",
)


class Maker:
    """Makes cards out of chance that can be had again."""

    def __init__(self, number: int) -> None:
        self._chance = Random(number)

    def card(self) -> cards.Card:
        """A card of up to twelve parts."""
        return cards.Card(
            heading=self.label(),
            parts=tuple(self.part() for _ in range(self._chance.randrange(13))),
            footnote=self.label(),
            tone=self._chance.choice(list(cards.Tone)),
        )

    def part(self) -> cards.Part:
        """Any part."""
        made: list[Callable[[], cards.Part]] = [
            lambda: cards.Paragraph(self.words()),
            lambda: cards.Quote(self.long(), self.label()),
            lambda: cards.Fields(self.some(lambda: cards.Field(self.label(), self.words()))),
            self.table,
            lambda: cards.Bullets(self.some(self.words), self._chance.random() < 0.5),
            lambda: cards.Picture(path="files/none", alt="A picture " + self.label()),
            lambda: cards.Document(
                name=self._chance.choice(["letter-en.html", "my-data.zip", "drawing.png"]),
                about=self.label(),
                content=b"x" * self._chance.randrange(100),
                media_type=self._chance.choice(["text/html", "image/png"]),
            ),
            lambda: cards.Progress(
                label=self.label(), done=self.few(), total=self.few(), words=f"{self.few()} {self.label()}"
            ),
            lambda: cards.Buttons(
                self.some(self.button, 1), self.some(self.button, 0, 8), self._chance.choice(["More", self.label()])
            ),
            self.grid,
            lambda: cards.Choice(prompt=self.label(), options=self.some(self.option, 1, 60)),
            cards.Divider,
        ]
        return self._chance.choice(made)()

    def table(self) -> cards.Table:
        """A table, often with rows longer or shorter than its header."""
        return cards.Table(
            header=self.some(self.label, 1), rows=self.some(lambda: self.some(self.label)), caption=self.label()
        )

    def grid(self) -> cards.Grid:
        """A board of 1 to 120 squares."""
        columns = self._chance.randint(1, 12)
        squares = [(row, column) for row in range(10) for column in range(columns)]
        chosen = self._chance.sample(squares, self._chance.randint(1, len(squares)))
        return cards.Grid(columns=columns, cells=tuple(self.cell(*square) for square in chosen), alt=self.label())

    def cell(self, row: int, column: int) -> cards.GridCell:
        """One square."""
        return cards.GridCell(
            row=row,
            column=column,
            coordinate=self._chance.choice([f"{'ABCDEFGHIJKL'[column]}{row + 1}", self.label()]),
            short=self.label(),
            title=self.label(),
            state=self._chance.choice(list(cards.CellState)),
            state_words=self._chance.choice(["", "done", self.label()]),
            action=self.action(),
        )

    def button(self) -> cards.Button:
        """A button, some with a question."""
        confirm = cards.Confirm(question=self.label(), yes=self.label(), no=self.label())
        asks = confirm if self._chance.random() < 0.3 else None
        return cards.Button(self.label(), self.action(), self._chance.choice(list(cards.Weight)), asks)

    def option(self) -> cards.Option:
        """Something to choose."""
        return cards.Option(self.label(), self.action(), self.label())

    def action(self) -> Action:
        """Often the same, sometimes as long as there are."""
        longest = Action("a" * 38, 2**63 - 1, (2**63 - 1, 2**63 - 1, 2**63 - 1))
        return self._chance.choice([Action("home"), Action("quest", 5, (self.few(),)), longest])

    def words(self) -> Words:
        """Spans of all kinds."""
        kinds: list[Callable[[], Any]] = [
            self.label,
            lambda: Bold(self.label()),
            lambda: Code(self.label()),
            lambda: Link(self.label(), "https://school.example/a_b"),
            lambda: Moment(self._chance.randrange(2**52), "Friday, 15:30"),
            lambda: Named(self._chance.choice(list(Names)), self._chance.choice(["", "4711"]), "room-7"),
        ]
        return tuple(self._chance.choice(kinds)() for _ in range(self._chance.randrange(5)))

    def label(self) -> str:
        """Text of 0 to 500 characters."""
        if self._chance.random() < 0.5:
            return self._chance.choice(SAYINGS)
        letters = self._chance.choice(LETTERS)
        return "".join(self._chance.choices(letters, k=self._chance.choice([0, 1, 20, 80, 100, self.few(500)])))

    def long(self) -> str:
        """Text of up to some thousand characters, seldom of many more."""
        pieces = self.few(4) if self._chance.random() < 0.95 else 100
        return "\n".join(f"{self.label()} {self.label()}" for _ in range(pieces))

    def some(self, one: Callable[[], Any], least: int = 0, most: int = 4) -> tuple[Any, ...]:
        """Several of something."""
        return tuple(one() for _ in range(self._chance.randint(least, most)))

    def few(self, most: int = 9) -> int:
        """A number."""
        return self._chance.randint(0, most)

    def often(self, share: float) -> bool:
        """Yes in so many of all cases."""
        return self._chance.random() < share

    def pick(self, some: Sequence[Any]) -> Any:
        """One of some."""
        return self._chance.choice(some)


def any_card(number: int) -> cards.Card:
    """The card of this number."""
    return Maker(number).card()
