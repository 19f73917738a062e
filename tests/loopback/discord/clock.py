"""Time and ids as Discord has them: real time, which a test may move on, and snowflakes that carry it."""

import time

EPOCH_MS = 1_420_070_400_000
"""The first moment of 2015, from which snowflakes count."""


class Clock:
    """Real time in seconds, plus what a test moved it on by."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._last_id = 0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead

    def moves_on(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._ahead += seconds

    def new_id(self) -> str:
        """A snowflake of this moment; later ones are always larger."""
        made = (int(self.now() * 1000) - EPOCH_MS) << 22
        self._last_id = max(made, self._last_id + 1)
        return str(self._last_id)


def iso(at: float) -> str:
    """A moment as Discord writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at)) + f".{int(at % 1 * 1e6):06d}+00:00"
