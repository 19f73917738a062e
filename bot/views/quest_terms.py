"""On which terms a quest may be done, in words: when, by how many, how often, and what stands in the way."""

from __future__ import annotations

from adapters.cards import Field
from bot.views.look import Look
from quests.reports import Quest, QuestView


def in_the_way(look: Look, view: QuestView) -> str:
    """What stands in the way of doing it now; "" when nothing does."""
    quest = view.quest
    if view.barred == "not_open" and quest.opens_at is not None:
        return look.say("It opens: {when}.", when=look.day(quest.opens_at))
    if view.barred == "no_place":
        return full(look, quest.places)
    if view.barred == "closed" and quest.closes_at is not None:
        return look.say("It closed: {when}.", when=look.clock(quest.closes_at))
    if view.barred == "locked":
        return look.say("It is still locked. Something else opens it first.")
    return ""


def full(look: Look, places: int) -> str:
    """All places are taken."""
    return look.count("Its one place is taken. Others are open.", "All {n} places are taken. Others are open.", places)


def left(look: Look, quest: Quest) -> str:
    """How many places are left; "" where they are not counted or none is."""
    n = quest.places - quest.taken_n
    return look.count("{n} place is left.", "{n} places are left.", n) if n > 0 else ""


def again(look: Look, quest: Quest) -> str:
    """How often one may do it; "" for once."""
    often = {"day": look.say("Once a day."), "week": look.say("Once a week.")}.get(quest.runs_per, "")
    if quest.runs_most == 0:
        return often or look.say("As often as you like.")
    if quest.runs_most == 1:
        return ""
    times = look.count("{n} time in all.", "{n} times in all.", quest.runs_most)
    return f"{often} {times}".strip()


def fields(look: Look, quest: Quest) -> tuple[Field, ...]:
    """All of it for a teacher, as far as there is any."""
    days = (
        (look.say("First day"), quest.opens_at),
        (look.say("Goal"), quest.due_at),
        (look.say("Last day"), quest.closes_at),
    )
    rows = [(label, look.day(at)) for label, at in days if at is not None]
    if quest.places:
        rows.append((look.say("Places"), look.say("{n} of {of} taken", n=quest.taken_n, of=quest.places)))
    if often := again(look, quest):
        rows.append((look.say("Again"), often))
    if quest.tags:
        rows.append((look.say("Tags"), ", ".join(quest.tags)))
    if quest.auto:
        rows.append((look.say("Looking"), look.say("Nobody needs to: it counts at once.")))
    return tuple(Field(label, words) for label, words in rows)
