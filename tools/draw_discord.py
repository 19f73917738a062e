"""Draw a message that is made of Discord's components, from its payload: our own plain drawing, dark, as wide as a phone.

Words are set by the widths of a common sans-serif and each run is given its length, so that a line ends at the same place
whichever font a reader has. What has no drawing here yet ends the program: a picture shows all of a message or is not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from typing import Any
from xml.sax.saxutils import escape

Component = dict[str, Any]

WIDTH = 620
SIDE, TOP, AVATAR, GAP = 20, 60, 40, 10
BOX = SIDE + AVATAR + 14
"""Where a message's container begins."""
INSIDE = BOX + 18
WIDEST = WIDTH - SIDE - 16
"""Where what is inside the container ends."""
PAPER, CARD, EDGE, INK, FAINT = "#1f2430", "#2a303e", "#3b4356", "#e8e6df", "#a3a9b8"
STYLES = {1: "#4a63c9", 2: "#454d61", 3: "#3d7d55", 4: "#b04a4f"}
"""Primary, secondary, success, danger."""
FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

TYPE = f'font-family="{FONTS}" fill="{INK}"'

NARROW = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys("ftI .,:;/![]\\·-()r\"", 290), **dict.fromkeys("ckszxyvJ*", 500),
    **dict.fromkeys("ABEKPSVXY&", 667), **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM%", 861), **dict.fromkeys("W@…", 960),
}  # fmt: skip
"""In thousandths of the letters' size; all others take 556."""
TOKEN = re.compile(r"\\(?P<plain>.)|(?P<bold>\*\*)|(?P<space> )|(?P<word>[^\\* ]+|\*)")
SIGNS = {
    "✅": '<rect x="1" y="1" width="14" height="14" rx="3" fill="#8fd19b"/><path d="M4 8.5l3 3 5.5-7" fill="none" '
    'stroke="#1f2430" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
    "✏️": '<path d="M2.5 13.5l1-3.6L11 2.4l2.6 2.6L6.1 12.5z" fill="#ecc46b"/><path d="M2.5 13.5l1-3.6 2.6 2.6z" '
    'fill="#e8e6df"/>',
    "⏳": '<path d="M3.5 1.5h9M3.5 14.5h9" stroke="#ecc46b" stroke-width="2"/><path d="M4.5 2.5c0 4 7 7 7 11h-7c0-4 7-7 '
    '7-11z" fill="#ecc46b"/>',
    "🔒": '<rect x="2.5" y="7" width="11" height="7.5" rx="1.5" fill="#ecc46b"/><path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" '
    'stroke="#ecc46b" stroke-width="1.8"/>',
}
"""The emoji on buttons, drawn, since fonts differ most in these."""
SIGN = 16


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set."""

    size: float
    leading: float
    fill: str = INK
    bold: bool = False


PLAIN, SMALL = Look(15, 21), Look(12.5, 18, FAINT)
MARKS = {"## ": Look(19, 27, bold=True), "### ": Look(16, 24, bold=True), "-# ": SMALL}


class Drawing:
    """A picture in the making: shapes, and how far down the next one begins."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self.shapes: list[str] = []
        self.y = 0.0

    def text(self, content: str) -> None:
        """A TextDisplay, line by line."""
        for line in content.split("\n"):
            mark = next((mark for mark in MARKS if line.startswith(mark)), "")
            self.words(line.removeprefix(mark), MARKS.get(mark, PLAIN), INSIDE)

    def words(self, line: str, look: Look, left: float) -> None:
        """A line of marked text, wrapped at the container's edge."""
        if line.startswith(("> ", "- ", "```")):
            raise SystemExit(f"no drawing yet for: {line}")
        for words in _wrapped(_runs(line, look), WIDEST - left):
            self.y += look.leading
            x = left
            for run, set_as in _joined(words):
                before = _length(run[: len(run) - len(run.lstrip())], set_as)
                self.shapes.append(_word(run.strip(), x + before, self.y - look.leading * 0.28, set_as))
                x += _length(run, set_as)

    def row(self, components: Iterable[Component]) -> None:
        """Buttons beside each other, wrapped as a phone does."""
        x, height = float(INSIDE), 34
        self.y += 2
        for one in components:
            width = _button_width(one)
            if x > INSIDE and x + width > WIDEST:
                x, self.y = float(INSIDE), self.y + height + 8
            self.shapes += _button(one, x, self.y, width, height)
            x += width + 8
        self.y += height + 2

    def line(self) -> None:
        """A Separator."""
        self.shapes.append(f'<path d="M{INSIDE} {self.y + 4:g}H{WIDEST}" stroke="{EDGE}"/>')
        self.y += 8


