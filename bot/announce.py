"""From the outbox to people: claim, make a card, send, settle. No transaction spans the sending."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from adapters.cards import Card
from adapters.errors import SendError, Uncertain
from adapters.port import Adapter
from adapters.refs import AccountRef, Address, PlaceRef
from bot.logs import log
from bot.views import announcements, proposals, sharing
from bot.views.look import Look, look_for
from quests import outbox
from quests.actions.attempts import mark_seen
from quests.desk import Desk
from quests.errors import NotFound
from quests.events import (
    Approved,
    Awarded,
    BadgeGiven,
    BoardPosted,
    ClassErased,
    ClassTold,
    ErasureAsked,
    ErasureNear,
    Event,
    FeedbackTold,
    HelpAnswered,
    HelpAsked,
    ProposalApproved,
    ProposalReturned,
    Proposed,
    Returned,
    Shared,
    TimeGiven,
    WeekTold,
    decode,
)
from quests.ids import NOBODY, SECOND, MemberId, Moment, QuestId
from quests.queries.attempts import find_help
from quests.queries.badges import badges_of
from quests.queries.boards import board_view, find_board
from quests.queries.extensions import extended_until
from quests.queries.feedback import untold_since
from quests.queries.holding import erasure_asked_at
from quests.queries.members import find_member, the_classroom
from quests.queries.proposals import find_proposal
from quests.queries.quests import quest_view
from quests.queries.retention import retention
from quests.queries.telling import week_end, won_with
from quests.reports import Classroom, Due
from quests.rules.roles import Role
from quests.work import Reading, Work

ANSWERS = (Approved, Returned, HelpAnswered, TimeGiven, ProposalApproved, ProposalReturned)
IDEAS: dict[type[Event], str] = {ProposalApproved: "approved", ProposalReturned: "returned"}


class Announcer:
    """Delivers what is due. One at a time delivers; whoever else asks waits for it to end."""

    def __init__(self, desk: Desk, adapters: Mapping[str, Adapter]) -> None:
        """`adapters` by platform; what is for another platform waits for a process that serves it."""
        self.desk = desk
        self.adapters = adapters
        self._delivering = asyncio.Lock()

    async def deliver(self) -> int:
        """Send what is due now, on each platform one after the other; gives how many rows were taken."""
        async with self._delivering:
            return sum(await asyncio.gather(*map(self._deliver_on, self.adapters)))

    async def _deliver_on(self, platform: str) -> int:
        taken = 0
        while await self._is_due(platform):
            row = await self.desk.write(lambda work: outbox.claim(work, platform=platform))
            if row is not None:  # else another process was quicker
                await self._deliver(row)
                taken += 1
        return taken

    async def _is_due(self, platform: str) -> bool:
        """Looked up on a reader: most of the times that we ask there is nothing, and nothing needs to be written."""
        due_at = await self.desk.read(lambda read: outbox.next_at(read, platform=platform))
        return due_at is not None and due_at <= self.desk.clock.now()

    async def _deliver(self, row: Due) -> None:
        adapter = self.adapters[row.platform]
        if _may_be_out(row, adapter, self.desk.clock.now()):
            await self._doubt(row, "the lease ran out")
            return
        card = await self._card(row)
        if card is None:
            await self._fail(row, "out of date", permanent=True)
        elif self.desk.clock.now() >= row.lease_ends:  # another may have it by now; if none has, it was never tried
            await self._fail(row, "too late to send")
        else:
            await self._send(adapter, row, card)

    async def _send(self, adapter: Adapter, row: Due, card: Card) -> None:
        try:
            sent = await adapter.send(_address(row), card, nonce=outbox.nonce(row))
        except Uncertain as error:
            await self._unsure(adapter, row, error.code)
        except SendError as error:
            log.info("send", row=row.outbox_id, platform=row.platform, code=error.code)
            await self._fail(row, error.code, permanent=error.permanent, retry_after_s=error.retry_after_s)
        except Exception:  # a mistake of ours, before or after it went out: nobody knows
            log.exception("send", row=row.outbox_id, platform=row.platform)
            await self._doubt(row, "unexpected")
        else:
            await self.desk.write(lambda work: _settle(work, row, sent.message), classroom=row.classroom_id)

    async def _unsure(self, adapter: Adapter, row: Due, problem: str) -> None:
        """It may be out. Where its nonce is known it is left to its lease, and then tried again for as long as that is so."""
        log.info("send", row=row.outbox_id, platform=row.platform, code=problem)
        if not adapter.nonce_kept_s:
            await self._doubt(row, problem)

    async def _doubt(self, row: Due, problem: str) -> None:
        await self.desk.write(lambda work: outbox.doubt(work, row, problem=problem))

    async def _fail(self, row: Due, problem: str, *, permanent: bool = False, retry_after_s: float = 0.0) -> None:
        wait = Moment(round(retry_after_s * SECOND))
        await self.desk.write(
            lambda work: outbox.fail(work, row, problem=problem, permanent=permanent, retry_after=wait)
        )

    async def _card(self, row: Due) -> Card | None:
        """The card of a row; None when what it tells is no longer so, or cannot be told."""
        try:
            return await self.desk.read(lambda read: card_of(read, row), classroom=row.classroom_id)
        except NotFound:
            return None
        except Exception:
            log.exception("announcement", row=row.outbox_id, kind=row.kind)
            return None


def _may_be_out(row: Due, adapter: Adapter, now: Moment) -> bool:
    """An earlier sender's lease ran out: it may have been shown, unless the platform still knows the nonce."""
    if row.state != "claimed" or row.first_try_at is None:
        return False
    return now - row.first_try_at > adapter.nonce_kept_s * SECOND


