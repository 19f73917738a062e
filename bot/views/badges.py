"""Badges and points, as their owner sees them. None of it is shown in style quiet."""

from __future__ import annotations

from adapters.cards import Bullets, Buttons, Card, Paragraph, Part, Progress
from bot.views import states
from bot.views.look import Look, mark
from quests.reports import Badge, Entry

NAMES = {"explainer": mark("Explainer")}
EARNED_BY = {"explainer": mark("Finish {n} quests, each in your own way.")}


def name(look: Look, code: str) -> str:
    """A ready badge's name."""
    return look.say(NAMES[code])


def badges(look: Look, found: list[Badge]) -> Card:
    """Each badge with how far one is; what is not there is "not yet"."""
    parts: list[Part] = []
    for one in found:
        parts.append(Paragraph(look.say(EARNED_BY[one.code], n=one.total)))
        parts.append(Progress(label=name(look, one.code), done=one.done, total=one.total, words=_how_far(look, one)))
    parts.append(Buttons((look.button("My points", "points"), look.button("My page", "home"))))
    return Card(
        heading=look.say("My badges"), parts=tuple(parts), footnote=look.say("Only you and your teachers see this.")
    )


def _how_far(look: Look, one: Badge) -> str:
    if one.awarded_at is not None:
        return look.say("yours since {day}", day=look.day(one.awarded_at))
    return look.say("{done} of {total}: not yet", done=one.done, total=one.total)


def points(look: Look, total: int, entries: list[Entry], class_total: int) -> Card:
    """Points and the why of each entry."""
    lines = tuple(_entry(look, entry) for entry in entries)
    parts: list[Part] = (
        [Bullets(lines)] if lines else [Paragraph(look.say("No points yet. A finished quest gives some."))]
    )
    parts.append(Paragraph(look.say("The class together: {points}.", points=states.points(look, class_total))))
    parts.append(Buttons((look.button("My badges", "badges"), look.button("My page", "home"))))
    return Card(
        heading=look.say("You have {points}", points=states.points(look, total)),
        parts=tuple(parts),
        footnote=look.say("Only you and your teachers see this."),
    )


def _bonus(look: Look, entry: Entry) -> str:
    """What a bonus is for: its cause names the squares of a row, or none for finishing the board."""
    kind, *rest = entry.cause.split(":")
    if kind != "bonus" or not entry.title:
        return ""
    return (
        look.say("a row of {board}", board=entry.title) if rest[2] else look.say("finishing {board}", board=entry.title)
    )


def _entry(look: Look, entry: Entry) -> str:
    why = _bonus(look, entry) or entry.title or entry.reason or look.say("a gift")
    words = look.say(
        "{amount} for {why}, {day}, from {name}",
        amount=f"+{entry.amount}",
        why=why,
        day=look.day(entry.at),
        name=states.who(look, entry.by),
    )
    return look.say("{entry} (corrected)", entry=words) if entry.taken_back else words
