"""Whatever goes wrong is a card: nothing half done, nothing silent, nothing lost that was typed."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from adapters.cards import Card
from bot.commands import COMMANDS
from bot.logs import log
from bot.request import Command, show
from quests.actions import attempts, keeping
from quests.desk import Desk
from quests.errors import Full
from quests.work import Work
from tests.bot.people import OUR_MISTAKE, Person, labels
from tests.bot.rows import all_rows
from tests.classroom import Class

Logged = Callable[[], list[dict[str, Any]]]

WORK = "I cut the pizza: " + "¼ ½ ¾ " * 650
"""More than fits on a page of the database beside other rows."""


@pytest.fixture
def logged(monkeypatch, capsys) -> Logged:
    """What has been logged since it was asked last."""
    monkeypatch.setattr(log, "form", "json")
    monkeypatch.setattr(log, "_log", None)
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.fixture
def odd_commands(monkeypatch):
    """Commands with a mistake of ours: in reading, in the unit of work, in the view after the commit."""

    def takes(request):
        return attempts.take(request.work, quest=request.id(), by=request.member.member_id)

    def breaks(request):
        takes(request)
        raise RuntimeError

    def breaks_late(request):
        takes(request)
        return show(broken)

    def broken(_) -> Card:
        raise RuntimeError

    def breaks_early(request):
        raise RuntimeError(request.words)

    monkeypatch.setitem(COMMANDS, "breaks_early", Command(run=breaks_early))
    monkeypatch.setitem(COMMANDS, "breaks", Command(run=breaks, writes=True))
    monkeypatch.setitem(COMMANDS, "breaks_late", Command(run=breaks_late, writes=True))


@pytest.fixture
def full(desk: Desk, sam: Person):
    """A disk without room for another page, once Sam sits there."""
    say(desk, "PRAGMA max_page_count=1")
    with suppress(Full):  # pages that were given back before are taken first
        for number in range(500):
            desk.write_now(partial(_fill, number=number))


def _fill(work: Work, *, number: int) -> None:
    keeping.put_note(work, platform="chat", workspace="school", note=f"filler {number}", content="x" * 4000)


@pytest.fixture
def read_only(desk: Desk, sam: Person):
    """A database that can only be read, once Sam sits there."""
    say(desk, "PRAGMA query_only=ON")


def say(desk: Desk, pragma: str) -> None:
    """To the writer's own connection."""
    desk.write_now(lambda work: work._cursor.execute(pragma).fetchall())


async def press(person: Person, room: Class, verb: str) -> str:
    await person.says("quest b2")
    action = person.button("take")
    return await person.does_action(type(action)(verb, action.classroom, action.ids))


@pytest.mark.usefixtures("odd_commands")
async def test_a_mistake_of_ours_is_a_card_is_logged_and_changes_nothing(sam: Person, room: Class, logged: Logged):
    before = all_rows(room.desk)
    seen = await press(sam, room, "breaks")
    assert OUR_MISTAKE in seen
    assert "Nothing was changed" in seen
    assert "My page" in labels(sam.screen)
    assert all_rows(room.desk) == before
    assert [(one["event"], one["level"], one["verb"]) for one in logged()] == [("unexpected", "error", "breaks")]


@pytest.mark.usefixtures("odd_commands")
async def test_a_view_that_breaks_after_the_commit_says_that_it_is_done(sam: Person, room: Class, logged: Logged):
    seen = await press(sam, room, "breaks_late")
    assert "It is done" in seen
    assert OUR_MISTAKE not in seen
    assert room.attempt(room.sam, 4) is not None
    assert [one["event"] for one in logged()] == ["view"]


@pytest.mark.usefixtures("odd_commands")
async def test_a_log_holds_nothing_of_what_was_written(sam: Person, logged: Logged):
    await sam.types("breaks_early", "a secret of mine")
    told = logged()
    assert [one["verb"] for one in told] == ["breaks_early"]
    assert "secret" not in str(told)


async def test_a_button_that_nobody_knows_is_from_another_time(sam: Person, room: Class):
    assert "from another time" in await press(sam, room, "no_such_verb")


@pytest.mark.usefixtures("full")
async def test_on_a_full_disk_nothing_is_changed_and_nothing_typed_is_lost(sam: Person, room: Class):
    before = all_rows(room.desk)
    await sam.says("handin b2")
    seen = await sam.sends(evidence=WORK)
    assert "The disk is full" in seen
    assert WORK.strip() in seen
    assert all_rows(room.desk) == before
    assert "B2" in await sam.says("quest b2")


@pytest.mark.usefixtures("full")
async def test_on_a_full_disk_long_talk_is_given_back(sam: Person):
    assert WORK.strip() in await sam.says(WORK)


@pytest.mark.usefixtures("read_only")
async def test_a_read_only_disk_is_told_and_reading_goes_on(sam: Person, room: Class):
    before = all_rows(room.desk)
    await sam.says("handin b2")
    seen = await sam.sends(evidence=WORK)
    assert "cannot be written" in seen
    assert WORK.strip() in seen
    assert all_rows(room.desk) == before
    assert "Nothing is waiting" in await sam.says("home")


async def test_when_there_is_room_again_the_same_form_can_be_sent(sam: Person, desk: Desk, full):
    await sam.says("handin b2")
    await sam.sends(evidence=WORK)
    say(desk, "PRAGMA max_page_count=1000000")
    await sam.presses("Try again")
    assert "Handed in" in await sam.sends(evidence=WORK)
