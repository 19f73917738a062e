"""Setting a classroom up, and how it is run."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from quests.actions.badges import switch_ready
from quests.actions.members import insert_member
from quests.actions.seasons import begin
from quests.events import ClassroomMade, StyleChanged
from quests.ids import ClassroomId, MemberId
from quests.queries.members import the_classroom
from quests.rules import text
from quests.rules.calendar import check_zone
from quests.rules.ready_badges import READY_FIRST
from quests.rules.retention import KEEP_DAYS
from quests.rules.roles import Role, Style
from quests.statements import HERE
from quests.tables import classrooms, places
from quests.upserts import upsert
from quests.work import Work

KINDS = ("class", "club", "program")
NAME_LONGEST = 60

INSERT_CLASSROOM = insert(classrooms)
SET_STYLE = (
    update(classrooms)
    .where(classrooms.c.classroom_id == HERE, classrooms.c.style != bindparam("new_style"))
    .values(style=bindparam("new_style"))
)
PLACED = ("classroom_id", "admits", "place_id", "extent", "posts")
_place = upsert(places)
BIND_PLACE = _place.on_conflict_do_update(
    index_elements=["platform", "workspace", "place"],
    set_={**{name: _place.excluded[name] for name in PLACED}, "removed_at": None},
)
"""Whosever it was."""


def make_classroom(
    work: Work, *, name: str, kind: str, style: str, locale: str, zone: str, by_name: str, nickname: str
) -> ClassroomMade:
    """Set a classroom up with its first teacher; the unit of work is that classroom's from here on. Raises Invalid."""
    work.classroom = ClassroomId(work.new_id())
    work.execute(
        INSERT_CLASSROOM,
        name=text.line("name", name, longest=NAME_LONGEST),
        kind=text.one_of("kind", kind, KINDS),
        style=text.one_of("style", style, tuple(Style)),
        locale=locale,
        zone=check_zone(zone),
        made_at=work.now,
        term_ends="",
        keep_days=KEEP_DAYS,
        warned_n=0,
        warned_at=None,
    )
    teacher = insert_member(work, role=Role.TEACHER, name=by_name, nickname=nickname)
    for code in READY_FIRST:
        switch_ready(work, code=code, by=teacher)
    begin(work, name="", starts_at=work.now)
    return work.emit(ClassroomMade(by=teacher, classroom=work.classroom, style=style))


def bind_place(
    work: Work,
    *,
    platform: str,
    workspace: str,
    place: str,
    admits: bool,
    extent: str = "channel",
    posts: bool = True,
) -> None:
    """Make a platform's place this classroom's; it may have been another's before."""
    work.execute(
        BIND_PLACE,
        platform=platform,
        workspace=workspace,
        place=place,
        admits=int(admits),
        place_id=work.new_id(),
        extent=extent if place else "whole",
        posts=int(posts),
        removed_at=None,
    )


def change_style(work: Work, *, style: str, by: MemberId) -> StyleChanged:
    """Switch between quiet, light and game; once, however often it is said. Raises Invalid.

    Nothing is lost: points go on being counted unseen.
    """
    fact = StyleChanged(by=by, style=style, before=the_classroom(work).style)
    changed = work.execute(SET_STYLE, new_style=text.one_of("style", style, tuple(Style))).changed
    return work.emit(fact) if changed else fact
