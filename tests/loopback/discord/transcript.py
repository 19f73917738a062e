"""Everything that was said, in order: requests with their answers, events, and what people did."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Entry:
    """One line of the transcript."""

    at: float
    who: str
    """`bot` asked over REST, `socket` is what the bot sent on the gateway, `discord` what was sent to it, else a person's name."""
    what: str
    """`POST /channels/1/messages`, `INTERACTION_CREATE`, `types /board`."""
    payload: Any = None
    status: int = 0
    """Of a request; 0 until it was answered, or when the connection was cut."""
    answer: Any = None
    fault: bool = False
    """The test wanted it so."""

    def __str__(self) -> str:
        said = f"{self.who}: {self.what}"
        if self.who == "bot":
            said += f" -> {self.status or 'cut'}{' (a fault)' if self.fault else ''}"
        if self.status >= 400:
            said += f" {json.dumps(self.answer)} for {json.dumps(self.payload)}"
        return said

    @property
    def refused(self) -> bool:
        """Whether Discord said no to what was asked: the bot's mistake, not the test's and not for being too quick."""
        return 400 <= self.status < 500 and self.status != 429 and not self.fault
