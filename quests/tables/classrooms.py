"""The directory: which classrooms there are, who comes in by which platform account, and which channels are whose."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text, TypedColumns

from quests.ids import ClassroomId, MemberId, Moment
from quests.tables.base import NOTHING_PERSONAL, Privacy, belongs_to, big, big_key, big_or_none, metadata, of_classroom


class ClassroomColumns(TypedColumns):
    """One class, club or after-school program."""

    classroom_id: Named[ClassroomId] = big_key()
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    style: Named[str] = Column(Text)
    locale: Named[str] = Column(Text)
    zone: Named[str] = Column(Text)
    made_at: Named[Moment] = big()
    term_ends: Named[str] = Column(Text)
    """The day the term ends, as YYYY-MM-DD; '' when nobody has said. Without it nothing is ever erased by itself."""
    keep_days: Named[int] = Column(Integer)
    """So long after the term what is kept of students is erased (`rules/retention.py`)."""
    warned_n: Named[int] = Column(Integer)
    """How often the teachers were told of it."""
    warned_at: Named[Moment | None] = big_or_none()


class AccountColumns(TypedColumns):
    """One platform identity of a member. Somebody in several classrooms has a row in each; the latest chosen is current."""

    platform: Named[str] = Column(Text, primary_key=True)
    workspace: Named[str] = Column(Text, primary_key=True)
    account: Named[str] = Column(Text, primary_key=True)
    classroom_id: Named[ClassroomId] = big_key()
    member_id: Named[MemberId] = big()
    chosen_at: Named[Moment] = big()


class PlaceColumns(TypedColumns):
    """One platform channel of a classroom. `admits` is 1 where a first contact may join."""

    platform: Named[str] = Column(Text, primary_key=True)
    workspace: Named[str] = Column(Text, primary_key=True)
    place: Named[str] = Column(Text, primary_key=True)
    classroom_id: Named[ClassroomId] = big()
    admits: Named[int] = Column(Integer)


classrooms = Table(
    "classrooms",
    metadata,
    ClassroomColumns,
    CheckConstraint("style IN ('quiet', 'light', 'game')", name="style"),
    info=NOTHING_PERSONAL.info(),
)
accounts = Table(
    "accounts",
    metadata,
    AccountColumns,
    belongs_to("members", "member_id"),
    Index(None, "classroom_id", "member_id"),
    info=Privacy(
        holds="platform ids of a person", exported="whole", erased="deleted with the member", kept="as the member"
    ).info(),
)
places = Table("places", metadata, PlaceColumns, of_classroom(), info=NOTHING_PERSONAL.info())