def _address(row: Due) -> Address:
    if row.account:
        return AccountRef(row.platform, row.workspace, row.account)
    return PlaceRef(row.platform, row.workspace, row.place)  # a whole workspace has the name ""


def card_of(read: Reading, row: Due) -> Card | None:
    """What a row tells, as a card in its reader's language. Raises NotFound when it is gone."""
    fact = decode(row.kind, row.body)
    classroom = the_classroom(read)
    if isinstance(fact, ErasureAsked | ErasureNear | ClassErased):
        return _of_people(read, classroom, fact, row.member_id)
    if isinstance(fact, BoardPosted | ClassTold | FeedbackTold | Shared):
        return _to_class(read, classroom, fact)
    if isinstance(fact, WeekTold):
        return _week_end(read, classroom, row.member_id)
    if isinstance(fact, HelpAsked):
        return _help_asked(read, classroom, fact, row.member_id)
    if isinstance(fact, Proposed):
        return _proposed(read, classroom, fact, row.member_id)
    if isinstance(fact, ANSWERS):
        student = find_member(read, fact.member)
        return _answer(read, fact, fact.quest, student.member_id) if still_so(read, fact) else None
    if isinstance(fact, Awarded | BadgeGiven):
        return _awarded(read, classroom, fact)
    return None


def _awarded(read: Reading, classroom: Classroom, fact: Awarded | BadgeGiven) -> Card | None:
    """Which badges are new, of those that are still held; nothing in a quiet class."""
    look = look_for(classroom, find_member(read, fact.member), read.now)
    new = set(fact.badges) if isinstance(fact, Awarded) else {fact.badge}
    held = tuple(one for one in badges_of(read, fact.member) if one.kind.badge_id in new and one.awarded_at is not None)
    return announcements.awarded(look, held) if held and look.points else None


def _proposed(read: Reading, classroom: Classroom, fact: Proposed, reader: MemberId | None) -> Card | None:
    """An idea is for whoever is a teacher now, while it waits."""
    teacher = find_member(read, reader) if reader is not None else None
    idea = find_proposal(read, fact.proposal)
    if teacher is None or teacher.role != Role.TEACHER or idea.state != "waiting":
        return None
    return proposals.told(look_for(classroom, teacher, read.now), idea)


def _help_asked(read: Reading, classroom: Classroom, fact: HelpAsked, reader: MemberId | None) -> Card | None:
    """Who needs help and with what is for teachers: whoever is one no longer does not see it."""
    teacher = find_member(read, reader) if reader is not None else None
    asked = find_help(read, fact.help)
    if teacher is None or teacher.role != Role.TEACHER or asked.state != "open":
        return None
    return announcements.help_asked(look_for(classroom, teacher, read.now), asked)


