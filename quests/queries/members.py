"""Who is who: accounts, members, the classroom itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, select

from quests.errors import NotFound
from quests.ids import ClassroomId, MemberId
from quests.reports import Classroom, Member, Person
from quests.statements import HERE
from quests.tables import accounts, attempts, balances, classrooms, members
from quests.work import Reading, Recipient


class AccountKey(NamedTuple):
    """One identity on one platform, as the directory holds it."""

    platform: str
    workspace: str
    account: str


_ACCOUNT = (
    (accounts.c.platform == bindparam("platform"))
    & (accounts.c.workspace == bindparam("workspace"))
    & (accounts.c.account == bindparam("account"))
)
MEMBER_COLUMNS = (
    members.c.member_id,
    members.c.role,
    members.c.name,
    members.c.nickname,
    members.c.practice_of,
    members.c.tell,
    members.c.as_list,
    members.c.short_text,
    members.c.locale,
)
_PRESENT = members.c.removed_at.is_(None)
_CLASSROOM = (
    classrooms.c.classroom_id,
    classrooms.c.name,
    classrooms.c.kind,
    classrooms.c.style,
    classrooms.c.locale,
    classrooms.c.zone,
)

CLASSROOMS_OF_ACCOUNT = (
    select(*_CLASSROOM)
    .join(accounts, accounts.c.classroom_id == classrooms.c.classroom_id)
    .join(
        members,
        (members.c.classroom_id == accounts.c.classroom_id) & (members.c.member_id == accounts.c.member_id),
    )
    .where(_ACCOUNT, _PRESENT)
    .order_by(accounts.c.chosen_at.desc(), classrooms.c.classroom_id)
)
CHOSEN = select(accounts.c.classroom_id).where(_ACCOUNT, accounts.c.picked == 1)
MEMBER_OF_ACCOUNT = (
    select(*MEMBER_COLUMNS)
    .join(
        accounts,
        (accounts.c.classroom_id == members.c.classroom_id) & (accounts.c.member_id == members.c.member_id),
    )
    .where(accounts.c.classroom_id == HERE, _ACCOUNT, _PRESENT)
)
CLASSROOM = select(*_CLASSROOM).where(classrooms.c.classroom_id == HERE)
MEMBER = select(*MEMBER_COLUMNS).where(
    members.c.classroom_id == HERE, members.c.member_id == bindparam("member"), _PRESENT
)
EVERYBODY = select(*MEMBER_COLUMNS).where(members.c.classroom_id == HERE, _PRESENT).order_by(members.c.member_id)
WITHOUT_ACCOUNT = (
    select(*MEMBER_COLUMNS)
    .where(
        members.c.classroom_id == HERE,
        _PRESENT,
        members.c.practice_of.is_(None),
        ~exists().where(accounts.c.classroom_id == members.c.classroom_id, accounts.c.member_id == members.c.member_id),
    )
    .order_by(members.c.member_id)
)
PEOPLE = (
    select(
        members.c.member_id,
        members.c.role,
        members.c.name,
        members.c.nickname,
        select(func.count(accounts.c.account))
        .where(accounts.c.classroom_id == members.c.classroom_id, accounts.c.member_id == members.c.member_id)
        .scalar_subquery(),
        func.coalesce(balances.c.points, 0),
        select(func.count(attempts.c.attempt_id))
        .where(
            attempts.c.classroom_id == members.c.classroom_id,
            attempts.c.member_id == members.c.member_id,
            attempts.c.state == "approved",
        )
        .scalar_subquery(),
    )
    .outerjoin(
        balances,
        (balances.c.classroom_id == members.c.classroom_id) & (balances.c.member_id == members.c.member_id),
    )
    .where(members.c.classroom_id == HERE, _PRESENT, members.c.practice_of.is_(None))
    .order_by(members.c.member_id)
)
PERSON = PEOPLE.where(members.c.member_id == bindparam("member"))
TO_TELL = (
    select(members.c.tell, members.c.practice_of, accounts.c.platform, accounts.c.workspace, accounts.c.account)
    .outerjoin(
        accounts,
        (accounts.c.classroom_id == members.c.classroom_id) & (accounts.c.member_id == members.c.member_id),
    )
    .where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"), _PRESENT)
    .order_by(accounts.c.chosen_at.desc(), accounts.c.account)
    .limit(1)
)
TEACHERS_TO_TELL = select(members.c.member_id).where(
    members.c.classroom_id == HERE, _PRESENT, members.c.role == "teacher", members.c.tell == "message"
)
NAME = select(members.c.name).where(members.c.classroom_id == HERE, members.c.member_id == bindparam("member"))
NICKNAMES = select(members.c.nickname).where(members.c.classroom_id == HERE)


def classrooms_of(look: Reading, platform: str, workspace: str, account: str) -> list[Classroom]:
    """The classrooms this account is a member of, the one chosen last first."""
    rows = look.execute(CLASSROOMS_OF_ACCOUNT, platform=platform, workspace=workspace, account=account)
    return [Classroom(*row) for row in rows]


def chosen(look: Reading, platform: str, workspace: str, account: str) -> set[ClassroomId]:
    """The classrooms that this account went to by choosing them, and not by coming in."""
    rows = look.execute(CHOSEN, platform=platform, workspace=workspace, account=account)
    return {classroom for (classroom,) in rows}


def the_classroom(look: Reading) -> Classroom:
    """This classroom. Raises NotFound."""
    return Classroom(*look.execute(CLASSROOM).one("classroom"))


def member_of(look: Reading, platform: str, workspace: str, account: str) -> Member | None:
    """The member of this classroom that an account is."""
    row = look.execute(MEMBER_OF_ACCOUNT, platform=platform, workspace=workspace, account=account).first()
    return Member(*row) if row else None


def find_member(look: Reading, member: MemberId) -> Member:
    """A member of this classroom. Raises NotFound."""
    return Member(*look.execute(MEMBER, member=member).one("member"))


def name_of(look: Reading, member: MemberId) -> str:
    """How a member is called, one who has left too; "" for nobody."""
    row = look.execute(NAME, member=member).first()
    return row[0] if row else ""


def everybody(look: Reading) -> list[Member]:
    """All members of this classroom, practice ones too, in the order they came."""
    return [Member(*row) for row in look.execute(EVERYBODY)]


def students(look: Reading) -> list[Member]:
    """The students of this classroom, without practice ones."""
    return [member for member in everybody(look) if member.role == "student" and member.practice_of is None]


def named(people: Sequence[Member], name: str) -> Member:
    """The one of `people` who goes by `name` (or nickname, or the only one whose name begins so). Raises NotFound."""
    wanted = name.casefold().strip()
    same = [who for who in people if wanted in (who.name.casefold(), who.nickname.casefold())]
    begins = [who for who in people if wanted and who.name.casefold().startswith(wanted)]
    if same or len(begins) == 1:
        return (same or begins)[0]
    raise NotFound("member", name)


def without_account(look: Reading) -> list[Member]:
    """Members that a teacher added and nobody has come in as."""
    return [Member(*row) for row in look.execute(WITHOUT_ACCOUNT)]


def people(look: Reading) -> list[Person]:
    """Everybody with what they did, for a teacher; in the order they came."""
    return [Person(*row) for row in look.execute(PEOPLE)]


def find_person(look: Reading, member: MemberId) -> Person:
    """One of them. Raises NotFound, also for a practice student."""
    return Person(*look.execute(PERSON, member=member).one("member"))


def recipients(look: Reading, member: MemberId) -> list[Recipient]:
    """Where `member` is told something: nowhere unless they asked to be messaged, else their latest account. Raises NotFound.

    Nobody is messaged for practice.
    """
    tell, practice, *address = look.execute(TO_TELL, member=member).one("member")
    return [Recipient(member, *address)] if tell == "message" and practice is None and address[-1] is not None else []


def teachers_to_tell(look: Reading) -> list[Recipient]:
    """Where the teachers are told something, of those who asked to be messaged."""
    found = (recipients(look, member) for (member,) in look.execute(TEACHERS_TO_TELL))
    return [one for ones in found for one in ones]


def nicknames(look: Reading) -> set[str]:
    """All nicknames in use, those of people who left too."""
    return {name for (name,) in look.execute(NICKNAMES)}
