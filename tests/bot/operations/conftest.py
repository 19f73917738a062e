"""A folder to host in, and one with the sample class in it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bot.operations.host import Host


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample class, made once."""
    host = Host(tmp_path_factory.mktemp("sample"))
    host.chats("")
    return host.database


@pytest.fixture
def newcomer(tmp_path: Path) -> Host:
    """In an empty folder."""
    return Host(tmp_path)


@pytest.fixture
def host(tmp_path: Path, sample: Path) -> Host:
    """In a folder with the sample class."""
    (tmp_path / "data").mkdir()
    shutil.copyfile(sample, tmp_path / "data" / "questboard.db")
    return Host(tmp_path)


@contextmanager
def disk(folder: Path, size: str) -> Iterator[None]:
    """A small disk in the place of `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be written in `folder`, not even by root."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)
        return
    bind = ["mount", "--bind", str(folder), str(folder)]
    if subprocess.run(bind, capture_output=True, check=False).returncode:
        pytest.skip("root writes everywhere, and may not mount here")
    subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
