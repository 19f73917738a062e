"""The forms that make a quest and say when it may be done."""

from __future__ import annotations

from adapters.forms import ChooseMany, DateField, Form, FormOption, LongText, Number, ShortText
from bot.views import states
from bot.views.look import Look


def new_quest(look: Look) -> Form:
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
        more=(
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
            *_ways_in(look),
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
        ),
        more_label=look.say("More"),
    )


def _ways_in(look: Look) -> tuple[LongText, ChooseMany]:
    """The task in simpler words, and the ways to show the work."""
    return (
        LongText(
            name="simple",
            label=look.say("The same in simpler words"),
            hint=look.say("For those who like short texts. May stay empty."),
            longest=2000,
            required=False,
        ),
        ChooseMany(
            name="formats",
            label=look.say("Ways to show it"),
            hint=look.say("Left empty: any way."),
            options=tuple(FormOption(code, states.how(look, code)) for code in states.HOWS),
            required=False,
        ),
    )
