"""Draw the pictures of the README: the program itself answers, and what it shows is drawn as SVG.

`make pictures` writes them to docs/pictures; a law (tests/laws/test_docs.py) finds one that does not show the program as it is.
Frames are drawn as lines and text as runs of fixed width, so a picture looks the same whichever font a reader has.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from adapters.calls import Call, Claims
from adapters.cards import Card
from adapters.console import refs
from adapters.console.render import draw
from adapters.discord.render import render
from adapters.fallback.keys import Key, keyed
from adapters.forms import Form
from bot import sample
from bot.app.at_work import at_work
from bot.clock import SystemClock
from bot.demo.play import play as play_demo
from bot.dispatch import Dispatcher
from bot.request import Home
from bot.views.discord import discord_words
from bot.views.words import specs
from quests.stores import open_store
from tools.draw_discord import discord_svg

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
COLUMNS = 80

WIDE, HIGH = 9, 21
"""Of one character, in the picture's own units."""
SIDE, TOP, BOTTOM = 24, 54, 22
PAPER, BAR, INK, FAINT, LINE = "#1f2430", "#171b24", "#e8e6df", "#949aaa", "#5f677a"
COLOURS = {"cyan": "#7fc8d8", "green": "#9ccf8a", "yellow": "#ecc46b"}
DOTS = ("#e27d72", "#ecc46b", "#9ccf8a")
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

TYPE = f'font-family="{FONTS}" font-size="15" fill="{INK}"'

EDGES = {
    "─": "ew", "│": "ns", "├": "nes", "┤": "nsw", "┬": "esw", "┴": "new", "┼": "nesw",
    "╭": "es", "╮": "sw", "╰": "ne", "╯": "nw",
}  # fmt: skip
"""Which sides of its place a character of a frame leads to."""


