"""The record of one member, in the order it was lived: what conditions are asked about, and what was taken back of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select

from quests.events import BadgeGiven, HandedIn, TakenBack, Undone, decode
from quests.ids import MemberId
from quests.queries.badges import held_by, rules_on, today
from quests.queries.calendar import school_days
from quests.queries.members import the_classroom
from quests.rules.badges import Rule, read_rule
from quests.rules.calendar import local_date
from quests.rules.conditions import Condition
from quests.rules.levels import STEPS
from quests.rules.lives import Gained, Handed, Happened, Life, Ruled, Step, Undid, Versioned
from quests.rules.records import HAPPEN, happening_of
from quests.statements import HERE
from quests.tables import badge_versions, badges, entries, events
from quests.work import Reading

_KINDS = (*HAPPEN, TakenBack.kind, BadgeGiven.kind)
ABOUT = (
    select(events.c.event_id, events.c.deed_id, events.c.kind, events.c.at, events.c.body)
    .where(
        events.c.classroom_id == HERE,
        events.c.about_id == bindparam("member"),
        or_(*(events.c.kind == kind for kind in _KINDS)),
    )
    .order_by(events.c.event_id)
)
ENTRIES = (
    select(entries.c.entry_id, entries.c.deed_id, entries.c.at, entries.c.amount, entries.c.cause, entries.c.reverses)
    .where(entries.c.classroom_id == HERE, entries.c.member_id == bindparam("member"))
    .order_by(entries.c.entry_id)
)
UNDOINGS = select(events.c.undoes, events.c.event_id).where(
    events.c.classroom_id == HERE, events.c.kind == Undone.kind, events.c.undoes.is_not(None)
)
_undoing = events.alias("undoing")
UNDOINGS_OF = select(events.c.deed_id, _undoing.c.event_id).where(
    events.c.classroom_id == HERE,
    events.c.about_id == bindparam("member"),
    _undoing.c.classroom_id == HERE,
    _undoing.c.undoes == events.c.deed_id,
)
VERSIONS = (
    select(
        badges.c.code,
        badge_versions.c.event_id,
        badge_versions.c.version,
        badge_versions.c.rule,
        badge_versions.c.at_once,
    )
    .join(
        badges,
        (badges.c.classroom_id == badge_versions.c.classroom_id) & (badges.c.badge_id == badge_versions.c.badge_id),
    )
    .where(badge_versions.c.classroom_id == HERE)
    .order_by(badge_versions.c.event_id)
)

FIRST, THEN = 0, 1


@dataclass(frozen=True, slots=True)
class Told:
    """What all members share: the rules by the event they began with, and which deeds were undone by which event."""

    zone: str
    ruled: tuple[tuple[int, Ruled], ...]
    undone: Mapping[int, int]

    @property
    def versions(self) -> dict[tuple[str, int], Rule]:
        """Every version of every rule."""
        found = (step for _, step in self.ruled if step.versioned)
        return {(step.code, step.versioned.version): step.versioned.rule for step in found if step.versioned}


def told(look: Reading, *, undone: Mapping[int, int] | None = None) -> Told:
    """What all members share. `undone` when only some deeds matter."""
    ruled = tuple(
        (event, Ruled(code, Versioned(version, read_rule(rule)) if rule else None, bool(at_once)))
        for code, event, version, rule, at_once in look.execute(VERSIONS)
    )
    return Told(the_classroom(look).zone, ruled, dict(look.execute(UNDOINGS)) if undone is None else undone)


def steps_of(look: Reading, member: MemberId, shared: Told) -> list[Step]:
    """All that happened to `member`, and to the rules, in order."""
    sorting: list[tuple[int, int, Step]] = [(event, FIRST, step) for event, step in shared.ruled]
    rows = look.execute(ABOUT, member=member)
    facts = [(event, deed, at, decode(kind, body)) for event, deed, kind, at, body in rows]
    handed_in = {fact.hand_in: event for event, _, _, fact in facts if isinstance(fact, HandedIn)}
    approvals: dict[tuple[int, int], int] = {}
    undid: dict[int, set[int]] = {}
    for event, deed, at, fact in facts:
        happening = happening_of(fact, local_date(at, shared.zone))
        if happening is not None:
            sorting.append((event, THEN, Happened(event, deed, happening)))
            approvals[deed, getattr(fact, "attempt", 0)] = event
        elif isinstance(fact, TakenBack) and fact.hand_in in handed_in:
            sorting.append((event, THEN, Undid(frozenset({handed_in[fact.hand_in]}))))
        elif isinstance(fact, BadgeGiven):
            sorting.append((event, THEN, Handed(fact.code, fact.tier)))
            if deed in shared.undone:
                sorting.append((shared.undone[deed], THEN, Handed(fact.code, fact.tier, back=True)))
        if deed in shared.undone:
            undid.setdefault(shared.undone[deed], set()).add(deed)
    back: dict[int, set[int]] = {}
    for entry, deed, at, amount, cause, reverses in look.execute(ENTRIES, member=member):
        if reverses is not None:
            back.setdefault(deed, set()).add(reverses)
        else:
            # Points that came with an approval are there when its badges are asked for.
            place = approvals.get((deed, _attempt(cause)), entry)
            sorting.append((place, FIRST, Gained(entry, deed, local_date(at, shared.zone), amount)))
    for undoing in undid.keys() | back.keys():
        deeds = frozenset(undid.get(undoing, ()))
        sorting.append((undoing, THEN, Undid(frozenset(), deeds, frozenset(back.get(undoing, ())))))
    return [step for _, _, step in sorted(sorting, key=lambda one: one[:2])]


def _attempt(cause: str) -> int:
    kind, _, rest = cause.partition(":")
    return int(rest.partition(":")[0]) if kind in ("attempt", "bonus") else -1


def lived(look: Reading, member: MemberId, shared: Told | None = None) -> Life:
    """The whole life of `member`, from the record alone."""
    life = Life(school_days(look, member), STEPS)
    life.live_all(steps_of(look, member, shared or told(look)))
    return life


def standing_life(look: Reading, member: MemberId) -> Life:
    """Where `member` stands: the record without what was taken back, the rules of now, and what the tables say is held."""
    shared = told(look, undone=dict(look.execute(UNDOINGS_OF, member=member)))
    life = Life(school_days(look, member), STEPS, dict(rules_on(look).versioned), held=held_by(look, member))
    life.versions.update(shared.versions)
    steps = steps_of(look, member, shared)
    events_gone = {event for step in steps if isinstance(step, Undid) for event in step.events}
    deeds_gone = {deed for step in steps if isinstance(step, Undid) for deed in step.deeds}
    entries_gone = {entry for step in steps if isinstance(step, Undid) for entry in step.entries}
    gone = Undid(frozenset(events_gone), frozenset(deeds_gone), frozenset(entries_gone))
    life.standing = [one for one in steps if isinstance(one, Happened | Gained) and not gone.covers(one)]
    life.recount()
    life.day = today(look)
    return life


def record_of(look: Reading, member: MemberId, conditions: Iterable[Condition]) -> Life:
    """`member`'s standing record, with all counted that `conditions` ask for: they can be asked with `progress`."""
    rules = {f"asked {number}": Versioned(1, Rule(condition=one)) for number, one in enumerate(conditions)}
    life = standing_life(look, member)
    asked = Life(life.school, life.levels, rules, day=life.day, held=life.held)
    asked.standing = life.standing
    asked.recount()
    return asked
