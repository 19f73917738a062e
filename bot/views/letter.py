"""A letter to families, of one page: what this is, what it keeps, who sees what, how long, and how to ask."""

from __future__ import annotations

from adapters.cards import Bullets, Card, Paragraph, Part
from adapters.text import Bold
from bot.views import kept, states
from bot.views.look import Look
from quests.reports import Classroom, Retention


def letter(look: Look, classroom: Classroom, teacher: str, time: Retention) -> Card:
    """The letter, filled in for one class, in the language of `look`."""
    return Card(
        heading=look.say("{classroom}: a letter to families", classroom=classroom.name),
        parts=(
            Paragraph(look.say("Dear families,")),
            Paragraph(look.say("our class works with Questboard, a helper in the chat that we use.")),
            Paragraph(look.say("Students choose quests from a board, hand in work, and hear back.")),
            Paragraph(_style(look)),
            _heading(look.say("What is kept")),
            Bullets(kept.lines(look, kept.OF_TABLE)),
            Paragraph(look.say("No birth date, address or phone number is asked for.")),
            Paragraph(look.say("Questboard reads only what is said to it.")),
            _heading(look.say("Who sees what")),
            Bullets(_who_sees(look)),
            *_how_long(look, time),
            *_how_to_ask(look, teacher),
            _heading(look.say("How old")),
            Paragraph(look.say("Discord asks for an age of 13, in some countries 16. Slack asks for 16.")),
            Paragraph(look.say("Nobody needs an account: a teacher can hand in for a name.")),
        ),
        footnote=look.say("{teacher}, {day}", teacher=states.who(look, teacher), day=look.dated(look.now)),
    )


def _heading(words: str) -> Paragraph:
    return Paragraph((Bold(words),))


def _style(look: Look) -> str:
    if look.style == "quiet":
        return look.say("Nothing is collected and nobody is compared.")
    if look.style == "light":
        return look.say("Points and badges are private. There is no ranking.")
    return look.say("There are points, badges and rankings. Everybody can stay off a ranking.")


def _who_sees(look: Look) -> tuple[str, ...]:
    return (
        look.say("Classmates see a nickname, and what the class did together."),
        look.say("Teachers see the name, the work and the questions."),
        look.say("Helpers see what is handed in, never the questions."),
        look.say("It is on the computer of those who host it, and nowhere else."),
        look.say("Nothing is sold, and there are no advertisements."),
    )


def _how_long(look: Look, time: Retention) -> list[Part]:
    parts: list[Part] = [_heading(look.say("How long"))]
    if time.term_ends_at is None or time.erase_at is None:
        parts.append(Paragraph(look.say("No last day is set yet. Until there is one, teachers erase when asked.")))
    else:
        parts.append(Paragraph(look.say("The term ends: {day}.", day=look.dated(time.term_ends_at))))
        parts.append(Paragraph(look.say("The students' data is erased: {day}.", day=look.dated(time.erase_at))))
    return [*parts, Paragraph(look.say("Backups hold it until they are deleted too."))]


def _how_to_ask(look: Look, teacher: str) -> list[Part]:
    return [
        _heading(look.say("How to ask")),
        Paragraph(look.say("A student types: me, then chooses My data, to see it all.")),
        Paragraph(
            look.say(
                "{teacher} gives you a copy, mends what is not right, or erases it.",
                teacher=states.who(look, teacher, first=True),
            )
        ),
    ]
