"""Setting up and running a class: three questions, the console, the style, the people."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.cards import Bullets, Button, Buttons, Card, Confirm, Field, Fields, Paragraph, Part, Table, Weight
from adapters.forms import ChooseOne, Form, FormOption, LongText, PlaceField, ShortText
from bot.packs import ReadyBoard
from bot.views import places as place_view
from bot.views import states
from bot.views.look import Look
from quests.ids import Moment
from quests.reports import Board, Classroom, InProgress, Member, Met, Person, TeacherPage

NO_BOARD = "none"


def setup(look: Look, boards: list[ReadyBoard], here: str = "", with_roles: bool = False) -> Form:
    """A class in three questions; on a server also its channel (`here` unless another is picked) and who teaches."""
    kinds = tuple(FormOption(code, look.say(states.KINDS[code])) for code in states.KINDS)
    ready = tuple(
        FormOption(one.code, one.title, look.count("{n} quest", "{n} quests", len(one.quests))) for one in boards
    )
    return Form(
        title=look.say("Set up my class"),
        action=look.action("setup_sent"),
        submit=look.say("Set up"),
        fields=(
            ShortText(name="name", label=look.say("What is it called?"), longest=60),
            ChooseOne(name="kind", label=look.say("What kind of group is it?"), options=kinds, value="class"),
            ChooseOne(
                name="board",
                label=look.say("Which board first?"),
                hint=look.say("You see it before anybody else does."),
                options=(*ready, FormOption(NO_BOARD, look.say("none yet"))),
                value=ready[0].value if ready else NO_BOARD,
            ),
            *((_channel(look, here),) if here else ()),
            *((place_view.teachers_field(look),) if with_roles else ()),
        ),
    )


def _channel(look: Look, here: str) -> PlaceField:
    return PlaceField(
        name="place",
        label=look.say("Which channel?"),
        hint=look.say("Students come in there, and I tell the class things there."),
        required=False,
        value=here,
    )


def someone(look: Look) -> str:
    """What a teacher is called whose platform tells no name."""
    return look.say("Teacher")


def made(
    look: Look, classroom: Classroom, draft: Board | None, met: Met, looked: tuple[tuple[str, ...] | None, ...] = ()
) -> Card:
    """The class is there: what comes next, and what I may not do in its channel (`looked`, where it has one)."""
    first = (
        look.main("See the board", "preview", draft.board_id)
        if draft is not None
        else look.main("Post a board", "post")
    )
    said = (
        look.say("Points and badges stay private. You can change that under: style.")
        if look.points
        else look.say("It is quiet: boards, feedback and help.")
    )
    return Card(
        heading=look.say("{name} is set up", name=classroom.name),
        parts=(
            *_next(look, met, looked),
            Paragraph(said),
            Paragraph(look.say("Say when the term ends: 90 days later students' data is erased.")),
            Buttons(
                (first, look.button("Add names", "add_names"), look.button("Try as student", "try_student")),
                (look.button("The term", "term_set"), look.button("Family letter", "letter")),
                look.say("More"),
            ),
        ),
        footnote=look.say("For students of 13 and over; in some countries 16."),
    )


def _next(look: Look, met: Met, looked: tuple[tuple[str, ...] | None, ...]) -> Iterator[Part]:
    """What comes next, in order; and what must be mended before."""
    if met.kept:
        yield Paragraph(place_view.kept(look))
    if met.place is None:
        yield Paragraph(look.say("Next: look at a board, then let students in."))
        return
    yield Bullets(
        (
            look.say("Look at the board."),
            look.say("Post it: students find it when they click."),
            (look.say("Let students in: the first click joins, in"), " ", place_view.called(look, met.place), "."),
        ),
        numbered=True,
    )
    if met.was:
        yield Paragraph(place_view.taken(look, met.was))
    for lacks in looked:
        yield place_view.lacking(look, lacks)
        if lacks != ():
            yield Buttons((look.button("Check again", "places_check"),))
    yield Paragraph(look.say("I read only what is said to me, never what the class talks about."))


def console(look: Look, classroom: Classroom, page: TeacherPage) -> Card:
    """All that runs a class."""
    boards = ", ".join(board.title for board in page.boards) or look.say("none posted")
    return Card(
        heading=look.say("{name}: the class", name=classroom.name),
        parts=(
            Fields(
                (
                    Field(look.say("Kind"), look.say(states.KINDS[classroom.kind])),
                    Field(look.say("Style"), look.say(states.STYLES[classroom.style])),
                    Field(look.say("Students"), str(page.students)),
                    Field(look.say("Boards"), boards),
                    Field(look.say("Quests"), str(page.quests)),
                )
            ),
            Buttons(
                (look.button("Boards", "post"), look.button("Quests", "quests"), look.button("People", "people")),
                (
                    *((look.button("Badges", "badge_desk"),) if look.points else ()),
                    look.button("Style", "style"),
                    look.button("Calendar", "calendar"),
                    *((look.button("Leaderboard", "leaderboard"),) if look.style == "game" else ()),
                    look.button("Try as student", "try_student"),
                    look.button("The term", "term"),
                    look.button("Family letter", "letter"),
                    look.button("Record", "record"),
                    look.button("Places", "places"),
                    look.button("Teacher roles", "teacher_roles"),
                    look.button("My classes", "classes"),
                    look.button("My page", "home"),
                ),
                look.say("More"),
            ),
        ),
    )


def style(look: Look, classroom: Classroom) -> Card:
    """The three styles, one switch. Said without the words that a quiet class does not hear."""
    quiet = look.say("Boards, feedback, help. Nothing to collect.")
    light = look.say("What students earn is theirs alone to see.") if look.points else look.say("A few private extras.")
    game = (
        look.say("As light, with levels, streaks, seasons, teams and the leaderboards that you pick.")
        if look.points
        else look.say("All of it, with more to play for.")
    )
    return Card(
        heading=look.say("Style: {style}", style=look.say(states.STYLES[classroom.style])),
        parts=(
            Fields(
                (
                    Field(look.say("quiet"), quiet),
                    Field(look.say("light"), light),
                    Field(look.say("game"), game),
                )
            ),
            Buttons(
                (
                    look.button("quiet", "style_set", 0),
                    look.button("light", "style_set", 1),
                    look.button("game", "style_set", 2),
                ),
                (
                    *((look.button("Leaderboards", "leaderboards"),) if look.style == "game" else ()),
                    look.button("Class", "class"),
                ),
                look.say("More"),
            ),
        ),
        footnote=look.say("Switching loses nothing."),
    )


def people(look: Look, found: list[Person]) -> Card:
    """Everybody of the class, for a teacher."""
    extra = (look.say("Points"),) if look.points else ()
    header = (look.say("Name"), look.say("Others see"), look.say("Role"), look.say("Done"), *extra)
    rows = tuple(_row(look, one) for one in found)
    return Card(
        heading=look.say("People"),
        parts=(
            Table(header=header, rows=rows),
            Buttons(
                (
                    look.main("Add names", "add_names"),
                    look.button("Leaving", "leaving"),
                    look.button("Class", "class"),
                )
            ),
        ),
        footnote=look.say("Type: student NAME, to see one person. * has no account."),
    )


def _row(look: Look, one: Person) -> tuple[str, ...]:
    name = one.name if one.accounts else f"{one.name} *"
    row = (name, one.nickname, states.role(look, one.role), str(one.done))
    return (*row, str(one.points)) if look.points else row


def add_names(look: Look) -> Form:
    """Names without accounts."""
    return Form(
        title=look.say("Add names"),
        action=look.action("add_names_sent"),
        submit=look.say("Add"),
        fields=(
            LongText(
                name="names",
                label=look.say("One name on each line"),
                hint=look.say("Nobody needs an account. You can hand in for them."),
                longest=3000,
            ),
        ),
    )


def names_added(look: Look, added: list[Member], known: list[str]) -> Card:
    """Who was added, and who was there already."""
    parts: list[Part] = []
    if added:
        rows = tuple((one.name, one.nickname) for one in added)
        parts.append(Table(header=(look.say("Name"), look.say("Others see")), rows=rows))
    if known:
        parts.append(Paragraph(look.say("Already there: {names}.", names=", ".join(known))))
    parts.append(Buttons((look.main("People", "people"), look.button("Undo", "undo"), look.button("My page", "home"))))
    return Card(heading=look.count("{n} name added", "{n} names added", len(added)), parts=tuple(parts))


def person(  # noqa: PLR0917 - what a teacher sees of one person
    look: Look,
    member: Member,
    one: Person,
    begun: tuple[InProgress, ...],
    asked_at: Moment | None = None,
    note: str = "",
) -> Card:
    """One person, as their teacher sees them."""
    facts = [
        Field(look.say("Others see"), member.nickname),
        Field(look.say("Role"), states.role(look, member.role)),
        Field(look.say("Done"), str(one.done)),
    ]
    if look.points:
        facts.append(Field(look.say("Points"), str(one.points)))
    if begun:
        working = ", ".join(f"{quest.title} ({states.state(look, quest.state)})" for quest in begun)
        facts.append(Field(look.say("Works on"), working))
    parts: list[Part] = [Paragraph(note)] if note else []
    if asked_at is not None:
        erase = Buttons((look.button("Erase…", "erase_ask", member.member_id),))
        parts += [Paragraph(look.say("Asked to be erased: {day}.", day=look.day(asked_at))), erase]
    return Card(
        heading=member.name,
        parts=(
            *parts,
            Fields(tuple(facts)),
            Buttons(_person_buttons(look, member), _person_more(look, member), look.say("More")),
        ),
        footnote="" if one.accounts else look.say("A name without an account."),
    )


def _person_buttons(look: Look, member: Member) -> tuple[Button, ...]:
    people_button = look.button("People", "people")
    if member.role != "student":
        return (people_button,)
    hand_in = look.button("Hand in for", "handin_for", member.member_id)
    return (
        (hand_in, look.button("Give", "give_one", member.member_id), people_button)
        if look.points
        else (hand_in, people_button)
    )


def _person_more(look: Look, member: Member) -> tuple[Button, ...]:
    roles = {
        "student": look.button("Make student", "role_set", member.member_id, 0),
        "helper": look.button("Make helper", "role_set", member.member_id, 1),
        "teacher": look.button("Make teacher", "role_set", member.member_id, 2),
    }
    roles.pop(member.role)
    confirm = Confirm(
        question=look.say("Remove {name}? Their work is kept, and undo brings them back.", name=member.name),
        yes=look.say("Remove"),
        no=look.say("Keep"),
    )
    remove = look.button("Remove", "remove_member", member.member_id, weight=Weight.DANGER, confirm=confirm)
    mine = member.member_id
    data = (
        look.button("Record", "record_of", mine),
        look.button("Export", "export_person", mine),
        look.button("Erase…", "erase_ask", mine),
    )
    excused = look.button("Excused days", "excused", member.member_id)
    time = (look.button("More time", "more_time", mine),) if member.role == "student" else ()
    return (*time, excused, *roles.values(), *data, remove)


def removed(look: Look, member: Member) -> Card:
    """Somebody was taken off the list."""
    return Card(
        heading=look.say("{name} is removed", name=member.name),
        parts=(
            Paragraph(look.say("Their work is kept. Undo brings them back.")),
            Buttons((look.main("Undo", "undo"), look.button("People", "people"))),
        ),
    )


def trying(look: Look) -> str:
    """The kind line above a practice student's page."""
    return look.say("You are a practice student now. Nothing of it counts.")


def back(look: Look) -> str:
    """The kind line above a teacher's page, after trying it out."""
    return look.say("You are the teacher again.")
