"""Points and badges of one member."""

from __future__ import annotations

from sqlalchemy import BigInteger, Text, bindparam, case, cast, exists, func, literal, select

from quests.ids import AttemptId, MemberId
from quests.queries.bonuses import PREFIX as BONUS
from quests.reports import Entry
from quests.statements import HERE
from quests.tables import attempts, balances, boards, entries, members, quests, tallies
from quests.work import Reading

_reversal = entries.alias("reversal")
_REVERSED = exists().where(
    _reversal.c.classroom_id == entries.c.classroom_id,
    _reversal.c.member_id == entries.c.member_id,
    _reversal.c.cause == literal("undo:").concat(cast(entries.c.entry_id, Text)),
)
"""By the reversal's own cause, which is unique and so has an index."""

BALANCE = select(balances.c.points).where(balances.c.classroom_id == HERE, balances.c.member_id == bindparam("member"))
CLASS_TOTAL = (
    select(cast(func.coalesce(func.sum(balances.c.points), 0), BigInteger))
    .join(members, (members.c.classroom_id == balances.c.classroom_id) & (members.c.member_id == balances.c.member_id))
    .where(balances.c.classroom_id == HERE, members.c.practice_of.is_(None))
)
ENTRIES = (
    select(
        entries.c.entry_id,
        entries.c.amount,
        entries.c.cause,
        entries.c.reason,
        entries.c.at,
        func.coalesce(members.c.name, ""),
        case((_REVERSED, 1), else_=0),
    )
    .outerjoin(members, (members.c.classroom_id == entries.c.classroom_id) & (members.c.member_id == entries.c.by_id))
    .where(entries.c.classroom_id == HERE, entries.c.member_id == bindparam("member"), entries.c.reverses.is_(None))
    .order_by(entries.c.entry_id.desc())
    .limit(bindparam("most", type_=BigInteger()))
)
TITLES = (
    select(attempts.c.attempt_id, quests.c.title)
    .join(quests, (quests.c.classroom_id == attempts.c.classroom_id) & (quests.c.quest_id == attempts.c.quest_id))
    .where(attempts.c.classroom_id == HERE, attempts.c.member_id == bindparam("member"))
)
BOARD_TITLES = select(boards.c.board_id, boards.c.title).where(boards.c.classroom_id == HERE)
TALLIES = select(tallies.c.tally, tallies.c.n).where(
    tallies.c.classroom_id == HERE, tallies.c.member_id == bindparam("member")
)


def balance(look: Reading, member: MemberId) -> int:
    """`member`'s points."""
    row = look.execute(BALANCE, member=member).first()
    return row[0] if row else 0


def class_total(look: Reading) -> int:
    """All points of the class together, without practice members."""
    return look.execute(CLASS_TOTAL)[0][0]


def entries_of(look: Reading, member: MemberId, most: int = 20) -> list[Entry]:
    """`member`'s latest entries with what for, newest first; a reversed one says so instead of standing twice."""
    titles: dict[int, str] = {**dict(look.execute(TITLES, member=member)), **dict(look.execute(BOARD_TITLES))}
    return [
        Entry(entry, amount, cause, reason, titles.get(about(cause)), at, by, bool(reversals))
        for entry, amount, cause, reason, at, by, reversals in look.execute(ENTRIES, member=member, most=most)
    ]


def about(cause: str) -> int:
    """What an entry's cause names: the board of a bonus, else the attempt; 0 when it names none."""
    kind, _, rest = cause.partition(":")
    return int(rest.partition(":")[0]) if kind == BONUS else attempt_of(cause)


def attempt_of(cause: str) -> AttemptId:
    """The attempt that an entry's cause names; 0 when it names none."""
    kind, _, rest = cause.partition(":")
    return AttemptId(int(rest.partition(":")[0])) if kind == "attempt" else AttemptId(0)


def tallies_of(look: Reading, member: MemberId) -> dict[str, int]:
    """`member`'s tallies."""
    return dict(look.execute(TALLIES, member=member))