def discord_svg(alt: str, components: tuple[Component, ...], footnote: str) -> str:
    """A picture of one message of ours; `footnote` is what Discord writes below it."""
    drawing, (container,) = Drawing(), components
    drawing.y = TOP + 8
    for one in container["components"]:
        _draw(drawing, one)
        drawing.y += GAP
    bottom = drawing.y + 6
    drawing.y = bottom + 4
    drawing.words(footnote, SMALL, BOX)
    height = drawing.y + 20
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" {TYPE}>',
            f"<title>{escape(alt)}</title>",
            f'<rect width="{WIDTH}" height="{height:g}" rx="10" fill="{PAPER}"/>',
            *_sender(),
            *_box(bottom - TOP, container.get("accent_color")),
            *drawing.shapes,
            "</svg>",
            "",
        )
    )


def _sender() -> Iterator[str]:
    """The bot's name, and four squares of a board for its face."""
    yield f'<circle cx="{SIDE + AVATAR / 2:g}" cy="42" r="{AVATAR / 2:g}" fill="{STYLES[1]}"/>'
    for x, y in product((10, 22), (32, 44)):
        yield f'<rect x="{SIDE + x}" y="{y}" width="8" height="8" rx="2" fill="{INK}"/>'
    yield _word("Questboard", BOX, 42, Look(15.5, 0, bold=True))


def _box(height: float, accent: int | None) -> Iterator[str]:
    """The container, with its colour at the edge where it has one."""
    place = f'x="{BOX}" y="{TOP}" height="{height:g}"'
    yield f'<rect {place} width="{WIDTH - SIDE - BOX}" rx="8" fill="{CARD}" stroke="{EDGE}"/>'
    if accent is not None:
        yield f'<rect {place} width="4" fill="#{accent:06x}"/>'


def _draw(drawing: Drawing, one: Component) -> None:
    match one["type"]:
        case 10:
            drawing.text(one["content"])
        case 1 if all(inner["type"] == 2 for inner in one["components"]):
            drawing.row(one["components"])
        case 14:
            drawing.line()
        case other:
            raise SystemExit(f"no drawing yet for a component of type {other}")


def _button(one: Component, x: float, y: float, width: float, height: float) -> Iterator[str]:
    yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height}" rx="6" fill="{STYLES[one["style"]]}"/>'
    inner = x + 13
    if emoji := _emoji(one):
        yield f'<g transform="translate({inner:g} {y + (height - SIGN) / 2:g})">{SIGNS[emoji]}</g>'
        inner += SIGN + 7
    yield _word(one["label"], inner, y + height / 2 + 5, BUTTON)


BUTTON = Look(14, 0, bold=True)


def _button_width(one: Component) -> float:
    return _length(one["label"], BUTTON) + 26 + (SIGN + 7 if _emoji(one) else 0)


def _emoji(one: Component) -> str:
    return (one.get("emoji") or {}).get("name", "")


Run = tuple[str, Look]


def _runs(line: str, look: Look) -> Iterator[Run]:
    """Words and spaces, each with how it is set; the backslashes of the markup are gone."""
    bold, word = look.bold, ""
    for found in TOKEN.finditer(line):
        if found["bold"] or found["space"]:
            yield from [(word, _set(look, bold=bold))] if word else []
            word = ""
        if found["bold"]:
            bold = not bold
        elif found["space"]:
            yield " ", _set(look, bold=bold)
        else:
            word += found["plain"] or found["word"]
    yield from [(word, _set(look, bold=bold))] if word else []


def _set(look: Look, *, bold: bool) -> Look:
    return Look(look.size, look.leading, look.fill, bold)


def _wrapped(runs: Iterable[Run], room: float) -> Iterator[list[Run]]:
    line: list[Run] = []
    used = 0.0
    for word, look in runs:
        length = _length(word, look)
        if line and word != " " and used + length > room:
            yield line
            line, used = [], 0.0
        if line or word != " ":
            line.append((word, look))
            used += length
    yield line


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """What is set alike and stands together, as one."""
    for look, some in groupby(runs, key=lambda run: run[1]):
        yield "".join(word for word, _ in some), look


def _length(word: str, look: Look) -> float:
    return round(sum(NARROW.get(sign, 556) for sign in word) * look.size / 960 * (1.06 if look.bold else 1), 1)


def _word(word: str, x: float, y: float, look: Look) -> str:
    weight = ' font-weight="bold"' if look.bold else ""
    fill = f' fill="{look.fill}"' if look.fill != INK else ""
    length = _length(word, look)
    place = f'x="{x:g}" y="{y:g}" font-size="{look.size:g}" textLength="{length:g}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {place}{weight}{fill}>{escape(word)}</text>"
