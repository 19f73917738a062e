"""Giving, and taking back what one did."""

from __future__ import annotations

from adapters.cards import Buttons, Card, Choice, Paragraph, Part
from adapters.forms import Form, FormOption, Number, PersonField, ShortText
from bot.views import states
from bot.views.look import Look, mark
from quests.events import Given, Undone
from quests.reports import Deed, Member

EVERYONE = "all"
DEEDS = {
    "calendar.weekdays_set": mark("Changed the school days"),
    "calendar.day_off_added": mark("Added days off"),
    "calendar.day_off_removed": mark("Took days off away"),
    "place.added": mark("Added a place"),
    "place.removed": mark("Removed a place"),
    "place.posts_moved": mark("Moved where the class is told things"),
    "roles.mapped": mark("Changed which roles are teachers"),
    "season.opened": mark("Began a new season"),
    "season.closed": mark("Closed the season"),
    "team.made": mark("Made the team {title}"),
    "team.removed": mark("Removed the team {title}"),
    "team.moved": mark("Changed who is in a team"),
    "leaderboard.switched": mark("Changed the class pages"),
}
"""What needs no more than its name."""


def give(look: Look, students: list[Member], whom: str = "", points: str = "", why: str = "") -> Form:
    """Who, how many, why."""
    everyone = FormOption(EVERYONE, look.say("everyone"))
    options = (everyone, *(FormOption(str(one.member_id), one.name) for one in students))
    return Form(
        title=look.say("Give points"),
        action=look.action("give_sent"),
        submit=look.say("Give"),
        fields=(
            PersonField(name="whom", label=look.say("Who?"), options=options, several=True, value=whom),
            Number(name="points", label=look.say("Points for each"), value=points or "5", least=1, most=1000),
            ShortText(name="why", label=look.say("Why?"), longest=120, required=False, value=why),
        ),
    )


def given(look: Look, fact: Given, deed: int, name: str, why: str) -> Card:
    """It is given."""
    points = states.points(look, fact.amount)
    if fact.member is not None:
        said = look.say("{name} has {points} more.", name=name, points=points)
    else:
        said = look.count(
            "{n} student has {points} more.", "{n} students have {points} more.", fact.count, points=points
        )
    parts: list[Part] = [Paragraph(said)]
    if why:
        parts.append(Paragraph(look.say("For: {why}", why=why)))
    parts.append(
        Buttons(
            (look.button("Undo", "undo_deed", deed), look.button("Give more", "give"), look.button("My page", "home"))
        )
    )
    return Card(heading=look.say("Given"), parts=tuple(parts))


def nobody(look: Look) -> Card:
    """There are no students to give to."""
    return Card(
        heading=look.say("No students yet"),
        parts=(
            Paragraph(look.say("Add names, or let students come in by themselves.")),
            Buttons((look.main("Add names", "add_names"), look.button("People", "people"))),
        ),
    )


def no_points(look: Look) -> Card:
    """The class is quiet; its teacher may change that."""
    style = (look.button("Style", "style"),) if look.role == "teacher" else ()
    return Card(
        heading=look.say("This class is quiet"),
        parts=(
            Paragraph(look.say("A quiet class has boards, feedback and help. There is nothing to collect.")),
            Buttons((*style, look.button("My page", "home"))),
        ),
    )


def undo(look: Look, deeds: list[Deed]) -> Card:
    """The last things one did, each to be taken back."""
    if not deeds:
        return Card(
            heading=look.say("Undo"),
            parts=(
                Paragraph(look.say("There is nothing of yours to take back.")),
                Buttons((look.button("My page", "home"),)),
            ),
        )
    options = tuple(
        look.option(what(look, deed), "undo_deed", deed.deed_id, about=look.clock(deed.at)) for deed in deeds
    )
    return Card(
        heading=look.say("What shall be taken back?"),
        parts=(
            Choice(prompt=look.say("The last things you did"), options=options),
            Buttons((look.button("My page", "home"),)),
        ),
        footnote=look.say("What was done in one step is taken back in one step."),
    )


def what(look: Look, deed: Deed) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a kind of deed
    """A deed in words."""
    name, title, n = deed.name, deed.title, deed.count
    match deed.kind:
        case "attempt.approved" if n == 1:
            return look.say("Approved: {name}, {title}", name=name, title=title)
        case "attempt.approved":
            return look.count("Approved {n} hand-in", "Approved {n} hand-ins", n)
        case "attempt.returned":
            return look.say("Not yet: {name}, {title}", name=name, title=title)
        case "points.given":
            return _gave(look, deed)
        case "help.answered":
            return look.say("Answered {name} about {title}", name=name, title=title)
        case "badge.given":
            return look.say("Gave {name} a badge", name=name) if look.points else look.say("Gave something")
        case "time.given" if n == 1:
            return look.say("Gave {name} more time: {title}", name=name, title=title)
        case "time.given":
            return look.count("Gave more time for {n} quest", "Gave more time for {n} quests", n)
        case "quest.made":
            return look.say("Made the quest {title}", title=title)
        case "board.posted":
            return look.say("Posted {title}", title=title)
        case "member.added":
            return look.say("Added {name}", name=name) if n == 1 else look.count("Added {n} name", "Added {n} names", n)
        case "board.removed":
            return look.say("Removed the board {title}", title=title)
        case "quest.mended" | "board.mended":
            return look.say("Changed {title}", title=title)
        case "proposal.approved":
            return look.say("Agreed to an idea: {name}, {title}", name=name, title=title)
        case "proposal.returned":
            return look.say("Not yet, to an idea: {name}, {title}", name=name, title=title)
        case "board.closed":
            return look.say("Closed {title}", title=title)
        case "board.reopened":
            return look.say("Opened {title} again", title=title)
        case "pack.imported":
            return look.say("Brought in quests from a pack")
        case "member.removed":
            return look.say("Removed {name}", name=name)
        case "member.role_changed":
            return look.say("Made {name} a {role}", name=name, role=states.made(look, deed.now))
        case kind if kind in DEEDS:
            return look.say(DEEDS[kind], name=name, title=title)
        case _:
            return look.say("Changed the style to {style}", style=states.made(look, deed.now))


def _gave(look: Look, deed: Deed) -> str:
    if not look.points:
        return look.say("Gave something")
    points = states.points(look, deed.amount)
    if deed.name:
        return look.say("Gave {name} {points}", name=deed.name, points=points)
    return look.count("Gave {n} student {points}", "Gave {n} students {points}", deed.count, points=points)


def undone(look: Look, fact: Undone) -> Card:
    """It is taken back."""
    if fact.entries and look.points:
        said = look.count("{n} entry taken back.", "{n} entries taken back.", fact.entries)
        said += " " + look.say("All points are as before.")
    elif fact.what.startswith("attempt."):
        said = look.count("{n} hand-in waits again.", "{n} hand-ins wait again.", fact.answers)
    else:
        said = look.say("It is as it was before.")
    return Card(
        heading=look.say("Taken back"),
        parts=(
            Paragraph(said),
            Buttons(
                (look.button("Undo more", "undo"), look.button("Review", "review"), look.button("My page", "home"))
            ),
        ),
    )
