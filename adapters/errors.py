"""What can go wrong with a platform.

AdapterError
├── BadAction      a button's text is not one of ours
├── TurnedAway     the platform does not let us in: a wrong token, an intent or a scope that was not granted
└── SendError      a message did not go out
    ├── Refused    and never will (the channel is gone, direct messages are closed): do not try again
    ├── Busy       not now: try again after `retry_after_s`
    └── Uncertain  no answer came: it may or may not have been shown
"""

from __future__ import annotations


class AdapterError(Exception):
    """Anything an adapter raises on purpose."""


class BadAction(AdapterError):
    """A button's text could not have been made by us."""


class TurnedAway(AdapterError):
    """The platform does not let us in, and will not before somebody mends it. `code` says what: token, intents, scopes."""

    def __init__(self, platform: str, code: str) -> None:
        """`platform` is which one."""
        super().__init__(f"{platform}: {code}")
        self.platform = platform
        self.code = code


class SendError(AdapterError):
    """A message did not go out. `code` is the platform's own, for the log."""

    permanent = False

    def __init__(self, code: str = "", *, retry_after_s: float = 0.0) -> None:
        """`retry_after_s` is the platform's wish, in seconds; 0 when it has none."""
        super().__init__(code)
        self.code = code
        self.retry_after_s = retry_after_s


class Refused(SendError):
    """It will never go out to this address."""

    permanent = True


class Busy(SendError):
    """It did not go out, and may be tried again."""


class Uncertain(SendError):
    """It may have been shown: trying again could show it twice."""
