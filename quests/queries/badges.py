"""Badges: the rules that are on, who holds what, and what one member's tallies say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, cast, func, select

from quests.errors import NotFound
from quests.ids import BadgeId, MemberId
from quests.queries.calendar import school_days
from quests.queries.members import MEMBER_COLUMNS, the_classroom
from quests.queries.points import balance
from quests.reports import Badge, BadgeKind, Member
from quests.rules.badges import far, read_rule
from quests.rules.calendar import local_date
from quests.rules.levels import STEPS, level_of
from quests.rules.lives import Award, Held, Versioned
from quests.rules.rule_sets import RuleSet
from quests.rules.streaks import SchoolDays
from quests.statements import HERE
from quests.tables import awards, badges, classrooms, day_tallies, members, tallies
from quests.work import Reading

BADGE_KINDS = (
    select(
        badges.c.badge_id,
        badges.c.code,
        badges.c.title,
        badges.c.about,
        badges.c.rule,
        badges.c.version,
        badges.c.is_on,
    )
    .where(badges.c.classroom_id == HERE)
    .order_by(badges.c.badge_id)
)
RULES_ON = (
    select(classrooms.c.zone, badges.c.code, badges.c.badge_id, badges.c.version, badges.c.rule)
    .outerjoin(badges, (badges.c.classroom_id == classrooms.c.classroom_id) & (badges.c.is_on == 1))
    .where(classrooms.c.classroom_id == HERE)
    .order_by(badges.c.badge_id)
)
"""One row without a rule when none is on."""
AWARDS_OF = (
    select(badges.c.code, awards.c.tier, awards.c.period, awards.c.version, awards.c.source, awards.c.awarded_at)
    .join(badges, (badges.c.classroom_id == awards.c.classroom_id) & (badges.c.badge_id == awards.c.badge_id))
    .where(awards.c.classroom_id == HERE, awards.c.member_id == bindparam("member"))
)
HOLDERS = (
    select(awards.c.badge_id, cast(func.count(awards.c.member_id.distinct()), BigInteger))
    .join(members, (members.c.classroom_id == awards.c.classroom_id) & (members.c.member_id == awards.c.member_id))
    .where(awards.c.classroom_id == HERE, members.c.practice_of.is_(None), members.c.removed_at.is_(None))
    .group_by(awards.c.badge_id)
)
HOLDING = (
    select(*MEMBER_COLUMNS)
    .join(awards, (awards.c.classroom_id == members.c.classroom_id) & (awards.c.member_id == members.c.member_id))
    .where(
        members.c.classroom_id == HERE,
        awards.c.badge_id == bindparam("badge"),
        members.c.practice_of.is_(None),
        members.c.removed_at.is_(None),
    )
    .order_by(members.c.member_id)
    .distinct()
)
TALLIES = select(tallies.c.tally, tallies.c.n).where(
    tallies.c.classroom_id == HERE, tallies.c.member_id == bindparam("member")
)
_DAYS = (
    (day_tallies.c.classroom_id == HERE)
    & (day_tallies.c.member_id == bindparam("member"))
    & (day_tallies.c.day <= bindparam("last", type_=Integer()))
)
DAYS = select(day_tallies.c.day, day_tallies.c.n).where(_DAYS, day_tallies.c.tally == bindparam("tally", type_=Text()))
DAYS_BEGINNING = select(day_tallies.c.tally, day_tallies.c.day, day_tallies.c.n).where(
    _DAYS,
    day_tallies.c.day >= bindparam("first", type_=Integer()),
    day_tallies.c.tally >= bindparam("begins", type_=Text()),
    day_tallies.c.tally < bindparam("ends", type_=Text()),
)


class Rules(NamedTuple):
    """The rules that are on: together, each badge's id and version by its code, and the zone whose days they go by."""

    zone: str
    together: RuleSet
    ids: dict[str, BadgeId]
    versioned: dict[str, Versioned]


def rules_on(look: Reading) -> Rules:
    """The rules that are on in this classroom. Raises NotFound."""
    rows = look.execute(RULES_ON)
    zone, code, *_ = rows.one("classroom")
    return _rules(zone, tuple(row[1:] for row in rows) if code else ())


@lru_cache(maxsize=256)
def _rules(zone: str, rows: tuple[tuple[str, BadgeId, int, str], ...]) -> Rules:
    """Read once, and kept as long as no rule changes: what it is keyed by is all it is made of."""
    versioned = {code: Versioned(version, read_rule(rule)) for code, _, version, rule in rows}
    together = RuleSet({code: one.rule for code, one in versioned.items()})
    return Rules(zone, together, {code: badge for code, badge, _, _ in rows}, versioned)


