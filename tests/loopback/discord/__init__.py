"""A Discord on this machine, for the unmodified client.

`server.py` is the entrance: `async with Discord() as discord:`. `people.py` says what a person can do, `guilds.py` and
`channels.py` what a test can build and take away, `faults.py` what can go wrong.
"""

from tests.loopback.discord.faults import Answers, Cut, Held, Slow, TooMany
from tests.loopback.discord.files import File
from tests.loopback.discord.people import Person
from tests.loopback.discord.seen import NoAnswer, NotThere, Seen
from tests.loopback.discord.server import Discord

__all__ = ["Answers", "Cut", "Discord", "File", "Held", "NoAnswer", "NotThere", "Person", "Seen", "Slow", "TooMany"]
