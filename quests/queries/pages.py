"""The first page of a student and of a teacher."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from quests.ids import NOBODY, MemberId
from quests.queries.attempts import in_progress, review_counts, unseen_answers
from quests.queries.boards import posted_boards
from quests.queries.feedback import unreached
from quests.queries.holding import asking
from quests.queries.members import students, the_classroom
from quests.queries.points import balance
from quests.queries.quests import all_quests, single_quests
from quests.queries.retention import retention
from quests.queries.undelivered import unposted
from quests.reports import StudentPage, TeacherPage
from quests.rules.calendar import week_began
from quests.statements import HERE
from quests.tables import attempts, help_requests, members
from quests.work import Reading

DONE = select(func.count(attempts.c.attempt_id)).where(
    attempts.c.classroom_id == HERE, attempts.c.member_id == bindparam("member"), attempts.c.state == "approved"
)
ASKED = select(func.count(help_requests.c.help_id)).where(
    help_requests.c.classroom_id == HERE,
    help_requests.c.member_id == bindparam("member"),
    help_requests.c.state == "open",
)
DONE_SINCE = (
    select(func.count(attempts.c.attempt_id))
    .join(members, (members.c.classroom_id == attempts.c.classroom_id) & (members.c.member_id == attempts.c.member_id))
    .where(
        attempts.c.classroom_id == HERE,
        attempts.c.state == "approved",
        attempts.c.moved_at >= bindparam("since"),
        members.c.practice_of.is_(None),
    )
)


def student_page(look: Reading, member: MemberId) -> StudentPage:
    """What `member` finds: answers first, then what is in progress, then what there is to choose."""
    begun = in_progress(look, member)
    taken = {one.quest_id for one in begun}
    return StudentPage(
        answers=unseen_answers(look, member),
        in_progress=tuple(one for one in begun if one.state != "handed_in"),
        waiting=sum(one.state == "handed_in" for one in begun),
        boards=tuple(posted_boards(look)),
        singles=tuple(quest for quest in single_quests(look) if quest.quest_id not in taken),
        points=balance(look, member),
        done=look.execute(DONE, member=member)[0][0],
        asked=look.execute(ASKED, member=member)[0][0],
        unreached=unreached(look, member),
    )


def teacher_page(look: Reading, member: MemberId = NOBODY) -> TeacherPage:
    """What `member`, a teacher, finds: who needs them, what waits, how the class is."""
    since = week_began(look.now, the_classroom(look).zone)
    return TeacherPage(
        counts=review_counts(look, reviewer=member),
        students=len(students(look)),
        boards=tuple(posted_boards(look)),
        quests=len(all_quests(look)),
        done_this_week=look.execute(DONE_SINCE, since=since)[0][0],
        asking=len(asking(look)),
        time=retention(look),
        unposted=unposted(look),
    )
