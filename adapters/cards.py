"""Cards: what is shown. Plain frozen data; each part says what every platform makes of it and how it degrades.

Limits stand in each platform's `limits.py`. No renderer drops a button: what does not fit is paged or becomes a choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adapters.actions import Action
from adapters.text import Words


class Tone(StrEnum):
    """How a card feels. Never the only sign of anything: Discord's accent colour, Slack's leading sign, a terminal's border."""

    PLAIN = "plain"
    GOOD = "good"
    CARE = "care"
    """Something to mend: a refusal, a problem. Never red."""


class Weight(StrEnum):
    """How strongly a button is drawn: Discord's and Slack's primary and danger styles, a terminal's brackets."""

    NORMAL = "normal"
    MAIN = "main"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A question before something that cannot be undone.

    Slack has it on the button (title 100, text 300, buttons 30); Discord and the terminal ask with a small card of their own.
    """

    question: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press. At most three words (Discord 80 characters, Slack 75; longer ones are cut and written out below)."""

    label: str
    action: Action
    weight: Weight = Weight.NORMAL
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text. Discord TextDisplay (4,000 in all), Slack section (3,000 each): longer is parted between paragraphs, then by lines."""

    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """What a person wrote, word for word: always data, never markup. A block quote; `by` stands above it."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its words."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Fields:
    """Short facts. Slack section fields (ten a block), Discord lines with a bold label, a terminal's aligned columns."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under a header. Slack `table` (100 × 20, one a message), Discord a code block of at most 34 columns.

    What is longer is paged; what is wider becomes one line a row, each value with its column's name.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line an item: order carries meaning when `numbered`."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture from our own store, by file path. Discord MediaGallery, Slack image by file id, a terminal prints `alt`."""

    path: str
    alt: str

    def __post_init__(self) -> None:
        """A picture without words for it is a mistake of ours, found when the card is made."""
        if not self.alt.strip():
            raise ValueError("a picture needs alt text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file made for this reader, to keep or to print. Discord and Slack attach it, a terminal writes it down and says where.

    `name` is ours: small letters, digits, `-` and one ending. `about` says in a line what it is; as plain text there is no more.
    """

    name: str
    about: str
    content: bytes
    media_type: str = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far something is: a bar of signs on every platform, and always the words beside it ("2 of 3")."""

    label: str
    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of at most three buttons, and what stands behind More.

    `more` is a second row of small buttons on Discord, an overflow menu on Slack, a line in the terminal.
    `more_label` is the word More in the reader's language; needed when there is anything in `more`.
    """

    buttons: tuple[Button, ...]
    more: tuple[Button, ...] = ()
    more_label: str = ""


class CellState(StrEnum):
    """How a cell looks to the one who sees it: a sign, a word and a weight, never colour alone."""

    OPEN = "open"
    TAKEN = "taken"
    WAITING = "waiting"
    DONE = "done"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A square of the grid. On a button stand `coordinate` and at most two words; the list says all of it."""

    row: int
    column: int
    coordinate: str
    short: str
    title: str
    state: CellState
    state_words: str
    """The state in the reader's words ("done"); empty on a board that shows nobody's state."""
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A board as squares: Discord one action row a grid row (5 × 5 at most, then pages), Slack one actions block a row.

    On small phones rows wrap, so every cell carries its coordinate and order must not matter. Rows and columns count from 0.
    """

    columns: int
    cells: tuple[GridCell, ...]
    alt: str
    """The grid in one sentence, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a label (100; Slack 75), a line about it, and the action that choosing it is."""

    label: str
    action: Action
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Pick one of many: Discord and Slack select menus (25 and 100 options, then pages), a numbered list in a terminal."""

    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A quiet line between two subjects."""


Part = Paragraph | Quote | Fields | Table | Bullets | Picture | Document | Progress | Buttons | Grid | Choice | Divider


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message: a heading (150), parts in order, a footnote in small print. Private unless the outbox posts it to a place."""

    heading: str
    parts: tuple[Part, ...] = ()
    footnote: str = ""
    tone: Tone = Tone.PLAIN
