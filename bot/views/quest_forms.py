"""The forms that make a quest and say when it may be done."""

from __future__ import annotations

from adapters.forms import ChooseMany, ChooseOne, DateField, Form, FormField, FormOption, LongText, Number, ShortText
from bot.views import links, states
from bot.views.look import Look, mark
from quests.reports import Quest

AGAIN = {
    "once": mark("No, once"),
    "any": mark("Yes, any time"),
    "day": mark("Once a day"),
    "week": mark("Once a week"),
}


LOOKS = {"": mark("A teacher or helper"), "auto": mark("Nobody needs to: it counts at once.")}


def new_quest(look: Look, others: list[Quest] | None = None) -> Form:
    """The form for a new quest: three questions, and the rest under More."""
    points = (Number(name="points", label=look.say("Points"), value="10", least=0, most=1000),) if look.points else ()
    return Form(
        title=look.say("New quest"),
        action=look.action("new_quest_sent"),
        submit=look.say("Make it"),
        fields=(
            ShortText(name="title", label=look.say("Title"), longest=80),
            LongText(name="task", label=look.say("What to do"), longest=2000),
            *points,
        ),
        more=(*_about(look), *_ways_in(look), *_days(look), *_terms(look), *opening(look, others or [])),
        more_label=look.say("More"),
    )


def _ways_in(look: Look) -> tuple[FormField, ...]:
    """The task in simpler words, pages to look at, and the ways to show the work."""
    return (
        links.simpler(look),
        ChooseMany(
            name="formats",
            label=look.say("Ways to show it"),
            hint=look.say("Left empty: any way."),
            options=tuple(FormOption(code, states.how(look, code)) for code in states.HOWS),
            required=False,
        ),
        links.asked(look),
    )


def _about(look: Look) -> tuple[FormField, ...]:
    return (
        Number(name="minutes", label=look.say("Minutes it takes"), value="15", least=0, most=600, required=False),
        ShortText(
            name="short",
            label=look.say("Two words for its button"),
            hint=look.say("Left empty: the first two of the title."),
            longest=24,
            required=False,
        ),
        ShortText(
            name="tags",
            label=look.say("Tags"),
            hint=look.say("Words it is about, parted by spaces: fractions reading"),
            longest=200,
            required=False,
        ),
    )


def _days(look: Look) -> tuple[FormField, ...]:
    return (
        DateField(
            name="opens",
            label=look.say("First day"),
            hint=look.say("Before it nobody can begin."),
            required=False,
        ),
        DateField(
            name="due",
            label=look.say("Goal: which day?"),
            hint=look.say("Later is fine all the same."),
            required=False,
        ),
        DateField(
            name="closes",
            label=look.say("Last day"),
            hint=look.say("After it no work is taken."),
            required=False,
        ),
    )


def _terms(look: Look) -> tuple[FormField, ...]:
    return (
        Number(
            name="places",
            label=look.say("Places"),
            hint=look.say("So many students may do it. 0: all."),
            value="0",
            least=0,
            most=10_000,
            required=False,
        ),
        ChooseOne(
            name="again",
            label=look.say("May it be done again?"),
            options=tuple(FormOption(code, look.say(AGAIN[code])) for code in AGAIN),
            value="once",
            required=False,
        ),
        Number(
            name="runs",
            label=look.say("How often in all?"),
            hint=look.say("For what may be done again. 0: no end."),
            value="0",
            least=0,
            most=1000,
            required=False,
        ),
        ChooseOne(
            name="auto",
            label=look.say("Who looks at it?"),
            options=tuple(FormOption(code, look.say(LOOKS[code])) for code in LOOKS),
            required=False,
        ),
    )


def opening(look: Look, others: list[Quest]) -> tuple[ChooseOne, ...]:
    """What opens a quest: another that was finished, or that came back. Nothing to ask where there is no other."""
    if not others:
        return ()
    options = (FormOption("", look.say("none")), *(FormOption(str(one.quest_id), one.title) for one in others))
    return (
        ChooseOne(name="after", label=look.say("Opens after finishing"), options=options, required=False),
        ChooseOne(
            name="back",
            label=look.say("Opens when this came back"),
            hint=look.say("A helping path: it opens after a not yet."),
            options=options,
            required=False,
        ),
    )


def unlock(look: Look, quest: Quest, others: list[Quest]) -> Form:
    """When a quest opens, to be changed."""
    return Form(
        title=look.say("When it opens"),
        action=look.action("unlock_sent", quest.quest_id),
        submit=look.say("Change it"),
        intro=look.say("{title}. Who has begun it goes on.", title=quest.title),
        fields=opening(look, others),
    )
