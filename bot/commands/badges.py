"""Badges, for a teacher: switching, trying a change, giving one by hand."""

from __future__ import annotations

from dataclasses import replace

from bot.request import Answer, Command, Request, show
from bot.views import badge_desk as view
from bot.views import badges as badge_view
from bot.views import giving
from bot.views.conditions import Names, sentence
from quests.actions import badges as actions
from quests.errors import Invalid, NotFound
from quests.ids import BadgeId, MemberId
from quests.queries.badges import badge_kinds, find_badge, holders, holding
from quests.queries.deeds import BOARD_TITLES, QUEST_TITLES
from quests.queries.members import find_member, name_of, students
from quests.reports import BadgeKind
from quests.rules import text
from quests.rules.badges import Rule, is_one_number, read_rule
from quests.rules.ready_badges import READY
from quests.rules.roles import Role
from quests.work import Reading


def names_of(request: Request) -> Names:
    """What the ids and codes in a condition are called in this class."""
    look: Reading = request.read
    called = {kind.code: badge_view.name(request.look, kind) for kind in badge_kinds(look)}
    return Names(dict(look.execute(QUEST_TITLES)), dict(look.execute(BOARD_TITLES)), called)


def desk(request: Request) -> Answer:
    """All badges."""
    if not request.look.points:
        return show(giving.no_points)
    kinds = badge_kinds(request.read)
    never_had = [code for code in READY if code not in {kind.code for kind in kinds}]
    return show(view.desk, kinds, holders(request.read), never_had)


def badge(request: Request) -> Answer:
    """One badge."""
    return _badge(request, BadgeId(request.id()))


def _badge(request: Request, number: BadgeId, note: str = "") -> Answer:
    kind = find_badge(request.read, number)
    return show(view.badge, kind, names_of(request), holding(request.read, number), note)


def ready(request: Request) -> Answer:
    """A ready badge that the class never had."""
    code = request.choice(tuple(READY))
    return show(view.ready, code, request.id(), READY[code], names_of(request))


def ready_on(request: Request) -> Answer:
    """Switch a ready badge on."""
    code = request.choice(tuple(READY))
    fact = actions.switch_ready(request.work, code=code, by=request.member.member_id)
    return _badge(request, fact.badge, view.switched(request.look, on=True))


def switch(request: Request) -> Answer:
    """Switch a badge on or off."""
    number, on = BadgeId(request.id()), bool(request.id(1))
    actions.switch(request.work, badge=number, on=on, by=request.member.member_id)
    return _badge(request, number, view.switched(request.look, on=on))


def number(request: Request) -> Answer:
    """The form for another number."""
    kind = find_badge(request.read, BadgeId(request.id()))
    _with_number(kind, 1)
    return show(view.number, kind)


def number_sent(request: Request) -> Answer:
    """Try another number: who would gain, who would lose. Changes nothing."""
    kind = find_badge(request.read, BadgeId(request.id()))
    wanted = text.whole_number("number", request.value("number"), least=1, most=100000)
    rule = _with_number(kind, wanted)
    run = actions.dry_run(request.read, badge=kind.badge_id, rule=rule)
    gained, lost = ([name_of(request.read, one) for one in some] for some in (run.gained, run.lost))
    words = sentence(request.look, rule.condition, names_of(request))
    return show(view.tried, kind, words, (gained, lost), wanted)


def _with_number(kind: BadgeKind, ge: int) -> Rule:
    """The badge's rule with another number. Raises NotFound for a rule that is more than one number."""
    rule = read_rule(kind.rule)
    if not is_one_number(rule) or not 1 <= ge <= 100000:
        raise NotFound("button")
    return replace(rule, condition=replace(rule.condition, ge=ge))  # type: ignore[arg-type]  # is_one_number


def save(request: Request) -> Answer:
    """Make the change that was tried, and look at everybody anew when that was chosen."""
    kind, by = find_badge(request.work, BadgeId(request.id())), request.member.member_id
    rule, at_once = _with_number(kind, request.id(1)), bool(request.id(2))
    run = actions.dry_run(request.work, badge=kind.badge_id, rule=rule)
    actions.change_rule(request.work, badge=kind.badge_id, rule=rule, by=by, at_once=at_once, since=request.id(3))
    if at_once:
        for one in actions.everyone(request.work):
            actions.look_again(request.work, badge=kind.badge_id, member=one, by=by)
    return _badge(request, kind.badge_id, view.saved(request.look, len(run.gained), len(run.lost), at_once))


def give(request: Request) -> Answer:
    """To whom?"""
    return show(view.give, find_badge(request.read, BadgeId(request.id())), students(request.read))


def give_sent(request: Request) -> Answer:
    """Give it by hand."""
    kind, whom = find_badge(request.work, BadgeId(request.id())), request.value("whom")
    if not whom.isdecimal() or int(whom) not in {one.member_id for one in students(request.work)}:
        raise Invalid("whom", "not_a_choice", given=whom[:40])
    who = find_member(request.work, MemberId(int(whom)))
    tier = text.whole_number("tier", request.value("tier") or "1", least=1, most=5)
    fact = actions.give_badge(
        request.work, badge=kind.badge_id, member=who.member_id, by=request.member.member_id, tier=tier
    )
    return _badge(request, kind.badge_id, view.given(request.look, who.name, new=fact is not None))


COMMANDS = {
    "badge_desk": Command(run=desk, needs=Role.TEACHER),
    "badge": Command(run=badge, needs=Role.TEACHER),
    "badge_ready": Command(run=ready, needs=Role.TEACHER),
    "badge_ready_on": Command(run=ready_on, needs=Role.TEACHER, writes=True),
    "badge_switch": Command(run=switch, needs=Role.TEACHER, writes=True),
    "badge_number": Command(run=number, needs=Role.TEACHER),
    "badge_number_sent": Command(run=number_sent, needs=Role.TEACHER, reopens="badge_number"),
    "badge_save": Command(run=save, needs=Role.TEACHER, writes=True),
    "badge_give": Command(run=give, needs=Role.TEACHER),
    "badge_give_sent": Command(run=give_sent, needs=Role.TEACHER, writes=True, reopens="badge_give"),
}
