"""Files that somebody sends: written where an adapter would put them, for as long as a test runs."""

from pathlib import Path

import pytest

from adapters.calls import Upload
from bot.files import FileStore
from bot.request import Home
from tests.bot.people import School

PNG = b"\x89PNG\r\n\x1a\n a crust"
OGG = b"OggS a voice"


@pytest.fixture
def store(tmp_path: Path, clock) -> FileStore:
    return FileStore(tmp_path / "kept", clock, most_mb=1)


@pytest.fixture
def school(desk, store) -> School:
    return School(desk, Home(files=store))


@pytest.fixture
def upload(tmp_path: Path):
    def make(name: str = "crust.png", content: bytes | None = PNG, size: int = 0) -> Upload:
        path = tmp_path / name.replace("/", "-")
        if content is not None:
            path.write_bytes(content)
        return Upload(name=name, path=str(path), media_type="", size_bytes=size or len(content or b""))

    return make


def kept(store: FileStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]
