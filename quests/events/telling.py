"""What the class is told together, what its teachers are told at the end of a week, and what a student chose to show."""

from __future__ import annotations

from dataclasses import dataclass

from quests.events.base import Event
from quests.ids import AttemptId, MemberId, Moment, QuestId


@dataclass(frozen=True, kw_only=True)
class ClassTold(Event):
    """The class was told how many quests it finished this week; by nobody: the day was over."""

    kind = "class.told"
    done: int


@dataclass(frozen=True, kw_only=True)
class WeekTold(Event):
    """The teachers were told what is open at the end of the week; by nobody."""

    kind = "week.told"


@dataclass(frozen=True, kw_only=True)
class FeedbackTold(Event):
    """The class was told that feedback is ready for some of them, given after `since`; by nobody, and naming nobody."""

    kind = "feedback.told"
    since: Moment


@dataclass(frozen=True, kw_only=True)
class Shared(Event):
    """A student showed the class what an approval had brought them."""

    kind = "attempt.shared"
    member: MemberId
    attempt: AttemptId
    quest: QuestId
