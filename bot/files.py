"""The store of files that were handed in: a folder in which each content lies once, under its hash.

The bytes are written before the hand-in's unit of work, and a row names them afterwards. What no row names (the unit was refused,
work was taken back, somebody was erased) is an orphan, and goes once it is an hour old.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from adapters.calls import Upload
from quests.errors import Full, Invalid, ReadOnly, StoreError
from quests.ids import HOUR, MINUTE, Clock, Moment
from quests.rules.files import FIELD, MB, NewFile, check_count, check_size, clean_name, read_file

KEPT = re.compile(r"[0-9a-f]{64}")
UNFINISHED = ".part"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class FileStore:
    """Files under `folder`, in folders of two levels: `ab/cd/abcd…`. Only their owner may read them."""

    def __init__(self, folder: Path, clock: Clock, *, most_mb: int) -> None:
        """`most_mb` is how large one file may be. The folder is made when it is first needed."""
        self.folder = folder
        self.most = most_mb * MB
        self._clock = clock
        self._lock = threading.Lock()

    def take(self, uploads: Iterable[Upload]) -> tuple[NewFile, ...]:
        """Keep what came with a call. Raises Invalid for what cannot be kept, Full, ReadOnly."""
        found = tuple(uploads)
        check_count(len(found))
        read = [(one, self._read(one)) for one in found]
        named = [(*read_file(one.name, content, most=self.most), content) for one, content in read]
        return tuple(
            NewFile(name=name, media_type=media_type, size=len(content), sha256=self.put(content))
            for name, media_type, content in named
        )

    def _read(self, upload: Upload) -> bytes:
        check_size(upload.name, upload.size_bytes, most=self.most)  # what is too large need not have been fetched
        try:
            if not Path(upload.path).is_file():
                raise FileNotFoundError(upload.path)
            with Path(upload.path).open("rb") as file:
                check_size(upload.name, os.fstat(file.fileno()).st_size, most=self.most)
                return file.read(self.most + 1)
        except (OSError, ValueError):  # not there, not to be read, no file; a name with a NUL
            check_size(upload.name, upload.size_bytes, most=self.most)  # what was too big was not fetched
            raise Invalid(FIELD, "file_gone", given=clean_name(upload.name)) from None

    def keeps(self, sha256: str) -> bool:
        """Whether the content is still there; if so, an orphan's hour begins anew."""
        try:
            self._touch(self.path_of(sha256))
        except (OSError, ValueError):
            return False
        return True

    def put(self, content: bytes) -> str:
        """Keep `content`, once however often it comes; gives its hash. Raises Full, ReadOnly."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path_of(sha256)
        try:
            with self._lock:
                if not path.exists():
                    self._write(path, content)
                self._touch(path)
        except OSError as error:
            raise _store_error(error) from error
        return sha256

    def _write(self, path: Path, content: bytes) -> None:
        """All of it or nothing: a name is only given to what is on the disk."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_name(f"{path.name}{UNFINISHED}{os.getpid()}")
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(opened, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def _touch(self, path: Path) -> None:
        """It was wanted just now: an orphan's hour begins anew."""
        now_ns = self._clock.now() * 1_000
        os.utime(path, ns=(now_ns, now_ns))

    def get(self, sha256: str) -> bytes | None:
        """The content; None when it is not there, or is not what it was any more."""
        try:
            content = self.path_of(sha256).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def path_of(self, sha256: str) -> Path:
        """Where a content lies, or would."""
        if not KEPT.fullmatch(sha256):
            raise ValueError("not a hash")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def old(self, age: Moment = HOUR) -> set[str]:
        """The hashes of what has lain here for longer than `age`; what was never finished is removed meanwhile."""
        found = set()
        for path in self._all():
            if self._older(path, age):
                if KEPT.fullmatch(path.name):
                    found.add(path.name)
                else:
                    path.unlink(missing_ok=True)
        return found

    def remove(self, orphans: Iterable[str], age: Moment = MINUTE) -> int:
        """Remove these contents, those that nobody has put here since; gives how many went.

        What came within `age` may be on its way into a hand-in, and waits for the next time.
        """
        gone = 0
        for sha256 in orphans:
            path = self.path_of(sha256)
            with self._lock:
                if path.exists() and self._older(path, age):
                    path.unlink()
                    gone += 1
        return gone

    def _all(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("??/??/*") if path.is_file())

    def _older(self, path: Path, age: Moment) -> bool:
        try:
            return path.stat().st_mtime_ns // 1_000 < self._clock.now() - age
        except FileNotFoundError:
            return False


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _store_error(error: OSError) -> StoreError:
    return Full(str(error)) if error.errno in NO_ROOM else ReadOnly(str(error))
