"""A message that does not go out: never again, later, or in doubt; and never twice."""

from __future__ import annotations

import asyncio

import pytest

from adapters.cards import Card
from adapters.errors import Busy, Refused, Uncertain
from bot.announce import Announcer, card_of
from quests import outbox
from quests.actions import members
from quests.desk import Desk
from quests.ids import MINUTE, SECOND, Moment
from quests.reports import Due
from quests.work import Reading
from tests.bot.people import Person
from tests.bot.post import Post
from tests.classroom import Class
from tests.clock import TickingClock
from tests.quests.queued import said_by_the_writer

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])
LONG = Moment(10 * MINUTE)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def announcer(desk: Desk, post: Post, room: Class, sam: Person) -> Announcer:
    """With one answer for Sam on its way."""
    room.write(members.wish, member=room.sam, field="tell", value="message")
    room.done(room.sam)
    return Announcer(desk, {post.platform: post})


def state(desk: Desk) -> str:
    """The state of the one message."""
    (found,) = states(desk)
    return found


def states(desk: Desk) -> list[str]:
    """The state of each message, as they came."""
    connection = desk.store.connect(writes=False)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT state FROM outbox ORDER BY outbox_id")
        return [str(found) for (found,) in cursor.fetchall()]
    finally:
        connection.close()


async def later(announcer: Announcer, clock: TickingClock, by: int = LONG) -> None:
    clock.tick(by)
    await announcer.deliver()


@BOTH
async def test_refused_is_the_end_of_it(announcer: Announcer, post: Post, desk: Desk, clock: TickingClock):
    post.problems = [Refused("no direct messages")]
    await announcer.deliver()
    assert state(desk) == "dead"
    await later(announcer, clock)
    assert len(post.nonces) == 1


@BOTH
async def test_busy_is_tried_again_when_the_platform_says(announcer, post: Post, desk: Desk, clock: TickingClock):
    post.problems = [Busy("rate", retry_after_s=60)]
    await announcer.deliver()
    assert state(desk) == "pending"
    await later(announcer, clock, 59 * SECOND)
    assert post.sent == []
    await later(announcer, clock, SECOND)
    assert (len(post.sent), state(desk)) == (1, "sent")
    assert len(set(post.nonces)) == 1


async def test_busy_for_ever_ends_some_day(announcer, post: Post, desk: Desk, clock: TickingClock):
    post.problems = [Busy("down") for _ in range(50)]
    for _ in range(50):
        await later(announcer, clock, 60 * MINUTE)
    assert state(desk) == "dead"
    assert len(post.nonces) == outbox.TRIES_MOST


@BOTH
async def test_uncertain_is_marked_and_not_repeated(announcer, post: Post, desk: Desk, clock: TickingClock):
    post.problems = [Uncertain("no answer")]
    await announcer.deliver()
    await later(announcer, clock)
    assert state(desk) == "uncertain"
    assert len(post.nonces) == 1


async def test_uncertain_is_tried_again_with_its_nonce_while_that_is_remembered(announcer, post: Post, desk, clock):
    post.nonce_kept_s = 120.0
    post.problems = [Uncertain("cut"), Uncertain("cut")]
    await announcer.deliver()
    assert (len(post.nonces), state(desk)) == (1, "claimed")
    await later(announcer, clock, outbox.LEASE)
    await later(announcer, clock, outbox.LEASE)
    assert (len(post.sent), state(desk)) == (1, "sent")
    assert len(set(post.nonces)) == 1


async def test_uncertain_for_longer_than_its_nonce_is_remembered_is_marked(announcer, post: Post, desk, clock):
    post.nonce_kept_s = 120.0
    post.problems = [Uncertain("cut") for _ in range(9)]
    for _ in range(9):
        await later(announcer, clock, outbox.LEASE)
    assert (post.sent, state(desk)) == ([], "uncertain")
    assert len(post.nonces) == 5


async def test_a_mistake_of_an_adapter_leaves_it_in_doubt(announcer, post: Post, desk: Desk, clock: TickingClock):
    """It may have happened after the message was out."""
    post.problems = [RuntimeError("ours")]
    await announcer.deliver()
    await later(announcer, clock)
    assert state(desk) == "uncertain"
    assert len(post.nonces) == 1


