"""Running a class: the console, its style, its people."""

from __future__ import annotations

from dataclasses import replace

from bot.request import Answer, Command, Request, show
from bot.views import classes as view
from bot.views import nicknames
from quests.actions import classrooms, members
from quests.errors import Invalid, NameInUse
from quests.ids import DeedId, MemberId
from quests.queries.attempts import in_progress
from quests.queries.holding import erasure_asked_at
from quests.queries.members import everybody, find_member, find_person, named, people, the_classroom
from quests.queries.pages import teacher_page
from quests.reports import Member
from quests.rules import text
from quests.rules.roles import Role, Style

NAMES_MOST = 200
"""In one go; a class is smaller, a whole school comes by import."""


def console(request: Request) -> Answer:
    """All that runs the class."""
    return show(view.console, request.classroom, teacher_page(request.read, request.member.member_id))


def style(request: Request) -> Answer:
    """The three styles."""
    return show(view.style, request.classroom)


def style_set(request: Request) -> Answer:
    """Switch the style."""
    chosen = request.choice(tuple(Style))
    if chosen != request.classroom.style:
        classrooms.change_style(request.work, style=chosen, by=request.member.member_id)
    return show(view.style, the_classroom(request.work), look=replace(request.look, style=chosen))


def everyone(request: Request) -> Answer:
    """Everybody of the class."""
    return show(view.people, people(request.read))


def add_names(_: Request) -> Answer:
    """The form for names without accounts."""
    return show(view.add_names)


def add_names_sent(request: Request) -> Answer:
    """Add the names, one a line, in one deed; those who are there already are said. Raises Invalid."""
    typed = [line for line in text.clean(request.value("names")).splitlines() if line.strip()]
    names = [text.line("names", line, longest=members.NAME_LONGEST) for line in typed]
    if not names:
        raise Invalid("names", "required")
    if len(names) > NAMES_MOST:
        raise Invalid("names", "too_big", NAMES_MOST, str(len(names)))
    deed, free = DeedId(request.work.new_id()), nicknames.candidates(request.look)
    added: list[Member] = []
    known: list[str] = []
    for name in names:
        try:
            fact = members.add_member(request.work, name=name, candidates=free, by=request.member.member_id, deed=deed)
            added.append(find_member(request.work, fact.member))
        except NameInUse:
            known.append(name)
    return show(view.names_added, added, known)


def student(request: Request) -> Answer:
    """One person's page. Raises NotFound."""
    if not request.has_id() and not request.words:
        return everyone(request)
    who = (
        find_member(request.read, MemberId(request.id()))
        if request.has_id()
        else named(everybody(request.read), request.words)
    )
    return person_page(request, who)


def person_page(request: Request, who: Member) -> Answer:
    """The page of `who`, for a teacher. Raises NotFound for a practice student."""
    row = find_person(request.read, who.member_id)
    asked_at = erasure_asked_at(request.read, who.member_id)
    return show(view.person, who, row, in_progress(request.read, who.member_id), asked_at)


def role_set(request: Request) -> Answer:
    """Make somebody a student, helper or teacher."""
    member = MemberId(request.id())
    members.change_role(request.work, member=member, role=request.choice(tuple(Role), 1), by=request.member.member_id)
    return person_page(request, find_member(request.work, member))


def remove_member(request: Request) -> Answer:
    """Take somebody off the list."""
    who = find_member(request.work, MemberId(request.id()))
    members.remove_member(request.work, member=who.member_id, by=request.member.member_id)
    return show(view.removed, who)


COMMANDS = {
    "class": Command(run=console, needs=Role.TEACHER),
    "style": Command(run=style, needs=Role.TEACHER),
    "style_set": Command(run=style_set, needs=Role.TEACHER, writes=True),
    "people": Command(run=everyone, needs=Role.TEACHER),
    "add_names": Command(run=add_names, needs=Role.TEACHER),
    "add_names_sent": Command(run=add_names_sent, needs=Role.TEACHER, writes=True, reopens="add_names"),
    "student": Command(run=student, needs=Role.TEACHER),
    "role_set": Command(run=role_set, needs=Role.TEACHER, writes=True),
    "remove_member": Command(run=remove_member, needs=Role.TEACHER, writes=True),
}
