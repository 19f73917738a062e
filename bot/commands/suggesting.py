"""What could be typed after a word: titles, squares and names that this very member may see, the best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import partial

from bot.commands.boards import in_sight
from bot.commands.plain import fold
from bot.request import Request
from bot.views import helping, words
from quests.queries.members import everybody, students
from quests.queries.quests import all_quests, open_to, squares_of
from quests.reports import Member, Quest
from quests.rules.roles import Role
from quests.work import Reading

MOST = 25
"""As many as Discord shows."""
NEAR = 0.6
"""How like a word of a title must be that was mistyped."""
NEARLY = 5
"""The rank of what is only like it: for a slip of the pen, where nothing else fits."""
Found = tuple[str, str]
"""What is offered, and another name for it: "Pizza maths", "b2"."""


def suggestions(request: Request, verb: str) -> list[str]:
    """Up to 25 strings for what could follow `verb`, of which `request.words` are there already."""
    offered = OFFERS.get(verb)
    return best(request.words, offered(request)) if offered else []


def best(typed: str, found: Iterable[Found]) -> list[str]:
    """What fits `typed`, the nearest first, whatever its accents and capitals; all, in its order, when nothing is typed."""
    wanted = fold(typed)
    ranked = sorted(
        ((rank, place, one) for place, (one, also) in enumerate(found) if (rank := _rank(wanted, one, also)))
    )
    near_too = not ranked or ranked[0][0] == NEARLY
    return list(dict.fromkeys(one for rank, _, one in ranked if near_too or rank < NEARLY))[:MOST]


def _rank(wanted: str, one: str, also: str) -> int:
    """1 for the very thing, then what begins so, has a word that does, has it anywhere, or NEARLY does; 0 for none of it."""
    name = fold(one)
    fits = (
        wanted in (name, also) or not wanted,
        name.startswith(wanted),
        f" {wanted}" in f" {name}",
        wanted in name,
        any(SequenceMatcher(None, wanted, word).ratio() >= NEAR for word in (name, *name.split())),
    )
    return next((rank for rank, fit in enumerate(fits, 1) if fit), 0)


def _boards(request: Request) -> list[Found]:
    return [(board.title, "") for board in in_sight(request.read)]


def _quests(request: Request) -> list[Found]:
    """What is open to a student, what came back and is begun first; all quests for a teacher."""
    found = all_quests(request.read) if request.member.role == Role.TEACHER else _of_student(request)
    squares = squares_of(request.read, request.member.member_id)
    often = Counter(fold(one.title) for one in all_quests(request.read))
    return [_found(one, squares.get(one.quest_id, ""), alone=often[fold(one.title)] == 1) for one in found]


def _of_student(request: Request) -> list[Quest]:
    return [quest for quest, _ in open_to(request.read, request.member.member_id)]


def _found(quest: Quest, square: str, *, alone: bool) -> Found:
    """A quest by its title; by its square where the title means another one too, or means it to this student only."""
    return (quest.title, fold(square)) if alone or not square else (square, fold(quest.title))


def _quests_and_words(request: Request) -> list[Found]:
    """After `quest` every word of ours works as well."""
    quiet = not request.look.points
    listed = tuple(spec for some in words.listed(request.member.role, quiet=quiet) for spec in some)
    called = zip(helping.called(request.look, listed), (spec.word for spec in listed), strict=True)
    return [*_quests(request), *called]


def _names(of: Callable[[Reading], Sequence[Member]], request: Request) -> list[Found]:
    """Names are a teacher's to see."""
    if request.member.role != Role.TEACHER:
        return []
    return [(one.name, fold(one.nickname)) for one in of(request.read) if one.practice_of is None]


OFFERS: dict[str, Callable[[Request], list[Found]]] = {
    "board": _boards,
    "quest": _quests_and_words,
    "handin": lambda request: _quests(request) if request.member.role != Role.TEACHER else [],
    "student": partial(_names, everybody),
    "give": partial(_names, students),
}
"""By the verb of the word."""
