"""The lock beside an SQLite database: one process writes, a second one is told who, and the dead hold nothing."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quests import lock
from quests.errors import Held, ReadOnly

HOLD = """
import sys
from pathlib import Path
from quests import lock
kept = lock.hold(Path(sys.argv[1]), what="import of a class", since="10:00")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def holding(database: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock, until it is killed or we leave."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "held\n"
        yield other
    finally:
        other.kill()
        other.wait()
        other.stdin.close()
        other.stdout.close()


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "questboard.db"


def hold(database):
    return lock.hold(database, what="questboard run", since="11:00")


def test_a_second_process_is_told_who_holds_it(database):
    with holding(database) as other:
        with pytest.raises(Held) as refused:
            hold(database)
        assert (refused.value.pid, refused.value.what, refused.value.since) == (other.pid, "import of a class", "10:00")
        seen = lock.holder(database)
        assert seen is not None
        assert seen.pid == other.pid


def test_a_killed_process_holds_nothing(database):
    with holding(database) as other:
        other.kill()
        other.wait()
        assert lock.holder(database) is None
        lock.let_go(hold(database))


def test_what_was_let_go_can_be_held_again(database):
    for _ in range(3):
        lock.let_go(hold(database))
    assert lock.holder(database) is None


def test_it_is_held_once_within_a_process_too(database):
    kept = hold(database)
    with pytest.raises(Held):
        hold(database)
    lock.let_go(kept)


def test_a_child_process_does_not_inherit_it(database):
    kept = hold(database)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        lock.let_go(kept)
        assert lock.holder(database) is None
        lock.let_go(hold(database))
        child.communicate(b"\n")


def test_words_that_cannot_be_read_are_nobody(database):
    kept = hold(database)
    (database.parent / "questboard.db.lock").write_text("torn")
    with pytest.raises(Held) as refused:
        hold(database)
    assert (refused.value.pid, refused.value.what) == (0, "")
    lock.let_go(kept)


def test_looking_makes_nothing(database):
    assert lock.holder(database) is None
    assert not database.parent.exists()


def test_where_no_file_can_be_made_it_is_read_only(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(ReadOnly):
        hold(tmp_path / "data" / "questboard.db")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts what is open")
@pytest.mark.parametrize("ask", [hold, lock.holder])
def test_a_disk_that_knows_no_locks_is_read_only_and_nothing_stays_open(database, monkeypatch, ask):
    def knows_none(handle, kind):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    lock.let_go(hold(database))
    monkeypatch.setattr(fcntl, "flock", knows_none)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(ReadOnly):
        ask(database)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
