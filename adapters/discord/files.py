"""Pictures and documents: the component that shows one, and the file that goes with the message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path, PurePosixPath

from adapters.cards import Document, Picture
from adapters.discord.counting import cut, length
from adapters.discord.limits import ALT, UPLOAD_BYTES
from adapters.discord.markup import escaped, escaped_line, small
from adapters.discord.message import Attached
from adapters.discord.packing import FILE, GALLERY, Block, Text, Whole
from adapters.discord.words import DiscordWords
from adapters.fallback.printable import one_line

UNUSUAL = re.compile(r"[^a-z0-9-]+")
"""What no name of a file of ours has: Discord would change such a name, and the component would speak of another."""
KINDS = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
"""Pictures that Discord shows, by how they begin. Our store keeps a file without its ending."""
HEAD_BYTES = 4
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")


def picture(part: Picture, taken: set[str]) -> Iterator[Block]:
    """A gallery of one, with its words for those who do not see it; only the words where the picture is not kept any more."""
    kept = Path(part.path)
    kind = _kind(kept)
    if not kind:
        yield Text(f"({escaped_line(part.alt)})")
        return
    alt = one_line(part.alt)
    yield _gallery(Attached(_name(f"picture.{kind}", taken), kept, cut(alt, ALT)))
    if length(alt) > ALT:
        yield Text(escaped(alt), small)


def document(part: Document, taken: set[str], words: DiscordWords) -> Iterator[Block]:
    """What it is, and the file; a picture is shown as one."""
    yield Text(escaped_line(part.about))
    if part.media_type in SHOWN and 0 < len(part.content) <= UPLOAD_BYTES:
        yield _gallery(
            Attached(_name(part.name, taken), part.content, cut(f"{part.name}: {one_line(part.about)}", ALT))
        )
    else:
        yield _attached(part.name, taken, part.content, words)


def whole_text(said: str, taken: set[str], words: DiscordWords) -> Iterator[Block]:
    """A card's whole text as a file, and a line that says so."""
    yield Text(escaped(words.in_file))
    yield _attached(words.file_name, taken, said.encode(), words)


def _gallery(file: Attached) -> Block:
    return Whole(({"type": GALLERY, "items": [{"media": _media(file), "description": file.alt}]},), (file,))


def _attached(name: str, taken: set[str], content: bytes, words: DiscordWords) -> Block:
    if len(content) > UPLOAD_BYTES:
        return Text(escaped(words.too_big.format(name=one_line(name))))
    file = Attached(_name(name, taken), content or b"\n")
    return Whole(({"type": FILE, "file": _media(file)},), (file,))


def _name(name: str, taken: set[str]) -> str:
    """A name that Discord leaves as it is, and that no other file of the card has."""
    path = PurePosixPath(name.lower())
    stem, ending = (UNUSUAL.sub("-", text).strip("-") for text in (path.stem, path.suffix))
    tries = (f"{stem or 'file'}{number}.{ending or 'txt'}" for number in chain(("",), map("-{}".format, count(2))))
    found = next(one for one in tries if one not in taken)
    taken.add(found)
    return found


def _media(file: Attached) -> dict[str, str]:
    return {"url": f"attachment://{file.name}"}


def _kind(kept: Path) -> str:
    try:
        with kept.open("rb") as file:
            head = file.read(HEAD_BYTES)
        fits = kept.stat().st_size <= UPLOAD_BYTES
    except OSError:
        return ""
    return next((kind for begins, kind in KINDS.items() if head.startswith(begins)), "") if fits else ""
