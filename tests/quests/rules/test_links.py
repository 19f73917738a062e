"""Which addresses may be shown, and how they are typed and kept."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quests.errors import Invalid
from quests.reports import Link
from quests.rules.limits import LINK_LONGEST, LINK_TITLE_LONGEST, LINKS_MOST
from quests.rules.links import check_links, check_url, host, read_links, stored_links, typed_links, write_links

labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
hosts = st.tuples(st.lists(labels, min_size=1, max_size=3), st.sampled_from(["org", "es", "museum", "xn--p1ai"])).map(
    lambda one: ".".join([*one[0], one[1]])
)
paths = st.text(alphabet="abcñé%20/?=&#()'._~-:+,;@!$*", max_size=40).map(lambda one: f"/{one}")
urls = st.builds(
    lambda scheme, host, port, path: f"{scheme}://{host}{port}{path}",
    st.sampled_from(["https", "http", "HTTPS"]),
    hosts,
    st.sampled_from(["", ":8080"]),
    paths,
)
titles = st.text(max_size=LINK_TITLE_LONGEST)
links = st.lists(st.builds(lambda title, url: Link(title=title, url=url), titles, urls), max_size=LINKS_MOST)


def kept(given_links):
    try:
        return check_links("links", given_links)
    except Invalid:
        return None


@given(urls)
def test_an_address_is_kept_in_one_way_and_goes_where_it_says(url):
    found = check_url("links", url)
    assert check_url("links", found) == found
    assert found.isascii()
    assert host(found) == urlsplit(url).hostname
    assert found.startswith(("https://", "http://"))


@given(links)
def test_what_is_kept_comes_back_equal_from_the_row_and_from_the_form(some):
    found = kept(some)
    if found is not None:
        assert stored_links(write_links(found)) == found
        assert check_links("links", found) == found
        assert read_links("links", typed_links(found)) == found


@given(st.text(max_size=600))
def test_whatever_is_typed_becomes_sound_links_or_is_refused(typed):
    try:
        found = read_links("links", typed)
    except Invalid:
        return
    assert len(found) <= LINKS_MOST
    for one in found:
        assert 0 < len(one.title) <= LINK_TITLE_LONGEST
        assert len(one.url) <= LINK_LONGEST
        assert "." in host(one.url)
        assert one.url.isprintable()
        assert one.title.isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "file:///etc/hosts",
        "//example.org/",
        "example.org",
        "https://localhost/",
        "https://our.localhost/",
        "https://printer.local/",
        "https://school/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://sam@example.org/",
        "https://sam:secret@example.org/",
        "https://bank.example@evil.example/",
        "https://example.org\\@evil.example/",
        "https://еxample.org/",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://example.org./",
        "https://.example.org/",
        "https://-a.example.org/",
        "https://exa mple.org/",
        "https://example.org/<b>",
        "https://",
        "",
    ],
)
def test_what_is_no_link_is_refused(url):
    with pytest.raises(Invalid) as refused:
        check_url("links", url)
    assert refused.value.problem == "no_link"


def test_an_address_with_other_letters_is_written_plainly():
    assert check_url("links", "https://es.wikipedia.org/wiki/Fracción") == "https://es.wikipedia.org/wiki/Fracci%C3%B3n"


def test_nothing_unseen_stays_in_an_address_or_a_title():
    (found,) = read_links("links", "Our\u202e pa\x00ge https://exam\u200bple.org/a\u202eb")
    assert found == Link(title="Our page", url="https://example.org/ab")


@pytest.mark.parametrize(
    "typed, title",
    [
        ("Our page https://example.org/a", "Our page"),
        ("https://example.org/a Our page", "Our page"),
        ("https://example.org/a", "example.org"),
        ("  Our   page   https://example.org/a  ", "Our page"),
    ],
)
def test_a_line_is_a_title_and_an_address(typed, title):
    assert read_links("links", f"\n{typed}\n\n") == (Link(title=title, url="https://example.org/a"),)


@pytest.mark.parametrize("typed", ["Our page", "https://a.example https://b.example", "Our page example.org/a"])
def test_a_line_without_one_address_is_refused(typed):
    with pytest.raises(Invalid) as refused:
        read_links("links", typed)
    assert refused.value.problem == "no_link"


def test_no_title_says_that_it_goes_somewhere_else():
    with pytest.raises(Invalid):
        check_links("links", [Link(title="https://bank.example", url="https://evil.example/")])


def test_five_fit_and_the_same_address_is_one():
    lines = [f"https://example.org/{number}" for number in range(LINKS_MOST)]
    assert len(read_links("links", "\n".join([*lines, lines[0]]))) == LINKS_MOST
    with pytest.raises(Invalid) as refused:
        read_links("links", "\n".join([*lines, "https://example.org/more"]))
    assert (refused.value.problem, refused.value.limit) == ("too_many", LINKS_MOST)


def test_what_is_too_long_is_refused_also_when_it_grows_as_it_is_kept():
    for url in ("https://example.org/" + "a" * LINK_LONGEST, "https://example.org/" + "ñ" * 200):
        with pytest.raises(Invalid) as refused:
            check_url("links", url)
        assert refused.value.problem == "too_long"
    with pytest.raises(Invalid):
        check_links("links", [Link(title="a" * (LINK_TITLE_LONGEST + 1), url="https://example.org/")])
