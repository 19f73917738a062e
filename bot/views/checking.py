"""Packs in words: what the one who writes or brings in a pack is told on the command line, which speaks English only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from quests.events import PackImported, PackMended
from quests.reports import Classroom
from quests.reports.packs import Pack

PROBLEMS = {
    "too_big": "the file has {given}; a pack has at most {wanted}. Leave something out, or make two packs",
    "not_utf8": "this is not UTF-8 text. Save the file as UTF-8",
    "unseen": "there is a character here that nobody sees ({given}). Take it out",
    "not_yaml": "this is not YAML: {given}. Look at the spaces in front, and put text with a colon into quotes",
    "alias": "{given}: a pack has no anchors (&) and aliases (*). Write it out, or put the text into quotes",
    "tag": "{given}: a pack has no tags (!). Leave it out, or put the text into quotes",
    "second_document": "a second document begins here (---). A pack is one document",
    "too_deep": "this goes deeper than {wanted} levels. A pack needs no more than a few",
    "too_many": "there is more here than {wanted} things. Make two packs",
    "twice": "{given} stands here already, in line {wanted}. Leave one of them out",
    "no_key": "{given} cannot be a key. A key is a short word",
    "not_a_pack": "this is no quest pack. A pack begins with: format: {wanted}",
    "newer": "version {given} is for a later Questboard; this one reads version {wanted}. Use a later Questboard",
    "unknown_key": "{given} is not known here. Did you mean {wanted}?",
    "missing": "{wanted} is missing. Write: {wanted}: …",
    "not_yet": "this version of Questboard does not do that yet. Leave it out",
    "empty": "there is nothing here. Write some text, or leave the key out",
    "want_text": "this should be text, or text by language: {{en: …, es: …}}",
    "want_line": "this should be one line of text",
    "want_whole": "{given} should be a whole number: {wanted}",
    "want_flag": "{given} should be true or false",
    "want_list": "this should be a list: one item a line, each after a hyphen",
    "want_keys": "this should be keys with values: {wanted}",
    "language": "{given} is no language of Questboard. Write one of: {wanted}",
    "too_long": "this has {given} characters; at most {wanted} fit. Make it shorter",
    "out_of_range": "{given} does not fit. Write a number from {wanted}",
    "too_many_items": "there are {given}; at most {wanted} fit. Leave some out",
    "too_few_items": "there are {given}; at least {wanted} are wanted",
    "no_choice": "{given} does not fit. Write: {wanted}",
    "no_code": "{given} is no code. Write small letters, digits and hyphens, at most 40: pizza-maths",
    "no_tag": "{given} is no tag. Write small letters, digits and hyphens, at most {wanted}: real-life",
    "no_tree": "this does not fit at {given}; wanted is {wanted}",
    "no_template": "there is no template {given}. Write {wanted}, or say rows, columns and completion yourself",
    "unfinishable": "nobody can finish this board: what it asks for is not on it",
    "circle": "{given} waits for itself. Take one unlock or helps out of the circle",
    "same_code": "{given} is used in line {wanted} already. Give each its own code",
    "again": "{given} is in the list already. Leave one of them out",
    "no_link": "{given} is no link. Write an https address: https://example.org/page",
    "no_such": "there is no {given} in this pack. Did you mean {wanted}?",
    "cells": "there are {given} squares; rows × columns makes {wanted}. Write ~ for one that stays empty",
}
"""One sentence for each thing that can be wrong, with what to write instead. docs/packs.md lists them all."""
WITHOUT_GUESS = {
    "unknown_key": "{given} is not known here. Leave it out; docs/packs.md lists all keys",
    "no_such": "there is no {given} in this pack. Add it, or leave this out",
}
MOST = 50


class Found(Protocol):
    """As much of a problem as is shown."""

    @property
    def line(self) -> int:
        """Where, from 1."""
        ...

    @property
    def code(self) -> str:
        """Which."""
        ...

    @property
    def what(self) -> str:
        """The path to it in the pack."""
        ...

    @property
    def given(self) -> str:
        """What stands there."""
        ...

    @property
    def wanted(self) -> str:
        """What would do."""
        ...


def problem(name: str, one: Found) -> str:
    """One problem, as an editor finds its way to it: file, line, where, and what to write instead."""
    wording = PROBLEMS[one.code] if one.wanted or one.code not in WITHOUT_GUESS else WITHOUT_GUESS[one.code]
    where = f"{one.what}: " if one.what else ""
    return f"{name}:{one.line}: {where}{wording.format(given=one.given or 'this', wanted=one.wanted)}"


def problems(name: str, found: Iterable[Found]) -> Iterable[str]:
    """All of them, and how many beyond those that are shown."""
    every = list(found)
    yield from (problem(name, one) for one in every[:MOST])
    if len(every) > MOST:
        yield f"… and {len(every) - MOST} more."
    yield "Nothing was changed."


def reading(name: str) -> str:
    """While a pack is read."""
    return f"Reading {name}"


def sound(name: str, pack: Pack, languages: Iterable[str]) -> str:
    """Nothing is to be mended: what is in it."""
    spoken = ", ".join(languages)
    return f"{name} is sound: {pack.title}, {_counted(pack)}{f', in {spoken}' if spoken else ''}."


def ready(packs: Iterable[Pack]) -> Iterable[str]:
    """The packs that come with the program, two lines each."""
    for pack in packs:
        yield f"{pack.code}: {pack.title} ({_counted(pack)})"
        if pack.about:
            yield f"    {pack.about.splitlines()[0]}"


def brought_in(pack: Pack, classroom: Classroom, fact: PackImported | PackMended | None) -> str:
    """What came of an import."""
    match fact:
        case None:
            return f"All of {pack.title} is in {classroom.name} already. Nothing was changed."
        case PackMended():
            return f"{pack.title} in {classroom.name} is now edition {fact.edition}: {_n(fact.mended, 'text')} mended."
        case PackImported():
            parts = ((fact.quests, "quest"), (fact.boards, "board"), (fact.badges, "badge"))
            came = ", ".join(_n(n, noun) for n, noun in parts if n)
            also = f" {_n(fact.mended, 'text')} mended." if fact.mended else ""
            return (
                f"{classroom.name} has {came} more from {pack.title}. Boards are drafts: post them in the chat.{also}"
            )


def exported(pack: Pack, name: str) -> str:
    """A class was written down."""
    return f"Wrote {_counted(pack)} of {pack.title} to {name}. Nothing of a person is in it."


def no_class(name: str, classrooms: Iterable[Classroom], *, several: bool) -> Iterable[str]:
    """No class is called so, or several are."""
    yield f"Several classes are called {name}. Say which, by its number:" if several else f"There is no class {name}."
    for one in classrooms:
        yield f"    {one.classroom_id}  {one.name}"
    yield "Nothing was changed."


def _counted(pack: Pack) -> str:
    parts = ((pack.quests, "quest"), (pack.boards, "board"), (pack.badges, "badge"), (pack.levels, "level"))
    return ", ".join(_n(len(of), noun) for of, noun in parts if of) or "nothing"


def _n(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
