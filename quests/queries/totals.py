"""What there is in all classrooms together: for the one who hosts, and for a terminal in which one may be anybody."""

from __future__ import annotations

from sqlalchemy import func, select

from quests.ids import ClassroomId, Moment
from quests.reports import Backlog, Stuck, Totals
from quests.tables import attempts, classrooms, entries, members, outbox
from quests.work import Reading

CLASSROOMS = select(classrooms.c.classroom_id).order_by(classrooms.c.classroom_id)
NAMES = (
    select(members.c.name)
    .where(members.c.removed_at.is_(None), members.c.practice_of.is_(None))
    .order_by(members.c.member_id)
)
CLASSROOMS_N = select(func.count(classrooms.c.classroom_id))
MEMBERS_N = select(func.count(members.c.member_id)).where(members.c.removed_at.is_(None))
HANDED_IN_N = select(func.count(attempts.c.attempt_id)).where(attempts.c.state == "handed_in")
ENTRIES_N = select(func.count(entries.c.entry_id))
OPEN_SINCE = (
    select(
        outbox.c.platform,
        func.count(outbox.c.outbox_id),
        func.min(func.coalesce(outbox.c.first_try_at, outbox.c.next_at)),
    )
    .where((outbox.c.state == "pending") | (outbox.c.state == "claimed"))
    .group_by(outbox.c.platform)
)
STUCK = (
    select(outbox.c.platform, outbox.c.state, outbox.c.problem, func.count(outbox.c.outbox_id))
    .where((outbox.c.state == "uncertain") | (outbox.c.state == "dead"))
    .group_by(outbox.c.platform, outbox.c.state, outbox.c.problem)
)


def all_classrooms(look: Reading) -> list[ClassroomId]:
    """Every classroom there is."""
    return [classroom for (classroom,) in look.execute(CLASSROOMS)]


def every_name(look: Reading) -> list[str]:
    """How the members of all classrooms are called, practice ones left out: who can be become at a terminal."""
    return list(dict.fromkeys(name for (name,) in look.execute(NAMES)))


def totals(look: Reading) -> Totals:
    """How much there is."""
    return Totals(
        classrooms=look.execute(CLASSROOMS_N)[0][0],
        members=look.execute(MEMBERS_N)[0][0],
        waiting=look.execute(HANDED_IN_N)[0][0],
        entries=look.execute(ENTRIES_N)[0][0],
    )


def backlog(look: Reading) -> list[Backlog]:
    """What waits to be sent, and what is stuck, on each platform that has any; by the platform's name."""
    stuck: dict[str, list[Stuck]] = {}
    for platform, state, problem, n in look.execute(STUCK):
        stuck.setdefault(platform, []).append(Stuck(state, problem, n))
    waits = {platform: (n, _since(look, due_at)) for platform, n, due_at in look.execute(OPEN_SINCE)}
    return [
        Backlog(
            platform,
            *waits.get(platform, (0, Moment(0))),
            tuple(sorted(stuck.get(platform, ()), key=lambda one: (one.state, -one.n, one.problem))),
        )
        for platform in sorted({*waits, *stuck})
    ]


def _since(look: Reading, due_at: Moment | None) -> Moment:
    """How long ago that was; nothing for what is only due later."""
    return Moment(max(0, look.now - (due_at or look.now)))
