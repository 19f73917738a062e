"""What is said to people: every sentence in the code, found by reading it, and the catalogues that translate them."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.laws.sources import ROOT, code_files, tree

LABEL_MOST = 3
LOCALES = ROOT / "bot/locales"
SPEAKING = ("say", "count", "button", "main", "mark")
LABELLING = ("button", "main")
# The command line speaks English only, as its own `--help` does: it is read by the one who hosts, in logs and scripts.
OPERATOR = Path("bot/views/operations.py")


@dataclass(frozen=True)
class Said:
    """A call that says something: where, by which word, and the sentences, if they are written there."""

    path: Path
    line: int
    by: str
    sentences: tuple[str, ...]
    call: ast.Call


@cache
def said() -> tuple[Said, ...]:
    """Every call in bot that says something to a person."""
    files = [path for path in code_files() if path.parts[0] == "bot" and path != OPERATOR]
    return tuple(found for path in files for found in _said_in(path))


def _said_in(path: Path) -> Iterator[Said]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and (by := _speaks(node.func)):
            wanted = node.args[: 2 if by == "count" else 1]
            sentences = tuple(
                arg.value for arg in wanted if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )
            yield Said(path, node.lineno, by, sentences if len(sentences) == len(wanted) else (), node)


def _speaks(func: ast.expr) -> str:
    if isinstance(func, ast.Name):
        return func.id if func.id in ("mark", "say") else ""
    if isinstance(func, ast.Attribute) and func.attr in SPEAKING:
        speaker = ast.unparse(func.value)
        return func.attr if speaker in ("look", "self") or speaker.endswith(".look") else ""
    return ""


@cache
def sentences() -> frozenset[tuple[str, ...]]:
    """All that is said, as catalogues name it: one sentence, or one and many."""
    return frozenset(one.sentences for one in said() if one.sentences)


@cache
def labels() -> frozenset[str]:
    """The labels of all buttons that the code writes out."""
    return frozenset(one.sentences[0] for one in said() if one.by in LABELLING and one.sentences)


def languages() -> list[str]:
    """The languages that there are catalogues for."""
    return sorted(path.name for path in LOCALES.iterdir() if (path / "LC_MESSAGES").is_dir())


def po_path(language: str) -> Path:
    """The catalogue of `language`."""
    return LOCALES / language / "LC_MESSAGES/questboard.po"


@cache
def po(language: str) -> Catalog:
    """What the catalogue of `language` says, as it stands in the repository."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def compiled(language: str) -> gettext.NullTranslations:
    """The same as a program reads it, compiled here: a test must not depend on when set-up last ran. English is the keys."""
    if language == "en":
        return gettext.NullTranslations()
    mo = io.BytesIO()
    write_mo(mo, po(language))
    mo.seek(0)
    return gettext.GNUTranslations(mo)


def messages(language: str) -> list[Message]:
    """The translated sentences of `language`, without the header."""
    return [message for message in po(language) if message.id]


def ids(message: Message) -> tuple[str, ...]:
    """The English of a message: one sentence, or one and many."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def strings(message: Message) -> tuple[str, ...]:
    """The translation of a message, in all its plural forms."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def every_wording() -> list[tuple[str, str]]:
    """Each sentence in each language, with its language: English from the code, the others from their catalogues."""
    english = [("en", words) for pair in sorted(sentences()) for words in pair]
    others = [(tongue, words) for tongue in languages() for message in messages(tongue) for words in strings(message)]
    return [*english, *others]


def gaps(words: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def parted(words: str) -> list[str]:
    """The sentences in `words`."""
    return [one for one in re.split(r"(?<=[.!?…])\s+", words) if one]


def word_count(words: str) -> int:
    """How many words there are: signs that stand alone are none, a gap is one."""
    return sum(any(sign.isalnum() for sign in word) for word in words.split())
