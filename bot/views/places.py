"""Where a class meets, what I may not do there, and which of a platform's roles are roles in the class."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from adapters.cards import Bullets, Button, Buttons, Card, Choice, Field, Fields, Option, Paragraph, Part, Tone
from adapters.forms import Form, RoleField
from adapters.text import Named, Names, Span, Words
from bot.views.look import Look, mark
from quests.reports import Mapped, Place

Looked = Sequence[tuple[str, ...] | None]
"""What we may not do in each of some places: codes of `adapters.port.LACKS`; None where that is not known."""
ADDING = {
    "channel": mark("Add this channel"),
    "group": mark("Add its category"),
    "whole": mark("The whole server"),
}
"""What a call's place and those around it can be added as, in the order of the button's number."""
LACKING = {
    "gone": mark("That channel is gone, or I am not let in. Pick another under places."),
    "see": mark("I cannot see this channel. Channel settings → Permissions → Questboard → View Channel."),
    "send": mark("I cannot write in this channel. Channel settings → Permissions → Questboard → Send Messages."),
    "send_in_threads": mark(
        "I cannot write in its threads. Channel settings → Permissions → Questboard → Send Messages in Threads."
    ),
    "files": mark("I cannot send pictures there. Channel settings → Permissions → Questboard → Attach Files."),
}
"""What is missing in a place, and what to click so that it is there."""
UNSEEN = mark("I cannot look there right now. Check again in a moment.")


def places(look: Look, found: list[Place], adding: tuple[str, ...] = (), note: str = "", undo: bool = False) -> Card:
    """The places of the class, each with what it is for. `adding` are codes of what can be added where the teacher is now."""
    adds = tuple(look.button(ADDING[code], "place_add", list(ADDING).index(code)) for code in adding)
    parts: list[Part] = [Paragraph(note)] if note else []
    if undo:
        parts.append(Buttons((look.button("Undo", "undo"),)))
    parts.append(_listed(look, found))
    if any(one.extent == "channel" for one in found) and not any(one.posts for one in found):
        parts.append(Paragraph(look.say("I tell the class things nowhere now. Choose where below.")))
    if not adds:
        parts.append(Paragraph(look.say("To add a place, open this there: in a channel of your server.")))
    more = (look.button("Check again", "places_check"), look.button("Teacher roles", "teacher_roles"))
    row: tuple[Button, ...] = (*adds, look.button("Class", "class"))
    parts.append(Buttons(row[:3], (*row[3:], *more), look.say("More")))
    if found:
        parts.append(Choice(prompt=look.say("Change a place"), options=tuple(_changes(look, found))))
    return Card(
        heading=look.say("Where the class meets"),
        parts=tuple(parts),
        footnote=look.say("The nearest counts: a channel before its category, that before the server."),
    )


def _listed(look: Look, found: list[Place]) -> Part:
    if not found:
        return Paragraph(look.say("Nowhere yet. Nobody new can come in."))
    return Bullets(tuple((called(look, one), ": ", _purpose(look, one)) for one in found), numbered=True)


def called(look: Look, place: Place) -> Span:
    """A place by the platform's own name for it."""
    match place.extent:
        case "whole" if not place.place:
            return look.say("everywhere here")
        case "whole":
            return look.say("the whole server")
        case "group":
            return Named(Names.PLACE, place.place, look.say("a category"))
        case _:
            return Named(Names.PLACE, place.place, look.say("a channel"))


def _purpose(look: Look, place: Place) -> str:
    said = look.say("new students come in here.") if place.admits else look.say("nobody new comes in here.")
    return said + " " + look.say("I tell the class things here.") if place.posts else said


def _changes(look: Look, found: list[Place]) -> list[Option]:
    posts = [
        look.option(look.say("Tell the class in number {n}", n=number), "place_posts", one.place_id)
        for number, one in enumerate(found, 1)
        if one.extent == "channel" and not one.posts
    ]
    gone = [
        look.option(look.say("Remove number {n}", n=number), "place_remove", one.place_id)
        for number, one in enumerate(found, 1)
    ]
    return [*posts, *gone]


def added(look: Look, was: str) -> str:
    """The kind line above the places, when there is one more; whose it `was`, when it was another class's."""
    said = look.say("Added. The first click there lets students in.")
    return said + " " + taken(look, was) if was else said


def taken(look: Look, was: str) -> str:
    """It was the place of another class of this teacher's."""
    return look.say("Until now it was a place of {name}.", name=was)


def kept(look: Look) -> str:
    """It is another class's, and not theirs to give."""
    return look.say("That channel belongs to another class, and stays theirs. Add another under places.")


def known(look: Look) -> str:
    """It was one of the class's already."""
    return look.say("The class meets there already.")


