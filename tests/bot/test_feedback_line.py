"""Feedback is ready for some of you: told in the channel, opened by oneself alone; and what becomes of a closed message."""

from dataclasses import dataclass

import pytest

from adapters.errors import Refused
from adapters.refs import PlaceRef
from bot.announce import Announcer
from bot.upkeep import tell_everywhere
from quests.actions import attempts, members
from quests.ids import HOUR, MINUTE, MemberId
from quests.queries.attempts import unseen_answers
from quests.queries.members import everybody
from tests.bot.people import Person, School
from tests.bot.post import Post
from tests.classroom import Class
from tests.clock import TickingClock

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
AFTER_SCHOOL = 3 * HOUR + 30 * MINUTE
LINE = "Feedback is ready for some of you."


@dataclass
class Hall:
    """The class's channel, in which things are told."""

    room: Class
    place: PlaceRef
    post: Post
    clock: TickingClock

    def __post_init__(self) -> None:
        self.announcer = Announcer(self.room.desk, {self.post.platform: self.post})

    async def evening_comes(self) -> None:
        self.clock.tick(AFTER_SCHOOL)
        await tell_everywhere(self.room.desk)
        await self.announcer.deliver()

    @property
    def lines(self) -> list[str]:
        return [text for text in self.post.texts if LINE in text]

    def wishes(self, member: MemberId, tell: str) -> None:
        self.room.write(members.wish, member=member, field="tell", value=tell)


@pytest.fixture
def hall(school: School, room: Class, clock: TickingClock) -> Hall:
    return Hall(room, school.opens(room, "hall"), Post(), clock)


@BOTH
async def test_who_looks_is_told_in_the_channel_and_sees_it_alone(hall: Hall, sam: Person, ada: Person):
    room = hall.room
    room.done(room.sam)
    await hall.evening_comes()
    (line,) = hall.lines
    assert "Sam" not in line
    address, card = next(one for one in hall.post.sent if one[1].heading == LINE)
    assert address == hall.place
    for person, seen in ((sam, "Quest 1 is done"), (ada, "There is nothing new")):
        there = person.in_place(hall.place)
        there.screen = card
        assert seen in await there.presses("See mine")


async def test_it_is_not_told_when_all_was_seen_meanwhile(hall: Hall, sam: Person):
    room = hall.room
    room.done(room.sam)
    hall.clock.tick(AFTER_SCHOOL)
    await tell_everywhere(hall.room.desk)
    await sam.says("answers")
    await hall.announcer.deliver()
    assert hall.lines == []


@BOTH
async def test_a_closed_message_counts_as_unseen_and_is_told_once_on_the_page(hall: Hall, sam: Person):
    room = hall.room
    hall.wishes(room.sam, "message")
    hall.post.problems.append(Refused("closed"))
    room.done(room.sam)
    await hall.announcer.deliver()
    assert len(room.read(unseen_answers, room.sam)) == 1
    assert "I could not message you." in await sam.says("home")
    assert "How should I tell you?" in await sam.presses("How I'm told")
    assert "I could not message you." not in await sam.says("home")
    await hall.evening_comes()
    assert len(hall.lines) == 1


async def test_another_problem_than_a_closed_message_is_no_word_on_the_page(hall: Hall, sam: Person):
    room = hall.room
    hall.wishes(room.sam, "message")
    hall.post.problems.append(Refused("gone"))
    room.done(room.sam)
    await hall.announcer.deliver()
    assert "I could not message you." not in await sam.says("home")


async def test_a_message_that_arrived_is_no_word_in_the_channel(hall: Hall, sam: Person):
    room = hall.room
    hall.wishes(room.sam, "message")
    room.done(room.sam)
    await hall.announcer.deliver()
    await hall.evening_comes()
    assert hall.lines == []


async def test_practice_is_messaged_nothing_and_stands_outside_the_line(hall: Hall, lee: Person):
    room = hall.room
    await lee.says("try")
    practice = next(one for one in room.read(everybody) if one.practice_of)
    hall.wishes(practice.member_id, "message")
    room.write(attempts.hand_in, quest=room.quests[0], by=practice.member_id, evidence="I try it")
    other = room.new_teacher()
    attempt = room.attempt(practice.member_id)
    assert attempt is not None
    room.approve(attempt.attempt_id, by=other)
    await hall.evening_comes()
    assert hall.post.sent == []
    hall.wishes(practice.member_id, "look")
    await hall.evening_comes()
    assert hall.post.sent == []
