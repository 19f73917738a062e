"""The one gate through which all text comes in.

Both databases and both platforms get the same: NFC, no NUL, no lone surrogates, no control characters, nothing that turns the
direction of reading, nothing invisible, no towers of marks; and no longer than its field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from quests.errors import Invalid

MARKS_IN_A_ROW = 4
"""More combining marks than any language stacks on one letter; beyond it they cover the lines around ("zalgo")."""

TAGS_MOST = 8
TAG_LONGEST = 24

JOINERS = "\u200c\u200d"
"""Zero-width joiners stay: Persian, Indic scripts and family emoji are written with them. In a row they count as marks."""
BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and a symbol that show nothing: a name of them would be an invisible name."""

LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\u0085|\x0b|\x0c")
BLANK_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without what could harm a reader, a database or a platform. Only newlines end a line; letters and emoji stay."""
    text = BLANKS.sub(" ", LINE_ENDS.sub("\n", text).replace("\t", " "))
    harmless = "".join(char for char in text if _harmless(char))
    # Composed only now: what was taken out may have stood between a letter and its mark.
    return "".join(_few_marks(unicodedata.normalize("NFC", harmless))).strip()


def line(field: str, text: str, *, longest: int, required: bool = True) -> str:
    """One line of text for `field`. Raises Invalid: required, too_long (`longest` in characters)."""
    return _fits(field, SPACES.sub(" ", clean(text)), longest, required=required)


def lines(field: str, text: str, *, longest: int, required: bool = True) -> str:
    """Text of several lines for `field`, never more than one blank line in a row. Raises Invalid: required, too_long."""
    return _fits(field, BLANK_LINES.sub("\n\n", clean(text)), longest, required=required)


def whole_number(field: str, text: str, *, least: int, most: int) -> int:
    """The whole number that was typed. Raises Invalid: required, not_a_number, too_small, too_big."""
    typed = SPACES.sub("", clean(text))
    if not typed:
        raise Invalid(field, "required")
    if len(typed) > 12 or not re.fullmatch(r"[+-]?\d+", typed):
        raise Invalid(field, "not_a_number", given=typed[:40])
    number = int(typed)
    if number < least:
        raise Invalid(field, "too_small", least, typed)
    if number > most:
        raise Invalid(field, "too_big", most, typed)
    return number


def one_of(field: str, text: str, options: tuple[str, ...]) -> str:
    """The option that was chosen. Raises Invalid: not_a_choice."""
    if text not in options:
        raise Invalid(field, "not_a_choice", given=clean(text)[:40])
    return text


def tags(field: str, text: str) -> tuple[str, ...]:
    """The tags that were typed, parted by spaces or commas: lower-case codes of letters, numbers and hyphens, each once.

    Raises Invalid: too_many_words, too_long.
    """
    words = (_slug(word) for word in re.split(r"[\s,;]+", clean(text).casefold()))
    found = tuple(dict.fromkeys(word for word in words if word))
    if len(found) > TAGS_MOST:
        raise Invalid(field, "too_many_words", TAGS_MOST)
    for one in found:
        _fits(field, one, TAG_LONGEST, required=True)
    return found


def _slug(word: str) -> str:
    letters = "".join(char if char.isalnum() else "-" for char in unicodedata.normalize("NFC", word))
    return "-".join(filter(None, letters.split("-")))


def code(field: str, text: str) -> str:
    """A code for `field`: small letters, digits, - and _, at most 40 of them. Raises Invalid: required, not_a_choice."""
    typed = clean(text)
    if not typed:
        raise Invalid(field, "required")
    if not re.fullmatch(r"[a-z0-9_-]{1,40}", typed):
        raise Invalid(field, "not_a_choice", given=typed[:40])
    return typed


def _fits(field: str, text: str, longest: int, *, required: bool) -> str:
    if required and not any(char.isalnum() or unicodedata.category(char)[0] in "SP" for char in text):
        raise Invalid(field, "required")
    if len(text) > longest:
        raise Invalid(field, "too_long", longest, str(len(text)))
    return text


def _harmless(char: str) -> bool:
    if char == "\n" or char in JOINERS:
        return True
    # Cc control, Cf format (bidi, tags, zero width), Cs surrogate, Co private, Cn unassigned
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _few_marks(chars: Iterable[str]) -> list[str]:
    kept: list[str] = []
    marks = 0
    for char in chars:
        marks = marks + 1 if char in JOINERS or unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return kept
