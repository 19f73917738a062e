"""A person's own copy: what is held of them, put together for people to read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from quests.ids import MemberId, Moment
from quests.queries.attempts import find_help
from quests.queries.badges import badges_of
from quests.queries.holding import MEMBER, held
from quests.queries.points import entries_of
from quests.reports import Copy, Help, Member, Tried
from quests.statements import HERE
from quests.tables import accounts, attempts, hand_ins, help_requests, members, quests
from quests.work import Reading

ENTRIES_MOST = 100_000
"""More than one person ever has."""

WHO = select(
    members.c.member_id,
    members.c.role,
    members.c.name,
    members.c.nickname,
    members.c.practice_of,
    members.c.tell,
    members.c.as_list,
    members.c.short_text,
    members.c.locale,
    members.c.joined_at,
).where(members.c.classroom_id == HERE, members.c.member_id == MEMBER)
ACCOUNTS = (
    select(accounts.c.platform, accounts.c.account)
    .where(accounts.c.classroom_id == HERE, accounts.c.member_id == MEMBER)
    .order_by(accounts.c.platform, accounts.c.account)
)
_decider = members.alias("decider")
TRIED = (
    select(
        quests.c.title,
        attempts.c.state,
        attempts.c.taken_at,
        func.coalesce(hand_ins.c.try_no, 0),
        func.coalesce(hand_ins.c.evidence, ""),
        hand_ins.c.handed_in_at,
        func.coalesce(hand_ins.c.note, ""),
        func.coalesce(hand_ins.c.next_step, ""),
        func.coalesce(_decider.c.name, ""),
        hand_ins.c.decided_at,
        func.coalesce(hand_ins.c.how, ""),
    )
    .select_from(attempts)
    .join(quests, (quests.c.classroom_id == attempts.c.classroom_id) & (quests.c.quest_id == attempts.c.quest_id))
    .outerjoin(
        hand_ins,
        (hand_ins.c.classroom_id == attempts.c.classroom_id) & (hand_ins.c.attempt_id == attempts.c.attempt_id),
    )
    .outerjoin(
        _decider,
        (_decider.c.classroom_id == hand_ins.c.classroom_id) & (_decider.c.member_id == hand_ins.c.decided_by),
    )
    .where(attempts.c.classroom_id == HERE, attempts.c.member_id == MEMBER)
    .order_by(attempts.c.attempt_id, func.coalesce(hand_ins.c.try_no, 0))
)
HELP = (
    select(help_requests.c.help_id)
    .where(help_requests.c.classroom_id == HERE, help_requests.c.member_id == MEMBER)
    .order_by(help_requests.c.help_id)
)


def copy_of(look: Reading, member: MemberId) -> Copy:
    """All that is held of `member`, one who was taken off the list too. Raises NotFound."""
    who: Any = look.execute(WHO, member=member).one("member")  # more columns than SQLAlchemy types
    joined_at: Moment = who[-1]
    tried: list[Any] = look.execute(TRIED, member=member)
    return Copy(
        member=Member(*who[:-1]),
        joined_at=joined_at,
        accounts=tuple(": ".join(row) for row in look.execute(ACCOUNTS, member=member)),
        tried=tuple(Tried(*row) for row in tried),
        help=_help(look, member),
        entries=tuple(entries_of(look, member, ENTRIES_MOST)),
        badges=tuple(one for one in badges_of(look, member) if one.awarded_at is not None),
        held=tuple(held(look, member)),
    )


def _help(look: Reading, member: MemberId) -> tuple[Help, ...]:
    return tuple(find_help(look, number) for (number,) in look.execute(HELP, member=member))
