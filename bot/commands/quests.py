"""Quests: looking at one, what to do next, making one."""

from __future__ import annotations

from bot.request import Answer, Command, Request, show
from bot.views import quest_forms as forms
from bot.views import quest_opening as opening
from bot.views import quests as view
from bot.views.conditions import Names, sentence, why
from quests.actions import quests as actions
from quests.actions.quests import NewQuest
from quests.errors import Invalid, NotFound
from quests.ids import Moment, QuestId
from quests.queries.helping_on import ranked, whys
from quests.queries.quests import all_quests, find_cell, find_quest, in_sight, open_to, quest_view, single_quests
from quests.queries.unlocking import record_towards
from quests.reports import Quest
from quests.rules import limits, text
from quests.rules.attempts import Per, State
from quests.rules.calendar import day_begins, day_ends, read_day
from quests.rules.codes import SHORT_WORDS
from quests.rules.conditions import read_condition
from quests.rules.links import read_links
from quests.rules.roles import Role
from quests.rules.unlocking import opens_after

ONCE = "once"
NAMED_MOST = 60
"""So many quests, the newest, are offered to open another."""
NEXT_OPEN = 3
"""So many open quests are offered at once: more is a burden."""


def meant(request: Request, words: str = "") -> QuestId:
    """The quest that a button or the typed words mean. Raises NotFound; a student finds none that is not in sight."""
    if request.has_id():
        return QuestId(request.id())
    typed = words or request.words
    found = find_cell(request.read, typed, request.member.member_id)
    if request.member.role != Role.TEACHER and not in_sight(request.read, found, request.member.member_id):
        raise NotFound("quest", typed)
    return found


def open_quests(request: Request) -> list[Quest]:
    """What the member could hand in now: what came back, what is begun, then the rest."""
    return [quest for quest, _ in open_to(request.read, request.member.member_id)]


def quest(request: Request) -> Answer:
    """One quest."""
    if not request.has_id() and not request.words:
        return (
            quests(request)
            if request.member.role == Role.TEACHER
            else show(view.which_quest, open_quests(request), "quest")
        )
    shown = quest_view(request.read, meant(request), request.member.member_id)
    if request.member.role == Role.TEACHER:
        return _for_teacher(request, shown.quest.quest_id)
    return show(view.reading, shown, request.id(1)) if request.has_id(1) else show(view.quest, shown)


def next_quests(request: Request) -> Answer:
    """What to do now: what came back, what is begun, and three open quests, those that finish a board first."""
    me = request.member.member_id
    found = open_to(request.read, me)
    why = whys(request.read, me)
    begun = sorted(((quest, state) for quest, state in found if state is not None), key=_by_date)
    free = sorted((quest for quest, state in found if state is None), key=lambda quest: ranked(why.get(quest.quest_id)))
    chosen = [(quest, why.get(quest.quest_id, "open")) for quest in free[:NEXT_OPEN]]
    return show(view.next_quests, [*begun, *chosen], bool(all_quests(request.read)))


def _by_date(one: tuple[Quest, str]) -> tuple[bool, bool, int]:
    """What came back first, then by the day that is its goal; what has none at the end."""
    quest, state = one
    return state != State.RETURNED, quest.due_at is None, quest.due_at or 0


def new_quest(request: Request) -> Answer:
    """The form for a quest."""
    return show(forms.new_quest, all_quests(request.read)[-NAMED_MOST:])


def new_quest_sent(request: Request) -> Answer:
    """Make a quest. Raises Invalid."""
    zone = request.classroom.zone
    number = request.value("points") if "points" in (request.call.values or {}) else str(actions.POINTS_USUAL)
    again = request.value("again")
    made = actions.make_quest(
        request.work,
        NewQuest(
            title=request.value("title"),
            task=request.value("task"),
            points=text.whole_number("points", number, least=0, most=limits.POINTS_MOST),
            minutes=text.whole_number("minutes", request.value("minutes") or "0", least=0, most=limits.MINUTES_MOST),
            short=two_words(request.value("short")),
            tags=text.tags("tags", request.value("tags")),
            opens_at=_begin_of(request, "opens", zone),
            due_at=_end_of(request, "due", zone),
            closes_at=_end_of(request, "closes", zone),
            formats=tuple(filter(None, request.value("formats").split(","))),
            simple=request.value("simple"),
            links=read_links("links", request.value("links")),
            places=_number(request, "places", limits.PLACES_MOST),
            runs_most=_runs(request),
            runs_per=again if again in (Per.DAY, Per.WEEK) else "",
            auto=request.value("auto") == "auto",
            unlock=_unlock(request),
        ),
        by=request.member.member_id,
    )
    return show(view.quest_made, find_quest(request.work, made.quest), len(single_quests(request.work)))


