"""What is sent to the bot without a word of ours: kept, then handed in with one press. And handing in a message from its menu."""

from __future__ import annotations

from adapters.calls import CommandSpec
from bot.commands.attempts import check, handed, handin_form, student
from bot.commands.pages import page_of
from bot.commands.plain import meaning, near_phrases
from bot.commands.quests import meant, open_quests
from bot.request import Answer, Command, Request, show
from bot.views import attempts as attempts_view
from bot.views import quests as quest_view_of
from bot.views import said as view
from bot.views import words
from quests.actions import attempts, keeping, saying
from quests.errors import Invalid, NotFound
from quests.ids import QuestId
from quests.queries.quests import quest_view
from quests.reports import Quest
from quests.rules.files import FIELD, FILES_MOST
from quests.rules.said import SAID

NAMING = ("handin", "quest")
"""Words with which somebody names the quest that a file is for: "hand in b2", or only "b2"."""


def said(request: Request) -> Answer:
    """Words and files sent to the bot: keep them, and ask which quest they are for. Raises Invalid when nothing can be kept."""
    me = student(request)
    named = _named(request)
    told = request.words if named is None else ""
    if request.refused and not request.files and not told:
        raise request.refused[0]
    kept, too_many = saying.keep_said(request.work, member=me, words=told, files=request.files)
    quests = _only(request, named) or open_quests(request)
    near = () if request.files else near_phrases(told, _listed(request))
    return show(view.which_quest, quests, kept, (*request.refused, *_left_out(too_many)), near)


def _left_out(count: int) -> tuple[Invalid, ...]:
    """What is to be said when `count` files were one too many."""
    return (Invalid(FIELD, "too_many_files", FILES_MOST),) if count else ()


def _named(request: Request) -> str | None:
    """What the words with a file name, when they are no work themselves: a square, a title, or "" for no more than the word."""
    found = meaning(request.words) if request.files or request.refused else None
    return found[1] if found and found[0] in NAMING else None


def _only(request: Request, named: str | None) -> list[Quest]:
    if not named:
        return []
    try:
        quest = meant(request, named)
    except NotFound:
        return []
    return [one for one in open_quests(request) if one.quest_id == quest]


def _listed(request: Request) -> tuple[CommandSpec, ...]:
    first, also = words.listed(request.member.role, quiet=not request.look.points)
    return (*first, *also)


def said_for(request: Request) -> Answer:
    """Hand in what was said, for this quest. Raises NotFound, NotNow, Closed, Invalid; then it is kept still."""
    me, quest = student(request), QuestId(request.id())
    kept = saying.find_said(request.work, me)
    if not kept:
        return handin_form(request, attempts_view.hand_in)
    shown = quest_view(request.work, quest, me)
    if shown.barred in quest_view_of.STANDS_IN_THE_WAY:
        return show(quest_view_of.quest, shown)
    check(shown)
    return handed(request, attempts.hand_in(request.work, quest=quest, by=me, evidence=kept.words, files=kept.files))


def not_work(request: Request) -> Answer:
    """What was said was no work: forget it."""
    keeping.drop_draft(request.work, member=request.member.member_id, form=SAID)
    return page_of(request, request.member)


def hand_this_in(request: Request) -> Answer:
    """Hand in a message that was picked: one's own."""
    student(request)
    if request.call.about != request.call.account:
        return show(view.not_your_message)
    if not request.words and not request.files and not request.refused:
        return show(view.nothing_in_it)
    return said(request)


COMMANDS = {
    "said": Command(run=said, writes=True, takes_files=True, takes_some=True),
    "said_for": Command(run=said_for, writes=True),
    "not_work": Command(run=not_work, writes=True),
    "hand_this_in": Command(run=hand_this_in, writes=True, takes_files=True, takes_some=True),
}
