"""Who asked to be messaged is told what they were answered: once, only what is still so, and nobody else."""

from asyncio import gather

import pytest

from adapters.refs import AccountRef, PlaceRef
from bot.announce import Announcer
from quests.actions import members, undoing
from quests.actions.telling import tell_class
from quests.ids import HOUR, MemberId
from quests.queries.attempts import unseen_answers
from quests.queries.deeds import deeds_of
from tests.bot.people import PLATFORM, WORKSPACE, Person
from tests.bot.post import Post
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def announcer(desk, post: Post) -> Announcer:
    return Announcer(desk, {post.platform: post})


def wishes(room: Class, member: MemberId, tell: str) -> None:
    room.write(members.wish, member=member, field="tell", value=tell)


@BOTH
async def test_an_approval_is_sent_to_who_asked_for_messages(announcer, post: Post, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.approve(room.hand_in(room.sam).attempt, note="You explained the why.")
    assert await announcer.deliver() == 1
    ((address, _),), (text,) = post.sent, post.texts
    assert address == AccountRef(PLATFORM, WORKSPACE, "sam")
    assert "Quest 1 is done" in text
    assert "You explained the why." in text
    assert "20 points" in text


async def test_not_yet_is_sent_with_its_next_step(announcer, post: Post, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.give_back(room.hand_in(room.sam).attempt, next_step="Say why.")
    await announcer.deliver()
    assert "Say why." in post.texts[0]


async def test_an_answer_to_a_question_is_sent(announcer, post: Post, room: Class, lee: Person, sam: Person):
    wishes(room, room.sam, "message")
    await asks_for_help(sam)
    await lee.says("review")
    await lee.presses("answer_help")
    await lee.sends(answer="Draw both of them.")
    await announcer.deliver()
    assert "Draw both of them." in post.texts[0]


async def test_a_teacher_who_asked_for_messages_hears_who_needs_them(announcer, post: Post, room: Class, lee, sam):
    wishes(room, room.teacher, "message")
    await asks_for_help(sam)
    await announcer.deliver()
    assert "Sam needs you" in post.texts[0]
    assert "Answer" in post.texts[0]


async def test_a_question_that_was_withdrawn_is_not_told(announcer, post: Post, room: Class, lee, sam: Person):
    wishes(room, room.teacher, "message")
    await asks_for_help(sam)
    await sam.says("quest b2")
    await sam.presses("help_ask")
    await sam.presses("help_withdraw")
    await announcer.deliver()
    assert post.sent == []


@BOTH
async def test_a_question_is_for_who_is_a_teacher_still(announcer, post: Post, room: Class, lee, sam: Person):
    """Between the question and its sending somebody else took the class over."""
    wishes(room, room.teacher, "message")
    await asks_for_help(sam)
    room.write(members.change_role, member=room.teacher, role="student", by=room.new_teacher())
    await announcer.deliver()
    assert post.sent == []


async def test_a_teacher_who_tries_it_as_a_student_hears_it_still(announcer, post: Post, room: Class, lee: Person, sam):
    wishes(room, room.teacher, "message")
    await asks_for_help(sam)
    await lee.says("home")
    await lee.presses("try_student")
    await announcer.deliver()
    assert "Sam needs you" in post.texts[0]


@pytest.mark.parametrize("tell", ["look", ""])
async def test_who_looks_for_themselves_is_sent_nothing(announcer, post: Post, room: Class, sam: Person, tell):
    if tell:
        wishes(room, room.sam, tell)
    room.done(room.sam)
    assert await announcer.deliver() == 0
    assert post.sent == []
    assert len(room.read(unseen_answers, room.sam)) == 1


async def test_who_has_no_account_is_sent_nothing(announcer, room: Class):
    wishes(room, room.kai, "message")
    room.done(room.kai)
    assert await announcer.deliver() == 0


@BOTH
async def test_what_was_sent_counts_as_seen(announcer, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.done(room.sam)
    assert len(room.read(unseen_answers, room.sam)) == 1
    await announcer.deliver()
    assert room.read(unseen_answers, room.sam) == ()
    assert "answered you" not in await sam.says("home")


async def test_what_was_undone_before_it_was_sent_is_not_sent(announcer, post: Post, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.done(room.sam)
    room.write(undoing.undo, deed=room.read(deeds_of, room.teacher)[0].deed_id, by=room.teacher)
    await announcer.deliver()
    assert post.sent == []


async def test_only_the_last_answer_is_sent_when_the_student_was_quicker(announcer, post: Post, room: Class, sam):
    wishes(room, room.sam, "message")
    room.give_back(room.hand_in(room.sam).attempt, next_step="Say why.")
    room.done(room.sam)
    await announcer.deliver()
    assert len(post.sent) == 1
    assert "is done" in post.texts[0]


@BOTH
async def test_two_announcers_send_each_message_once(desk, post: Post, room: Class, sam: Person, ada: Person):
    for student in (room.sam, room.ada):
        wishes(room, student, "message")
        for quest in range(5):
            room.done(student, quest)
    await gather(*(Announcer(desk, {post.platform: post}).deliver() for _ in range(3)))
    assert len(post.sent) == 10
    assert len(set(post.nonces)) == 10


async def test_it_speaks_the_readers_language(announcer, post: Post, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.write(members.wish, member=room.sam, field="locale", value="es")
    room.done(room.sam)
    await announcer.deliver()
    assert "20 puntos" in post.texts[0]


async def test_its_buttons_work(announcer, post: Post, room: Class, sam: Person):
    wishes(room, room.sam, "message")
    room.done(room.sam)
    await announcer.deliver()
    _, sam.screen = post.sent[0]
    assert "What next?" in await sam.presses("next")


async def asks_for_help(student: Person) -> None:
    await student.says("quest b2")
    await student.presses("help_ask")
    await student.presses("help_kind")


async def test_what_a_class_without_channels_hears_together_is_for_all_of_its_workspace(
    announcer, post: Post, room: Class, school, clock
):
    school.opens(room)
    room.done(room.sam, 0)
    clock.tick(6 * HOUR)
    assert room.write(tell_class) is not None
    await announcer.deliver()
    assert [address for address, _ in post.sent] == [PlaceRef(PLATFORM, WORKSPACE, "")]
