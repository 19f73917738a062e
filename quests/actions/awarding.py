"""What follows for badges when something happens to a member, and when it is taken back.

Live, tallies are added to and the rules that they touch are asked. A correction looks at the member's standing record
instead (`rules/lives.py`): what it would not have earned goes, and the tallies are written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import bindparam, delete, select
from sqlalchemy.sql.dml import Insert

from quests.actions.ledger import count, enter
from quests.events import Approved, HandedIn, Returned
from quests.ids import BadgeId, DeedId, EntryId, EventId, MemberId
from quests.queries.badges import Rules, StoredRecord, rules_on
from quests.queries.records import standing_life
from quests.rules.badges import earned, period_of
from quests.rules.calendar import local_date
from quests.rules.conditions import Counts, Happening
from quests.rules.conditions.counting import ALL
from quests.rules.lives import BY_HAND, BY_RULE, Award, Held, Life
from quests.rules.records import happening_of
from quests.statements import HERE
from quests.tables import awards, badges, day_tallies, entries, tallies
from quests.upserts import upsert
from quests.work import Work

AT_ONCE = 50
"""Rows in one insert: a few shapes of statement are compiled, whatever comes."""

INSERT_AWARD = upsert(awards).on_conflict_do_nothing(
    index_elements=["classroom_id", "member_id", "badge_id", "tier", "period"]
)
_AWARD = (
    (awards.c.classroom_id == HERE)
    & (awards.c.member_id == bindparam("member"))
    & (awards.c.badge_id == bindparam("badge"))
    & (awards.c.tier == bindparam("of_tier"))
    & (awards.c.period == bindparam("of_period"))
)
DELETE_AWARD = delete(awards).where(_AWARD, awards.c.source == bindparam("of_source"))
BADGE_IDS = select(badges.c.code, badges.c.badge_id).where(badges.c.classroom_id == HERE)
_reversal = entries.alias("reversal")
POINTS_OF_BADGES = (
    select(entries.c.entry_id, entries.c.amount, entries.c.cause)
    .outerjoin(
        _reversal,
        (_reversal.c.classroom_id == entries.c.classroom_id)
        & (_reversal.c.member_id == entries.c.member_id)
        & (_reversal.c.reverses == entries.c.entry_id),
    )
    .where(
        entries.c.classroom_id == HERE,
        entries.c.member_id == bindparam("member"),
        entries.c.cause.like("badge:%"),
        _reversal.c.entry_id.is_(None),
    )
)
DELETE_TALLIES = delete(tallies).where(tallies.c.classroom_id == HERE, tallies.c.member_id == bindparam("member"))
DELETE_DAY_TALLIES = delete(day_tallies).where(
    day_tallies.c.classroom_id == HERE, day_tallies.c.member_id == bindparam("member")
)


@cache
def add_day_tallies(n: int) -> Insert:
    """One statement of fixed shape for `n` tallies of days."""
    rows = [
        {
            "classroom_id": HERE,
            "member_id": bindparam("member"),
            "tally": bindparam(f"tally_{number}"),
            "day": bindparam(f"day_{number}"),
            "n": bindparam(f"n_{number}"),
        }
        for number in range(n)
    ]
    new = upsert(day_tallies).values(rows)
    return new.on_conflict_do_update(
        index_elements=["classroom_id", "member_id", "tally", "day"], set_={"n": day_tallies.c.n + new.excluded.n}
    )


def note_fact(
    work: Work, fact: Approved | HandedIn | Returned, event: EventId, deed: DeedId | None = None
) -> tuple[BadgeId, ...]:
    """Count what `fact` says has happened, and award what it earns; gives the badges that are new."""
    rules = rules_on(work)
    happening = happening_of(fact, local_date(work.now, rules.zone))
    if happening is None:
        return ()
    return _note(
        work, rules, member=fact.member, happening=happening, event=event, deed=deed or DeedId(event), by=fact.by
    )


def _note(
    work: Work, rules: Rules, *, member: MemberId, happening: Happening, event: EventId, deed: DeedId, by: MemberId
) -> tuple[BadgeId, ...]:
    """The key of an award makes it happen once."""
    ever, of_day = rules.together.counts(happening)
    counted = count(work, member=member, more=ever)
    _count_days(work, member, {(key, happening.day.toordinal()): n for key, n in of_day.items()})
    touched = rules.together.touched((*ever, *of_day))
    if not touched:
        return ()
    record = StoredRecord(work, member, happening.day, counted)
    return _Settling(work, rules, record, event=event, deed=deed, by=by).settle(touched)


def note_points(work: Work, *, member: MemberId, event: EventId, deed: DeedId, by: MemberId) -> tuple[BadgeId, ...]:
    """Award what points alone earn."""
    rules = rules_on(work)
    if not rules.together.by_level:
        return ()
    record = StoredRecord(work, member, local_date(work.now, rules.zone))
    return _Settling(work, rules, record, event=event, deed=deed, by=by).settle(set(rules.together.by_level))


def _count_days(work: Work, member: MemberId, more: Mapping[tuple[str, int], int]) -> None:
    rows = sorted(more.items())
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        values: dict[str, str | int] = {"member": member}
        for number, ((tally, day), n) in enumerate(some):
            values |= {f"tally_{number}": tally, f"day_{number}": day, f"n_{number}": n}
        work.execute(add_day_tallies(len(some)), **values)


class _Settling:
    """Asking the rules that an event may have changed, each behind those it depends on."""

    def __init__(
        self, work: Work, rules: Rules, record: StoredRecord, *, event: EventId, deed: DeedId, by: MemberId
    ) -> None:
        self.work, self.rules, self.record = work, rules, record
        self.event, self.deed, self.by = event, deed, by
        self.new: list[BadgeId] = []

    def settle(self, touched: set[str]) -> tuple[BadgeId, ...]:
        for code in self.rules.together.rules:
            if code in touched and self._ask(code):
                touched |= self.rules.together.waiting_for(code)
        return tuple(dict.fromkeys(self.new))

    def _ask(self, code: str) -> bool:
        """Whether anything came or went."""
        rule = self.rules.versioned[code].rule
        found = {Held(code, *one) for one in earned(rule, self.record)}
        came = [self._award(one) for one in sorted(found) if one not in self.record.held]
        gone = self._no_more(code, found) if rule.revoke == "live" else []
        for one in gone:
            self._revoke(one)
        return bool(gone) or any(came)

    def _award(self, one: Held) -> bool:
        version, rule = self.rules.versioned[one.code]
        badge = self.rules.ids[one.code]
        self.record.held[one] = Award(version, BY_RULE)
        if not insert_award(self.work, self.record.member, badge, one, version=version, event=self.event):
            return False
        self.new.append(badge)
        if rule.points:
            cause = f"badge:{badge}:{one.tier}:{one.period}:{self.event}"
            enter(self.work, member=self.record.member, amount=rule.points, cause=cause, by=self.by, deed=self.deed)
            self._settle_levels()
        return True

    def _settle_levels(self) -> None:
        """Points of a badge may reach a level that another one waits for, even one that was asked before."""
        for code in self.rules.together.by_level:
            self._ask(code)

    def _no_more(self, code: str, found: set[Held]) -> list[Held]:
        period = next((one.period for one in found), "") or period_of(
            self.rules.versioned[code].rule.award, self.record.day
        )
        return [
            one
            for one, award in self.record.held.items()
            if one.code == code and one.period == period and award.source == BY_RULE and one not in found
        ]

    def _revoke(self, one: Held) -> None:
        del self.record.held[one]
        revoke(self.work, self.record.member, self.rules.ids[one.code], one, by=self.by, deed=self.deed)


def insert_award(
    work: Work, member: MemberId, badge: BadgeId, held: Held, *, version: int, event: EventId, source: str = BY_RULE
) -> bool:
    """Write an award down; False when it was there."""
    return bool(
        work.execute(
            INSERT_AWARD,
            member_id=member,
            badge_id=badge,
            tier=held.tier,
            period=held.period,
            version=version,
            source=source,
            event_id=event,
            awarded_at=work.now,
        ).changed
    )


def revoke(
    work: Work, member: MemberId, badge: BadgeId, held: Held, *, by: MemberId, deed: DeedId, source: str = BY_RULE
) -> bool:
    """Take an award back, and the points that came with it, once. False when it was not there."""
    if not work.execute(
        DELETE_AWARD, member=member, badge=badge, of_tier=held.tier, of_period=held.period, of_source=source
    ).changed:
        return False
    came_with = f"badge:{badge}:{held.tier}:{held.period}:"
    for entry, amount, cause in work.execute(POINTS_OF_BADGES, member=member):
        if cause.startswith(came_with):
            _reverse(work, member, entry, amount, by=by, deed=deed)
    return True


def _reverse(work: Work, member: MemberId, entry: EntryId, amount: int, *, by: MemberId, deed: DeedId) -> None:
    enter(work, member=member, amount=-amount, cause=f"undo:{entry}", by=by, deed=deed, reverses=entry)


def correct(work: Work, *, member: MemberId, by: MemberId, undoing: DeedId) -> None:
    """After something was taken back: let go of the badges that would not have been earned, and count anew.

    Their points go too, which may cost a level that another badge waited for; so it looks until nothing changes.
    """
    ids = dict(work.execute(BADGE_IDS))
    life = locked_life(work, member)
    while gone := life.unearned():
        for held in gone:
            revoke(work, member, ids[held.code], held, by=by, deed=undoing)
        life = standing_life(work, member)
    write_tallies(work, member, life.counts)


def locked_life(work: Work, member: MemberId) -> Life:
    """Where `member` stands, while nobody else adds to it: on PostgreSQL others wait for the tally of all happenings."""
    count(work, member=member, more={ALL: 0})
    return standing_life(work, member)


def write_tallies(work: Work, member: MemberId, counts: Counts) -> None:
    """Let `member`'s tallies be `counts`."""
    work.execute(DELETE_TALLIES, member=member)
    work.execute(DELETE_DAY_TALLIES, member=member)
    ever = sorted((key, n) for key, n in counts.ever.items() if n)
    for start in range(0, len(ever), AT_ONCE):
        count(work, member=member, more=dict(ever[start : start + AT_ONCE]))
    days = {(key, day.toordinal()): n for key, by_day in counts.by_day.items() for day, n in by_day.items() if n}
    _count_days(work, member, days)


__all__ = ["BY_HAND", "correct", "insert_award", "locked_life", "note_fact", "note_points", "revoke", "write_tallies"]
