"""People come, are added, change: members, their accounts, roles and wishes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update

from quests.actions.counting import show_or_hide
from quests.actions.quest_places import free_places, hold_places
from quests.errors import NameInUse, NotAllowed, NotFound, ShutOut
from quests.events import Joined, MemberAdded, MemberRemoved, RoleChanged
from quests.ids import DeedId, MemberId
from quests.queries.members import AccountKey, everybody, find_member, member_of, nicknames, without_account
from quests.reports import Member
from quests.rules import text
from quests.rules.roles import Role
from quests.statements import HERE
from quests.tables import accounts, classrooms, members
from quests.upserts import upsert
from quests.work import Work

NAME_LONGEST = 40
TELLS = ("message", "look")
FIELDS = ("tell", "as_list", "short_text", "locale", "hidden")

ONE_AT_A_TIME = (
    select(classrooms.c.classroom_id).where(classrooms.c.classroom_id == HERE).with_for_update(key_share=True)
)
"""For what one reads before one writes and no key guards: on PostgreSQL others who do such wait here (SQLite has one writer)."""
INSERT_MEMBER = insert(members)
_account = upsert(accounts)
ATTACH = _account.on_conflict_do_update(
    index_elements=["platform", "workspace", "account", "classroom_id"],
    set_={"member_id": _account.excluded.member_id, "chosen_at": _account.excluded.chosen_at, "picked": 0},
)
_ACCOUNT = (
    (accounts.c.classroom_id == HERE)
    & (accounts.c.platform == bindparam("of_platform"))
    & (accounts.c.workspace == bindparam("of_workspace"))
    & (accounts.c.account == bindparam("of_account"))
)
CHOOSE = update(accounts).where(_ACCOUNT).values(chosen_at=bindparam("moment"), picked=1)
REPOINT = (
    update(accounts).where(_ACCOUNT, accounts.c.member_id == bindparam("member")).values(member_id=bindparam("other"))
)
WAS_REMOVED = (
    select(members.c.member_id)
    .join(
        accounts,
        (accounts.c.classroom_id == members.c.classroom_id) & (accounts.c.member_id == members.c.member_id),
    )
    .where(_ACCOUNT, members.c.removed_at.is_not(None))
)
REMOVED_NAMED = (
    select(members.c.member_id, members.c.name)
    .where(members.c.classroom_id == HERE, members.c.removed_at.is_not(None), members.c.practice_of.is_(None))
    .order_by(members.c.member_id.desc())
)
_OF = (members.c.classroom_id == HERE) & (members.c.member_id == bindparam("member"))
SET_ROLE = update(members).where(_OF, members.c.role != bindparam("new_role")).values(role=bindparam("new_role"))
UNDER = select(accounts.c.under).where(
    accounts.c.classroom_id == HERE, accounts.c.member_id == bindparam("member"), accounts.c.under != ""
)
SET_UNDER = (
    update(accounts)
    .where(accounts.c.classroom_id == HERE, accounts.c.member_id == bindparam("member"), accounts.c.granted != "")
    .values(under=bindparam("by_hand"))
)
SET_NICKNAME = update(members).where(_OF).values(nickname=bindparam("new_nickname"))
SET_REMOVED = (
    update(members)
    .where(
        members.c.classroom_id == HERE,
        (members.c.member_id == bindparam("member")) | (members.c.practice_of == bindparam("member")),
    )
    .values(removed_at=bindparam("moment"))
)
"""With the practice student, should they be trying it out."""
BRING_BACK = update(members).where(_OF).values(removed_at=None)
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
        erase_asked_at=None,
    )
    return member


def attach(work: Work, member: MemberId, who: AccountKey) -> None:
    """Let an account be `member`, and make this the classroom it is in."""
    work.execute(
        ATTACH,
        member_id=member,
        platform=who.platform,
        workspace=who.workspace,
        account=who.account,
        chosen_at=work.now,
        picked=0,
        granted="",
        granted_in="",
        under="",
    )


def choose(work: Work, who: AccountKey) -> None:
    """Make this the classroom that an account is in from now on."""
    work.execute(CHOOSE, **_bound(who), moment=work.now)


def _bound(who: AccountKey) -> dict[str, str]:
    return {"of_platform": who.platform, "of_workspace": who.workspace, "of_account": who.account}


def free_nickname(work: Work, candidates: Sequence[str]) -> str:
    """One of `candidates` that nobody here has; when all are taken, one with a number behind it."""
    used = nicknames(work)
    start = work.new_id() % len(candidates)
    turned = [*candidates[start:], *candidates[:start]]
    numbered = (f"{turned[0]} {number}" for number in range(2, len(used) + 3))
    return next(name for name in (*turned, *numbered) if name not in used)


def join(work: Work, *, who: AccountKey, name: str, candidates: Sequence[str], as_named: bool = False) -> Joined | None:
    """Somebody comes in by themselves, as a student with a safe nickname. None when they are in already. Raises Invalid, ShutOut.

    With `as_named` they are whom a teacher added by that name, should nobody have come in as that yet: None again.
    """
    work.execute(ONE_AT_A_TIME)
    if member_of(work, *who):
        return None
    if work.execute(WAS_REMOVED, **_bound(who)):
        raise ShutOut
    waiting = [one for one in without_account(work) if as_named and one.name.casefold() == name.casefold()]
    if waiting:
        attach(work, waiting[0].member_id, who)
        return None
    nickname = free_nickname(work, candidates)
    member = insert_member(work, role=Role.STUDENT, name=name or nickname, nickname=nickname)
    attach(work, member, who)
    return work.emit(Joined(by=member, member=member))


def add_member(
    work: Work, *, name: str, candidates: Sequence[str], by: MemberId, deed: DeedId | None = None
) -> MemberAdded:
    """A teacher adds a name; nobody needs an account. `deed` joins several. Raises Invalid, NameInUse.

    Who was removed and went by that name comes back, with all they did.
    """
    wanted = text.line("name", name, longest=NAME_LONGEST)
    work.execute(ONE_AT_A_TIME)
    if any(wanted.casefold() == one.name.casefold() for one in everybody(work)):
        raise NameInUse("member", wanted)
    member = _brought_back(work, wanted) or insert_member(
        work, role=Role.STUDENT, name=wanted, nickname=free_nickname(work, candidates)
    )
    return work.emit(MemberAdded(by=by, member=member), deed=deed)


def _brought_back(work: Work, name: str) -> MemberId | None:
    before = (member for member, was in work.execute(REMOVED_NAMED) if was.casefold() == name.casefold())
    member = next(before, None)
    if member is not None:
        work.execute(BRING_BACK, member=member)
        show_or_hide(work, member)
        hold_places(work, member=member)
    return member


def change_role(work: Work, *, member: MemberId, role: str, by: MemberId) -> RoleChanged:
    """Make `member` a student, helper or teacher by hand; once, however often it is said.

    Raises NotFound, Invalid, NotAllowed for the last teacher.
    """
    before = find_member(work, member).role
    text.one_of("role", role, tuple(Role))
    if role != Role.TEACHER:
        keep_a_teacher(work, member)
    under = work.execute(UNDER, member=member).first()
    fact = RoleChanged(by=by, member=member, role=role, before=before, under=under[0] if under else "")
    changed = work.execute(SET_ROLE, member=member, new_role=role).changed
    work.execute(SET_UNDER, member=member, by_hand="")
    if not changed and not under:
        return fact
    show_or_hide(work, member)
    return work.emit(fact)


def keep_a_teacher(work: Work, member: MemberId) -> None:
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
    keep_a_teacher(work, member)
    free_places(work, member=member)
    work.execute(SET_REMOVED, member=member, moment=work.now)
    show_or_hide(work, member)
    return work.emit(MemberRemoved(by=by, member=member))


def change_nickname(work: Work, *, member: MemberId, candidates: Sequence[str]) -> str:
    """Another safe nickname for `member`; gives it."""
    nickname = free_nickname(work, candidates)
    work.execute(SET_NICKNAME, member=member, new_nickname=nickname)
    return nickname


def wish(work: Work, *, member: MemberId, field: str, value: str | int) -> None:
    """Keep what a member wishes for themselves: tell, as_list, short_text, locale, or hidden (on no list that others see)."""
    if field == "tell":
        text.one_of("tell", str(value), TELLS)
    work.execute(SET_WISH[field], member=member, wish=value)
    if field == "hidden":
        show_or_hide(work, member)


def try_as_student(work: Work, *, teacher: Member, who: AccountKey, candidates: Sequence[str]) -> MemberId:
    """Let the account that asks be a practice student, outside every count; gives that student.

    The teacher's other accounts stay theirs.
    """
    work.execute(ONE_AT_A_TIME)
    own = [one.member_id for one in everybody(work) if one.practice_of == teacher.member_id]
    practice = own[0] if own else _practice_student(work, teacher, candidates)
    work.execute(REPOINT, **_bound(who), member=teacher.member_id, other=practice)
    return practice


def _practice_student(work: Work, teacher: Member, candidates: Sequence[str]) -> MemberId:
    nickname = free_nickname(work, candidates)
    return insert_member(work, role=Role.STUDENT, name=teacher.name, nickname=nickname, practice_of=teacher.member_id)


def back_to_teaching(work: Work, *, practice: Member, who: AccountKey) -> MemberId:
    """Let the account of a practice student be the teacher again. Raises NotFound for anybody else."""
    if practice.practice_of is None:
        raise NotFound("practice")
    work.execute(REPOINT, **_bound(who), member=practice.member_id, other=practice.practice_of)
    return practice.practice_of
