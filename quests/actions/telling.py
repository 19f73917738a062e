"""What is told without anybody asking, each once: the class's line of a day, the teachers' of a week; and what a student shows."""

from __future__ import annotations

from quests.actions.keeping import receive
from quests.errors import NotFound
from quests.events import ClassTold, FeedbackTold, Shared, WeekTold
from quests.ids import NOBODY, AttemptId, MemberId
from quests.queries.attempts import find_attempt
from quests.queries.feedback import feedback_told_at
from quests.queries.members import teachers_to_tell
from quests.queries.telling import (
    class_key,
    class_line_due,
    class_places,
    done_this_week,
    feedback_key,
    feedback_line_due,
    share_key,
    week_key,
    week_line_due,
    won_with,
)
from quests.work import Work


def tell_class(work: Work) -> ClassTold | None:
    """Tell the class, in each of its places, what it finished this week; None when it is not the time, or it was told today."""
    if not class_line_due(work):
        return None
    receive(work, delivery=class_key(work), verb=ClassTold.kind)
    return work.emit(ClassTold(by=NOBODY, done=done_this_week(work)), tell=class_places(work))


def tell_feedback(work: Work) -> FeedbackTold | None:
    """Tell the class, in its place, that feedback is ready for some; None when it is not the time, or it was told today."""
    if not feedback_line_due(work):
        return None
    receive(work, delivery=feedback_key(work), verb=FeedbackTold.kind)
    return work.emit(FeedbackTold(by=NOBODY, since=feedback_told_at(work)), tell=class_places(work))


def tell_week(work: Work) -> WeekTold | None:
    """Tell the teachers who wish to be told what the week left; None when it is not the time, or they were told today."""
    if not week_line_due(work):
        return None
    receive(work, delivery=week_key(work), verb=WeekTold.kind)
    return work.emit(WeekTold(by=NOBODY), tell=teachers_to_tell(work))


def share(work: Work, *, attempt: AttemptId, by: MemberId) -> Shared:
    """Show the class what an approval brought, once. Raises NotFound for another's and for nothing to show, Redelivered."""
    found = find_attempt(work, attempt)
    won = won_with(work, attempt)
    places = class_places(work, by)
    if found.member_id != by or won is None or not (won.lines or won.badges) or not places:
        raise NotFound("attempt")
    receive(work, delivery=share_key(found), verb=Shared.kind)
    return work.emit(Shared(by=by, member=by, attempt=attempt, quest=found.quest_id), tell=places)