def removed(look: Look) -> str:
    """One is gone."""
    return look.say("Removed. The class does not meet there any more.")


def moved(look: Look) -> str:
    """The class is told things elsewhere."""
    return look.say("From now on I tell the class things there.")


def checked(look: Look, found: list[Place], looked: tuple[tuple[str, ...] | None, ...]) -> Card:
    """What I may not do in each channel of the class, and what to click; or that all is well."""
    parts: list[Part] = []
    for place, lacks in zip(found, looked, strict=False):  # a look at each, in this order
        parts += [Paragraph((called(look, place),)), lacking(look, lacks)]
    if not parts:
        parts.append(Paragraph(look.say("The class has no channel to look at yet.")))
    well = all(lacks == () for lacks in looked)
    return Card(
        heading=look.say("What I may do"),
        parts=(
            *parts,
            Buttons(
                (
                    look.button("Check again", "places_check"),
                    look.button("Places", "places"),
                    look.button("Class", "class"),
                )
            ),
        ),
        tone=Tone.GOOD if well and found else Tone.CARE,
    )


def lacking(look: Look, lacks: tuple[str, ...] | None) -> Part:
    """What I may not do in one place."""
    if lacks is None:
        return Paragraph(look.say(UNSEEN))
    if not lacks:
        return Paragraph(look.say("All is well here."))
    return Bullets(tuple(look.say(LACKING[code]) for code in lacks))


def unposted(look: Look, found: tuple[Place, ...], looked: Looked) -> list[Part]:
    """On a teacher's page: where the last message to the class did not arrive, why as far as that is known, and the way back."""
    parts: list[Part] = []
    for place, lacks in zip_longest(found, looked[: len(found)]):
        lost = look.say("my last message to the class did not arrive.")
        parts += [Paragraph((called(look, place), ": ", lost)), *_why(look, lacks)]
    if parts:
        parts.append(Buttons((look.button("Places", "places"), look.button("Check again", "places_check"))))
    return parts


def _why(look: Look, lacks: tuple[str, ...] | None) -> list[Part]:
    """What stands in the way now; that nothing does any more."""
    if lacks == ():
        return [Paragraph(look.say("I can write there again. That message is not sent again."))]
    return [lacking(look, lacks)]


def teacher_roles(look: Look, found: list[Mapped], here: bool, note: str = "") -> Card:
    """Which roles of the server are roles in the class. `here` when the teacher looks from that server."""
    parts: list[Part] = [Paragraph(note)] if note else []
    if not here:
        parts.append(Paragraph(look.say("To see or change roles, open this in a channel of your server.")))
    elif found:
        teachers, helpers = (_roles(look, found, grants) for grants in ("teacher", "helper"))
        parts.append(Fields((Field(look.say("Teachers"), teachers), Field(look.say("Helpers"), helpers))))
    else:
        parts.append(Paragraph(look.say("No role of the server means anything here yet.")))
    clear = (look.button("Remove all", "unmap_roles"),) if found else ()
    change = (look.main("Change", "map_roles"),) if here else ()
    parts.append(Buttons((*change, *clear, look.button("Class", "class"))))
    return Card(
        heading=look.say("Teacher roles"),
        parts=tuple(parts),
        footnote=look.say("It counts at each click. What you set by hand stays."),
    )


def _roles(look: Look, found: list[Mapped], grants: str) -> Words:
    named = [Named(Names.ROLE, one.platform_role, look.say("a role")) for one in found if one.grants == grants]
    if not named:
        return look.say("none")
    return (named[0], *(span for one in named[1:] for span in (", ", one)))


def map_roles(look: Look, found: list[Mapped]) -> Form:
    """Which roles of the server make teachers, which helpers."""
    now = {grants: ",".join(one.platform_role for one in found if one.grants == grants) for grants in GRANTED}
    return Form(
        title=look.say("Teacher roles"),
        action=look.action("map_roles_sent"),
        submit=look.say("Save"),
        fields=(
            teachers_field(look, now["teacher"]),
            RoleField(
                name="helpers",
                label=look.say("Which roles are helpers?"),
                hint=look.say("They answer hand-ins, and give nothing."),
                required=False,
                value=now["helper"],
            ),
        ),
    )


GRANTED = ("teacher", "helper")


def teachers_field(look: Look, value: str = "") -> RoleField:
    """Which roles are teachers; set-up asks it too."""
    return RoleField(
        name="teachers",
        label=look.say("Which roles are teachers?"),
        hint=look.say("Who has one is a teacher here from the first click."),
        required=False,
        value=value,
    )


def mapped(look: Look) -> str:
    """The kind line above the roles, when they were changed."""
    return look.say("Saved. It counts from everybody's next click.")