@BOTH
async def test_a_sender_that_died_leaves_it_in_doubt(announcer, post: Post, desk: Desk, clock: TickingClock):
    """Without a nonce that the platform remembers, nobody knows whether it was shown."""
    assert desk.write_now(lambda work: outbox.claim(work, platform=post.platform))
    await later(announcer, clock)
    assert (post.sent, state(desk)) == ([], "uncertain")


async def test_within_its_lease_nobody_else_takes_it(announcer, post: Post, desk: Desk, clock: TickingClock):
    desk.write_now(lambda work: outbox.claim(work, platform=post.platform))
    await later(announcer, clock, outbox.LEASE - 1)
    assert (post.nonces, state(desk)) == ([], "claimed")


async def test_with_a_nonce_that_is_remembered_it_is_sent_again(announcer, post: Post, desk: Desk, clock):
    post.nonce_kept_s = 120.0
    desk.write_now(lambda work: outbox.claim(work, platform=post.platform))
    await later(announcer, clock, outbox.LEASE)
    assert (len(post.sent), state(desk)) == (1, "sent")


async def test_but_not_when_it_is_forgotten_by_then(announcer, post: Post, desk: Desk, clock: TickingClock):
    post.nonce_kept_s = 120.0
    desk.write_now(lambda work: outbox.claim(work, platform=post.platform))
    await later(announcer, clock, 121 * SECOND)
    assert (post.sent, state(desk)) == ([], "uncertain")


@pytest.fixture
def three(announcer: Announcer, room: Class) -> Announcer:
    """With three answers for Sam on their way."""
    for quest in (1, 2):
        room.done(room.sam, quest)
    return announcer


@BOTH
async def test_a_sender_that_dies_leaves_one_in_doubt_and_not_all(three: Announcer, post: Post, desk: Desk, clock):
    post.problems = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await three.deliver()
    await later(three, clock)
    assert sorted(states(desk)) == ["sent", "sent", "uncertain"]
    assert len(set(post.nonces)) == 3


@BOTH
async def test_two_slow_senders_send_each_message_once(three: Announcer, post: Post, desk: Desk, clock: TickingClock):
    """Together the messages take longer than a lease, each alone does not."""

    other = Post(nonce_kept_s=120.0)

    async def slowly() -> None:
        clock.tick(20 * SECOND)
        await Announcer(desk, {other.platform: other}).deliver()

    post.meanwhile = slowly
    await three.deliver()
    sent = [*post.nonces, *other.nonces]
    assert (len(sent), len(set(sent))) == (3, 3)
    assert states(desk) == ["sent"] * 3


@BOTH
async def test_who_comes_to_send_when_the_lease_is_over_does_not(announcer, post, desk, clock, monkeypatch):
    def slow_card(read: Reading, row: Due) -> Card | None:
        clock.tick(outbox.LEASE)
        return card_of(read, row)

    monkeypatch.setattr("bot.announce.card_of", slow_card)
    await announcer.deliver()
    assert (post.nonces, state(desk)) == ([], "pending")
    monkeypatch.setattr("bot.announce.card_of", card_of)
    await later(announcer, clock)
    assert (len(post.sent), state(desk)) == (1, "sent")


async def test_where_nothing_is_due_nothing_is_written(announcer: Announcer, post: Post, desk: Desk):
    await announcer.deliver()
    with said_by_the_writer(desk) as said:
        assert await announcer.deliver() == 0
    assert said == []


async def test_while_it_is_on_its_way_others_can_work(announcer, post: Post, sam: Person):
    """No transaction spans the sending."""
    seen: list[str] = []

    async def work() -> None:
        await sam.says("quest b2")
        seen.append(await sam.presses("take"))

    post.meanwhile = work
    await announcer.deliver()
    assert "It is yours" in seen[0]


async def test_what_is_for_another_platform_waits_for_a_process_that_serves_it(announcer, desk: Desk):
    post = Post(platform="elsewhere")
    assert await Announcer(desk, {post.platform: post}).deliver() == 0
    assert state(desk) == "pending"
