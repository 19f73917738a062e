"""Badges of a class: making and changing their rules, switching them, giving one by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from quests.actions.awarding import correct, insert_award, locked_life, revoke, write_tallies
from quests.errors import NotFound
from quests.events import Awarded, BadgeGiven, BadgeRuled
from quests.ids import BadgeId, DeedId, EventId, MemberId
from quests.queries.badges import badge_kinds, find_badge, rules_on
from quests.queries.members import find_member, recipients, students
from quests.queries.records import standing_life
from quests.rules import text
from quests.rules.badges import Rule, conditions_of, read_rule, write_rule
from quests.rules.limits import BADGE_ABOUT_LONGEST, BADGE_TITLE_LONGEST
from quests.rules.lives import BY_HAND, Held, Versioned
from quests.rules.ready_badges import READY
from quests.rules.rule_sets import RuleSet
from quests.statements import HERE
from quests.tables import badge_versions, badges, classrooms, members
from quests.work import Reading, Work

INSERT_BADGE = insert(badges)
INSERT_VERSION = insert(badge_versions)
EVERYONE = select(members.c.member_id).where(members.c.classroom_id == HERE).order_by(members.c.member_id)
ONE_AT_A_TIME = (
    select(classrooms.c.classroom_id).where(classrooms.c.classroom_id == HERE).with_for_update(key_share=True)
)
"""Rules change one after the other, so that two cannot close a circle together (SQLite has one writer)."""
SET_RULE = (
    update(badges)
    .where(
        badges.c.classroom_id == HERE, badges.c.badge_id == bindparam("badge"), badges.c.version == bindparam("since")
    )
    .values(rule=bindparam("new_rule"), version=badges.c.version + 1, is_on=1)
)
SET_ON = (
    update(badges)
    .where(
        badges.c.classroom_id == HERE, badges.c.badge_id == bindparam("badge"), badges.c.is_on != bindparam("new_on")
    )
    .values(is_on=bindparam("new_on"))
)
SET_TEXTS = (
    update(badges)
    .where(badges.c.classroom_id == HERE, badges.c.badge_id == bindparam("badge"))
    .values(title=bindparam("new_title"), about=bindparam("new_about"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """Who would gain a badge, and who would lose it, if its rule were so and everybody were looked at anew."""

    gained: Sequence[MemberId]
    lost: Sequence[MemberId]


def make_badge(work: Work, *, code: str, title: str, about: str, rule: Rule, by: MemberId) -> BadgeRuled:
    """Make a badge that is on. What was done before counts from each member's next step on. Raises Invalid, BadgesInCircle."""
    work.execute(ONE_AT_A_TIME)
    badge = BadgeId(work.new_id())
    work.execute(
        INSERT_BADGE,
        badge_id=badge,
        code=text.code("code", code),
        title=text.line("title", title, longest=BADGE_TITLE_LONGEST, required=False),
        about=text.line("about", about, longest=BADGE_ABOUT_LONGEST, required=False),
        rule=write_rule(rule),
        version=1,
        is_on=1,
    )
    rules_on(work)  # raises when badges would wait for each other
    return _ruled(work, badge, 1, rule, by=by)


def switch_ready(work: Work, *, code: str, by: MemberId) -> BadgeRuled:
    """Switch a ready badge on, making it when the class never had it. Raises NotFound."""
    if code not in READY:
        raise NotFound("badge")
    there = next((kind for kind in badge_kinds(work) if kind.code == code), None)
    if there is not None:
        return switch(work, badge=there.badge_id, on=True, by=by)
    return make_badge(work, code=code, title="", about="", rule=READY[code], by=by)


def switch(work: Work, *, badge: BadgeId, on: bool, by: MemberId) -> BadgeRuled:
    """Switch a badge on or off. Who has it keeps it. Raises NotFound, BadgesInCircle."""
    work.execute(ONE_AT_A_TIME)
    kind = find_badge(work, badge)
    changed = work.execute(SET_ON, badge=badge, new_on=int(on)).changed
    rules_on(work)
    rule = read_rule(kind.rule)
    if not changed:
        return BadgeRuled(by=by, badge=badge, rule_version=kind.version, is_on=on)
    return _ruled(work, badge, kind.version, rule if on else None, by=by)


def change_rule(
    work: Work, *, badge: BadgeId, rule: Rule, by: MemberId, at_once: bool = False, since: int = 0
) -> BadgeRuled:
    """Change a badge's rule: a new version. Who has it keeps it. Raises NotFound, BadgesInCircle.

    `since` is the version that was looked at; when there is a newer one by now, nothing changes.
    With `at_once` the caller then looks at everybody anew, a member a unit (`look_again`): some gain it, some lose it.
    """
    work.execute(ONE_AT_A_TIME)
    kind = find_badge(work, badge)
    changed = work.execute(SET_RULE, badge=badge, new_rule=write_rule(rule), since=since or kind.version).changed
    rules_on(work)
    if not changed:
        return BadgeRuled(by=by, badge=badge, rule_version=kind.version, is_on=bool(kind.is_on))
    return _ruled(work, badge, kind.version + 1, rule, by=by, at_once=at_once)


