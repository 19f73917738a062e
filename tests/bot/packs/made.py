"""A pack to test with, and how to spoil it."""

from bot.packs.document import Document, read_pack
from bot.packs.problems import NotAPack, Problem

HEAD = """\
format: questboard-pack
version: 1
code: kites
title: { en: Kites, es: Cometas }
"""
QUESTS = """\
quests:
  - code: fly
    title: { en: Fly it, es: Vuela }
    short: { en: Fly, es: Vuela }
    task:
      en: Fly a kite. What does the wind do?
      es: Vuela una cometa. ¿Qué hace el viento?
    points: 20
    minutes: 30
    due: 7
  - code: mend
    title: Mend it
    task: Mend a kite.
"""
BOARD = """\
boards:
  - code: first
    title: Two kites
    template: list
    rows: 1
    columns: 2
    cells: [fly, { quest: mend }]
    completion: { n_of: 1 }
"""
WHOLE = HEAD + QUESTS + BOARD


def read(text: str | bytes) -> Document:
    """Read it as a file's content."""
    return read_pack(text if isinstance(text, bytes) else text.encode("utf-8"), name="kites.yaml")


def problems(text: str | bytes) -> list[Problem]:
    """What is wrong with it; none when it can be read."""
    try:
        read(text)
    except NotAPack as refused:
        return list(refused.problems)
    return []


def spoilt(old: str, new: str, text: str = WHOLE) -> str:
    """The sound pack with one thing changed."""
    assert old in text
    return text.replace(old, new, 1)