def held_by(look: Reading, member: MemberId) -> dict[Held, Award]:
    """What `member` holds, and how they came to it."""
    rows = look.execute(AWARDS_OF, member=member)
    return {Held(code, tier, period): Award(version, source) for code, tier, period, version, source, _ in rows}


@dataclass
class StoredRecord:
    """A member's tallies as they are stored, looked up when a condition asks (`conditions.Record`)."""

    look: Reading
    member: MemberId
    day: date
    counted: Mapping[str, int] = field(default_factory=dict)
    """Tallies that are known."""

    @cached_property
    def held(self) -> dict[Held, Award]:
        """What is held, and how it came to be; whoever changes it changes this too."""
        return held_by(self.look, self.member)

    @cached_property
    def _ever(self) -> dict[str, int]:
        return dict(self.look.execute(TALLIES, member=self.member))

    @cached_property
    def school(self) -> SchoolDays:
        """The school days that are expected of this member."""
        return school_days(self.look, self.member)

    @property
    def level(self) -> int:
        """The level of the points as they stand."""
        return level_of(balance(self.look, self.member), STEPS).number

    def tiers(self, code: str) -> int:
        """How many tiers of a badge are held."""
        return max((held.tier for held in self.held if held.code == code), default=0)

    def total(self, key: str) -> int:
        """A tally."""
        return self.counted[key] if key in self.counted else self._ever.get(key, 0)

    def within(self, key: str, first: date, last: date) -> int:
        """A tally of some days."""
        rows = self.look.execute(DAYS, member=self.member, tally=key, last=last.toordinal())
        return sum(n for day, n in rows if day >= first.toordinal())

    def days(self, key: str, last: date) -> Collection[date]:
        """The days on which a tally has anything."""
        rows = self.look.execute(DAYS, member=self.member, tally=key, last=last.toordinal())
        return [date.fromordinal(day) for day, n in rows if n > 0]

    def different(self, prefix: str) -> int:
        """How many tallies begin so."""
        return sum(n > 0 and key.startswith(prefix) for key, n in self._ever.items())

    def different_within(self, prefix: str, first: date, last: date) -> int:
        """How many that begin so have anything in some days."""
        rows = self.look.execute(
            DAYS_BEGINNING,
            member=self.member,
            first=first.toordinal(),
            last=last.toordinal(),
            begins=prefix,
            ends=f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}",
        )
        return len({tally for tally, _, n in rows if n > 0})


def today(look: Reading) -> date:
    """The day it is in the classroom."""
    return local_date(look.now, the_classroom(look).zone)


def badges_of(look: Reading, member: MemberId) -> list[Badge]:
    """All badges that are on, and those that are held, with how far `member` is."""
    when = {(code, tier, period): at for code, tier, period, _, _, at in look.execute(AWARDS_OF, member=member)}
    record = StoredRecord(look, member, today(look))
    found = []
    for kind in badge_kinds(look):
        mine = [one for one in record.held if one.code == kind.code]
        if not kind.is_on and not mine:
            continue
        latest = max((when[one] for one in mine), default=None)
        rule = read_rule(kind.rule)
        how_far = far(rule, record, record.tiers(kind.code) if rule.award == "once" else 0)
        found.append(Badge(kind, how_far.done, how_far.total, record.tiers(kind.code), len(mine), latest))
    return found


def badge_kinds(look: Reading) -> list[BadgeKind]:
    """All badges of this classroom, on or off."""
    return [BadgeKind(*row) for row in look.execute(BADGE_KINDS)]


def find_badge(look: Reading, badge: BadgeId) -> BadgeKind:
    """A badge of this classroom. Raises NotFound."""
    found = next((kind for kind in badge_kinds(look) if kind.badge_id == badge), None)
    if found is None:
        raise NotFound("badge")
    return found


def holders(look: Reading) -> dict[BadgeId, int]:
    """How many members hold each badge; practice members and who left stand outside."""
    return dict(look.execute(HOLDERS))


def holding(look: Reading, badge: BadgeId) -> list[Member]:
    """Who holds a badge, in the order they came."""
    rows: list[Any] = look.execute(HOLDING, badge=badge)
    return [Member(*row) for row in rows]
