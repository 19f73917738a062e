"""Files that were handed in. The bytes lie beside the database, under their hash (`bot/files.py`)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from quests.ids import FileId, HandInId, MemberId, Moment
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, metadata


class FileColumns(InClassroom):
    """One file of a hand-in. `size` in bytes, `sha256` of the content in small hexadecimal digits."""

    file_id: Named[FileId] = big_key()
    member_id: Named[MemberId] = big()
    hand_in_id: Named[HandInId] = big()
    name: Named[str] = Column(Text)
    media_type: Named[str] = Column(Text)
    size: Named[int] = Column(Integer)
    sha256: Named[str] = Column(Text)
    at: Named[Moment] = big()


files = Table(
    "files",
    metadata,
    FileColumns,
    belongs_to("members", "member_id"),
    belongs_to("hand_ins", "hand_in_id"),
    Index("ix_files_hand_in", "classroom_id", "hand_in_id"),
    Index("ix_files_member", "classroom_id", "member_id"),
    Index("ix_files_sha256", "sha256"),
    info=Privacy(
        holds="files a member handed in: name, kind, size and hash",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
