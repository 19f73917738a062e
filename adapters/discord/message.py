"""What is sent: components and files, before they become a request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

Component = dict[str, Any]
"""One component as Discord takes it, plain data."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message; its components speak of it as `attachment://name`. `alt` says in words what is seen."""

    name: str
    content: bytes | Path
    """The bytes, or where they are kept."""
    alt: str = ""

    def read(self) -> bytes:
        """The bytes. Raises OSError when they are not kept any more."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()

    def size(self) -> int:
        """In bytes. Raises OSError as `read` does."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size


@dataclass(frozen=True, slots=True)
class Message:
    """One message made of components (Components V2: the flag 1 << 15, no content, no embeds)."""

    components: tuple[Component, ...]
    files: tuple[Attached, ...] = ()
