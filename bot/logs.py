"""Logs: structlog, to standard error, as lines for people or JSON for machines. Secrets and texts are redacted in one place."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET = ("token", "secret", "password", "authorization", "url", "evidence", "note", "answer", "name", "values")
"""Keys whose values never reach a log: credentials, and what people wrote or are called."""


def redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put a mark in the place of every value whose key says it is secret or personal."""
    return {key: "[redacted]" if any(word in key.lower() for word in SECRET) else value for key, value in event.items()}


def set_up_logs(form: str, level: str) -> None:
    """Log from `level` up as `form` (console or json)."""
    last: Any = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
