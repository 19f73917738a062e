"""What SQLite and PostgreSQL do differently, asked of each."""

from pathlib import Path

import pytest

from quests.stores import open_store


@pytest.mark.parametrize(
    "url, path",
    [
        ("sqlite:////srv/questboard.db", Path("/srv/questboard.db")),
        ("sqlite:///questboard.db", Path("questboard.db")),
        ("sqlite://", None),
        ("postgresql+psycopg://localhost/questboard", None),
    ],
)
def test_a_store_says_which_file_it_is(url, path):
    assert open_store(url).path == path


def test_a_look_does_not_move_while_others_write(store):
    """Two statements of one reading see the same class, on a level of isolation that the store names itself."""
    reader, writer = store.connect(writes=False).cursor(), store.connect(writes=True).cursor()
    try:
        reader.execute(store.begin_reading)
        reader.execute("SELECT note FROM memory")
        assert reader.fetchall() == []
        writer.execute("INSERT INTO memory (platform, workspace, note, content) VALUES ('p', 'w', 'n', 'x')")
        reader.execute("SELECT note FROM memory")
        assert reader.fetchall() == []
    finally:
        reader.connection.close()
        writer.connection.close()
