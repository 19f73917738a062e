"""People's data on the command line: a copy, erasing, the letter, the record, what is due."""

import csv
import zipfile

from tests.bot.operations.host import Host, friendly


def test_a_copy_is_written_once_and_noted(host: Host):
    done = host.types("person", "export", "Ada", "--to", "ada.zip")
    assert (done.status, done.err) == (0, "")
    with zipfile.ZipFile(host.folder / "ada.zip") as archive:
        assert "Ada: what Room 7 keeps" in archive.read("copy.html").decode()
    assert (host.folder / "ada.zip").stat().st_mode & 0o077 == 0
    assert host.asks("SELECT count(*) FROM events WHERE kind = 'person.exported'") == [(1,)]
    assert "Nothing was written" in friendly(host.types("person", "export", "Ada", "--to", "ada.zip"))


def test_erasing_asks_first_and_leaves_no_byte(host: Host):
    [(work,)] = host.asks(
        "SELECT evidence FROM hand_ins JOIN attempts USING (classroom_id, attempt_id) JOIN members "
        "USING (classroom_id, member_id) WHERE name = 'Sam' LIMIT 1"
    )
    assert "Nobody is there to be asked" in friendly(host.types("person", "erase", "Sam"))
    done = host.types("person", "erase", "Sam", "--yes")
    assert done.status == 0
    assert "Erased." in done.out
    for file in (host.folder / "data").glob("questboard.db*"):
        assert work.encode() not in file.read_bytes()
        assert b"Sam" not in file.read_bytes()
    assert host.types("verify").status == 0
    assert "Nobody here goes by the name Sam" in friendly(host.types("person", "erase", "Sam", "--yes"))


def test_the_last_teacher_stays(host: Host):
    host.asks("UPDATE members SET role = 'student' WHERE name = 'Mr Bell'")
    assert "the last one cannot be erased" in friendly(host.types("person", "erase", "Ms Lee", "--yes"))


def test_the_letter_is_a_page(host: Host):
    assert host.types("letter", "Room 7", "--language", "es", "--to", "carta.html").status == 0
    assert "una carta a las familias" in (host.folder / "carta.html").read_text("utf-8")
    assert "There is no class Room 8" in friendly(host.types("letter", "Room 8", "--to", "other.html"))


def test_the_record_is_a_table_that_no_spreadsheet_runs(host: Host):
    host.asks("UPDATE members SET name = '=1+1' WHERE name = 'Ada'")
    assert host.types("audit", "Room 7", "--csv", "record.csv").status == 0
    with (host.folder / "record.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["at", "who", "what", "whom", "which"]
    assert any("'=1+1" in row for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_retention_lists_every_class_and_takes_a_day(host: Host):
    assert "no term" in host.types("retention").out
    assert "erased 2099-09-28" in host.types("retention", "--class", "Room 7", "--ends", "2099-06-30").out
    assert "not told yet" in host.types("retention").out
    assert "That day is over" in friendly(host.types("retention", "--ends", "2020-06-30"))
    assert "no term" in host.types("retention", "--ends", "none").out
