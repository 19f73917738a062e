"""Words that name something: codes, tags, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.packs.nodes import Node, Scalar
from bot.packs.shapes import Place, shown
from quests.errors import Invalid
from quests.rules import text as gate
from quests.rules.limits import LINK_LONGEST
from quests.rules.links import check_url

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Code:
    """What a thing is called inside the pack: small letters, digits and hyphens. `noun` is the kind of thing it names."""

    noun: str

    def read(self, node: Node, place: Place) -> Any:
        """The code, and remember it."""
        code = _code(node, place)
        if code is not None:
            if first := place.names.given.get((self.noun, code)):
                return place.wrong(node, "same_code", given=code, wanted=first)
            place.names.given[self.noun, code] = node.line
        return code


@dataclass(frozen=True, slots=True)
class Ref:
    """The code of a thing that stands somewhere else in the pack."""

    noun: str

    def read(self, node: Node, place: Place) -> Any:
        """The code; whether there is such a thing is looked at when all is read."""
        code = _code(node, place)
        if code is not None:
            place.names.used.append((self.noun, code, node.line, place.path))
        return code


class Tag:
    """A tag: small letters of any language, digits and hyphens."""

    def read(self, node: Node, place: Place) -> Any:
        """The tag."""
        said = shown(node)
        if isinstance(node, Scalar) and _is_tag(said):
            return said
        return place.wrong(node, "no_tag", given=said, wanted=gate.TAG_LONGEST)


class Word:
    """A code of something that is not of this pack, as a template."""

    def read(self, node: Node, place: Place) -> Any:
        """The code."""
        return _code(node, place)


class Link:
    """An address on the web."""

    def read(self, node: Node, place: Place) -> Any:
        """The address."""
        said = shown(node)
        if not isinstance(node, Scalar):
            return place.wrong(node, "no_link", given=said)
        try:
            return check_url("links", said)
        except Invalid as refused:
            return place.wrong(node, refused.problem, given=refused.given, wanted=LINK_LONGEST)


def _code(node: Node, place: Place) -> str | None:
    said = shown(node)
    if isinstance(node, Scalar) and CODE.fullmatch(said):
        return said
    place.wrong(node, "no_code", given=said)
    return None


def _is_tag(said: str) -> bool:
    try:
        return gate.tags("tag", said) == (said,)
    except Invalid:
        return False
