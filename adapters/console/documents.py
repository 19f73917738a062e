"""Documents at a terminal: written into a folder, beside what is there already."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from adapters.cards import Card, Document

UNUSUAL = re.compile(r"[^\w.-]+")
"""What no name of a file of ours has: a folder's sign least of all."""


def keep_documents(card: Card, folder: Path | None) -> Iterator[Path]:
    """Write each document of `card` into `folder`, readable by its owner alone; gives where. Nowhere without a folder."""
    for part in card.parts:
        if isinstance(part, Document) and folder is not None:
            yield _keep(part, folder)


def _keep(document: Document, folder: Path) -> Path:
    """Under its own name, or with a number behind it: nothing that was there is overwritten. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(UNUSUAL.sub("-", document.name).lstrip(".") or "document")
    for number in count(1):
        path = folder / (f"{name.stem}-{number}{name.suffix}" if number > 1 else name.name)
        try:
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(opened, "wb") as file:
            file.write(document.content)
        return path
    raise AssertionError("numbers do not end")
