"""What is remembered for a while: answered deliveries, forms that were typed in vain, and what adapters keep."""

from __future__ import annotations

from sqlalchemy import Column, Index, Named, Table, Text, TypedColumns

from quests.ids import MemberId, Moment
from quests.tables.base import InClassroom, Privacy, belongs_to, big, big_key, metadata


class ReceiptColumns(InClassroom):
    """A delivery whose effect was written. `classroom_id` is 0 for what happened before there was one."""

    delivery: Named[str] = Column(Text, primary_key=True)
    verb: Named[str] = Column(Text)
    at: Named[Moment] = big()


class DraftColumns(InClassroom):
    """What a member typed into a form that is not sent yet, or was refused: `typed` is JSON by field name.

    `form` is its verb and ids; behind a `~` the step, where only that step was sent.
    """

    member_id: Named[MemberId] = big_key()
    form: Named[str] = Column(Text, primary_key=True)
    typed: Named[str] = Column(Text)
    at: Named[Moment] = big()


class DoorDraftColumns(TypedColumns):
    """The same of somebody who sets a class up, and so is in none yet."""

    platform: Named[str] = Column(Text, primary_key=True)
    workspace: Named[str] = Column(Text, primary_key=True)
    account: Named[str] = Column(Text, primary_key=True)
    form: Named[str] = Column(Text, primary_key=True)
    typed: Named[str] = Column(Text)
    at: Named[Moment] = big()


class MemoryColumns(TypedColumns):
    """An adapter's notes to itself: opaque text."""

    platform: Named[str] = Column(Text, primary_key=True)
    workspace: Named[str] = Column(Text, primary_key=True)
    note: Named[str] = Column(Text, primary_key=True)
    content: Named[str] = Column(Text)


receipts = Table(
    "receipts",
    metadata,
    ReceiptColumns,
    Index(None, "at"),
    info=Privacy(
        holds="a platform's delivery id", exported="no: it names nobody", erased="after seven days", kept="7 days"
    ).info(),
)
drafts = Table(
    "drafts",
    metadata,
    DraftColumns,
    belongs_to("members", "member_id"),
    Index(None, "at"),
    info=Privacy(
        holds="what a member was typing, and files they sent",
        exported="whole",
        erased="deleted with the member",
        kept="7 days",
    ).info(),
)
door_drafts = Table(
    "door_drafts",
    metadata,
    DoorDraftColumns,
    Index(None, "at"),
    info=Privacy(
        holds="what somebody typed who sets a class up",
        exported="no: it goes when the class is there",
        erased="when it is sent, or after seven days",
        kept="7 days",
    ).info(),
)
memory = Table(
    "memory",
    metadata,
    MemoryColumns,
    info=Privacy(
        holds="who sat at the terminal last",
        exported="no: a name, until the next",
        erased="deleted with the member",
        kept="until overwritten",
    ).info(),
)
