"""A document at a terminal is a file beside those that are there, for its owner alone, wherever its name would lead."""

import stat
from pathlib import Path

import pytest

from adapters.cards import Card, Document
from adapters.console.documents import keep_documents


def kept(folder: Path | None, *names: str) -> list[Path]:
    parts = tuple(Document(name=name, about="A letter", content=b"Dear families") for name in names)
    return list(keep_documents(Card(heading="Letter", parts=parts), folder))


def test_it_is_written_down_for_its_owner_alone(tmp_path):
    [path] = kept(tmp_path / "papers", "letter.html")
    assert (path.name, path.read_bytes()) == ("letter.html", b"Dear families")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_there_stays(tmp_path):
    assert [path.name for path in kept(tmp_path, "a.html", "a.html", "a.html")] == ["a.html", "a-2.html", "a-3.html"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "", ".bashrc", "a\0b", "a/b"])
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    [path] = kept(tmp_path, name)
    assert path.parent == tmp_path
    assert not path.name.startswith(".")


def test_without_a_folder_nothing_is_written():
    assert kept(None, "letter.html") == []
