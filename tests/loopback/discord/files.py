"""Files: what people and the bot attach, kept and served under an address of this machine."""

import mimetypes
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class File:
    """A file in somebody's hands."""

    name: str
    data: bytes = field(repr=False)
    media_type: str = ""
    """Empty: guessed from the name."""

    @staticmethod
    def of(file: "File | Path") -> "File":
        return file if isinstance(file, File) else File(file.name, file.read_bytes())

    @property
    def kind(self) -> str:
        return self.media_type or mimetypes.guess_type(self.name)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that Discord keeps."""

    id: str
    file: File
    url: str
    description: str = ""
    seconds: float | None = None
    """How long a voice message is."""
    hidden: bool = False
    """It came with a private answer."""

    def payload(self) -> dict[str, Any]:
        """As it stands in a message."""
        told: dict[str, Any] = {
            "id": self.id,
            "filename": self.file.name,
            "size": len(self.file.data),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": self.file.kind,
        }
        if self.file.kind.startswith("image/"):
            told["width"], told["height"] = measured(self.file.data)
        if self.description:
            told["description"] = self.description
        if self.seconds is not None:
            told |= {"duration_secs": self.seconds, "waveform": "AAAA"}
        if self.hidden:
            told["ephemeral"] = True
        return told


def measured(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG; of other pictures a guess."""
    if data.startswith(PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    return 640, 480
