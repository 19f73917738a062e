"""Files that were handed in: said in plain words, and given to who may open them."""

from __future__ import annotations

import re
import unicodedata

from adapters.cards import Bullets, Buttons, Card, Choice, Document, Paragraph, Part
from adapters.forms import FileField
from bot.views.look import Look, mark
from quests.reports import HandedFile
from quests.rules.evidence import How
from quests.rules.files import FILES_MOST, MB, how_of

FILE_WAYS = ("photo", "voice", "video", "file")
"""The ways of showing work that are files."""
KINDS = {How.PHOTO: mark("Photo"), How.VOICE: mark("Sound"), How.VIDEO: mark("Video"), How.FILE: mark("File")}
NOT_A_SIGN = re.compile(r"[^a-z0-9]+")


def field(look: Look, *, required: bool = False) -> FileField:
    """Where files are put into a form."""
    return FileField(
        name="files",
        label=look.say("Your files"),
        hint=look.say("Pictures, sound, film, PDF or text. Up to {most}.", most=FILES_MOST),
        required=required,
        most=FILES_MOST,
    )


def described(look: Look, file: HandedFile) -> str:
    """A file in words: its kind, its size, its name."""
    return look.say("{kind}, {size}: {name}", kind=kind(look, file), size=size(file.size), name=file.name)


def kind(look: Look, file: HandedFile) -> str:
    """What a file is, in a word."""
    return kind_of(look, file.media_type)


def kind_of(look: Look, media_type: str) -> str:
    """What a file of that type is, in a word."""
    return look.say(KINDS[how_of(media_type)])


def size(count: int) -> str:
    """So many bytes as people say it: kB below a megabyte."""
    return f"{count / MB:.1f} MB" if count >= MB else f"{max(1, round(count / 1000))} kB"


def listed(look: Look, files: tuple[HandedFile, ...]) -> list[Part]:
    """Files with a way to open each; nothing for none."""
    if not files:
        return []
    if len(files) == 1:
        (one,) = files
        return [Paragraph(described(look, one)), Buttons((look.button("Open file", "open_file", one.file_id),))]
    options = tuple(
        look.option(one.name, "open_file", one.file_id, about=f"{kind(look, one)}, {size(one.size)}") for one in files
    )
    return [
        Bullets(tuple(described(look, one) for one in files)),
        Choice(prompt=look.say("Open file"), options=options),
    ]


def opened(look: Look, file: HandedFile, content: bytes | None) -> Card:
    """The file itself; when its bytes are lost, what to do."""
    on = (look.main("Review", "review"),) if look.role != "student" else ()
    buttons = Buttons((*on, look.button("My page", "home")))
    if content is None:
        said = look.say("The file is not here any more. Ask for it again.")
        return Card(heading=file.name, parts=(Paragraph(said), buttons))
    document = Document(
        name=document_name(file.name),
        about=f"{kind(look, file)}, {size(file.size)}",
        content=content,
        media_type=file.media_type,
    )
    return Card(heading=file.name, parts=(document, buttons))


def document_name(name: str) -> str:
    """A name of ours for a file of theirs: small letters, digits, `-` and one ending."""
    stem, _, ending = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().casefold()
    return f"{NOT_A_SIGN.sub('-', plain).strip('-') or 'file'}.{NOT_A_SIGN.sub('', ending.casefold()) or 'bin'}"
