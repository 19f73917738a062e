"""`questboard pack`: check, import, export, list."""

from pathlib import Path

from tests.bot.operations.host import Host, friendly
from tests.bot.packs.made import WHOLE, spoilt


def write(host: Host, text: str, name: str = "kites.yaml") -> str:
    Path(host.folder, name).write_text(text, encoding="utf-8")
    return name


def test_a_sound_pack_is_said_to_be_so(newcomer: Host):
    done = newcomer.types("pack", "check", write(newcomer, WHOLE))
    assert (done.status, done.out) == (0, "kites.yaml is sound: Kites, 2 quests, 1 board, in en, es.\n")


def test_all_problems_are_told_with_file_and_line(newcomer: Host):
    done = newcomer.types("pack", "check", write(newcomer, spoilt("task: Mend", "tsk: Mend")))
    friendly(done)
    assert "kites.yaml:17: quests.2.tsk: tsk is not known here. Did you mean task?" in done.err
    assert "kites.yaml:15: quests.2: task is missing" in done.err


def test_a_file_of_ten_megabytes_is_refused_by_its_size(newcomer: Host):
    done = newcomer.types("pack", "check", write(newcomer, "a" * 10_000_000))
    friendly(done)
    assert "256 KB" in done.err


def test_a_file_that_is_not_there_is_told(newcomer: Host):
    friendly(newcomer.types("pack", "check", "nothing.yaml"))


def test_it_comes_into_a_class_once(host: Host):
    name = write(host, WHOLE)
    first = host.types("pack", "import", name, "--to", "room 7")
    assert first.out.startswith("Room 7 has 2 quests, 1 board more from Kites.")
    assert "already" in host.types("pack", "import", name, "--to", "Room 7").out


def test_a_ready_pack_comes_in_by_its_code(host: Host):
    assert "more from Reading club" in host.types("pack", "import", "reading-club", "--to", "Room 7").out


def test_a_spoilt_pack_changes_nothing(host: Host):
    before = host.database.read_bytes()
    friendly(host.types("pack", "import", write(host, spoilt("[fly, ", "[flyy, ")), "--to", "Room 7"))
    assert host.database.read_bytes() == before


def test_a_class_that_is_not_there_is_told_with_those_that_are(host: Host):
    done = host.types("pack", "import", write(host, WHOLE), "--to", "Room 9")
    friendly(done)
    assert "Room 7" in done.err


def test_a_class_is_written_and_comes_into_another_as_it_is(host: Host):
    assert "Wrote 9 quests, 1 board of Room 7" in host.types("pack", "export", "Room 7", "--to", "r7.yaml").out
    assert host.types("pack", "check", "r7.yaml").status == 0
    friendly(host.types("pack", "export", "Room 7", "--to", "r7.yaml"))


def test_no_name_of_a_person_is_in_a_written_class(host: Host):
    host.types("pack", "export", "Room 7", "--to", "r7.yaml")
    written = Path(host.folder, "r7.yaml").read_text("utf-8")
    assert not any(name in written for name in ("Sam", "Ada", "Ms Lee", "Otter"))


def test_the_ready_packs_are_listed(newcomer: Host):
    listed = newcomer.types("pack", "list").out
    assert "fractions: Fractions (" in listed
    assert "reading-club: Reading club (" in listed
