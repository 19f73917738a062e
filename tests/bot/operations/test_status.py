"""`questboard status`: how much there is, and what is stuck."""

import re

import pytest

from bot.clock import SystemClock
from quests.ids import SECOND
from tests.bot.operations.host import Host, friendly


def test_it_counts(host: Host):
    lines = host.types("status").out.splitlines()
    assert "Classes: 1" in lines
    assert "Members: 7" in lines
    assert "Hand-ins that wait: 2" in lines


def test_who_runs_is_told(host: Host):
    assert "Running: nothing right now" in host.types("status").out
    with host.chatting() as chat:
        chat.says("help", until="Words")
        assert f"Running: questboard chat (process {chat.process.pid}, since " in host.types("status").out


def test_what_waits_is_told_with_the_time_since_it_was_due(host: Host):
    assert "Messages: none waits, and none is stuck" in host.types("status").out
    waits(host, "pending", due_s_ago=700)
    waits(host, "pending", due_s_ago=-3600)
    assert "Messages on discord: 2 to send, the oldest due for 11 minutes" in host.types("status").out


def test_what_is_stuck_is_told_with_the_platforms_code(host: Host):
    for state, problem in (("dead", "50007"), ("dead", "50007"), ("dead", "10003"), ("uncertain", "no answer")):
        waits(host, state, problem)
    line = "Messages on discord: 1 may have been shown (no answer: 1); 3 could not be sent (50007: 2, 10003: 1)"
    assert line in host.types("status").out.splitlines()


def waits(host: Host, state: str, problem: str = "", *, due_s_ago: int = 0) -> None:
    """One more message for somebody on Discord."""
    host.asks(
        "INSERT INTO outbox SELECT classroom_id, (SELECT count(*) FROM outbox) + 1, max(event_id), NULL, 'discord', '1', '2', '',"
        f" '{state}', 0, {SystemClock().now() - due_s_ago * SECOND}, NULL, '', '{problem}' FROM events GROUP BY classroom_id"
    )


@pytest.mark.parametrize("to", [(), ("elsewhere/monday.db",)])
def test_the_last_backup_is_told_with_its_time_and_file(host: Host, to: tuple[str, ...]):
    assert "Last backup: none yet. Make one: questboard backup" in host.types("status").out
    host.types("backup", *to)
    said = host.types("status").out
    (made,) = [one for one in host.folder.rglob("*.db") if one != host.database]
    assert re.search(rf"Last backup: \d{{4}}-\d\d-\d\d [\d:]+ UTC \(\d+ s ago\), \S*{made.name} \(\d+ kB\)", said)
    made.unlink()
    assert "Last backup: none yet" in host.types("status").out


def test_without_a_database_it_says_how_to_make_one_and_makes_none(newcomer: Host):
    assert "questboard run" in friendly(newcomer.types("status"))
    assert list(newcomer.folder.iterdir()) == []


def test_when_nobody_reads_it_ends_quietly(host: Host):
    done = host.types("status", shell="| true")
    assert (done.status, done.err) == (0, "")
