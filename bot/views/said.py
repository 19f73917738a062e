"""What was sent to the bot without a word of ours, and which quest it is for."""

from __future__ import annotations

from adapters.calls import CommandSpec
from adapters.cards import Bullets, Buttons, Card, Choice, Paragraph, Part, Quote
from bot.views import errors, files, helping
from bot.views.look import Look
from quests.errors import Invalid
from quests.reports import Quest
from quests.rules.files import NewFile
from quests.rules.said import Said

SHOWN = 300
"""So many letters of what was written are said back: enough to see that it is all there."""


def which_quest(
    look: Look, quests: list[Quest], kept: Said, refused: tuple[Invalid, ...] = (), near: tuple[CommandSpec, ...] = ()
) -> Card:
    """Ask which quest it is for that was sent; it may be no work at all, but nearly one of the words in `near`."""
    options = tuple(look.option(quest.title, "said_for", quest.quest_id) for quest in quests)
    choice = Choice(prompt=look.say("Which quest is this for?"), options=options)
    parts: list[Part] = [Paragraph(errors.problem(look, one)) for one in refused]
    parts += _kept(look, kept)
    parts.append(choice if options else Paragraph(look.say("No quest is open now.")))
    parts += _or(look, near)
    buttons = Buttons((look.button("Not work", "not_work"), look.button("My page", "home")))
    return Card(
        heading=look.say("Shall I hand that in?"),
        parts=(*parts, buttons),
        footnote=look.say("Nobody reads this at night. In danger, tell an adult you trust."),
    )


def _kept(look: Look, kept: Said) -> list[Part]:
    """All that waits, as it will be handed in."""
    parts: list[Part] = [Paragraph(look.say("I keep it until you choose."))]
    if kept.words:
        words = kept.words if len(kept.words) <= SHOWN else kept.words[: SHOWN - 1].rstrip() + "…"
        parts.append(Quote(words))
    if kept.files:
        parts.append(Bullets(tuple(_described(look, one) for one in kept.files)))
    return parts


def _described(look: Look, file: NewFile) -> str:
    kind, size = files.kind_of(look, file.media_type), files.size(file.size)
    return look.say("{kind}, {size}: {name}", kind=kind, size=size, name=file.name)


def _or(look: Look, near: tuple[CommandSpec, ...]) -> list[Part]:
    return [Paragraph(look.say("Or did you mean this?")), helping.to_press(look, near)] if near else []


def not_your_message(look: Look) -> Card:
    """A message that somebody else wrote is theirs to hand in."""
    return Card(
        heading=look.say("That is not your message"),
        parts=(
            Paragraph(look.say("Only who wrote it can hand it in.")),
            Buttons((look.main("Hand in", "handin"), look.button("My page", "home"))),
        ),
    )


def nothing_in_it(look: Look) -> Card:
    """A message without words or files."""
    return Card(
        heading=look.say("There is nothing in it"),
        parts=(
            Paragraph(look.say("I find no words and no file in that message.")),
            Buttons((look.main("Hand in", "handin"), look.button("My page", "home"))),
        ),
    )
