"""A card on paper: a whole page that loses no word, fetches nothing, and that no text can mark up or run in."""

from html.parser import HTMLParser

from hypothesis import given

from adapters.cards import Bullets, Buttons, Card, Fields, Paragraph, Quote, Table
from adapters.fallback import paper
from adapters.text import Bold
from tests.adapters.contract import made
from tests.adapters.contract.said import letters, said_by_card

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "p", "br", "hr"),
    *("strong", "code", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr", "th", "td"),
}
ALONE = {"meta", "br", "hr"}
HARMLESS = {"lang", "charset", "name", "content", "scope"}


class Page(HTMLParser):
    """What a browser makes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


@given(made.card)
def test_it_is_a_whole_page_and_nothing_in_it_runs_or_fetches(card):
    page = Page(paper(card, "en"))
    assert page.open == []
    assert page.tags <= TAGS
    assert page.attributes <= HARMLESS


@given(made.card)
def test_no_word_is_lost_but_those_on_buttons(card):
    kept = Card(
        heading=card.heading,
        parts=tuple(part for part in card.parts if isinstance(part, Paragraph | Quote | Fields | Table | Bullets)),
        footnote=card.footnote,
    )
    text = letters(Page(paper(card, "en")).text)
    assert [words for words in said_by_card(kept) if letters(words) not in text] == []


def test_what_is_all_bold_is_a_heading_and_buttons_are_left_out():
    page = paper(Card(heading="Our class", parts=(Paragraph((Bold("Who sees what"),)), Buttons(()))), "es")
    assert '<html lang="es">' in page
    assert "<h1>Our class</h1>" in page
    assert "<h2>Who sees what</h2>" in page
