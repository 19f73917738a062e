"""The first page of a student and of a teacher, and what somebody sees who is in no class yet."""

from __future__ import annotations

from dataclasses import replace

from adapters.cards import Bullets, Button, Buttons, Card, Choice, Option, Paragraph, Part
from bot.views import places, states, term, words
from bot.views.look import Look
from bot.views.places import Looked
from quests.reports import Answer, Classroom, InProgress, Member, StudentPage, TeacherPage


def home(  # noqa: PLR0917 - a view takes what its command shows, in order
    look: Look,
    member: Member,
    classroom: Classroom,
    page: StudentPage | TeacherPage,
    note: str = "",
    looked: Looked = (),
) -> Card:
    """A person's own page: one sentence, at most three buttons, then More. `note` is one kind line above it.

    `looked` is what we may not do in the places where something did not arrive, of each in order.
    """
    if isinstance(page, TeacherPage):
        return teacher(look, classroom, page, note, looked)
    return student(look, member, classroom, page, note)


def student(look: Look, member: Member, classroom: Classroom, page: StudentPage, note: str = "") -> Card:
    """Answers for me, then what is in progress, then the board."""
    parts: list[Part] = [Paragraph(note)] if note else []
    parts += _unreached(look, member, page)
    parts.append(Paragraph(_first(look, page)))
    if page.in_progress:
        parts.append(Bullets(tuple(_begun(look, one) for one in page.in_progress[:3])))
    parts += [Buttons(tuple(_main_buttons(look, member, page)), _more_buttons(look, member), look.say("More"))]
    if page.singles or len(page.boards) > 1:
        parts.append(Choice(prompt=look.say("Also open"), options=tuple(_also_open(look, page))))
    return Card(
        heading=look.say("{name} · {classroom}", name=member.nickname, classroom=classroom.name),
        parts=tuple(parts),
        footnote=_tally(look, page),
    )


def _first(look: Look, page: StudentPage) -> str:
    if page.answers:
        return _answered(look, page.answers)
    if page.in_progress:
        return look.count("You are working on one quest.", "You are working on {n} quests.", len(page.in_progress))
    if page.waiting:
        return look.count(
            "Your teacher has one hand-in of yours.", "Your teacher has {n} hand-ins of yours.", page.waiting
        )
    if page.asked:
        return look.count("You asked for help once.", "You asked for help {n} times.", page.asked)
    if page.boards or page.singles:
        return look.say("Nothing is waiting. Pick a quest when you like.")
    return look.say("There is no board yet. Your teacher will post one.")


def _unreached(look: Look, member: Member, page: StudentPage) -> list[Part]:
    """Said once: a message to them did not arrive, and what they can do."""
    if not page.unreached or member.tell != "message":
        return []
    said = look.say("I could not message you. Your settings may keep messages out. Your answers wait here.")
    return [Paragraph(said), Buttons((look.button("How I'm told", "telling"),))]


def _answered(look: Look, answers: tuple[Answer, ...]) -> str:
    names = {answer.by for answer in answers}
    if len(names) == 1 and len(answers) == 1:
        return look.say("{name} answered you.", name=states.who(look, answers[0].by, first=True))
    return look.count("You have one answer.", "You have {n} answers.", len(answers))


def _begun(look: Look, one: InProgress) -> str:
    words = look.say("{title}: {state}", title=one.title, state=states.state(look, one.state))
    if one.due_at is None or one.due_at < look.now:
        return words
    return look.say("{what} ({day} is the goal)", what=words, day=look.day(one.due_at))


def _main_buttons(look: Look, member: Member, page: StudentPage) -> list[Button]:
    buttons = [look.main("Answers for me", "answers")] if page.answers else []
    if member.role == "helper":
        buttons.append(look.button("Review", "review"))
    if page.in_progress:
        buttons.append(look.button("Go on", "quest", page.in_progress[0].quest_id))
    if page.boards:
        buttons.append(look.button("Board", "board", page.boards[0].board_id))
    return [*buttons, look.button("What next?", "next")][:3]


def _more_buttons(look: Look, member: Member) -> tuple[Button, ...]:
    more = (look.button("About me", "me"), look.button("Help", "help"))
    return (*more, look.button("Back to teaching", "back")) if member.practice_of is not None else more


def _also_open(look: Look, page: StudentPage) -> list[Option]:
    others = [look.option(board.title, "board", board.board_id) for board in page.boards[1:]]
    return [*others, *(look.option(quest.title, "quest", quest.quest_id) for quest in page.singles)]


def _tally(look: Look, page: StudentPage) -> str:
    done = look.count("{n} quest done.", "{n} quests done.", page.done)
    return f"{done} {states.points(look, page.points)}." if look.points and page.points else done


def teacher(look: Look, classroom: Classroom, page: TeacherPage, note: str = "", looked: Looked = ()) -> Card:
    """Needs me, then what waits for review, then the class."""
    parts: list[Part] = [Paragraph(note)] if note else []
    parts += places.unposted(look, page.unposted, looked)
    parts.append(Paragraph(_needs(look, page)))
    if page.done_this_week:
        week = look.count(
            "Together they finished one quest this week.",
            "Together they finished {n} quests this week.",
            page.done_this_week,
        )
        parts.append(Paragraph(week))
    waits = page.counts.help or page.counts.proposals or page.counts.hand_ins
    first = look.main("Review", "review") if waits else _what_is_missing(look, page)
    give = (look.button("Give", "give"),) if look.points else ()
    more = (*give, look.button("Undo", "undo"), look.button("Try as student", "try_student"))
    parts.append(Buttons((first, look.button("Class", "class"), look.button("Help", "help")), more, look.say("More")))
    parts += _of_people(look, page)
    students = look.count("{n} student", "{n} students", page.students)
    return Card(heading=classroom.name, parts=tuple(parts), footnote=students)


