"""kill -9 at a named moment: what was told is done, what is done is done once, and the second click tells the truth."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.adapters.discord.program import Program, running
from tests.bot.operations.host import PATIENCE_S
from tests.loopback.discord import Answers, Discord, Held, NoAnswer, NotThere, Person, Seen

CALLBACK, MESSAGES = r"/callback$", r"/messages$"
LEASE_S, NONCE_S = 31, 121
"""A little longer than a sender's lease lasts, and than we rely on Discord to know a nonce."""


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with Discord(patience_s=PATIENCE_S) as served:
        yield served


@pytest.fixture
async def program(discord: Discord, tmp_path: Path) -> AsyncIterator[Program]:
    async with running(discord, tmp_path) as program:
        yield program


async def before_the_commit(program: Program, doing: Awaitable[Seen]) -> None:
    """The database is held, so that the program says that it is at it, and no more."""
    asked = len(program.discord.asked("/callback"))
    with program.locked():
        does = asyncio.ensure_future(doing)
        assert await program.discord.until(lambda: len(program.discord.asked("/callback")) > asked)
        await program.kill()
    await gives_up(program, does)


async def before_the_answer(program: Program, doing: Awaitable[Seen]) -> None:
    """The answer is on its way, and does not arrive."""
    does = await held(program, doing, Held())
    await program.kill()
    with pytest.raises(NoAnswer):
        await gives_up(program, does)


async def before_it_knows_of_the_answer(program: Program, doing: Awaitable[Seen]) -> None:
    """The person sees it; the program does not hear that."""
    does = await held(program, doing, Held(applied=True))
    await does
    await program.kill()


async def held(program: Program, doing: Awaitable[Seen], fault: Held) -> asyncio.Future[Seen]:
    program.discord.once("POST", CALLBACK, fault)
    does = asyncio.ensure_future(doing)
    await fault.reached.wait()
    return does


async def gives_up(program: Program, does: asyncio.Future[Seen]) -> None:
    """Nobody waits for ever."""
    program.discord.moves_on(seconds=4)
    await asyncio.wait({does}, timeout=0.2)
    does.cancel()
    with suppress(asyncio.CancelledError):
        await does


Kill = Callable[[Program, Awaitable[Seen]], Awaitable[None]]
MOMENTS: tuple[Kill, ...] = (before_the_commit, before_the_answer, before_it_knows_of_the_answer)
TAKEN = dict(
    zip(MOMENTS, ("It is yours. Take the time you need.", "You are already doing this quest.", ""), strict=True)
)
HANDED_IN = dict(zip(MOMENTS, ("Handed in: Quest 5", "Nothing was done twice.", ""), strict=True))
APPROVED = dict(zip(MOMENTS, ("Approved: Ada · Quest 5", "Ms Lee approved it:", ""), strict=True))
"""What the second click says; nothing where the first one's answer took the button's place."""


async def killed(program: Program, kill: Kill, doing: Awaitable[Seen]) -> Counter[str]:
    """Kill it at that moment of doing this; gives which rows and facts there are more."""
    before = program.shape()
    await kill(program, doing)
    more = program.shape()
    more.subtract(before)
    await program.start()
    return +more


@pytest.mark.parametrize("kill", MOMENTS)
async def test_a_quest_that_is_taken_handed_in_and_approved_with_a_kill_at_each_step(program: Program, kill: Kill):
    ada, lee = program.ada, program.lee
    await ada.types("/quest", words="B2", channel=program.room)
    more = await killed(program, kill, ada.presses("I'll do this"))
    assert more["attempt.taken"] == more["attempts"] == (kill is not before_the_commit)
    assert await truth(ada, "I'll do this") == TAKEN[kill]

    await ada.types("/quest", words="B2", channel=program.room)
    await ada.presses("Hand in")
    more = await killed(program, kill, ada.fills({"Your work": "Two quarters"}))
    assert more["attempt.handed_in"] == more["hand_ins"] == (kill is not before_the_commit)
    if ada.opened:
        assert HANDED_IN[kill] in await ada.fills({"Your work": "Two quarters"})

    await lee.types("/review", channel=program.room)
    more = await killed(program, kill, lee.presses("Approve"))
    assert more["attempt.approved"] == more["entries"] == (kill is not before_the_commit)
    assert await truth(lee, "Approve") == APPROVED[kill]
    assert "Nobody is waiting for you." in await lee.types("/review", channel=program.room)

    found = program.shape()
    assert (found["attempts"], found["hand_ins"], found["entries"]) == (1, 1, 1)
    assert not program.discord.refused


