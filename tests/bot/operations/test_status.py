"""`questboard status`: how much there is, and what is stuck."""

from tests.bot.operations.host import Host, friendly


def test_it_counts(host: Host):
    lines = host.types("status").out.splitlines()
    assert "Classes: 1" in lines
    assert "Members: 7" in lines
    assert "Hand-ins that wait: 2" in lines


def test_without_a_database_it_says_how_to_make_one_and_makes_none(newcomer: Host):
    assert "questboard run" in friendly(newcomer.types("status"))
    assert list(newcomer.folder.iterdir()) == []


def test_when_nobody_reads_it_ends_quietly(host: Host):
    done = host.types("status", shell="| true")
    assert (done.status, done.err) == (0, "")
