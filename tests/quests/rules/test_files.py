"""What may be handed in as a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.rules.evidence import How, allowed
from quests.rules.files import FILES_MOST, NAME_LONGEST, NewFile, check_files, clean_name, read_file, way_of

MOST = 1000
GOOD = {
    "crust.png": (b"\x89PNG\r\n\x1a\n....", "image/png"),
    "crust.jpg": (b"\xff\xd8\xff\xe0....", "image/jpeg"),
    "crust.JPEG": (b"\xff\xd8\xff\xe1....", "image/jpeg"),
    "crust.webp": (b"RIFF\0\0\0\0WEBP", "image/webp"),
    "crust.gif": (b"GIF89a....", "image/gif"),
    "crust.heic": (b"\0\0\0\x18ftypheic....", "image/heic"),
    "song.mp3": (b"ID3\3....", "audio/mpeg"),
    "bare.mp3": (b"\xff\xfb\x90\x00", "audio/mpeg"),
    "song.ogg": (b"OggS....", "audio/ogg"),
    "song.wav": (b"RIFF\0\0\0\0WAVE", "audio/wav"),
    "song.m4a": (b"\0\0\0\x18ftypM4A ....", "audio/mp4"),
    "film.mp4": (b"\0\0\0\x18ftypisom....", "video/mp4"),
    "film.mov": (b"\0\0\0\x18ftypqt  ....", "video/quicktime"),
    "film.webm": (b"\x1a\x45\xdf\xa3....", "video/webm"),
    "work.pdf": (b"%PDF-1.7", "application/pdf"),
    "work.txt": ("Año".encode(), "text/plain"),
    "work.odt": (
        b"PK\3\4" + b"." * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text",
    ),
    "work.docx": (
        b"PK\3\4..[Content_Types].xml..word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
BAD = {
    "photo.jpg": b"MZ\x90\0 a program",
    "program.exe": b"MZ\x90\0",
    "page.html": b"<script>",
    "no_ending": b"%PDF-1.7",
    "work.pdf.exe": b"%PDF-1.7",
    "crust.png": b"\xff\xd8\xff\xe0",
    "work.txt": b"\xff\xfe\0\0",
    "zip.docx": b"PK\3\4 something else",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_a_file_is_is_said_by_its_content_and_its_ending(name):
    content, media_type = GOOD[name]
    assert read_file(name, content, most=MOST) == (name, media_type)


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_what_it_is_called_is_not_taken(name):
    with pytest.raises(Invalid) as refused:
        read_file(name, BAD[name], most=MOST)
    assert (refused.value.field, refused.value.problem) == ("files", "file_kind")


def test_a_file_that_is_too_big_is_told_the_limit_in_mb():
    with pytest.raises(Invalid) as refused:
        read_file("a.txt", b"x" * 2_000_001, most=2_000_000)
    assert (refused.value.problem, refused.value.limit, refused.value.given) == ("file_too_big", 2, "a.txt")


def test_an_empty_file_is_none():
    with pytest.raises(Invalid) as refused:
        read_file("a.txt", b"", most=MOST)
    assert refused.value.problem == "file_empty"


@given(st.text())
def test_a_name_is_one_short_line_that_leads_nowhere(name):
    cleaned = clean_name(name)
    assert cleaned == clean_name(cleaned)
    assert 0 < len(cleaned) <= NAME_LONGEST
    assert not set(cleaned) & set('/\\\n\0:*?"<>|')
    assert not cleaned.startswith(".")


@given(st.text(alphabet="abc ", min_size=1, max_size=300))
def test_a_long_name_keeps_its_ending(stem):
    assert clean_name(f"a{stem}a.jpeg").endswith(".jpeg")


@pytest.mark.parametrize("name", ["../../etc/notes.txt", "C:\\Users\\Sam\\notes.txt"])
def test_of_a_path_the_last_part_is_the_name(name):
    assert clean_name(name) == "notes.txt"


def test_five_files_at_once_and_no_more():
    one = NewFile(name="a.txt", media_type="text/plain", size=1, sha256="0" * 64)
    check_files((one,) * FILES_MOST)
    with pytest.raises(Invalid) as refused:
        check_files((one,) * (FILES_MOST + 1))
    assert refused.value.problem == "too_many_files"


@given(st.sampled_from(["image/png", "audio/ogg", "video/mp4", "application/pdf"]), st.lists(st.sampled_from(How)))
def test_the_way_that_files_show_work_is_always_one_that_the_quest_takes(media_type, formats):
    file = NewFile(name="a", media_type=media_type, size=1, sha256="0" * 64)
    assert way_of((file,), tuple(formats)) in allowed(tuple(formats))
