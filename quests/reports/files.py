"""Files of hand-ins."""

from __future__ import annotations

from dataclasses import dataclass

from quests.ids import FileId, HandInId, MemberId, Moment


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file of a hand-in; its bytes are kept under `sha256`. `size` in bytes."""

    file_id: FileId
    hand_in_id: HandInId
    member_id: MemberId
    name: str
    media_type: str
    size: int
    sha256: str
    at: Moment
