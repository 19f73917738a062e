"""Writing one setting into `.env`, which only its owner may read from then on."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from bot.operations.backups import NotHere

OWNER_ONLY = 0o600


def put(path: Path, name: str, value: str) -> None:
    """Set `name` to `value` there: in the place of the line that has it, else of its example, else at the end.

    All other lines stay as they are. The file is whole at every moment. Raises NotHere.
    """
    real = Path(os.path.realpath(path))
    half = real.with_name(real.name + ".half")
    try:
        lines = real.read_bytes().splitlines(keepends=True) if real.exists() else []
        _write(half, b"".join(_with(lines, name, value.encode())))
        half.replace(real)
    except OSError as error:
        raise NotHere("env_not_writable") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _with(lines: list[bytes], name: str, value: bytes) -> list[bytes]:
    key = re.escape(name.encode())
    at = _last(lines, rb"\s*(export\s+)?" + key + rb"\s*=")
    at = _last(lines, rb"#\s*" + key + rb"\s*=") if at is None else at
    ends = b"\r\n" if any(line.endswith(b"\r\n") for line in lines) else b"\n"
    line = name.encode() + b"=" + value + ends
    if at is not None:
        return [*lines[:at], line, *lines[at + 1 :]]
    if lines and not lines[-1].endswith((b"\n", b"\r")):
        lines = [*lines[:-1], lines[-1] + ends]
    return [*lines, line]


def _last(lines: list[bytes], pattern: bytes) -> int | None:
    """Where the last line stands that begins so: of two, it is the one that counts."""
    return next((n for n in reversed(range(len(lines))) if re.match(pattern, lines[n])), None)


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
