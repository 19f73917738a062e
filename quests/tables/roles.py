"""Which of a platform's own roles make somebody a teacher or a helper of a classroom."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Named, Table, Text

from quests.ids import EventId, MappedId
from quests.tables.base import NOTHING_PERSONAL, InClassroom, big, big_key, big_or_none, metadata, of_classroom, partial


class MappedRoleColumns(InClassroom):
    """A role of the platform that grants a role here, from one event on to another."""

    mapped_id: Named[MappedId] = big_key()
    platform: Named[str] = Column(Text)
    workspace: Named[str] = Column(Text)
    platform_role: Named[str] = Column(Text)
    grants: Named[str] = Column(Text)
    from_id: Named[EventId] = big()
    to_id: Named[EventId | None] = big_or_none()
    """The event that ended it; none while it holds."""


mapped_roles = Table(
    "mapped_roles",
    metadata,
    MappedRoleColumns,
    of_classroom(),
    CheckConstraint("grants IN ('helper', 'teacher')", name="grants"),
    partial(
        "uq_mapped_roles_now",
        "classroom_id",
        "platform",
        "workspace",
        "platform_role",
        unique=True,
        where="to_id IS NULL",
    ),
    info=NOTHING_PERSONAL.info(),
)
