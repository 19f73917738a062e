"""About me: how I like to read, my name, how to be told, my language, who sees what."""

from __future__ import annotations

from adapters.cards import Bullets, Button, Buttons, Card, Choice, Field, Fields, Paragraph
from bot.views.look import Look, mark
from bot.views.playing import hiding, playing_words
from quests.reports import Member, Playing

LANGUAGES = (("en", "English"), ("es", "Español"))
TELLS = {"": mark("not chosen yet"), "message": mark("by message"), "look": mark("I look myself")}


def me(look: Look, member: Member, playing: Playing | None = None) -> Card:
    """What is mine to see and to choose; in a game also how it goes."""
    own = (look.button("My points", "points"), look.button("My badges", "badges")) if look.points else ()
    buttons: tuple[Button, ...] = (look.main("Answers for me", "answers"), *own)
    more = (
        look.button("How I read", "reading"),
        look.button("My name", "name"),
        look.button("Tell me", "telling"),
        look.button("Language", "language"),
        look.button("My data", "my_data"),
        look.button("Who sees what?", "who_sees"),
        *((look.button("Leaderboard", "leaderboard"),) if look.style == "game" else ()),
        *((hiding(look, hidden=playing.hidden),) if playing is not None and look.style == "game" else ()),
    )
    return Card(
        heading=look.say("About me"),
        parts=(
            Fields(
                (
                    Field(look.say("Others see"), member.nickname),
                    Field(look.say("Teachers see"), member.name),
                    Field(look.say("I am told"), look.say(TELLS[member.tell])),
                )
            ),
            *(playing_words(look, playing) if playing is not None and look.style == "game" else ()),
            Buttons(buttons, more, look.say("More")),
        ),
    )


def reading(look: Look, member: Member) -> Card:
    """How I like to read: nobody asks why."""
    as_list = (
        look.button("Boards as grid", "read_set", 0, 0)
        if member.as_list
        else look.button("Boards as list", "read_set", 0, 1)
    )
    short = (
        look.button("Whole text", "read_set", 1, 0)
        if member.short_text
        else look.button("Short text", "read_set", 1, 1)
    )
    now = (
        look.say("Boards come as a list.") if member.as_list else look.say("Boards come as a grid."),
        look.say("Quests come short.") if member.short_text else look.say("Quests come whole."),
    )
    return Card(
        heading=look.say("How I like to read"),
        parts=(Bullets(now), Buttons((as_list, short, look.button("My page", "home")))),
        footnote=look.say("This is yours to choose. Nobody is told."),
    )


def name(look: Look, member: Member) -> Card:
    """What others see. A teacher is called what they are called."""
    another = () if look.role == "teacher" else (look.button("Another name", "new_name"),)
    return Card(
        heading=look.say("Others see you as {nickname}", nickname=member.nickname),
        parts=(
            Paragraph(look.say("Your teacher sees {name}.", name=member.name)),
            Buttons((*another, look.button("Good", "home"))),
        ),
    )


def telling(look: Look, member: Member, quest: int = 0) -> Card:
    """How to be told of answers."""
    return Card(
        heading=look.say("How should I tell you?"),
        parts=(
            Paragraph(look.say("Now: {how}.", how=look.say(TELLS[member.tell]))),
            Buttons((look.button("Message me", "tell", 0, quest), look.button("I'll look", "tell", 1, quest))),
        ),
        footnote=look.say("I never write to you unless you ask for it."),
    )


def told(look: Look, how: str) -> Card:
    """It is kept."""
    said = (
        look.say("I will message you when there is an answer.")
        if how == "message"
        else look.say("I stay quiet. Answers wait on your page.")
    )
    return Card(
        heading=look.say("Good"),
        parts=(Paragraph(said), Buttons((look.main("What next?", "next"), look.button("My page", "home")))),
    )


def language(look: Look) -> Card:
    """Which language I speak with this person."""
    options = tuple(look.option(label, "language_set", number) for number, (_, label) in enumerate(LANGUAGES))
    choice = Choice(prompt=look.say("Pick one"), options=options)
    return Card(heading=look.say("Language"), parts=(choice, Buttons((look.button("My page", "home"),))))


def who_sees(look: Look) -> Card:
    """Who sees what, in plain words."""
    lines = [
        look.say("Your classmates see your nickname, and what the class did together."),
        look.say("Your teachers see your name, your work and your questions."),
        look.say("Helpers see hand-ins, never your questions."),
    ]
    if look.points:
        lines.append(look.say("Points and badges are between you and your teachers."))
    if look.style == "game":
        lines.append(look.say("Your level and your streak too. Excused days are your teachers' to know."))
        lines.append(look.say("You are on no list that others see, unless you choose so."))
        lines.append(look.say("On a list stand your nickname and points. The lower half is never listed."))
        lines.append(look.say("A team shows what it has together."))
    lines.append(look.say("I read only what is said to me."))
    return Card(
        heading=look.say("Who sees what?"),
        parts=(Bullets(tuple(lines)), Buttons((look.button("Good", "home"), look.button("Change name", "new_name")))),
    )
