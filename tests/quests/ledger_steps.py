"""The steps of `ledger_model.Model`, taken in a real unit of work."""

from __future__ import annotations

from sqlalchemy import select

from quests.actions import attempts, giving, review, undoing
from quests.errors import NotFound
from quests.events import Approved, Returned, decode
from quests.ids import DeedId, HandInId, MemberId, QuestId
from quests.queries.attempts import attempt_at, latest_hand_in
from quests.reports import Attempt
from quests.statements import HERE
from quests.tables import entries, events
from quests.work import Work
from tests.classroom import Class
from tests.quests.ledger_model import Key

RECORD = (
    select(events.c.deed_id, events.c.kind, events.c.body)
    .where(events.c.classroom_id == HERE)
    .order_by(events.c.event_id.desc())
)
GIFTS = select(entries.c.deed_id, entries.c.reason).where(entries.c.classroom_id == HERE)


class Steps:
    """Each step is named and called as in the model, with a unit of work first; one that is a deed gives its id."""

    def __init__(self, room: Class, members: dict[str, MemberId], quests: list[QuestId]) -> None:
        self.teacher = room.teacher
        self.members = members
        self.quests = quests
        self.deeds: dict[str, DeedId] = {}
        """What was done, by the names that the model knows it by."""

    def take(self, work: Work, key: Key) -> None:
        attempts.take(work, quest=self.quests[key[1]], by=self.members[key[0]])

    def put_back(self, work: Work, key: Key) -> None:
        attempts.put_back(work, attempt=self.attempt(work, key).attempt_id, by=self.members[key[0]])

    def hand_in(self, work: Work, key: Key) -> None:
        attempts.hand_in(work, quest=self.quests[key[1]], by=self.members[key[0]], evidence="My work")

    def look_at(self, work: Work, key: Key) -> None:
        """A teacher looks at what waits, if anything does."""
        attempt = attempt_at(work, self.quests[key[1]], self.members[key[0]])
        if attempt is not None and attempt.state == "handed_in":
            latest = latest_hand_in(work, attempt.attempt_id)
            assert latest is not None
            review.look_at(work, hand_in=latest.hand_in_id)

    def take_back(self, work: Work, key: Key) -> None:
        attempts.take_back(work, attempt=self.attempt(work, key).attempt_id, by=self.members[key[0]])

    def approve(self, work: Work, key: Key, _: str) -> DeedId:
        attempt = self.attempt(work, key).attempt_id
        return _deed(work, review.approve(work, attempt=attempt, by=self.teacher).hand_in)

    def give_back(self, work: Work, key: Key, _: str) -> DeedId:
        attempt = self.attempt(work, key).attempt_id
        return _deed(work, review.return_(work, attempt=attempt, by=self.teacher, next_step="Say why.").hand_in)

    def approve_all(self, work: Work, shown: tuple[tuple[Key, int], ...], _: str) -> DeedId | None:
        these = [(self.attempt(work, key).attempt_id, try_no) for key, try_no in shown]
        done = review.approve_all(work, shown=these, by=self.teacher)
        return _deed(work, done[0].hand_in) if done else None

    def give(self, work: Work, whom: tuple[str, ...], amount: int, name: str) -> DeedId:
        members = [self.members[who] for who in whom]
        giving.give(work, members=members, amount=amount, reason=name, by=self.teacher)
        return next(deed for deed, reason in work.execute(GIFTS) if reason == name)

    def undo(self, work: Work, name: str) -> None:
        undoing.undo(work, deed=self.deeds[name], by=self.teacher)

    def attempt(self, work: Work, key: Key) -> Attempt:
        found = attempt_at(work, self.quests[key[1]], self.members[key[0]])
        if found is None:
            raise NotFound("attempt")
        return found


def _deed(work: Work, hand_in: HandInId) -> DeedId:
    """The deed of the latest answer to a hand-in."""
    facts = ((deed, decode(kind, body)) for deed, kind, body in work.execute(RECORD))
    return next(deed for deed, fact in facts if isinstance(fact, Approved | Returned) and fact.hand_in == hand_in)