def _of_people(
    read: Reading, classroom: Classroom, fact: ErasureAsked | ErasureNear | ClassErased, reader: MemberId | None
) -> Card | None:
    """What becomes of people's data is for whoever is a teacher now."""
    teacher = find_member(read, reader) if reader is not None else None
    if teacher is None or teacher.role != Role.TEACHER:
        return None
    look = look_for(classroom, teacher, read.now)
    if isinstance(fact, ClassErased):
        return announcements.class_erased(look, fact)
    if isinstance(fact, ErasureNear):
        time = retention(read)
        return announcements.erasure_near(look, time) if time.warned else None  # else it was put off since
    return announcements.erasure_asked(look) if erasure_asked_at(read, fact.member) is not None else None


def still_so(read: Reading, fact: Event) -> bool:
    """Whether an answer still stands: it may have been undone since, or the student has gone on."""
    if isinstance(fact, ProposalApproved | ProposalReturned):
        return find_proposal(read, fact.proposal).state == IDEAS[type(fact)]
    if isinstance(fact, HelpAnswered):
        return find_help(read, fact.help).state == "answered"
    if isinstance(fact, TimeGiven):
        return extended_until(read, fact.quest, fact.member) == fact.until
    if isinstance(fact, Approved | Returned):
        attempt = quest_view(read, fact.quest, fact.member).attempt
        wanted = "approved" if isinstance(fact, Approved) else "returned"
        return attempt is not None and (attempt.attempt_id, attempt.state, attempt.tries) == (
            fact.attempt,
            wanted,
            fact.try_no,
        )
    return False


def _answer(read: Reading, fact: Event, quest: QuestId, member: MemberId) -> Card:
    student = find_member(read, member)
    look = look_for(the_classroom(read), student, read.now)
    shown = quest_view(read, quest, member)
    if isinstance(fact, ProposalApproved | ProposalReturned):
        return proposals.answered(look, shown)
    if isinstance(fact, HelpAnswered):
        return announcements.helped(look, shown)
    if isinstance(fact, TimeGiven):
        return announcements.time_given(look, shown)
    board = board_view(read, find_board(read, shown.board_id), member) if shown.board_id else None
    earned = set(fact.badges) if isinstance(fact, Approved) else set()
    badges = tuple(badge for badge in badges_of(read, member) if badge.kind.badge_id in earned)
    won = won_with(read, fact.attempt) if isinstance(fact, Approved) else None
    return announcements.answered(look, shown, board, badges, won)


def _new_board(read: Reading, look: Look, fact: BoardPosted) -> Card | None:
    """The same for all; nobody's state is on it."""
    board = find_board(read, fact.board)
    if board.state != "posted":
        return None
    return sharing.new_board(look, board_view(read, board, NOBODY))


def _to_class(
    read: Reading, classroom: Classroom, fact: BoardPosted | ClassTold | FeedbackTold | Shared
) -> Card | None:
    """What all may see: in a quiet class nothing is counted aloud, and what was taken back is not told."""
    look = look_for(classroom, None, read.now)
    if isinstance(fact, BoardPosted):
        return _new_board(read, look, fact)
    if isinstance(fact, ClassTold):
        return sharing.together(look, fact) if look.points else None
    if isinstance(fact, FeedbackTold):
        return sharing.feedback_ready(look) if untold_since(read, fact.since) else None
    won, student = won_with(read, fact.attempt), find_member(read, fact.member)
    if won is None or not (won.lines or (won.badges and look.points)):
        return None
    quest = quest_view(read, fact.quest, fact.member)
    at = quest.latest.decided_at if quest.latest else None
    earned = tuple(one for one in badges_of(read, fact.member) if at is not None and one.awarded_at == at)
    return sharing.somebody_shares(look, student.nickname, quest.quest.title, won, earned)


def _week_end(read: Reading, classroom: Classroom, reader: MemberId | None) -> Card | None:
    """What the week left is for whoever is a teacher now."""
    teacher = find_member(read, reader) if reader is not None else None
    if teacher is None or teacher.role != Role.TEACHER:
        return None
    return sharing.week_end(look_for(classroom, teacher, read.now), week_end(read), classroom.name)


def _settle(work: Work, row: Due, message: str) -> None:
    """It was sent; an answer that was sent has been seen."""
    fact = decode(row.kind, row.body)
    if outbox.settle(work, row, message=message) and isinstance(fact, ANSWERS):
        mark_seen(work, quest=fact.quest, by=fact.member)