async def truth(person: Person, label: str) -> str:
    """What of the known answers a second click gets; "" when there is nothing to click any more."""
    try:
        seen = await person.presses(label)
    except NotThere:
        return ""
    return next(one for one in (*TAKEN.values(), *APPROVED.values()) if one and one in seen)


# -- what is to be told


@pytest.fixture
async def answered(program: Program) -> Callable[[Held | Answers], Awaitable[None]]:
    """Sam, who wished for a message, is answered; the message meets a fault."""

    async def answer(fault: Held | Answers) -> None:
        sam, lee = program.sam, program.lee
        await sam.types("/quest", words="B2", channel=program.room)
        await sam.presses("Hand in")
        await sam.fills({"Your work": "Two quarters"})
        program.discord.once("POST", MESSAGES, fault)
        await lee.types("/review", channel=program.room)
        await lee.presses("Approve")
        if isinstance(fault, Held):
            await fault.reached.wait()

    return answer


def told(program: Program) -> list[str]:
    return [message.text for message in program.sam.dms if "Quest 5 is done" in message.text]


@pytest.mark.parametrize("applied", [False, True], ids=["not sent", "sent"])
async def test_a_message_whose_sender_dies_is_seen_once(program: Program, answered, applied):
    await answered(Held(applied=applied))
    await program.kill()
    assert (program.states(), len(told(program))) == (["claimed"], int(applied))

    program.ages(LEASE_S)
    await program.start()
    await program.settles("sent")
    assert len(told(program)) == 1


@pytest.mark.parametrize("applied", [False, True], ids=["not sent", "sent"])
async def test_a_message_that_nobody_can_tell_any_more_is_not_sent_again_and_waits_on_the_page(
    program: Program, answered, applied
):
    await answered(Held(applied=applied))
    await program.kill()
    program.ages(NONCE_S)
    await program.start()
    await program.settles("uncertain")

    assert len(told(program)) == int(applied)
    assert "Ms Lee answered you." in await program.sam.says("home")


async def test_a_message_that_waits_for_its_next_try_is_sent_by_the_next_process(program: Program, answered):
    await answered(Answers(503))
    await program.settles("pending")
    await program.kill()
    program.ages(LEASE_S)
    await program.start()
    await program.settles("sent")

    assert len(told(program)) == 1


@pytest.mark.parametrize("applied", [False, True], ids=["not sent", "sent"])
async def test_a_greeting_whose_sender_dies_stands_there_once(discord: Discord, tmp_path: Path, applied):
    greeting = Held(applied=applied)
    discord.once("POST", MESSAGES, greeting)
    async with running(discord, tmp_path) as program:
        await greeting.reached.wait()
        await program.kill()
        await program.start()
        await program.lee.sees("I help a class choose work")
        await discord.quiet()

        assert program.room.text.count("I help a class choose work") == 1


async def test_a_board_in_the_channel_whose_sender_dies_stands_there_once(program: Program):
    lee, post = program.lee, Held(applied=True)
    await lee.types("/post", channel=program.room)
    await lee.picks("Fraction menu")
    program.discord.once("POST", MESSAGES, post)
    await lee.presses("Post")
    await post.reached.wait()
    await program.kill()
    program.ages(LEASE_S)
    await program.start()
    await program.settles("sent")

    assert program.room.text.count("New: ") == 1
