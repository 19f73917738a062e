"""Files that are handed in: kept once, opened by who may, and gone with who handed them in."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.calls import Upload
from adapters.cards import Card, Document
from bot.files import FileStore
from bot.freeing import sweep_files
from bot.request import Home
from quests.actions import erasing
from quests.ids import HOUR, MINUTE
from quests.queries.files import files_of_member
from tests.bot.people import School

PNG = b"\x89PNG\r\n\x1a\n a crust"


@pytest.fixture
def store(tmp_path: Path, clock) -> FileStore:
    return FileStore(tmp_path / "kept", clock, most_mb=1)


@pytest.fixture
def school(desk, store) -> School:
    return School(desk, Home(files=store))


@pytest.fixture
def upload(tmp_path: Path):
    def make(name: str = "crust.png", content: bytes = PNG) -> Upload:
        path = tmp_path / name
        path.write_bytes(content)
        return Upload(name=name, path=str(path), media_type="image/png", size_bytes=len(content))

    return make


def kept(store: FileStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


async def hands_in(person, upload: Upload, square: str = "b2", **values) -> str:
    await person.says(f"quest {square}")
    await person.presses("Hand in files")
    call = person.filled(files=(upload.path,), **values)
    said: str = await person.does(replace(call, uploads=(upload,)))
    return said


def document(screen) -> Document:
    assert isinstance(screen, Card)
    return next(part for part in screen.parts if isinstance(part, Document))


async def test_a_photo_alone_is_handed_in_and_opened_in_review(sam, lee, store, upload):
    assert "Handed in" in await hands_in(sam, upload())
    assert len(kept(store)) == 1
    assert "Photo, 1 kB: crust.png" in await sam.says("quest b2")
    assert "Photo, 1 kB: crust.png" in await lee.says("review")
    await lee.presses("Open file")
    found = document(lee.screen)
    assert (found.name, found.content, found.media_type) == ("crust.png", PNG, "image/png")


async def test_who_handed_it_in_may_open_it_and_no_other_student(sam, ada, upload):
    await hands_in(sam, upload())
    await sam.says("quest b2")
    button = sam.button("Open file")
    await sam.presses("Open file")
    assert document(sam.screen).content == PNG
    assert "That file is not here." in await ada.does_action(button)


async def test_the_same_file_of_two_students_is_kept_once(sam, ada, store, upload):
    await hands_in(sam, upload())
    await hands_in(ada, upload("mine.png"))
    assert len(kept(store)) == 1


REFUSED = [
    ("photo.jpg", b"MZ a program", "I cannot keep photo.jpg"),
    ("big.txt", b"x" * 1_000_001, "big.txt is too big. At most 1 MB."),
    ("empty.txt", b"", "There is nothing in empty.txt"),
]


@pytest.mark.parametrize("name, content, said", REFUSED, ids=["kind", "size", "empty"])
async def test_what_cannot_be_kept_is_said_at_its_field(sam, upload, name, content, said):
    assert said in await hands_in(sam, upload(name, content), evidence="My words")
    assert "My words" in sam.sees


async def test_what_cannot_be_kept_leaves_nothing(sam, store, upload, room):
    for name, content, _ in REFUSED:
        await hands_in(sam, upload(name, content))
    assert kept(store) == []
    assert room.attempt(room.sam, 4) is None


async def test_a_file_that_is_gone_meanwhile_is_said_kindly(sam, upload):
    lost = replace(upload(), path="nowhere")
    assert "I cannot read crust.png. Is it still there?" in await hands_in(sam, lost)


async def test_taken_back_the_bytes_go_with_the_sweep(sam, desk, store, upload, clock):
    await hands_in(sam, upload())
    await sam.presses("Take it back")
    await sweep_files(desk, store)
    assert len(kept(store)) == 1, "it may be on its way into another hand-in"
    clock.tick(HOUR + MINUTE)
    await sweep_files(desk, store)
    assert kept(store) == []


async def test_the_sweep_leaves_what_a_row_names(sam, desk, store, upload, clock):
    await hands_in(sam, upload())
    clock.tick(3 * HOUR)
    await sweep_files(desk, store)
    assert len(kept(store)) == 1


async def test_erasing_somebody_removes_the_bytes_that_nobody_else_needs(  # noqa: PLR0917 - all of them are needed
    sam, ada, lee, room, store, upload, clock
):
    await hands_in(sam, upload())
    await hands_in(ada, upload("mine.png"))
    await hands_in(sam, upload("own.txt", b"Only mine"), "a1")
    clock.tick(2 * MINUTE)
    room.write(erasing.ask_erasure, by=room.sam)
    await lee.types("leaving")
    await lee.presses("erase_ask")
    await lee.presses("erase_person")
    assert room.read(files_of_member, room.sam) == ()
    assert [path.read_bytes() for path in kept(store)] == [PNG]


async def test_bytes_that_are_lost_are_said_to_be(sam, lee, store, upload):
    await hands_in(sam, upload())
    kept(store)[0].write_bytes(b"something else")
    await lee.says("review")
    assert "Ask for it again" in await lee.presses("Open file")


async def test_a_quest_that_wants_photos_asks_for_them_in_the_usual_form(sam, room, store, upload):
    room.new_quest(title="Crust", formats=("photo",))
    await sam.says("handin crust")
    assert "Your files" in sam.sees
    assert "This one is needed" in await sam.sends()
    photo = upload()
    assert "Handed in" in await sam.does(replace(sam.filled(files=(photo.path,)), uploads=(photo,)))
