"""Pages: home, help, my classes; trying it out as a student."""

from __future__ import annotations

from bot.request import Answer, Command, Request, show
from bot.views import classes as class_view
from bot.views import helping, me, nicknames, pages, words
from bot.views.look import Look
from quests.actions import members
from quests.errors import NotFound
from quests.ids import ClassroomId
from quests.queries.members import classrooms_of, everybody, find_member
from quests.queries.pages import student_page, teacher_page
from quests.reports import Member
from quests.rules.roles import Role
from quests.work import Reading


def home(request: Request) -> Answer:
    """My page."""
    return page_of(request, request.member)


def page_of(request: Request, member: Member, note: str = "", look: Look | None = None) -> Answer:
    """The page of `member`, with one kind line above it."""
    teaching = member.role == Role.TEACHER
    page = teacher_page(request.read) if teaching else student_page(request.read, member.member_id)
    return show(pages.home, member, request.classroom, page, note, look=look)


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
    account = request.call.account
    return show(pages.classes, classrooms_of(request.read, account.platform, account.workspace, account.account))


def switch(request: Request) -> Answer:
    """Go to another class of mine. Raises NotFound when it is not mine."""
    account = request.call.account
    mine = classrooms_of(request.work, account.platform, account.workspace, account.account)
    there = next((room for room in mine if room.classroom_id == request.id()), None)
    if there is None:
        raise NotFound("classroom")
    work = request.work
    work.classroom = ClassroomId(there.classroom_id)
    members.choose(work, platform=account.platform, workspace=account.workspace, account=account.account)
    return show(pages.classes, [there, *(room for room in mine if room != there)])


def try_student(request: Request) -> Answer:
    """Be a practice student for a while."""
    free = members.free_nickname(request.work, nicknames.candidates(request.look))
    practice = members.try_as_student(request.work, teacher=request.member, nickname=free)
    return page_of(request, find_member(request.work, practice), class_view.trying(request.look))


def back(request: Request) -> Answer:
    """Be the teacher again. Raises NotFound for anybody else."""
    teacher = find_member(request.work, members.back_to_teaching(request.work, practice=request.member))
    return page_of(request, teacher, class_view.back(request.look))


COMMANDS = {
    "home": Command(run=home),
    "help": Command(run=helps),
    "who_sees": Command(run=who_sees),
    "classes": Command(run=classes),
    "switch": Command(run=switch, writes=True),
    "try_student": Command(run=try_student, needs=Role.TEACHER, writes=True),
    "back": Command(run=back, writes=True),
}
