"""The school calendar: on which weekdays a class meets, and which days are off, for all or for one member."""

from __future__ import annotations

from sqlalchemy import Column, Index, Named, Table, Text

from quests.ids import DayOffId, MemberId, Moment
from quests.tables.base import (
    NOTHING_PERSONAL,
    InClassroom,
    Privacy,
    belongs_to,
    big,
    big_key,
    big_or_none,
    metadata,
    of_classroom,
)


class SchoolWeekColumns(InClassroom):
    """On which weekdays a class meets, as their numbers from 0 (Monday): "01234". No row: Monday to Friday."""

    weekdays: Named[str] = Column(Text)


class DayOffColumns(InClassroom):
    """Days without school, the first and the last one as YYYY-MM-DD: for all (a holiday), or for one member, without a reason."""

    day_off_id: Named[DayOffId] = big_key()
    member_id: Named[MemberId | None] = big_or_none()
    first_day: Named[str] = Column(Text)
    last_day: Named[str] = Column(Text)
    made_at: Named[Moment] = big()
    removed_at: Named[Moment | None] = big_or_none()


school_weeks = Table("school_weeks", metadata, SchoolWeekColumns, of_classroom(), info=NOTHING_PERSONAL.info())
days_off = Table(
    "days_off",
    metadata,
    DayOffColumns,
    of_classroom(),
    belongs_to("members", "member_id"),
    Index("ix_days_off_member", "classroom_id", "member_id"),
    info=Privacy(
        holds="on which days a member is excused, without a reason",
        exported="whole",
        erased="deleted with the member",
        kept="as the member",
    ).info(),
)
