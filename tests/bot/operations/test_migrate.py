"""`questboard migrate`: to this version's schema, with what was there kept."""

from pathlib import Path

from bot import operations
from bot.settings import Settings
from quests import migrations
from tests.bot.operations.host import Host, friendly


def kept(host: Host) -> list[Path]:
    return sorted(host.database.parent.glob("*-before-*.db"))


def test_an_empty_place_gets_a_database(newcomer: Host):
    assert newcomer.types("migrate").out == f"The database went from none to {migrations.head()}.\n"
    assert kept(newcomer) == []


def test_one_that_stands_there_already_is_left_alone(host: Host):
    assert host.types("migrate").out == f"The database is at version {migrations.head()} already.\n"
    assert kept(host) == []


def test_going_down_asks_and_no_is_no(host: Host):
    done = host.types("migrate", "--to", "base", script="n\n")
    assert (done.status, done.out.strip()) == (1, "")
    assert host.asks("SELECT count(*) FROM classrooms") == [(1,)]


def test_where_nobody_can_be_asked_it_says_how_to_do_without(host: Host):
    assert "--yes" in friendly(host.types("migrate", "--to", "base"))


def test_before_it_moves_a_backup_is_made_that_can_be_restored(host: Host):
    done = host.types("migrate", "--to", "base", "--yes")
    [backup] = kept(host)
    assert f"kept as {backup.relative_to(host.folder)}" in done.out
    assert f"went from {migrations.head()} to none" in done.out
    assert host.types("restore", str(backup), "--yes").status == 0
    assert host.types("verify").status == 0


def test_going_up_makes_one_too(host: Host):
    host.types("migrate", "--to", migrations.revisions()[-2], "--yes")
    for old in kept(host):
        old.unlink()
    moved = operations.migrate(Settings(database_url=f"sqlite:///{host.database}"), "head")
    assert moved.kept is not None
    assert host.asks("SELECT count(*) FROM classrooms", moved.kept) == [(1,)]


def test_a_version_that_there_is_not_is_told(host: Host):
    assert "no such version" in friendly(host.types("migrate", "--to", "0042", "--yes"))
