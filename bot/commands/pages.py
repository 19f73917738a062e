"""Pages: home, help, my classes; trying it out as a student."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.commands.places import ref_of
from bot.request import Answer, Command, Request, show
from bot.views import classes as class_view
from bot.views import helping, me, nicknames, pages, words
from bot.views.look import Look, look_for
from quests.actions import members
from quests.errors import NotFound
from quests.outbox import say_closed
from quests.queries.members import classrooms_of, everybody, find_member, member_of
from quests.queries.pages import student_page, teacher_page
from quests.reports import Member, StudentPage, TeacherPage
from quests.rules.roles import Role
from quests.work import Reading


def home(request: Request) -> Answer:
    """My page."""
    return page_of(request, request.member)


def page_of(request: Request, member: Member, note: str = "", look: Look | None = None) -> Answer:
    """The page of `member`, with one kind line above it."""
    teaching = member.role == Role.TEACHER
    page = teacher_page(request.read, member.member_id) if teaching else student_page(request.read, member.member_id)
    answer = show(pages.home, member, request.classroom, page, note, look=look)
    if isinstance(page, TeacherPage) and page.unposted:
        return replace(answer, looks_at=tuple(ref_of(one) for one in page.unposted))
    if isinstance(page, StudentPage) and page.unreached:
        return replace(answer, after=partial(say_closed, member=member.member_id))
    return answer


def helps(request: Request) -> Answer:
    """The words to type."""
    quiet = not request.look.points
    return show(helping.words, *words.listed(request.member.role, quiet=quiet), teacher_name(request.read))


def teacher_name(look: Reading) -> str:
    """How the class's first teacher is called."""
    return next((one.name for one in everybody(look) if one.role == Role.TEACHER), "")


def who_sees(_: Request) -> Answer:
    """Who sees what."""
    return show(me.who_sees)


def classes(request: Request) -> Answer:
    """The classes I am in."""
    return show(pages.classes, classrooms_of(request.read, *request.who))


def switch(request: Request) -> Answer:
    """Go to another class of mine, and see my page there, or what I wanted when asked. Raises NotFound when it is not mine."""
    work = request.work
    there = next((one for one in classrooms_of(work, *request.who) if one.classroom_id == request.id()), None)
    if there is None:
        raise NotFound("classroom")
    work.classroom = there.classroom_id
    members.choose(work, request.who)
    member = member_of(work, *request.who)
    if member is None:
        raise NotFound("classroom")
    look = look_for(there, member, work.now)
    page = page_of(replace(request, classroom=there), member, pages.here_now(look, there), look)
    return replace(page, then=words.verb_of(request.id(1))) if request.has_id(1) else page


def try_student(request: Request) -> Answer:
    """Be a practice student for a while."""
    free = nicknames.candidates(request.look)
    practice = members.try_as_student(request.work, teacher=request.member, who=request.who, candidates=free)
    return page_of(request, find_member(request.work, practice), class_view.trying(request.look))


def back(request: Request) -> Answer:
    """Be the teacher again. Raises NotFound for anybody else."""
    teacher = members.back_to_teaching(request.work, practice=request.member, who=request.who)
    return page_of(request, find_member(request.work, teacher), class_view.back(request.look))


COMMANDS = {
    "home": Command(run=home),
    "help": Command(run=helps),
    "who_sees": Command(run=who_sees),
    "classes": Command(run=classes),
    "switch": Command(run=switch, writes=True),
    "try_student": Command(run=try_student, needs=Role.TEACHER, writes=True),
    "back": Command(run=back, writes=True),
}
