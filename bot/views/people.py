"""What is kept of me, and what becomes of it; and for a teacher: copying and erasing a person."""

from __future__ import annotations

from adapters.cards import Bullets, Button, Buttons, Card, Choice, Confirm, Option, Paragraph, Part, Weight
from bot.views import kept, states
from bot.views.look import Look
from quests.ids import Moment
from quests.reports import Gone, Held, Retention


def my_data(look: Look, held: list[Held], time: Retention, asked_at: Moment | None) -> Card:
    """What is kept of me, in plain words."""
    parts: list[Part] = [
        Paragraph(look.say("This is kept of you, and nothing else:")),
        Bullets(kept.lines(look, [*(one.table for one in held), kept.RECORD])),
        Paragraph(_how_long(look, time)),
    ]
    if asked_at is not None:
        parts.append(
            Paragraph(look.say("You asked to be erased: {day}. Your teacher will see it.", day=look.day(asked_at)))
        )
    buttons = (look.main("Make a copy", "my_copy"), look.button("Who sees what?", "who_sees"))
    return Card(
        heading=look.say("My data"),
        parts=(*parts, Buttons((*buttons, look.button("My page", "home")), _leaving(look, asked_at), look.say("More"))),
        footnote=look.say("Your teachers can mend what is not right."),
    )


def _leaving(look: Look, asked_at: Moment | None) -> tuple[Button, ...]:
    """Ask to be erased, or rather stay. A teacher asks nobody but another teacher."""
    if look.role == "teacher":
        return ()
    if asked_at is not None:
        return (look.button("Rather stay", "erase_me_not"),)
    confirm = Confirm(
        question=look.say("Ask your teacher to erase all this? They confirm it."),
        yes=look.say("Ask"),
        no=look.say("Keep"),
    )
    return (look.button("Erase me", "erase_me", weight=Weight.DANGER, confirm=confirm),)


def _how_long(look: Look, time: Retention) -> str:
    if time.erase_at is None:
        return look.say("It is kept until your teacher erases it.")
    return look.say("It is kept until: {day}.", day=look.day(time.erase_at))


def asked(look: Look) -> Card:
    """The teachers were asked to erase somebody."""
    return Card(
        heading=look.say("Your teacher will see it"),
        parts=(
            Paragraph(look.say("When they confirm it, all of yours is gone for good.")),
            Buttons(
                (
                    look.button("Make a copy", "my_copy"),
                    look.button("Rather stay", "erase_me_not"),
                    look.button("My page", "home"),
                )
            ),
        ),
    )


def stays(look: Look) -> Card:
    """They would rather stay."""
    return Card(
        heading=look.say("Good that you stay"),
        parts=(
            Paragraph(look.say("Nothing was erased.")),
            Buttons((look.main("My page", "home"), look.button("My data", "my_data"))),
        ),
    )


def erase_ask(look: Look, who: Gone, held: list[Held]) -> Card:
    """What would go, before it goes."""
    confirm = Confirm(
        question=look.say("Erase all that is kept of {name}? This cannot be undone.", name=who.name),
        yes=look.say("Erase"),
        no=look.say("Keep"),
    )
    erase = look.button("Erase", "erase_person", who.member_id, weight=Weight.DANGER, confirm=confirm)
    return Card(
        heading=look.say("Erase {name}?", name=who.name),
        parts=(
            Paragraph(look.say("This goes, and cannot be brought back:")),
            Bullets(kept.lines(look, [one.table for one in held])),
            Paragraph(look.say("What the class has together stays as it is. Nobody else's work changes.")),
            Buttons(
                (erase, look.button("Copy first", "export_person", who.member_id), look.button("People", "people"))
            ),
        ),
        footnote=look.say("Backups made before hold it until they are deleted."),
    )


def erased(look: Look) -> Card:
    """It is done. The name is not said any more."""
    return Card(
        heading=look.say("Erased"),
        parts=(
            Paragraph(look.say("Nothing of theirs is kept here any more.")),
            Buttons((look.main("People", "people"), look.button("My page", "home"))),
        ),
        footnote=look.say("Backups made before hold it until they are deleted."),
    )


def leaving(look: Look, asking: list[Gone], left: list[Gone]) -> Card:
    """Who asked to be erased, and who was taken off the list but is still kept."""
    parts: list[Part] = []
    if asking:
        parts.append(Choice(prompt=look.say("These asked to be erased"), options=_options(look, asking)))
    if left:
        parts.append(Choice(prompt=look.say("These left, and are still kept"), options=_options(look, left)))
    if not parts:
        parts.append(Paragraph(look.say("Nobody asked to be erased, and nobody left.")))
    back = Buttons((look.button("People", "people"), look.button("Class", "class"), look.button("My page", "home")))
    return Card(
        heading=look.say("Leaving"),
        parts=(*parts, back),
        footnote=look.say("Choosing a name erases nothing yet."),
    )


def _options(look: Look, people: list[Gone]) -> tuple[Option, ...]:
    return tuple(look.option(one.name, "erase_ask", one.member_id, about=states.role(look, one.role)) for one in people)
