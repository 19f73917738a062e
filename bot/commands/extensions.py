"""More time: a student asks, a teacher gives a week, a day of their choice, or says not yet."""

from __future__ import annotations

from datetime import date, timedelta

from bot.commands.pages import teacher_name
from bot.commands.review import next_item
from bot.request import Answer, Command, Request, show
from bot.views import extensions as view
from quests.actions import extensions as actions
from quests.errors import Invalid, NotAllowed
from quests.ids import HelpId, MemberId, Moment, QuestId
from quests.queries.attempts import find_help
from quests.queries.extensions import may_need_time
from quests.queries.members import find_member
from quests.queries.quests import quest_view
from quests.rules.calendar import day_ends, local_date, read_day
from quests.rules.roles import Role


def time_ask(request: Request) -> Answer:
    """The form to ask for more time."""
    if request.member.role == Role.TEACHER:
        raise NotAllowed(Role.STUDENT)
    return show(view.ask_time, quest_view(request.read, QuestId(request.id()), request.member.member_id))


def time_ask_sent(request: Request) -> Answer:
    """Ask. Raises NotFound, NotNow, Invalid."""
    quest, me = QuestId(request.id()), request.member.member_id
    if request.member.role == Role.TEACHER:
        raise NotAllowed(Role.STUDENT)
    actions.ask_time(request.work, quest=quest, why=request.value("why"), by=me)
    return show(view.time_asked, quest_view(request.work, quest, me), teacher_name(request.work))


def time_week(request: Request) -> Answer:
    """Give a week from today, and move on."""
    zone = request.classroom.zone
    return _granted(request, _end(request, local_date(request.work.now, zone) + timedelta(days=7)))


def _end(request: Request, day: date) -> Moment:
    """The last instant of a day."""
    return Moment(day_ends(day, request.classroom.zone) - 1)


def time_day(request: Request) -> Answer:
    """The form for another day."""
    return show(view.choose_day, find_help(request.read, HelpId(request.id())), _skip(request))


def time_day_sent(request: Request) -> Answer:
    """Give time until the end of that day, and move on. Raises Invalid, NotNow."""
    return _granted(request, _until(request))


def _until(request: Request) -> Moment:
    day = read_day("until", request.value("until"))
    if day is None:
        raise Invalid("until", "required")
    return _end(request, day)


def _granted(request: Request, until: Moment) -> Answer:
    asked = find_help(request.work, HelpId(request.id()))
    actions.grant_time(request.work, help_id=asked.help_id, until=until, by=request.member.member_id)
    return next_item(request, _skip(request), view.given(request.look, asked.name, until))


def _skip(request: Request) -> int:
    return request.id(1) if request.has_id(1) else 0


def more_time(request: Request) -> Answer:
    """The form for one student's more time. Raises NotFound."""
    whom = find_member(request.read, MemberId(request.id()))
    return show(view.more_time, whom, may_need_time(request.read, whom.member_id))


def more_time_sent(request: Request) -> Answer:
    """Give it, for one quest or all that close. Raises Invalid, NotFound."""
    whom = find_member(request.work, MemberId(request.id()))
    closing = [quest for quest, _ in may_need_time(request.work, whom.member_id)]
    chosen = request.value("quest")
    to_quests = closing if chosen == view.ALL else [quest for quest in closing if str(quest) == chosen]
    if not to_quests:
        raise Invalid("quest", "not_a_choice")
    facts = actions.give_time(
        request.work, member=whom.member_id, to_quests=to_quests, until=_until(request), by=request.member.member_id
    )
    return show(view.time_given, facts, whom)


COMMANDS = {
    "time_ask": Command(run=time_ask),
    "time_ask_sent": Command(run=time_ask_sent, writes=True, reopens="time_ask"),
    "time_week": Command(run=time_week, needs=Role.TEACHER, writes=True),
    "time_day": Command(run=time_day, needs=Role.TEACHER),
    "time_day_sent": Command(run=time_day_sent, needs=Role.TEACHER, writes=True, reopens="time_day"),
    "more_time": Command(run=more_time, needs=Role.TEACHER),
    "more_time_sent": Command(run=more_time_sent, needs=Role.TEACHER, writes=True, reopens="more_time"),
}
