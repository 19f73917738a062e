"""`questboard run` and `questboard chat`."""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from bot.cli.process import at_work, stop, tell
from bot.settings import Settings
from bot.views import hosting_discord
from bot.views import operations as view


def run() -> None:
    """Serve every platform whose token is set; with none, open the terminal chat."""
    with at_work() as settings:
        for line in view.platforms(discord=bool(settings.discord_token), slack=bool(settings.slack_bot_token)):
            tell(line)
        if settings.discord_token:
            _serve(settings)
            return
        _open(settings, "questboard run")
        if _is_nowhere(sys.stdin):
            tell(view.nobody_there())


def _serve(settings: Settings) -> None:
    from bot.app.health import NoPort  # noqa: PLC0415 - as below
    from bot.app.serving import serve  # noqa: PLC0415 - a wrong setting is told before all this is imported

    try:
        serve(settings, what="questboard run", tell=tell)
    except NoPort as error:
        stop(hosting_discord.no_port(error.host, error.port))


def chat(me: str = "", *, with_sample: bool = True) -> None:
    """Open a class in this terminal; `me` sits down first."""
    with at_work() as settings:
        _open(settings, "questboard chat", me, with_sample=with_sample)


def _open(settings: Settings, what: str, me: str = "", *, with_sample: bool = True) -> None:
    if not _is_open(sys.stdin) or not _is_open(sys.stdout):
        stop(view.no_terminal())
    with _importing():
        from bot.app.terminal import chat as open_chat  # noqa: PLC0415 - a wrong setting is told before all this is imported
    open_chat(settings, sys.stdin, sys.stdout, what=what, me=me, with_sample=with_sample)


@contextmanager
def _importing() -> Iterator[None]:
    """What is imported stays: looking through it for garbage, again and again, is a tenth of the start."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def _is_open(stream: TextIO | None) -> bool:
    """Python has None in the place of a stream that was closed before it started."""
    return stream is not None and not stream.closed


def _is_nowhere(stream: TextIO) -> bool:
    """Whether it is /dev/null, which a service has in the place of a terminal."""
    return stat.S_ISCHR(os.fstat(stream.fileno()).st_mode) and not stream.isatty()
