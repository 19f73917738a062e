"""A class's first week in under a minute: played on the real engine in a database that is thrown away, not a recording."""

from bot.demo.play import demo

__all__ = ["demo"]
