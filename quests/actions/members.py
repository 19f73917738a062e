"""People come, are added, change: members, their accounts, roles and wishes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from quests.errors import NotAllowed, NotFound, Taken
from quests.events import Joined, MemberAdded, MemberRemoved, RoleChanged
from quests.ids import DeedId, MemberId
from quests.queries.members import everybody, find_member, nicknames
from quests.reports import Member
from quests.rules import text
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import accounts, classrooms, members
from quests.work import Work

NAME_LONGEST = 40
TELLS = ("message", "look")
FIELDS = ("tell", "as_list", "short_text", "locale")

ONE_AT_A_TIME = (
    select(classrooms.c.classroom_id).where(classrooms.c.classroom_id == HERE).with_for_update(key_share=True)
)
"""For what one reads before one writes and no key guards: on PostgreSQL others who do such wait here (SQLite has one writer)."""
INSERT_MEMBER = insert(members)
_account = upsert(accounts)
ATTACH = _account.on_conflict_do_update(
    index_elements=["platform", "workspace", "account", "classroom_id"],
    set_={"member_id": _account.excluded.member_id, "chosen_at": _account.excluded.chosen_at},
)
CHOOSE = (
    update(accounts)
    .where(
        accounts.c.classroom_id == HERE,
        accounts.c.platform == bindparam("of_platform"),
        accounts.c.workspace == bindparam("of_workspace"),
        accounts.c.account == bindparam("of_account"),
    )
    .values(chosen_at=bindparam("moment"))
)
REPOINT = (
    update(accounts)
    .where(accounts.c.classroom_id == HERE, accounts.c.member_id == bindparam("member"))
    .values(member_id=bindparam("other"))
)
_OF = (members.c.classroom_id == HERE) & (members.c.member_id == bindparam("member"))
SET_ROLE = update(members).where(_OF).values(role=bindparam("new_role"))
SET_NICKNAME = update(members).where(_OF).values(nickname=bindparam("new_nickname"))
SET_REMOVED = update(members).where(_OF).values(removed_at=bindparam("moment"))
SET_WISH = {field: update(members).where(_OF).values({field: bindparam("wish")}) for field in FIELDS}


def insert_member(work: Work, *, role: str, name: str, nickname: str, practice_of: MemberId | None = None) -> MemberId:
    """Write a new member down and give their id. Raises Invalid for a name that does not fit."""
    member = MemberId(work.new_id())
    work.execute(
        INSERT_MEMBER,
        member_id=member,
        role=role,
        name=text.line("name", name, longest=NAME_LONGEST),
        nickname=nickname,
        practice_of=practice_of,
        hidden=1,
        tell="",
        as_list=0,
        short_text=0,
        locale="",
        joined_at=work.now,
        removed_at=None,
    )
    return member


def attach(work: Work, *, member: MemberId, platform: str, workspace: str, account: str) -> None:
    """Let an account be `member`, and make this the classroom it is in."""
    work.execute(ATTACH, member_id=member, platform=platform, workspace=workspace, account=account, chosen_at=work.now)


def choose(work: Work, *, platform: str, workspace: str, account: str) -> None:
    """Make this the classroom that an account is in from now on."""
    work.execute(CHOOSE, of_platform=platform, of_workspace=workspace, of_account=account, moment=work.now)


def free_nickname(work: Work, candidates: Sequence[str]) -> str:
    """One of `candidates` that nobody here has; when all are taken, one with a number behind it."""
    used = nicknames(work)
    start = work.new_id() % len(candidates)
    turned = [*candidates[start:], *candidates[:start]]
    numbered = (f"{turned[0]} {number}" for number in range(2, len(used) + 3))
    return next(name for name in (*turned, *numbered) if name not in used)


def join(work: Work, *, name: str, candidates: Sequence[str]) -> Joined:
    """Somebody comes in by themselves, as a student with a safe nickname. Raises Invalid."""
    nickname = free_nickname(work, candidates)
    member = insert_member(work, role=Role.STUDENT, name=name or nickname, nickname=nickname)
    return work.emit(Joined(by=member, member=member))


def add_member(
    work: Work, *, name: str, candidates: Sequence[str], by: MemberId, deed: DeedId | None = None
) -> MemberAdded:
    """A teacher adds a name; nobody needs an account. `deed` joins several. Raises Invalid, Taken when somebody goes by it."""
    wanted = text.line("name", name, longest=NAME_LONGEST)
    work.execute(ONE_AT_A_TIME)
    if any(wanted.casefold() == one.name.casefold() for one in everybody(work)):
        raise Taken("member", wanted)
    member = insert_member(work, role=Role.STUDENT, name=wanted, nickname=free_nickname(work, candidates))
    return work.emit(MemberAdded(by=by, member=member), deed=deed)


def change_role(work: Work, *, member: MemberId, role: str, by: MemberId) -> RoleChanged:
    """Make `member` a student, helper or teacher. Raises NotFound, Invalid, NotAllowed for the last teacher."""
    before = find_member(work, member).role
    text.one_of("role", role, tuple(Role))
    if role != Role.TEACHER:
        _keep_a_teacher(work, member)
    work.execute(SET_ROLE, member=member, new_role=role)
    return work.emit(RoleChanged(by=by, member=member, role=role, before=before))


def _keep_a_teacher(work: Work, member: MemberId) -> None:
    """Raises NotAllowed when `member` is the last teacher. Two who leave at once wait for each other."""
    work.execute(ONE_AT_A_TIME)
    if [one.member_id for one in everybody(work) if one.role == Role.TEACHER] == [member]:
        raise NotAllowed("last_teacher")


def remove_member(work: Work, *, member: MemberId, by: MemberId) -> MemberRemoved:
    """Take somebody off the list; what they did stays, and undo brings them back.

    Raises NotFound, NotAllowed for oneself and for the last teacher.
    """
    if find_member(work, member).member_id == by:
        raise NotAllowed("another_teacher")
    _keep_a_teacher(work, member)
    work.execute(SET_REMOVED, member=member, moment=work.now)
    return work.emit(MemberRemoved(by=by, member=member))


def change_nickname(work: Work, *, member: MemberId, candidates: Sequence[str]) -> str:
    """Another safe nickname for `member`; gives it."""
    nickname = free_nickname(work, candidates)
    work.execute(SET_NICKNAME, member=member, new_nickname=nickname)
    return nickname


def wish(work: Work, *, member: MemberId, field: str, value: str | int) -> None:
    """Keep what a member wishes for themselves: tell, as_list, short_text or locale."""
    if field == "tell":
        text.one_of("tell", str(value), TELLS)
    work.execute(SET_WISH[field], member=member, wish=value)


def try_as_student(work: Work, *, teacher: Member, nickname: str) -> MemberId:
    """Let a teacher's accounts be a practice student, outside every count. Gives the practice member."""
    own = [one for one in everybody(work) if one.practice_of == teacher.member_id]
    practice = (
        own[0].member_id
        if own
        else insert_member(work, role=Role.STUDENT, name=teacher.name, nickname=nickname, practice_of=teacher.member_id)
    )
    work.execute(REPOINT, member=teacher.member_id, other=practice)
    return practice


def back_to_teaching(work: Work, *, practice: Member) -> MemberId:
    """Let the accounts of a practice student be the teacher again. Raises NotFound for anybody else."""
    if practice.practice_of is None:
        raise NotFound("practice")
    work.execute(REPOINT, member=practice.member_id, other=practice.practice_of)
    return practice.practice_of