class Session:
    """The sample class at a terminal, without the keyboard: somebody types or presses, and sees the card that comes."""

    def __init__(self, dispatcher: Dispatcher, clock: SystemClock) -> None:
        """Nobody has typed yet."""
        self.dispatcher = dispatcher
        self.clock = clock
        self.verbs = {spec.word: spec.verb for spec in specs()}
        self.keys: dict[str, Key] = {}

    async def typed(self, name: str, word: str) -> Card:
        """`name` types a word."""
        return await self._card(name, verb=self.verbs[word])

    async def pressed(self, name: str, label: str) -> Card:
        """`name` presses what stands on the card."""
        return await self._card(name, action=self.keys[label].action)

    async def filled_in(self, name: str, label: str, **values: str) -> Card:
        """`name` presses what opens a form, fills it in and sends it."""
        form = await self._reply(name, action=self.keys[label].action)
        if not isinstance(form, Form):
            raise SystemExit(f"{label} opened no form but: {form.heading}")
        return await self._card(name, action=form.action, values=values)

    async def _card(self, name: str, **said: Any) -> Card:
        card = await self._reply(name, **said)
        if not isinstance(card, Card):
            raise SystemExit(f"this form was not awaited: {card.title}")
        self.keys = {key.label: key for _, keys in keyed(card) for key in keys}
        return card

    async def _reply(self, name: str, **said: Any) -> Card | Form:
        claims = Claims(admin=True, host=True, name=name)
        call = Call(account=refs.account(name), key=self.clock.new_key(), claims=claims, **said)
        return (await self.dispatcher.handle(call)).body


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: who typed what, and the card that came."""

    file: str
    alt: str
    name: str
    word: str
    card: Card


async def play(session: Session) -> list[Shot]:
    """Sam works, Ms Lee says "not yet" with a next step, Sam tries again, and reads the answer."""
    await session.typed("Sam", "answers")
    await session.pressed("Sam", "Recipe for six")
    await session.typed("Sam", "answers")
    await session.typed("Sam", "board")
    await session.pressed("Sam", "Fraction walk")
    await session.pressed("Sam", "I'll do this")
    board = Shot("board.svg", "Sam's board", "Sam", "board", await session.typed("Sam", "board"))
    await session.pressed("Sam", "Pizza maths")
    await session.filled_in("Sam", "Hand in", evidence="2/4 of a pizza is 1/2 of a pizza.")
    await session.typed("Ms Lee", "review")
    await session.filled_in("Ms Lee", "Answer…", answer="Start with the picture that you know best.")
    await session.pressed("Ms Lee", "Approve")
    await session.pressed("Ms Lee", "Approve")
    await session.filled_in("Ms Lee", "Not yet…", next_step="Say why it is so.")
    await session.typed("Sam", "answers")
    await session.filled_in("Sam", "Try again", evidence="I cut one in 2 and one in 4. Two quarters cover the half.")
    review = Shot("review.svg", "Ms Lee's review", "Ms Lee", "review", await session.typed("Ms Lee", "review"))
    await session.filled_in("Ms Lee", "Approve + note", note="Now I see the why. Lovely drawing, too.")
    return [board, review, Shot("answer.svg", "Sam's answer", "Sam", "answers", await session.typed("Sam", "answers"))]


def on_discord(shot: Shot) -> str:
    """The same card as the message that Discord gets."""
    (message,) = render(shot.card, discord_words("en"))
    return discord_svg(f"{shot.alt} on Discord", message.components, "Only you can see this")


@dataclass
class Scene:
    """What the demo prints, and the part of it between the headings that begin so."""

    first: str
    upto: str
    drawn: list[RenderableType] = field(default_factory=list)

    def lines(self) -> list[list[Segment]]:
        """That part, line by line."""
        console = Console(width=COLUMNS, color_system="standard", force_terminal=True, highlight=False)
        parts = [console.render_lines(one, pad=False) for one in self.drawn]
        heads = [n for n, one in enumerate(self.drawn) if isinstance(one, Rule)]
        begin, end = (
            next(n for n in heads if str(self.drawn[n].title).startswith(at)) for at in (self.first, self.upto)
        )
        return [line for part in parts[begin : end - 1] for line in part]


def week() -> list[list[Segment]]:
    """Tuesday of the demo: a second try, and what comes of it."""
    scene = Scene("Tuesday", "Wednesday")
    with TemporaryDirectory() as data:
        play_demo(f"sqlite:///{data}/demo.db", "en", StringIO(), fast=True, watched=scene.drawn.append)
    return scene.lines()


def shown(shot: Shot) -> list[list[Segment]]:
    """The lines on the screen: the prompt with what was typed, then the card as the terminal draws it."""
    console = Console(width=COLUMNS, color_system="standard", force_terminal=True, highlight=False)
    prompt = Text.assemble((f"{shot.name}> ", "bold"), shot.word)
    lines = console.render_lines(prompt, pad=False)
    return lines + console.render_lines(draw(shot.card, keyed(shot.card), COLUMNS), pad=False)


def svg(alt: str, lines: list[list[Segment]]) -> str:
    """A picture of `lines`."""
    width, height = COLUMNS * WIDE + 2 * SIDE, len(lines) * HIGH + TOP + BOTTOM
    dots = (f'<circle cx="{SIDE + 18 * n}" cy="18" r="5.5" fill="{fill}"/>' for n, fill in enumerate(DOTS))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" {TYPE}>',
            f"<title>{escape(alt)}</title>",
            f'<rect width="{width}" height="{height}" rx="10" fill="{PAPER}"/>',
            f'<path d="M0 36V10a10 10 0 0 1 10-10h{width - 20}a10 10 0 0 1 10 10v26z" fill="{BAR}"/>',
            *dots,
            f'<text x="{width / 2:g}" y="23" font-size="13" text-anchor="middle" fill="{FAINT}">questboard</text>',
            *_frames(lines),
            *_texts(lines),
            "</svg>",
            "",
        )
    )


def _placed(line: list[Segment]) -> Iterator[tuple[int, str, Style]]:
    """The segments of a line with the column each begins at."""
    column = 0
    for segment in line:
        if not segment.control:
            yield column, segment.text, segment.style or Style()
            column += cell_len(segment.text)


def _frames(lines: list[list[Segment]]) -> Iterator[str]:
    """All frames of a colour as one path."""
    paths: dict[str, list[str]] = {}
    for row, line in enumerate(lines):
        for column, text, style in _placed(line):
            for offset, sign in enumerate(text):
                if sign in EDGES:
                    paths.setdefault(LINE if style.dim else _colour(style), []).append(
                        _edge(sign, column + offset, row)
                    )
    for colour, path in paths.items():
        yield f'<path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="1.2"/>'


def _edge(sign: str, column: int, row: int) -> str:
    left, top = SIDE + column * WIDE, TOP + row * HIGH
    x, y = left + WIDE / 2, top + HIGH / 2
    ends = {"n": (x, top), "e": (left + WIDE, y), "s": (x, top + HIGH), "w": (left, y)}
    first, *others = (f"{ends[side][0]:g} {ends[side][1]:g}" for side in EDGES[sign])
    if sign in "╭╮╰╯":
        return f"M{first}Q{x:g} {y:g} {others[0]}"
    return "".join(f"M{x:g} {y:g}L{end}" for end in (first, *others))


def _texts(lines: list[list[Segment]]) -> Iterator[str]:
    for row, line in enumerate(lines):
        y = TOP + row * HIGH + HIGH * 0.7
        for column, text, style in _placed(line):
            words = "".join(" " if sign in EDGES else sign for sign in text)
            for start, run in _runs(words):
                x, length = SIDE + (column + start) * WIDE, cell_len(run) * WIDE
                look = "".join((f' fill="{_colour(style)}"', ' font-weight="bold"' if style.bold else ""))
                look = look.replace(f' fill="{INK}"', "")
                yield f'<text x="{x:g}" y="{y:g}" textLength="{length:g}"{look}>{escape(run)}</text>'


def _runs(words: str) -> Iterator[tuple[int, str]]:
    """What stands together, parted where there is more than one space."""
    start = 0
    for run in words.split("  "):
        if run.strip():
            before = len(run) - len(run.lstrip())
            yield start + before, run.strip()
        start += len(run) + 2


def _colour(style: Style) -> str:
    if style.color and style.color.name in COLOURS:
        return COLOURS[style.color.name]
    return FAINT if style.dim else INK


def main(folder: Path) -> None:
    """Play, and write the pictures to `folder`."""
    clock = SystemClock()
    home = Home("en", "UTC")
    with TemporaryDirectory() as data, at_work(open_store(f"sqlite:///{data}/class.db"), "pictures", clock) as desk:
        sample.plant(desk, home)
        shots = asyncio.run(play(Session(Dispatcher(desk, home), clock)))
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots:
        (folder / shot.file).write_text(svg(shot.alt, shown(shot)), encoding="utf-8")
    (folder / "discord.svg").write_text(on_discord(shots[0]), encoding="utf-8")
    (folder / "week.svg").write_text(svg("Tuesday of the demo", week()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
