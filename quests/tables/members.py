"""Members: the people of a classroom."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text

from quests.ids import MemberId, Moment
from quests.tables.base import InClassroom, Privacy, big, big_key, big_or_none, metadata, of_classroom


class MemberColumns(InClassroom):
    """A person in a classroom. Others see `nickname`; the teacher also sees `name`. Flags are 0 or 1."""

    member_id: Named[MemberId] = big_key()
    role: Named[str] = Column(Text)
    name: Named[str] = Column(Text)
    nickname: Named[str] = Column(Text)
    practice_of: Named[MemberId | None] = big_or_none()
    """The teacher who made it with [Try it as a student]; such a member stands outside every count."""
    hidden: Named[int] = Column(Integer)
    """Not on any ranking: so it begins, until the member chooses otherwise."""
    tell: Named[str] = Column(Text)
    """How to be told: '' not asked yet, 'message', 'look'."""
    as_list: Named[int] = Column(Integer)
    """How I like to read: boards as a list."""
    short_text: Named[int] = Column(Integer)
    """How I like to read: the short text only."""
    locale: Named[str] = Column(Text)
    """'' for the classroom's."""
    joined_at: Named[Moment] = big()
    removed_at: Named[Moment | None] = big_or_none()
    erase_asked_at: Named[Moment | None] = big_or_none()
    """When they asked that all of theirs be erased; a teacher does it."""


members = Table(
    "members",
    metadata,
    MemberColumns,
    of_classroom(),
    CheckConstraint("role IN ('student', 'helper', 'teacher')", name="role"),
    Index("uq_members_nickname", "classroom_id", "nickname", unique=True),
    info=Privacy(
        holds="name, nickname, reading and telling preferences",
        exported="whole",
        erased="deleted; points move to the class's pooled row",
        kept="until the end of the class, and 90 days",
    ).info(),
)
