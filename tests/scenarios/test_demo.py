"""`questboard demo`: a class's first week reads well, in both languages, and leaves nothing behind."""

import io
import re
import time
from pathlib import Path

import pytest

from bot.demo.play import demo, play
from quests.desk import Desk
from quests.stores import open_store
from tests.clock import TickingClock
from tests.databases import at_work, flaws_of, sqlite_at
from tests.laws.test_sentences import NEVER

SAID = {
    "en": (
        "9 quests. Pick any 3 in a row",
        "Others see you as",
        "You can take it back until Ms Lee looks.",
        "Your teacher will see this. Nobody else will.",
        "1 needs you. 7 hand-ins, about 5 minutes.",
        "Say why 2/4 equals 1/2.",
        "A second try counts the same.",
        "20 points.",
        "That makes a row!",
        "Badge: Explainer",
        "[Share with class] [Keep it mine]",
        "would like you to see this",
        "Together you finished 12 quests this week.",
        "28 entries taken back. All points are as before.",
        "Pick one of each: starter, main dish and dessert.",
        "Reading club is in your class",
        "Noah has an idea",
        "Fractions you can eat is closed",
        "Your team Owls",
        "You are number 1.",
        "4 school days in a row.",
        "Ada still needs you. 4 hand-ins wait. Kai was away: streak kept.",
    ),
    "es": (
        "9 misiones. Elige 3 en raya",
        "Entre todos habéis terminado 12 misiones esta semana.",
        "¡Hace línea!",
        "Ada todavía te necesita. 4 entregas esperan. Kai faltó: la racha sigue.",
    ),
}
LONGEST_S = 20


@pytest.fixture(scope="module", params=["en", "es"])
def played(request, tmp_path_factory):
    """The language, all that was shown, the database as it stood at the end, and how long it took."""
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    out, began = io.StringIO(), time.monotonic()
    play(sqlite_at(path), request.param, out, fast=True)
    return request.param, out.getvalue(), path, time.monotonic() - began


def test_it_shows_what_the_page_on_the_product_promises(played):
    language, shown, _, _ = played
    said = re.sub(r"\s+", " ", re.sub(r"[│╭╮╰╯─]", "", shown))
    assert [sentence for sentence in SAID[language] if sentence not in said] == []


def test_it_shows_no_mishap_and_shames_nobody(played):
    language, shown, _, _ = played
    assert not re.search("Traceback|mistake of|error nuestro|\\{", shown)
    assert re.findall(NEVER[language], shown, re.IGNORECASE) == []


def test_it_does_not_take_long(played):
    assert played[3] < LONGEST_S


def test_its_sums_are_exact(played):
    with at_work(open_store(sqlite_at(played[2])), TickingClock()) as desk:
        assert flaws(desk) == []


def test_the_list_has_no_gap_where_somebody_hides(played):
    """Places go on where one shares: 1, 2, 2, 4; and Mia, who hides and has most, is not there."""
    places = [int(n) for n in re.findall(r"│  (\d+) +\S+ \S+ +\d+ +│", played[1])]
    assert places
    assert all(place == 1 + sum(other < place for other in places) for place in places)


def flaws(desk: Desk) -> list[object]:
    return list(flaws_of(desk))


def test_it_is_the_same_each_time(played):
    language, shown, _, _ = played
    again = io.StringIO()
    demo(language, again, fast=True)
    assert again.getvalue() == shown


def test_no_line_is_wider_than_a_terminal(played):
    assert [line for line in played[1].splitlines() if len(line) > 80] == []
