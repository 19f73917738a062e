"""On which terms a member may begin a quest: when it is open, whether a place is left, whether it may be done again."""

from __future__ import annotations

from quests.errors import Locked, NoPlace, Refusal
from quests.ids import MemberId
from quests.queries.extensions import closing
from quests.queries.members import find_member, the_classroom
from quests.queries.unlocking import is_locked
from quests.reports import Attempt, Quest
from quests.rules import repeats
from quests.rules.attempts import Per, State, check_open
from quests.work import Reading


def check_begin(look: Reading, quest: Quest, member: MemberId, before: Attempt | None = None) -> None:
    """Raises what stands in the way of beginning `quest` after `before`: NotNow, NotAgainYet, NotOpen, Closed, Locked, NoPlace."""
    if before is not None:
        _check_again(look, quest, before)
    check_open(quest.opens_at, closing(look, quest, member), look.now)
    if before is None and is_locked(look, quest, member):
        raise Locked(quest.quest_id)
    if before is None:
        _check_places(look, quest, member)


def _check_again(look: Reading, quest: Quest, before: Attempt) -> None:
    repeats.check_again(
        State(before.state),
        run_no=before.run_no,
        taken_at=before.taken_at,
        runs_most=quest.runs_most,
        per=Per(quest.runs_per),
        now=look.now,
        zone=the_classroom(look).zone,
    )


def _check_places(look: Reading, quest: Quest, member: MemberId) -> None:
    full = quest.places and quest.taken_n >= quest.places
    if full and find_member(look, member).practice_of is None:
        raise NoPlace(quest.places)


def in_the_way(look: Reading, quest: Quest, member: MemberId, before: Attempt | None = None) -> Refusal | None:
    """What stands in the way of beginning, or of going on with what was begun; None when nothing does."""
    try:
        if before is None or before.state == State.APPROVED:
            check_begin(look, quest, member, before)
        elif before.state == State.TAKEN:
            check_open(None, closing(look, quest, member), look.now)
    except Refusal as refusal:
        return refusal
    return None
