"""The words one can type, by role; and the nearest ones to what was typed."""

from __future__ import annotations

from adapters.calls import CommandSpec
from adapters.cards import Buttons, Card, Field, Fields, Paragraph
from adapters.text import Words
from bot.views.look import Look


def words(look: Look, specs: tuple[CommandSpec, ...], also: tuple[CommandSpec, ...], teacher: str) -> Card:
    """The words for this role, each with one line; then those that work too."""
    fields = tuple(Field(look.say(spec.word), _summary(look, spec)) for spec in specs)
    others = look.say("Also: {words}.", words=", ".join(look.say(spec.word) for spec in also))
    who = (
        Paragraph(look.say("To talk with {name}: a quest, then I need help.", name=teacher))
        if teacher and look.role == "student"
        else Paragraph(look.say("Everything else is behind buttons."))
    )
    return Card(
        heading=look.say("Words to type"),
        parts=(
            Fields(fields),
            Paragraph(others),
            who,
            Buttons((look.button("My page", "home"), look.button("Who sees what?", "who_sees"))),
        ),
        footnote=look.say("Nobody reads this at night. In danger, tell an adult you trust."),
    )


def to_press(look: Look, specs: tuple[CommandSpec, ...]) -> Buttons:
    """Words as buttons."""
    return Buttons(tuple(look.button(spec.word, spec.verb) for spec in specs))


def called(look: Look, specs: tuple[CommandSpec, ...]) -> tuple[str, ...]:
    """Words as the reader calls them."""
    return tuple(look.say(spec.word) for spec in specs)


def _summary(look: Look, spec: CommandSpec) -> Words:
    return spec.summary.get(look.locale, spec.summary["en"])


def nearest(look: Look, typed: str, specs: tuple[CommandSpec, ...]) -> Card:
    """What was typed is no word; these are near."""
    fields = tuple(Field(look.say(spec.word), _summary(look, spec)) for spec in specs)
    return Card(
        heading=look.say("Did you mean this?") if len(specs) == 1 else look.say("Did you mean one of these?"),
        parts=(
            Fields(fields),
            to_press(look, specs),
            Buttons((look.button("My page", "home"), look.button("Help", "help"))),
        ),
        footnote=look.say("You wrote: “{typed}”", typed=typed),
    )
