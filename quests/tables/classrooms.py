"""The directory: which classrooms there are, who comes in by which platform account, and which channels are whose."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text, TypedColumns

from quests.ids import ClassroomId, MemberId, Moment, PlaceId
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
    picked: Named[int] = Column(Integer)
    """1 when they went there by choosing it themselves, 0 when by coming in."""
    granted: Named[str] = Column(Text)
    """The role that the platform's own roles gave when they were last looked at; '' for none."""
    granted_in: Named[str] = Column(Text)
    """The workspace whose roles those were."""
    under: Named[str] = Column(Text)
    """The role by hand, which comes back when that grant goes; '' when the member's role is by hand."""


class PlaceColumns(TypedColumns):
    """One place of a classroom on a platform. `admits` is 1 where a first contact may join."""

    platform: Named[str] = Column(Text, primary_key=True)
    workspace: Named[str] = Column(Text, primary_key=True)
    place: Named[str] = Column(Text, primary_key=True)
    classroom_id: Named[ClassroomId] = big()
    admits: Named[int] = Column(Integer)
    place_id: Named[PlaceId] = big()
    """Its number in the class, for buttons: what platforms call it is text of any length."""
    extent: Named[str] = Column(Text)
    """How far it reaches: one channel, a group of them, or a whole workspace."""
    posts: Named[int] = Column(Integer)
    """1 where the class is told something together."""
    removed_at: Named[Moment | None] = big_or_none()
    """Since when it is nobody's."""


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
        holds="platform ids of a person, and the role they give",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
places = Table(
    "places",
    metadata,
    PlaceColumns,
    of_classroom(),
    CheckConstraint("extent IN ('channel', 'group', 'whole')", name="extent"),
    Index("uq_places_place_id", "classroom_id", "place_id", unique=True),
    info=NOTHING_PERSONAL.info(),
)
