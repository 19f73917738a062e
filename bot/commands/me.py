"""About me: what is mine to see and to choose."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.badges import names_of
from bot.locales import catalogue
from bot.request import Answer, Command, Request, show
from bot.views import badges as badge_view
from bot.views import giving, nicknames
from bot.views import me as view
from quests.actions import members
from quests.errors import NotAllowed
from quests.queries.badges import badges_of
from quests.queries.members import find_member
from quests.queries.points import balance, class_total, entries_of
from quests.queries.standings import playing
from quests.reports import Playing
from quests.rules.roles import Role, Style

TELLS = ("message", "look")
READING = ("as_list", "short_text")


def me(request: Request) -> Answer:
    """What is mine."""
    return show(view.me, request.member, playing_of(request, request.look.style))


def playing_of(request: Request, style: str) -> Playing | None:
    """A student's streak and level, in a game."""
    if style != Style.GAME or request.member.role != Role.STUDENT:
        return None
    return playing(request.read, request.member.member_id)


def points(request: Request) -> Answer:
    """My points, and the why of each entry."""
    if not request.look.points:
        return show(giving.no_points)
    mine = request.member.member_id
    total, game = class_total(request.read), playing_of(request, request.look.style)
    return show(badge_view.points, balance(request.read, mine), entries_of(request.read, mine), total, game)


def badges(request: Request) -> Answer:
    """My badges, and how far I am."""
    if not request.look.points:
        return show(giving.no_points)
    found = badges_of(request.read, request.member.member_id)
    return show(badge_view.badges, found, names_of(request))


def reading(request: Request) -> Answer:
    """How I like to read."""
    return show(view.reading, request.member)


def read_set(request: Request) -> Answer:
    """Read so from now on."""
    field, flag = request.choice(READING), min(request.id(1), 1)
    members.wish(request.work, member=request.member.member_id, field=field, value=flag)
    return show(view.reading, find_member(request.work, request.member.member_id))


def name(request: Request) -> Answer:
    """What others see of me."""
    return show(view.name, request.member)


def new_name(request: Request) -> Answer:
    """Another safe nickname."""
    if request.member.role == Role.TEACHER:
        raise NotAllowed(Role.STUDENT)
    mine = request.member.member_id
    members.change_nickname(request.work, member=mine, candidates=nicknames.candidates(request.look))
    return show(view.name, find_member(request.work, mine))


def telling(request: Request) -> Answer:
    """How I am told."""
    return show(view.telling, request.member)


def tell(request: Request) -> Answer:
    """Be told so from now on."""
    how = request.choice(TELLS)
    members.wish(request.work, member=request.member.member_id, field="tell", value=how)
    return show(view.told, how)


def language(_: Request) -> Answer:
    """Which language."""
    return show(view.language)


def language_set(request: Request) -> Answer:
    """Speak so with me from now on."""
    locale = request.choice(tuple(code for code, _ in view.LANGUAGES))
    members.wish(request.work, member=request.member.member_id, field="locale", value=locale)
    return show(view.me, request.member, look=replace(request.look, locale=locale, words=catalogue(locale)))


COMMANDS = {
    "me": Command(run=me),
    "points": Command(run=points),
    "badges": Command(run=badges),
    "reading": Command(run=reading),
    "read_set": Command(run=read_set, writes=True),
    "name": Command(run=name),
    "new_name": Command(run=new_name, writes=True),
    "telling": Command(run=telling),
    "tell": Command(run=tell, writes=True),
    "language": Command(run=language),
    "language_set": Command(run=language_set, writes=True),
}
