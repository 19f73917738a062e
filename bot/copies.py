"""A person's copy as one file: a page that people read, and the same as data, a file a table."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

from adapters.fallback import paper
from bot.files import FileStore
from bot.views.copy import copy
from bot.views.look import look_for
from quests.ids import MemberId
from quests.queries.copying import copy_of
from quests.queries.files import files_of_member, files_waiting
from quests.queries.holding import everything_of
from quests.queries.members import the_classroom
from quests.work import Reading

PAGE = "copy.html"
UNDATED = (1980, 1, 1, 0, 0, 0)
"""As old as a zip can say: the page tells when the copy was made, and the same data gives the same file."""


def copy_file(read: Reading, member: MemberId, store: FileStore | None) -> bytes:
    """All that is held of `member` as a zip, in their own language, with the files they handed in. Raises NotFound."""
    classroom, held = the_classroom(read), copy_of(read, member)
    look = look_for(classroom, held.member, read.now)
    files = {f"data/{table}.json": rows for table, rows in everything_of(read, member).items() if rows}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, PAGE, paper(copy(look, classroom, held), look.locale).encode())
        for name, rows in files.items():
            _put(archive, name, json.dumps(rows, ensure_ascii=False, indent=1).encode())
        for number, (name, sha256) in enumerate(_sent(read, member), 1):
            if store is not None and (content := store.get(sha256)) is not None:
                _put(archive, f"files/{number:03} {name}", content)
    return packed.getvalue()


def _sent(read: Reading, member: MemberId) -> Iterator[tuple[str, str]]:
    """Name and hash of each file that was handed in, or waits to be."""
    yield from ((one.name, one.sha256) for one in files_of_member(read, member))
    yield from ((one.name, one.sha256) for one in files_waiting(read, member))


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, UNDATED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content)
