"""Whether what was typed can stand in a field: turned into its value, or refused with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from mimetypes import guess_type
from pathlib import Path

from adapters.calls import Upload
from adapters.console.words import ConsoleWords
from adapters.forms import (
    DateField,
    FileField,
    Form,
    FormField,
    FormOption,
    LongText,
    Number,
    ShortText,
    Value,
    options_of,
    takes_several,
)

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
NUMBERS = re.compile(r"[0-9,\s]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotYet(Exception):
    """What is wrong with an answer, in the reader's words."""


def answer(field: FormField, typed: Sequence[str], words: ConsoleWords) -> Value:
    """The value of the lines that were `typed` (at least one). Raises NotYet."""
    line = typed[0].strip()
    match field:
        case ShortText(longest=longest):
            return _short_enough(line, longest, words)
        case LongText(longest=longest):
            return _short_enough("\n".join(typed), longest, words)
        case Number():
            return _number(field, line, words)
        case DateField():
            return _day(line, words)
        case FileField():
            return tuple(_path(name, words) for name in typed)
        case _:
            return _chosen(field, line, words)


def uploads(form: Form, values: Mapping[str, Value]) -> tuple[Upload, ...]:
    """The files that the form's values name, in the form's order; one that is gone meanwhile too: it has no bytes."""
    fields = [field for field in (*form.fields, *form.more) if isinstance(field, FileField)]
    paths = (Path(name) for field in fields for name in values.get(field.name, ()))
    return tuple(_upload(path) for path in paths)


def _short_enough(text: str, longest: int, words: ConsoleWords) -> str:
    if len(text) > longest:
        raise NotYet(words.too_long.format(most=longest))
    return text


def _number(field: Number, line: str, words: ConsoleWords) -> str:
    if not WHOLE_NUMBER.fullmatch(line):
        raise NotYet(words.not_a_number)
    number, least, most = int(line), field.least, field.most
    if (least is None or number >= least) and (most is None or number <= most):
        return str(number)
    if least is not None and most is not None:
        raise NotYet(words.not_between.format(least=least, most=most))
    raise NotYet(words.too_big.format(most=most) if least is None else words.too_small.format(least=least))


def _day(line: str, words: ConsoleWords) -> str:
    try:
        return date.fromisoformat(line if DAY.fullmatch(line) else "").isoformat()
    except ValueError:
        raise NotYet(words.not_a_date) from None


def _path(name: str, words: ConsoleWords) -> str:
    """A file that is there; a window dropped into a terminal puts quotes around its name."""
    path = Path(name.strip().strip("'\"")).expanduser()
    if not path.is_file():
        raise NotYet(words.no_such_file.format(wrong=path))
    return str(path)


def _upload(path: Path) -> Upload:
    media_type = guess_type(path.name)[0] or "application/octet-stream"
    return Upload(
        name=path.name, path=str(path), media_type=media_type, size_bytes=path.stat().st_size if path.is_file() else 0
    )


def _chosen(field: FormField, line: str, words: ConsoleWords) -> Value:
    options = options_of(field)
    if not takes_several(field):
        return _option(line, options, words)
    parts = re.split(",|\\s" if NUMBERS.fullmatch(line) else ",", line)
    return tuple(dict.fromkeys(_option(part, options, words) for part in parts if part.strip()))


def _option(typed: str, options: Sequence[FormOption], words: ConsoleWords) -> str:
    """By its number, or by how it reads, whatever the capitals."""
    typed = typed.strip().casefold()
    for number, option in enumerate(options, 1):
        if typed in (str(number), option.label.casefold()):
            return option.value
    raise NotYet(words.not_between.format(least=1, most=len(options)))
