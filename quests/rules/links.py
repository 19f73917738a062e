"""Pages to look at beside a quest: which addresses may be shown, and how they are typed and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, quote, urlsplit

from quests.errors import Invalid
from quests.reports import Link
from quests.rules import text
from quests.rules.limits import LINK_LONGEST, LINK_TITLE_LONGEST, LINKS_MOST

NONE = "[]"
"""No links, as they are kept."""
SCHEMES = ("https", "http")
HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
"""A name with a dot, in plain letters; the last part begins with one, so that no number of a machine is a host."""
OURSELVES = ("localhost", "local", "internal")
"""Names that mean another machine for everybody who reads them."""
SAFE = "/?#[]@!$&'()*+,;=:%-._~"
"""What stands in an address as it is; all else is written with percent signs."""
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_links(field: str, typed: str) -> tuple[Link, ...]:
    """The links that were typed, one a line: a title and its address, or the address alone. Raises Invalid as check_links does."""
    return check_links(field, (_typed(field, line) for line in text.clean(typed).split("\n") if line.strip()))


def _typed(field: str, line: str) -> Link:
    words = line.split()
    urls = [word for word in words if ADDRESS.match(word)]
    if len(urls) != 1:
        raise Invalid(field, "no_link", given=line.strip()[:40])
    return Link(title=" ".join(word for word in words if word is not urls[0]), url=urls[0])


def check_links(field: str, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links as they are kept, each address once. Raises Invalid: no_link, too_long, too_many."""
    found = {one.url: one for one in (_checked(field, link) for link in links)}
    if len(found) > LINKS_MOST:
        raise Invalid(field, "too_many", LINKS_MOST, str(len(found)))
    return tuple(found.values())


def _checked(field: str, link: Link) -> Link:
    url = check_url(field, link.url)
    title = text.line(field, link.title, longest=LINK_TITLE_LONGEST, required=False)
    if ADDRESS.search(title):  # a title that names an address would say that the link goes somewhere else
        raise Invalid(field, "no_link", given=title[:40])
    return Link(title=title or host(url), url=url)


def check_url(field: str, url: str) -> str:
    """The address as it is kept: http or https, to a host with a dot, and no name or password in it.

    Raises Invalid: no_link, too_long.
    """
    said = text.clean(url)
    if len(said) > LINK_LONGEST:
        raise Invalid(field, "too_long", LINK_LONGEST, str(len(said)))
    refused = Invalid(field, "no_link", given=said[:40])
    try:
        parts = urlsplit(said)
        if not _sound(said, parts):
            raise refused
    except ValueError:
        raise refused from None
    whole = quote(parts._replace(netloc=parts.netloc.lower()).geturl(), safe=SAFE)
    if len(whole) > LINK_LONGEST:
        raise Invalid(field, "too_long", LINK_LONGEST, str(len(whole)))
    return whole


def _sound(said: str, parts: SplitResult) -> bool:
    """Raises ValueError for a port that is none, and for other things that are no address."""
    name = parts.hostname or ""
    at = f"{name}:{parts.port}" if parts.port is not None else name
    return (
        parts.scheme in SCHEMES
        and not re.search(r"[\s\\<>\"`{}|^]", said)
        and parts.netloc.lower() == at  # nothing else: no name, no password, no brackets
        and bool(HOST.fullmatch(name))
        and name.rpartition(".")[2] not in OURSELVES
    )


def host(url: str) -> str:
    """Where an address goes."""
    return urlsplit(url).hostname or ""


def write_links(links: Iterable[Link]) -> str:
    """Links as text that is kept."""
    return json.dumps([[one.title, one.url] for one in links], ensure_ascii=False, separators=(",", ":"))


def stored_links(kept: str) -> tuple[Link, ...]:
    """Kept links. Raises no Invalid: they were checked when they came."""
    return tuple(Link(title=title, url=url) for title, url in json.loads(kept))


def typed_links(links: Iterable[Link]) -> str:
    """Links as somebody types them: `read_links` gives the same back."""
    return "\n".join(f"{one.title} {one.url}" for one in links)
