"""Files that were handed in: those of a hand-in, of a member, and which contents are in use at all."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Integer, Text, bindparam, select

from quests.ids import FileId, HandInId, MemberId
from quests.reports import HandedFile
from quests.rules.files import NewFile
from quests.statements import HERE
from quests.tables import drafts, files
from quests.work import Reading

_FILE = select(
    files.c.file_id,
    files.c.hand_in_id,
    files.c.member_id,
    files.c.name,
    files.c.media_type,
    files.c.size,
    files.c.sha256,
    files.c.at,
).where(files.c.classroom_id == HERE)
FILE = _FILE.where(files.c.file_id == bindparam("file"))
OF_HAND_IN = _FILE.where(files.c.hand_in_id == bindparam("hand_in")).order_by(files.c.file_id)
OF_MEMBER = _FILE.where(files.c.member_id == bindparam("member")).order_by(files.c.file_id)
IN_USE = select(files.c.sha256).distinct()
LATEST = select(files.c.sha256).order_by(files.c.at.desc()).limit(bindparam("most", type_=Integer()))
USED = select(files.c.sha256).where(files.c.sha256 == bindparam("sha256")).limit(1)


IN_DRAFTS = "~files"
"""Under this name a draft says which files wait with it to be handed in."""
WAITING = select(drafts.c.typed).where(drafts.c.typed.like(f'%"{IN_DRAFTS}"%'))
WAITING_OF = WAITING.where(drafts.c.classroom_id == HERE, drafts.c.member_id == bindparam("member"))
WAITS = select(drafts.c.at).where(drafts.c.typed.like(bindparam("like", type_=Text()))).limit(1)


def find_file(look: Reading, file: FileId) -> HandedFile:
    """A file of this classroom. Raises NotFound."""
    row: Any = look.execute(FILE, file=file).one("file")  # more columns than SQLAlchemy types
    return HandedFile(*row)


def files_of(look: Reading, hand_in: HandInId) -> tuple[HandedFile, ...]:
    """The files of a hand-in, as they were given."""
    rows: list[Any] = look.execute(OF_HAND_IN, hand_in=hand_in)
    return tuple(HandedFile(*row) for row in rows)


def files_of_member(look: Reading, member: MemberId) -> tuple[HandedFile, ...]:
    """All files that `member` ever handed in and did not take back."""
    rows: list[Any] = look.execute(OF_MEMBER, member=member)
    return tuple(HandedFile(*row) for row in rows)


def hashes_of_member(look: Reading, member: MemberId) -> set[str]:
    """The contents of all that `member` handed in, and of what waits to be."""
    waits = {one.sha256 for one in files_waiting(look, member)}
    return waits | {one.sha256 for one in files_of_member(look, member)}


def files_waiting(look: Reading, member: MemberId) -> tuple[NewFile, ...]:
    """The files that wait with what `member` sent or typed, to be handed in."""
    rows = look.execute(WAITING_OF, member=member)
    return tuple(NewFile.parse(one) for (typed,) in rows for one in json.loads(typed)[IN_DRAFTS])


def hashes_in_use(look: Reading) -> set[str]:
    """The hashes of all contents that a row names, in any classroom: two students may have handed in the same."""
    waiting = (NewFile.parse(one) for (typed,) in look.execute(WAITING) for one in json.loads(typed)[IN_DRAFTS])
    return {sha256 for (sha256,) in look.execute(IN_USE)} | {one.sha256 for one in waiting}


def latest_hashes(look: Reading, most: int) -> list[str]:
    """The contents handed in last, in any classroom: a sample to look at."""
    return list(dict.fromkeys(sha256 for (sha256,) in look.execute(LATEST, most=most)))


def in_use(look: Reading, sha256: str) -> bool:
    """Whether a row of any classroom names this content."""
    return bool(look.execute(USED, sha256=sha256) or look.execute(WAITS, like=f'%"{sha256} %'))
