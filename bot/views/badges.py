"""Badges and points, as their owner sees them. None of it is shown in style quiet."""

from __future__ import annotations

from adapters.cards import Bullets, Buttons, Card, Paragraph, Part, Progress
from bot.views import states
from bot.views.conditions import Names, sentence
from bot.views.look import Look, mark
from bot.views.playing import playing_words
from quests.reports import Badge, BadgeKind, Entry, Playing
from quests.rules.badges import conditions_of, read_rule

NAMES = {
    "first_step": mark("First step"),
    "explainer": mark("Explainer"),
    "second_wind": mark("Second wind"),
    "row_maker": mark("Row maker"),
    "many_ways": mark("Many ways"),
    "explorer": mark("Explorer"),
    "finisher": mark("Finisher"),
    "steady": mark("Steady"),
}
TIERS = (mark("bronze"), mark("silver"), mark("gold"), mark("crystal"), mark("star"))


def ready_name(look: Look, code: str) -> str:
    """What a ready badge is called."""
    return look.say(NAMES[code])


def name(look: Look, kind: BadgeKind) -> str:
    """A badge's name."""
    return kind.title or (look.say(NAMES[kind.code]) if kind.code in NAMES else kind.code)


def with_tier(look: Look, one: Badge) -> str:
    """A badge's name, and the tier that is held when there are several."""
    several = len(conditions_of(read_rule(one.kind.rule))) > 1
    called = name(look, one.kind)
    return (
        look.say("{badge}, {tier}", badge=called, tier=look.say(TIERS[one.tier - 1]))
        if several and one.tier
        else called
    )


def badges(look: Look, found: list[Badge], names: Names) -> Card:
    """Each badge with how far one is; what is not there is "not yet"."""
    parts: list[Part] = []
    for one in found:
        parts.append(Paragraph(one.kind.about or earned_by(look, one, names)))
        words = _how_far(look, one)
        parts.append(Progress(label=with_tier(look, one), done=one.done, total=max(one.total, 1), words=words))
    if not found:
        parts.append(Paragraph(look.say("Your class has no badges now.")))
    parts.append(Buttons((look.button("My points", "points"), look.button("My page", "home"))))
    return Card(
        heading=look.say("My badges"), parts=tuple(parts), footnote=look.say("Only you and your teachers see this.")
    )


def earned_by(look: Look, one: Badge, names: Names) -> str:
    """What earns a badge, or its next tier."""
    conditions = conditions_of(read_rule(one.kind.rule))
    return sentence(look, conditions[min(one.tier, len(conditions) - 1)], names)


def _how_far(look: Look, one: Badge) -> str:
    if one.awarded_at is None:
        return look.say("{done} of {total}: not yet", done=one.done, total=one.total)
    since = look.say("yours since {day}", day=look.day(one.awarded_at))
    if one.times > 1 and one.tier <= 1:
        since = look.say("yours {n} times, last on {day}", n=one.times, day=look.day(one.awarded_at))
    if one.done < one.total and one.tier:
        return look.say("{since}; {done} of {total} for the next", since=since, done=one.done, total=one.total)
    return since


def points(look: Look, total: int, entries: list[Entry], class_total: int, playing: Playing | None = None) -> Card:
    """Points and the why of each entry."""
    lines = tuple(_entry(look, entry) for entry in entries)
    parts: list[Part] = (
        [Bullets(lines)] if lines else [Paragraph(look.say("No points yet. A finished quest gives some."))]
    )
    if playing is not None and look.style == "game":
        parts[:0] = playing_words(look, playing)
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
