"""Bonuses that were paid and stand."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Text, bindparam, cast, exists, literal, select

from quests.ids import AttemptId, BoardId, EntryId, MemberId, QuestId
from quests.statements import HERE
from quests.tables import attempts, entries
from quests.work import Reading

PREFIX = "bonus"
_reversal = entries.alias("reversal")
_REVERSED = exists().where(
    _reversal.c.classroom_id == entries.c.classroom_id,
    _reversal.c.member_id == entries.c.member_id,
    _reversal.c.cause == literal("undo:").concat(cast(entries.c.entry_id, Text)),
)
PAID = (
    select(entries.c.entry_id, entries.c.amount, entries.c.cause)
    .where(
        entries.c.classroom_id == HERE,
        entries.c.member_id == bindparam("member"),
        entries.c.cause.like(f"{PREFIX}:%"),
        ~_REVERSED,
    )
    .order_by(entries.c.entry_id)
)

ALL_PAID = (
    select(entries.c.member_id, entries.c.entry_id, entries.c.amount, entries.c.cause)
    .where(entries.c.classroom_id == HERE, entries.c.cause.like(f"{PREFIX}:%"), ~_REVERSED)
    .order_by(entries.c.entry_id)
)
DONE = select(attempts.c.member_id, attempts.c.quest_id).where(
    attempts.c.classroom_id == HERE, attempts.c.state == "approved"
)


@dataclass(frozen=True, slots=True)
class Paid:
    """A bonus that stands: for the line of `quests` on `board`, or (when there are none) for its bonus number `number`."""

    entry: EntryId
    amount: int
    board: BoardId
    number: int
    quests: tuple[QuestId, ...]
    attempt: AttemptId


def cause_of(board: BoardId, number: int, quests: str, attempt: AttemptId, decision: int) -> str:
    """What a bonus is paid for, as a key: it names the answer that brought it, so that after an undo it is paid again."""
    return f"{PREFIX}:{board}:{number}:{quests}:{attempt}:{decision}"


def paid_bonuses(look: Reading, member: MemberId) -> list[Paid]:
    """The bonuses that `member` has, oldest first, without those that were taken back."""
    return [read_cause(entry, amount, cause) for entry, amount, cause in look.execute(PAID, member=member)]


def read_cause(entry: EntryId, amount: int, cause: str) -> Paid:
    """What the cause of a bonus's entry says."""
    _, board, number, quests, attempt, _ = cause.split(":")
    ids = tuple(QuestId(int(one)) for one in quests.split(".") if one)
    return Paid(entry, amount, BoardId(int(board)), int(number), ids, AttemptId(int(attempt)))


def unfounded(look: Reading) -> list[tuple[MemberId, int]]:
    """Bonuses for lines that do not stand, with whose they are and how much: there are none, unless something went wrong."""
    paid = [(member, read_cause(entry, amount, cause)) for member, entry, amount, cause in look.execute(ALL_PAID)]
    done = set(look.execute(DONE)) if paid else set()
    return [(member, one.amount) for member, one in paid if any((member, quest) not in done for quest in one.quests)]