def _unlock(request: Request) -> str:
    """What opens it, from the two fields. Raises Invalid: not_a_choice."""
    return opens_after(*(_named(request, field) for field in ("after", "back")))


def _named(request: Request, field: str) -> QuestId | None:
    chosen = request.value(field)
    if not chosen:
        return None
    found = [one.quest_id for one in all_quests(request.read) if str(one.quest_id) == chosen]
    if not found:
        raise Invalid(field, "not_a_choice")
    return found[0]


def unlock(request: Request) -> Answer:
    """The form for what opens a quest. Raises NotFound."""
    quest = find_quest(request.read, QuestId(request.id()))
    others = [one for one in all_quests(request.read) if one.quest_id != quest.quest_id][-NAMED_MOST:]
    return show(forms.unlock, quest, others)


def unlock_sent(request: Request) -> Answer:
    """Change it. Raises NotFound, Invalid."""
    quest = QuestId(request.id())
    try:
        actions.set_unlock(request.work, quest=quest, unlock=_unlock(request), by=request.member.member_id)
    except Invalid as error:
        raise Invalid("after" if error.field == "unlock" else error.field, error.problem) from None
    return _for_teacher(request, quest)


def _for_teacher(request: Request, quest: QuestId) -> Answer:
    shown = quest_view(request.read, quest, request.member.member_id)
    text = shown.quest.unlock
    opens = sentence(request.look, read_condition(text), _names(request)) if text else ""
    return show(opening.for_teacher_opens, shown, opens)


def _names(request: Request) -> Names:
    return Names({one.quest_id: one.title for one in all_quests(request.read)})


def why_locked(request: Request) -> Answer:
    """What opens a quest, and how far one is. Raises NotFound."""
    me, quest = request.member.member_id, find_quest(request.read, QuestId(request.id()))
    if not in_sight(request.read, quest.quest_id, me):
        raise NotFound("quest")
    shown = quest_view(request.read, quest.quest_id, me)
    if not quest.unlock:
        return show(view.quest, shown)
    record = record_towards(request.read, quest, me)
    return show(opening.why_locked, shown, why(request.look, read_condition(quest.unlock), record, _names(request)))


def _number(request: Request, field: str, most: int) -> int:
    return text.whole_number(field, request.value(field) or "0", least=0, most=most)


def _runs(request: Request) -> int:
    """How often it may be done: once, unless it may be done again; 0 is for no end."""
    again = text.one_of("again", request.value("again") or ONCE, tuple(forms.AGAIN))
    return 1 if again == ONCE else _number(request, "runs", limits.RUNS_MOST)


def two_words(short: str) -> str:
    """The words for a button. Raises Invalid when they are more than two."""
    if len(short.split()) > SHORT_WORDS:
        raise Invalid("short", "too_many_words", SHORT_WORDS)
    return short


def _begin_of(request: Request, field: str, zone: str) -> Moment | None:
    """The first instant of the day that was typed. Raises Invalid: not_a_date, in_the_past when that day is over."""
    day = read_day(field, request.value(field))
    if day is not None and day_ends(day, zone) <= request.read.now:
        raise Invalid(field, "in_the_past")
    return day_begins(day, zone) if day is not None else None


def _end_of(request: Request, field: str, zone: str) -> Moment | None:
    """The end of the day that was typed. Raises Invalid: not_a_date, in_the_past."""
    day = read_day(field, request.value(field))
    if day is None:
        return None
    ends = day_ends(day, zone)
    if ends <= request.read.now:
        raise Invalid(field, "in_the_past")
    return Moment(ends - 1)  # still that day, when it is said back


def quests(request: Request) -> Answer:
    """All quests of the class."""
    return show(view.all_quests, all_quests(request.read))


COMMANDS = {
    "quest": Command(run=quest),
    "next": Command(run=next_quests),
    "new_quest": Command(run=new_quest, needs=Role.TEACHER),
    "new_quest_sent": Command(run=new_quest_sent, needs=Role.TEACHER, writes=True, reopens="new_quest"),
    "unlock": Command(run=unlock, needs=Role.TEACHER),
    "unlock_sent": Command(run=unlock_sent, needs=Role.TEACHER, writes=True, reopens="unlock"),
    "why_locked": Command(run=why_locked),
    "quests": Command(run=quests, needs=Role.TEACHER),
}
