"""The record of events, and the outbox of what must be told."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Named, Table, Text

from quests.ids import DeedId, EventId, MemberId, Moment, OutboxId
from quests.tables.base import (
    InClassroom,
    Privacy,
    belongs_to,
    big,
    big_key,
    big_or_none,
    metadata,
    of_classroom,
    partial,
)


class EventColumns(InClassroom):
    """A fact. `body` is JSON of ids, numbers and codes: never a name or free text, so that a person can be erased."""

    event_id: Named[EventId] = big_key()
    kind: Named[str] = Column(Text)
    version: Named[int] = Column(Integer)
    at: Named[Moment] = big()
    by_id: Named[MemberId] = big()
    deed_id: Named[DeedId] = big()
    undoes: Named[DeedId | None] = big_or_none()
    body: Named[str] = Column(Text)
    about_id: Named[MemberId | None] = big_or_none()
    """The member it is about, when it is about one."""


class OutboxColumns(InClassroom):
    """One message that must reach one address. `place` is '' when it goes to the person alone."""

    outbox_id: Named[OutboxId] = big_key()
    event_id: Named[EventId] = big()
    member_id: Named[MemberId | None] = big_or_none()
    platform: Named[str] = Column(Text)
    workspace: Named[str] = Column(Text)
    account: Named[str] = Column(Text)
    place: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    tries: Named[int] = Column(Integer)
    next_at: Named[Moment] = big()
    """When it may be tried (again); while claimed, when the lease ends."""
    first_try_at: Named[Moment | None] = big_or_none()
    message: Named[str] = Column(Text)
    """The platform's name for the message that was sent."""
    problem: Named[str] = Column(Text)


events = Table(
    "events",
    metadata,
    EventColumns,
    of_classroom(),
    Index("ix_events_by", "classroom_id", "by_id", "event_id"),
    Index("ix_events_deed", "classroom_id", "deed_id"),
    Index("ix_events_about", "classroom_id", "about_id", "event_id"),
    partial(
        "uq_events_undoes",
        "classroom_id",
        "undoes",
        unique=True,
        where="undoes IS NOT NULL",
    ),
    info=Privacy(
        holds="ids of who did what", exported="whole", erased="kept: ids point to nobody", kept="as the class"
    ).info(),
)
outbox = Table(
    "outbox",
    metadata,
    OutboxColumns,
    belongs_to("events", "event_id"),
    CheckConstraint("state IN ('pending', 'claimed', 'sent', 'uncertain', 'dead')", name="state"),
    partial(
        "ix_outbox_due",
        "platform",
        "next_at",
        where="state = 'pending' OR state = 'claimed'",
    ),
    partial(
        "ix_outbox_dead",
        "classroom_id",
        "member_id",
        where="state = 'dead'",
    ),
    info=Privacy(
        holds="whom a message went to",
        exported="no: the record says what was told",
        erased="deleted with the member",
        kept="30 days once sent or given up",
    ).info(),
)