def _of_people(look: Look, page: TeacherPage) -> list[Part]:
    """Who asked to be erased; and that the students' data will be, when that is near."""
    parts: list[Part] = []
    if page.asking:
        asked = look.count("{n} person asked to be erased.", "{n} people asked to be erased.", page.asking)
        parts += [Paragraph(asked), Buttons((look.button("Look", "leaving"),))]
    if soon := term.near(look, page.time):
        buttons = Buttons(
            (look.button("Keep longer", "keep_longer", page.time.keep_days), look.button("Export", "people"))
        )
        parts += [Paragraph(soon), buttons]
    return parts


def _what_is_missing(look: Look, page: TeacherPage) -> Button:
    """The next step of a class that is just being set up."""
    if page.boards and not page.students:
        return look.main("Add names", "add_names")
    return look.main("Post a board", "post")


def _needs(look: Look, page: TeacherPage) -> str:
    helping, work = page.counts.help, page.counts.hand_ins
    ideas = page.counts.proposals
    if not helping and not work and not ideas:
        return look.say("Nobody is waiting for you.")
    needs = look.count("{n} needs you.", "{n} need you.", helping) if helping else ""
    waits = look.count("{n} hand-in waits.", "{n} hand-ins wait.", work) if work else ""
    idea = look.count("{n} idea waits.", "{n} ideas wait.", ideas) if ideas else ""
    return " ".join(filter(None, (needs, idea, waits)))


def back_again(look: Look) -> Card:
    """For a server that had sent us away: what was there is there."""
    return Card(
        heading=look.say("I am back."),
        parts=(
            Paragraph(look.say("Your classes are as you left them. Old buttons work again.")),
            Buttons((look.main("My page", "home"), look.button("Start a class", "setup"))),
        ),
    )


def greeting(look: Look) -> Card:
    """For somebody who may set up a class, where there is none."""
    return Card(
        heading=look.say("Hello!"),
        parts=(
            Paragraph(look.say("I help a class choose work, hand it in and hear back.")),
            Paragraph(look.say("I read only what is said to me. Setting up takes three questions.")),
            Buttons((look.main("Start a class", "setup"),)),
        ),
    )


def no_class(look: Look) -> Card:
    """For somebody who is in no class and may not make one."""
    return Card(
        heading=look.say("You are in no class here yet"),
        parts=(
            Paragraph(look.say("Ask your teacher where the class meets. Your first word there lets you in.")),
            Paragraph(look.say("Do you teach? Type setup where your class shall meet.")),
        ),
    )


def joined(look: Look, member: Member, classroom: Classroom, wanted: str = "", number: int = 0) -> Card:
    """The first thing a new member sees; who has a role by the platform reads which. They go on to the `wanted` word, or to the
    quest or board of this `number`.
    """
    if member.role != "student":
        return _joined_as(look, member, classroom)
    seen = look.say(
        "Others see you as {nickname}; your teacher sees {name}.", nickname=member.nickname, name=member.name
    )
    return Card(
        heading=look.say("You're in {classroom}", classroom=classroom.name),
        parts=(
            Paragraph(seen),
            Paragraph(look.say("You are not on any ranking.")) if look.points else Paragraph(look.say("Welcome!")),
            Buttons(
                (
                    look.main("Good", wanted or "home", *((number,) if number else ())),
                    look.button("Change name", "new_name"),
                    look.button("Who sees what?", "who_sees"),
                )
            ),
        ),
    )


def _joined_as(look: Look, member: Member, classroom: Classroom) -> Card:
    by_role = (
        look.say("You teach here: your role on the server says so.")
        if member.role == "teacher"
        else look.say("You help here: your role on the server says so.")
    )
    return Card(
        heading=look.say("You're in {classroom}", classroom=classroom.name),
        parts=(
            Paragraph(by_role),
            Paragraph(look.say("Others see you as {nickname}.", nickname=member.nickname)),
            Buttons((look.main("Good", "home"), look.button("Who sees what?", "who_sees"))),
        ),
    )


def which_class(look: Look, classrooms: tuple[Classroom, ...], wanted: str, *, again: bool) -> Card:
    """Asked once of somebody in several classes. `wanted` is the word they go on with; `again` when they must say theirs anew."""
    number = words.number_of(wanted)
    options = tuple(
        replace(look, classroom=one.classroom_id).option(one.name, "switch", one.classroom_id, number)
        for one in classrooms
    )
    later = (Paragraph(look.say("Then send it once more, please.")),) if again else ()
    return Card(
        heading=look.say("Which class do you mean?"),
        parts=(*later, Choice(prompt=look.say("Which class?"), options=options)),
        footnote=look.say("I ask once. To change it later, type: classes."),
    )


def here_now(look: Look, classroom: Classroom) -> str:
    """The kind line above the page of another class."""
    return look.say("You are in {classroom} now.", classroom=classroom.name)


def classes(look: Look, classrooms: list[Classroom]) -> Card:
    """The classes a person is in; the first is where they are now."""
    if len(classrooms) == 1:
        parts: tuple[Part, ...] = (Paragraph(look.say("You are in one class: {name}.", name=classrooms[0].name)),)
    else:
        options = tuple(look.option(classroom.name, "switch", classroom.classroom_id) for classroom in classrooms)
        parts = (Choice(prompt=look.say("Which class?"), options=options),)
    note = look.say("In a class's own channel, words mean that class.") if len(classrooms) > 1 else ""
    return Card(
        heading=look.say("My classes"), parts=(*parts, Buttons((look.button("My page", "home"),))), footnote=note
    )
