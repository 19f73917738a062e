"""Files that may be handed in: what they are by their first bytes, how large and how many, and what they are called here.

The content says what a file is, and its name's ending must be one that files of that kind have: a program that is called a photo
is none, and a photo that is called a program is not taken either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quests.errors import Invalid
from quests.rules import text
from quests.rules.evidence import How, allowed, usual

FIELD = "files"
FILES_MOST = 5
"""Files of one hand-in."""
NAME_LONGEST = 80
MB = 1_000_000
"""Bytes, as people and shops count them."""

HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
"""Brands of ISO media files (ISO/IEC 14496-12, 23008-12) that are pictures."""
ENDS_OF_WORDS = re.compile(r"[/\\:*?\"<>|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file whose bytes are kept already, about to be handed in. `sha256` in small hexadecimal digits; `size` in bytes."""

    name: str
    media_type: str
    size: int
    sha256: str

    def token(self) -> str:
        """This file in a line, for a draft to keep."""
        return f"{self.sha256} {self.size} {self.media_type} {self.name}"

    @classmethod
    def parse(cls, token: str) -> NewFile:
        """The file that `token` says."""
        sha256, size, media_type, name = token.split(" ", 3)
        return cls(name=name, media_type=media_type, size=int(size), sha256=sha256)


@dataclass(frozen=True, slots=True)
class _Type:
    endings: tuple[str, ...]
    how: How
    found: Callable[[bytes], bool]


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _riff(of: bytes) -> Callable[[bytes], bool]:
    return lambda content: content[:4] == b"RIFF" and content[8:12] == of


def _brand(content: bytes) -> bytes:
    return content[8:12] if content[4:8] == b"ftyp" else b""


def _mp3(content: bytes) -> bool:
    """An ID3 tag, or a frame of MPEG audio layer III."""
    frame = len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2
    return content.startswith(b"ID3") or frame


def _film(content: bytes) -> bool:
    brand = _brand(content)
    return bool(brand) and brand not in (*HEIC, b"M4A ", b"M4B ", b"qt  ")


def _plain(content: bytes) -> bool:
    try:
        return b"\0" not in content and content.decode("utf-8") != ""
    except UnicodeDecodeError:
        return False


def _odt(content: bytes) -> bool:
    return content.startswith(b"PK\3\4") and b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:120]


def _docx(content: bytes) -> bool:
    return content.startswith(b"PK\3\4") and b"word/document.xml" in content


TYPES: dict[str, _Type] = {
    "image/png": _Type(("png",), How.PHOTO, _begins(b"\x89PNG\r\n\x1a\n")),
    "image/jpeg": _Type(("jpg", "jpeg", "jpe", "jfif"), How.PHOTO, _begins(b"\xff\xd8\xff")),
    "image/webp": _Type(("webp",), How.PHOTO, _riff(b"WEBP")),
    "image/gif": _Type(("gif",), How.PHOTO, _begins(b"GIF87a", b"GIF89a")),
    "image/heic": _Type(("heic", "heif"), How.PHOTO, lambda content: _brand(content) in HEIC),
    "audio/mpeg": _Type(("mp3",), How.VOICE, _mp3),
    "audio/ogg": _Type(("ogg", "oga", "opus"), How.VOICE, _begins(b"OggS")),
    "audio/wav": _Type(("wav",), How.VOICE, _riff(b"WAVE")),
    "audio/mp4": _Type(("m4a",), How.VOICE, lambda content: _brand(content) not in (b"", b"qt  ", *HEIC)),
    "video/quicktime": _Type(("mov",), How.VIDEO, lambda content: _brand(content) == b"qt  "),
    "video/mp4": _Type(("mp4", "m4v", "mov"), How.VIDEO, _film),
    "video/webm": _Type(("webm",), How.VIDEO, _begins(b"\x1a\x45\xdf\xa3")),
    "application/pdf": _Type(("pdf",), How.FILE, _begins(b"%PDF-")),
    "application/vnd.oasis.opendocument.text": _Type(("odt",), How.FILE, _odt),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _Type(("docx",), How.FILE, _docx),
    "text/plain": _Type(("txt", "md", "text"), How.FILE, _plain),
}
"""What is taken, by media type."""


def read_file(name: str, content: bytes, *, most: int) -> tuple[str, str]:
    """The name that a file gets here, and its media type. `most` is how many bytes it may have.

    Raises Invalid: file_empty, file_too_big (the limit in MB), file_kind.
    """
    called = clean_name(name)
    if not content:
        raise Invalid(FIELD, "file_empty", given=called)
    check_size(called, len(content), most=most)
    ending = called.rpartition(".")[2].casefold()
    for media_type, kind in TYPES.items():
        if ending in kind.endings and kind.found(content):
            return called, media_type
    raise Invalid(FIELD, "file_kind", given=called)


def check_size(name: str, size: int, *, most: int) -> None:
    """Whether `size` bytes fit. Raises Invalid: file_too_big (the limit in MB)."""
    if size > most:
        raise Invalid(FIELD, "file_too_big", max(1, most // MB), given=clean_name(name))


def clean_name(name: str) -> str:
    """A name that harms no reader and no folder: the last part of a path, one line, no longer than fits, with its ending."""
    last = re.split(r"[/\\]", text.clean(name))[-1]
    words = text.SPACES.sub(" ", ENDS_OF_WORDS.sub("-", last)).strip(" .")
    stem, dot, ending = words.rpartition(".")
    if not stem or len(ending) >= NAME_LONGEST // 2:
        return words[:NAME_LONGEST].strip() or "file"
    return stem[: NAME_LONGEST - len(ending) - 1].rstrip() + dot + ending


def check_count(count: int) -> None:
    """Whether so many files may come at once. Raises Invalid: too_many_files."""
    if count > FILES_MOST:
        raise Invalid(FIELD, "too_many_files", FILES_MOST, str(count))


def check_files(files: tuple[NewFile, ...]) -> None:
    """Whether these may be handed in together. Raises Invalid: too_many_files, file_kind."""
    check_count(len(files))
    for one in files:
        if one.media_type not in TYPES:
            raise Invalid(FIELD, "file_kind", given=one.name)


def how_of(media_type: str) -> How:
    """The way of showing work that a file of this type is."""
    kind = TYPES.get(media_type)
    return kind.how if kind else How.FILE


def way_of(files: tuple[NewFile, ...], formats: tuple[str, ...]) -> How:
    """The way these files show work, when nobody says: what the first one is, or as near to it as the quest takes."""
    taken = allowed(formats)
    wanted = (how_of(files[0].media_type), How.FILE) if files else ()
    return next((one for one in wanted if one in taken), usual(formats))
