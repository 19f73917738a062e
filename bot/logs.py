"""Logs: structlog, to standard error, as lines for people or JSON for machines.

A log names what happened by codes and numbers. What people wrote or are called, and what could be a secret, never reaches it:
texts pass only under a key listed here, and an exception is told by its type and place, not by its message.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

CODES = frozenset({"event", "level", "timestamp", "logger", "place", "exception"})
"""Keys whose values are written by us, in the code."""
NAMES_OF_THINGS = frozenset({"code", "kind", "verb", "platform", "view", "delivery"})
"""Keys whose values are codes: one word each. Anything with more in it is not what it should be, and is not told."""
ONE_CODE = re.compile(r"[a-z0-9_.-]{1,60}")
OURS, PACKAGES = Path(__file__).parents[1], ("adapters", "bot", "quests")
HIDDEN = "[hidden]"


class Log:
    """The one log. structlog is imported when there is something to log: most days there is nothing."""

    def __init__(self) -> None:
        """Until `set_up`, warnings go out as lines for people."""
        self.form, self.level = "console", logging.WARNING
        self._log: Any = None

    def set_up(self, form: str, level: str) -> None:
        """Log from `level` up as `form` (console or json); the libraries' own logs too, and what dies in a thread."""
        self.form, self.level, self._log = form, logging.getLevelNamesMapping()[level.upper()], None
        logging.root.handlers[:] = [Libraries(self.level)]
        logging.root.setLevel(self.level)
        threading.excepthook = _died

    def info(self, event: str, **known: object) -> None:
        """Something that may be of interest."""
        self.tell(logging.INFO, event, known)

    def warning(self, event: str, **known: object) -> None:
        """Something that the one who hosts may have to look at."""
        self.tell(logging.WARNING, event, known)

    def exception(self, event: str, **known: object) -> None:
        """Something that should not have happened: the exception being handled goes along."""
        self.tell(logging.ERROR, event, {**known, "exc_info": sys.exc_info()[1]})

    def tell(self, level: int, event: str, known: dict[str, object]) -> None:
        """Log `event` with what is `known` of it, if `level` is worth it."""
        if level >= self.level:
            self._log = self._log or _made(self.form)
            self._log.log(level, event, **known)


log = Log()


def _made(form: str) -> Any:
    import structlog  # noqa: PLC0415 - see Log

    return structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            place_of_exception,
            hide,
            structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.NOTSET),
    )


def hide(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put a mark in the place of every value that is not known to be harmless."""
    return {key: value if _is_harmless(key, value) else HIDDEN for key, value in event.items()}


def _is_harmless(key: str, value: object) -> bool:
    if value is None or isinstance(value, int | float) or key in CODES:
        return True
    return key in NAMES_OF_THINGS and isinstance(value, str) and ONE_CODE.fullmatch(value) is not None


def place_of_exception(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tell an exception by type and place."""
    error = event.pop("exc_info", None)
    if isinstance(error, BaseException):
        event["exception"] = " < ".join(whereabouts(error))
    return event


def whereabouts(error: BaseException | None) -> Iterator[str]:
    """An exception and those that it came from: the type of each with its lines. Never a message: it may hold what people wrote.

    PostgreSQL, for one, repeats the values of a row in what it says of it.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or ""
        yield f"{type(error).__name__}{f' {code}' if code else ''} at {' '.join(_lines(error.__traceback__)) or 'nowhere'}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(at: TracebackType | None) -> Iterator[str]:
    """The lines of ours that it came through, and the very last one."""
    while at is not None:
        path = Path(at.tb_frame.f_code.co_filename)
        if path.is_relative_to(OURS) and (ours := path.relative_to(OURS)).parts[0] in PACKAGES:
            yield f"{ours}:{at.tb_lineno}"
        elif at.tb_next is None:
            yield f"{path.name}:{at.tb_lineno}"
        at = at.tb_next


class Libraries(logging.Handler):
    """What libraries and adapters log: who, where in their code, and the exception; an adapter's `extra` may have a `code`.

    Their sentences may quote a payload, so they stay out.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a record on."""
        error = record.exc_info[1] if record.exc_info else None
        place = f"{record.module}:{record.lineno}"
        coded = {"code": record.code} if hasattr(record, "code") else {}
        log.tell(record.levelno, "library", {"logger": record.name, "place": place, "exc_info": error, **coded})


def _died(what: threading.ExceptHookArgs) -> None:
    log.tell(logging.ERROR, "thread", {"exc_info": what.exc_value})
