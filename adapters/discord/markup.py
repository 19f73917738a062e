"""Text as Discord reads it. What people wrote, and our own plain words, are data: nothing in them is a mark, and nobody is pinged.

A backslash stands before each sign that could be one. Only where Discord pays no heed to it, in `@everyone` and the like, a
zero-width space parts the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby

from adapters.discord.counting import is_blank
from adapters.fallback.printable import one_line, printable
from adapters.text import Bold, Code, Link, Moment, Named, Names, Span, Words, spans

UNSEEN = "\u200b"
URL = r"https?://[^\s<>\\`\"*|\[\]]{1,500}[^\s<>\\`\"*|\[\]'.,:;()_~!?]"
"""A link that Discord makes by itself, and which shows where it goes; a backslash would break it."""
EVERYWHERE = r"[\\*_~|`\[\]<]|:(?=[\w+-]+:)"
"""Emphasis, strike, spoiler, code, masked links, whatever begins with `<`, and `:smile:`."""
AT_FIRST = r"(?P<before>(?:^|(?<=\n))[^\S\n]*)(?P<first>[#>+-]|\d+(?=\.))"
"""Headings, small print, quotes and lists."""
MARK = re.compile(f"(?P<url>{URL})|{AT_FIRST}|{EVERYWHERE}")
EACH = re.compile(EVERYWHERE)
GLUED = re.compile(r"(https?://[^\s<]*)\\<")
"""A link ends only at a space or at `<`, so a backslash before that is part of the link and takes no meaning away."""
PING = re.compile(r"@(?=everyone|here|[!&]?\d+>)", re.IGNORECASE)
SAFE_URL = re.compile(r"https?://[^\s<>\\`]+")
SNOWFLAKE = re.compile(r"[1-9][0-9]{0,19}")
NAMED = {Names.PLACE: "#", Names.ROLE: "@&"}
MOMENT_STYLE = "f"
"""A day with its time, in the reader's own zone and language."""


def escaped(text: str) -> str:
    """`text` as it was written: lines are kept, marks are not."""
    return _unpinged(_unglued(MARK.sub(_with_backslash, printable(text))))


def escaped_line(text: str) -> str:
    """The same, in one line."""
    return escaped(one_line(text))


def words_markup(words: Words) -> str:
    """Spans as Discord's markdown. Spans of a kind that touch become one: between them nothing else can begin or end."""
    return "".join(chain.from_iterable(_run(kind, run) for kind, run in groupby(spans(words), type)))


def bold(text: str) -> str:
    """`text` in strong letters, line by line; nothing for nothing."""
    return "\n".join(map(_bold_line, printable(text).split("\n")))


def heading(text: str) -> str:
    """Markup as a heading, line by line."""
    return _each_line(text, "## ")


def small(text: str) -> str:
    """Markup in small print, line by line."""
    return _each_line(text, "-# ")


def quoted(text: str) -> str:
    """Markup as a block quote: a bar before each line, the empty ones too."""
    return "\n".join("> " + line for line in text.split("\n"))


def fenced(text: str) -> str:
    """Plain text in letters of one width, which nothing in it can end."""
    return f"```\n{_unpinged(text.replace('``', f'`{UNSEEN}`'))}\n```"


def _each_line(text: str, before: str) -> str:
    return "\n".join(line if is_blank(line) else before + line for line in text.split("\n"))


def _bold_line(line: str) -> str:
    inside = line.strip()
    if is_blank(inside):
        return line
    start = line.index(inside)
    marked = _unpinged(_unglued(EACH.sub(r"\\\g<0>", inside)))
    return f"{line[:start]}**{marked}**{line[start + len(inside) :]}"


def _run(kind: type[Span], run: Iterator[Span]) -> Iterator[str]:
    if kind is str:
        return iter([escaped("".join(span for span in run if isinstance(span, str)))])
    if kind is Bold:
        return iter([bold("".join(span.text for span in run if isinstance(span, Bold)))])
    return (_marked(span) for span in run if isinstance(span, Code | Link | Moment | Named))


def _marked(span: Code | Link | Moment | Named) -> str:
    match span:
        case Code(text):
            inside = one_line(text).replace("`", "'")
            return "" if is_blank(inside) else f"`{_unpinged(inside)}`"
        case Link(label, url):
            return f"{escaped_line(label)} ({_link(url)})" if label and label != url else _link(url)
        case Moment(at_us, _):
            return f"<t:{at_us // 1_000_000}:{MOMENT_STYLE}>"
        case Named(what, id, shown):
            return f"<{NAMED[what]}{id}>" if SNOWFLAKE.fullmatch(id) else escaped_line(shown)


def _link(url: str) -> str:
    """The address itself. Whoever reads it for pings must find none, and `%40` is `@` in an address."""
    return f"<{PING.sub('%40', url)}>" if SAFE_URL.fullmatch(url) else escaped_line(url)


def _with_backslash(found: re.Match[str]) -> str:
    if found["url"]:
        return found["url"]
    first = found["first"]
    if not first:
        return "\\" + found[0]
    return f"{found['before']}{first}\\" if first.isdigit() else f"{found['before']}\\{first}"


def _unglued(marked: str) -> str:
    return GLUED.sub(rf"\1<{UNSEEN}", marked)


def _unpinged(text: str) -> str:
    return PING.sub("@" + UNSEEN, text)