def change_texts(work: Work, *, badge: BadgeId, title: str, about: str) -> None:
    """Change what a badge is called. Raises Invalid, NotFound."""
    changed = work.execute(
        SET_TEXTS,
        badge=badge,
        new_title=text.line("title", title, longest=BADGE_TITLE_LONGEST),
        new_about=text.line("about", about, longest=BADGE_ABOUT_LONGEST, required=False),
    ).changed
    if not changed:
        raise NotFound("badge")


def _ruled(
    work: Work, badge: BadgeId, version: int, rule: Rule | None, *, by: MemberId, at_once: bool = False
) -> BadgeRuled:
    event = EventId(work.new_id())
    work.execute(
        INSERT_VERSION,
        badge_id=badge,
        event_id=event,
        version=version,
        rule=write_rule(rule) if rule else "",
        at_once=int(at_once),
        at=work.now,
    )
    fact = BadgeRuled(by=by, badge=badge, rule_version=version, is_on=rule is not None, at_once=at_once)
    work.emit(fact, event=event)
    for member in everyone(work):
        recount(work, member=member)
    return fact


def recount(work: Work, *, member: MemberId) -> None:
    """Count `member`'s tallies anew: a rule that is new may ask for what was not counted before."""
    write_tallies(work, member, locked_life(work, member).counts)


def everyone(look: Reading) -> list[MemberId]:
    """All members there ever were: rules hold for those who left too, should they come back."""
    return [member for (member,) in look.execute(EVERYONE)]


def look_again(work: Work, *, badge: BadgeId, member: MemberId, by: MemberId) -> Awarded | None:
    """Give `member` what a badge's rule would have earned, and take what it would not have; one message tells of all.

    The award's date is now. Hand-given ones stay. None when nothing is new.
    """
    kind = find_badge(work, badge)
    life = locked_life(work, member)
    write_tallies(work, member, life.counts)
    ids = {one.code: one.badge_id for one in badge_kinds(work)}
    before = set(life.held)
    life.look_again(kind.code)
    after = set(life.held)
    event = EventId(work.new_id())
    for held in sorted(before - after):
        revoke(work, member, ids[held.code], held, by=by, deed=DeedId(event))
    if before - after:
        correct(work, member=member, by=by, undoing=DeedId(event))
    new = [
        held
        for held in sorted(after - before)
        if insert_award(work, member, badge, held, version=kind.version, event=event)
    ]
    if not new:
        return None
    fact = Awarded(by=by, member=member, count=len(new), badges=(badge,))
    there = any(one.member_id == member for one in students(work))
    return work.emit(fact, event=event, tell=recipients(work, member) if there else ())


def dry_run(look: Reading, *, badge: BadgeId, rule: Rule) -> DryRun:
    """Who would gain, and who would lose, if a badge's rule were `rule` and everybody were looked at anew. Changes nothing."""
    kind = find_badge(look, badge)
    gained: list[MemberId] = []
    lost: list[MemberId] = []
    for one in students(look):
        life = standing_life(look, one.member_id)
        before = {held for held in life.held if held.code == kind.code}
        life.rules[kind.code] = Versioned(kind.version + 1, rule)
        life.versions[kind.code, kind.version + 1] = rule
        life.set_ = RuleSet({code: versioned.rule for code, versioned in life.rules.items()})
        life.look_again(kind.code)
        after = {held for held in life.held if held.code == kind.code}
        gained += [one.member_id] * bool(after - before)
        lost += [one.member_id] * bool(before - after)
    return DryRun(gained=gained, lost=lost)


def give_badge(work: Work, *, badge: BadgeId, member: MemberId, by: MemberId, tier: int = 1) -> BadgeGiven | None:
    """Give a badge by hand. The rule will not give it a second time. None when they have it. Raises NotFound."""
    kind = find_badge(work, badge)
    if not 1 <= tier <= len(conditions_of(read_rule(kind.rule))):
        raise NotFound("badge")
    whom = find_member(work, member).member_id
    event = EventId(work.new_id())
    held = Held(kind.code, tier, "")
    if not insert_award(work, whom, badge, held, version=0, event=event, source=BY_HAND):
        return None
    fact = BadgeGiven(by=by, badge=badge, member=whom, code=kind.code, tier=tier)
    return work.emit(fact, event=event, tell=recipients(work, whom))
