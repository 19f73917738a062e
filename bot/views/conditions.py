"""Conditions in words: made from the tree, so that what a rule says and what it does cannot part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.views.look import Look, mark
from quests.rules.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Count,
    Distinct,
    HasBadge,
    Leaf,
    Level,
    Lines,
    Metric,
    NoneOf,
    Record,
    Streak,
    Sum,
    Test,
    Window,
    leaves,
    progress,
)

HOWS = {
    "text": mark("in writing"),
    "link": mark("with a link"),
    "photo": mark("with a photo"),
    "voice": mark("by voice"),
    "video": mark("with a video"),
    "file": mark("with a file"),
    "talk": mark("by talking"),
}
PERIODS = {"day": mark("in one day"), "week": mark("in one week"), "month": mark("in one month")}
WEEKDAYS = (
    mark("on a Monday"),
    mark("on a Tuesday"),
    mark("on a Wednesday"),
    mark("on a Thursday"),
    mark("on a Friday"),
    mark("on a Saturday"),
    mark("on a Sunday"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids and codes in a condition are called; what is not there any more has no name."""

    quests: Mapping[int, str] = field(default_factory=dict)
    boards: Mapping[int, str] = field(default_factory=dict)
    badges: Mapping[str, str] = field(default_factory=dict)


def sentence(look: Look, condition: Condition, names: Names) -> str:
    """What must be done, in one sentence (or, of a group, several)."""
    match condition:
        case All(of):
            return look.say("Do all of these: {these}", these=_parts(look, of, names))
        case AnyOf(of):
            return look.say("Do one of these: {these}", these=_parts(look, of, names))
        case NoneOf(of):
            return look.say("As long as none of these is so: {these}", these=_parts(look, of, names))
        case AtLeast(n, of):
            return look.say("Do {n} of these: {these}", n=n, these=_parts(look, of, names))
        case _:
            return _leaf(look, condition, names)


def _parts(look: Look, of: tuple[Condition, ...], names: Names) -> str:
    return " · ".join(sentence(look, part, names) for part in of)


def why(look: Look, condition: Condition, record: Record, names: Names) -> list[str]:
    """Each thing that must be done, with how far one is."""
    return [
        look.say("{what} ({done} of {total})", what=_leaf(look, leaf, names), done=far.done, total=far.total)
        for leaf in leaves(condition)
        for far in (progress(leaf, record),)
    ]


def _leaf(look: Look, leaf: Leaf, names: Names) -> str:  # noqa: PLR0911 - one sentence a kind
    match leaf:
        case Count(metric, ge, within):
            return _count(look, metric, ge, _rest(look, metric, within, names))
        case Sum("minutes", metric, ge, within):
            return look.say("Finish quests of {n} minutes in all{rest}.", n=ge, rest=_rest(look, metric, within, names))
        case Sum(_, metric, ge, within):
            return look.say("Earn {n} points{rest}.", n=ge, rest=_rest(look, metric, within, names))
        case Distinct(by, metric, ge, within):
            return _distinct(look, by, ge, _rest(look, metric, within, names))
        case Streak(unit, metric, ge):
            return _streak(look, unit, ge, _rest(look, metric, None, names))
        case Lines(ge, board) if board:
            removed = look.say("a board that was removed")
            title = names.boards.get(board, removed)
            return look.count("Make a row on {board}.", "Make {n} rows on {board}.", ge, board=title)
        case Lines(ge, _):
            return look.count("Make a row on a board.", "Make {n} rows on boards.", ge)
        case HasBadge(code, _):
            gone = look.say("one that was removed")
            return look.say("Have the badge {badge}.", badge=names.badges.get(code, gone))
        case Level(ge):
            return look.say("Reach level {n}.", n=ge)


def _count(look: Look, metric: Metric, n: int, rest: str) -> str:
    if metric.of == "returned" and n == 1 and [test.key for test in metric.where] == ["quest"]:
        return look.say("It comes back with one next step:{rest}.", rest=rest)
    if metric.of == "returned":
        return look.count('Get "not yet" once{rest}.', 'Get "not yet" {n} times{rest}.', n, rest=rest)
    if metric.of == "handed_in":
        return look.count("Hand in once{rest}.", "Hand in {n} times{rest}.", n, rest=rest)
    quest = next((test for test in metric.where if test.key == "quest"), None)
    if quest is not None and n == 1:
        return look.say("Finish the quest{rest}.", rest=rest)
    return look.count("Finish {n} quest{rest}.", "Finish {n} quests{rest}.", n, rest=rest)


def _distinct(look: Look, by: str, n: int, rest: str) -> str:
    match by:
        case "tag":
            return look.say("Finish quests on {n} different topics{rest}.", n=n, rest=rest)
        case "how":
            return look.say("Show your work in {n} different ways{rest}.", n=n, rest=rest)
        case "board":
            return look.say("Finish quests on {n} different boards{rest}.", n=n, rest=rest)
        case "weekday":
            return look.say("Finish quests on {n} different weekdays{rest}.", n=n, rest=rest)
        case _:
            return look.say("Finish {n} different quests{rest}.", n=n, rest=rest)


def _streak(look: Look, unit: str, n: int, rest: str) -> str:
    match unit:
        case "week":
            return look.say("Hand in something in {n} weeks in a row{rest}.", n=n, rest=rest)
        case "day":
            return look.say("Hand in something on {n} days in a row{rest}.", n=n, rest=rest)
        case _:
            return look.say("Hand in something on {n} school days in a row{rest}.", n=n, rest=rest)


def _rest(look: Look, metric: Metric, within: Window | None, names: Names) -> str:
    said = [*(_test(look, test, names) for test in metric.where), _within(look, within)]
    return "".join(f" {words}" for words in said if words)


def _test(look: Look, test: Test, names: Names) -> str:
    match test.key:
        case "tag":
            return look.say("about {topics}", topics=_or(look, [str(one) for one in test.one_of]))
        case "how":
            return _or(look, [look.say(HOWS[str(one)]) if one in HOWS else str(one) for one in test.one_of])
        case "quest":
            removed = look.say("a quest that was removed")
            return _or(look, [names.quests.get(int(one), removed) for one in test.one_of])
        case "board":
            removed = look.say("a board that was removed")
            boards = _or(look, [names.boards.get(int(one), removed) for one in test.one_of])
            return look.say("on {boards}", boards=boards)
        case "weekday" if test.one_of:
            return _or(look, [look.say(WEEKDAYS[int(one) - 1]) for one in test.one_of if 1 <= int(one) <= 7])
        case _:
            return _number(look, test)


def _number(look: Look, test: Test) -> str:
    least = test.ge if test.ge is not None else (int(test.one_of[0]) if test.one_of else 0)
    match test.key:
        case "try" if least >= 2:
            return look.say("on a second try or later")
        case "try":
            return look.say("on the first try")
        case "on_time":
            return look.say("by the goal's day") if least else look.say("after the goal's day")
        case "minutes":
            return look.say("of {n} minutes or more", n=least)
        case _:
            return look.say("of {n} points or more", n=least)


def _within(look: Look, within: Window | None) -> str:
    if within is None:
        return ""
    if within.first is not None and within.last is not None:
        return look.say("from {first} to {last}", first=look.date(within.first), last=look.date(within.last))
    if within.period:
        return look.say(PERIODS[within.period])
    return look.count("within {n} day", "within {n} days", within.days)


def _or(look: Look, names: list[str]) -> str:
    *most, last = names or [""]
    return look.say("{these} or {that}", these=", ".join(most), that=last) if most else last
