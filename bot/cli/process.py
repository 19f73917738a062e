"""The process of one command: its settings, what it says to the one who typed it, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from adapters.errors import TurnedAway
from bot.logs import log, whereabouts
from bot.settings import BadSettings, Settings, read_settings
from bot.views import operations as view
from quests.errors import StoreError

OUR_MISTAKE = 1
USER_MISTAKE = 2
"""Exit status when the person, not the program, can mend it."""
INTERRUPTED = 128 + signal.SIGINT
ENDED = 128 + signal.SIGTERM
"""Exit status of what was told to end before it was done."""


@contextmanager
def ending() -> Iterator[None]:
    """Whatever ends a command becomes a line and an exit status; never a stack trace, which may hold what people wrote."""
    try:
        yield
    except BadSettings as error:
        stop(*view.bad_settings(error.misfits))
    except StoreError as error:
        stop(view.store_problem(error))
    except TurnedAway as error:
        stop(view.turned_away(error.platform, error.code))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - told by its place
        stop(view.crashed(whereabouts(error)), status=OUR_MISTAKE)


@contextmanager
def at_work() -> Iterator[Settings]:
    """What every command begins with, and how it ends when nobody reads its output any more."""
    signal.signal(signal.SIGTERM, _end)
    settings = read_settings()
    log.set_up(settings.log_format, settings.log_level)
    try:
        yield settings
    except BrokenPipeError:  # `questboard status | head -1` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Python's own flush at the end should find no broken pipe either
        sys.exit(0)


def _end(*_: object) -> NoReturn:
    """Told to end: by the same way out as an error, past everything that cleans up."""
    sys.exit(ENDED)


def tell(line: str) -> None:
    """Say something to the one who typed the command, beside what it puts out."""
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


def stop(*lines: str, status: int = USER_MISTAKE) -> NoReturn:
    """Say why, and end."""
    for line in lines:
        tell(line)
    sys.exit(status)
