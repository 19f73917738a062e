"""The rows of files, written and deleted with the hand-in they belong to."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert

from quests.ids import HandInId, MemberId
from quests.rules.files import NewFile, clean_name
from quests.statements import HERE
from quests.tables import files
from quests.work import Work

INSERT_FILE = insert(files)
DELETE_FILES = delete(files).where(files.c.classroom_id == HERE, files.c.hand_in_id == bindparam("hand_in"))


def keep_files(work: Work, *, hand_in: HandInId, member: MemberId, new: tuple[NewFile, ...]) -> None:
    """Write down the files of a hand-in that was just written, in the order they came."""
    for one in new:
        work.execute(
            INSERT_FILE,
            file_id=work.new_id(),
            member_id=member,
            hand_in_id=hand_in,
            name=clean_name(one.name),
            media_type=one.media_type,
            size=one.size,
            sha256=one.sha256,
            at=work.now,
        )


def drop_files(work: Work, *, hand_in: HandInId) -> None:
    """Delete the rows of a hand-in that is taken back; the bytes go with the next sweep, unless others handed in the same."""
    work.execute(DELETE_FILES, hand_in=hand_in)
