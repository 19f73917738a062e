"""Reading a pack: strictly, all problems at once, each with its line and what to write instead."""

import pytest

from bot.packs.problems import NotAPack
from bot.views.checking import PROBLEMS, problem
from bot.views.checking import problems as in_words
from quests.reports import Link
from tests.bot.packs.made import BOARD, HEAD, QUESTS, WHOLE, problems, read, spoilt

LONG = "x" * 3000

SPOILT: dict[str, tuple[str | bytes, int]] = {
    "too_big": (WHOLE + "#" * 300_000, 1),
    "not_utf8": (WHOLE.encode() + b"# \xff", WHOLE.count("\n") + 1),
    "unseen": (spoilt("Mend a kite.", "Mend a\x07 kite."), 17),
    "not_yaml": (spoilt("title: Mend it", "title: Mend: it"), 16),
    "alias": (spoilt("title: Mend it", "title: &a Mend it"), 16),
    "tag": (spoilt("title: Mend it", "title: !!python/name:os.system Mend it"), 16),
    "second_document": (WHOLE + "---\na: b\n", 26),
    "too_deep": (HEAD + "quests: " + "[" * 30, 5),
    "too_many": (HEAD + "quests: [" + "a," * 21_000 + "]", 5),
    "twice": (HEAD + "title: Again\n" + QUESTS, 5),
    "no_key": (WHOLE + "? [a]\n: b\n", 26),
    "not_a_pack": ("a: b", 1),
    "newer": (spoilt("version: 1", "version: 2"), 2),
    "unknown_key": (spoilt("task: Mend", "tsk: Mend"), 17),
    "missing": (spoilt("    task: Mend a kite.\n", ""), 15),
    "empty": (spoilt("title: Mend it", "title:"), 16),
    "want_text": (spoilt("title: Mend it", "title: [Mend, it]"), 16),
    "want_line": (WHOLE + "licence: [a]\n", 26),
    "want_whole": (spoilt("points: 20", "points: twenty"), 12),
    "want_list": (HEAD + "quests: none\n", 5),
    "want_keys": (HEAD + "quests: [fly]\n", 5),
    "language": (spoilt("es: Cometas", "fr: Cerfs"), 4),
    "too_long": (spoilt("title: Mend it", f"title: {LONG}"), 16),
    "out_of_range": (spoilt("points: 20", "points: 20000"), 12),
    "too_many_items": (spoilt("[fly, ", "[" + "fly, " * 120), 24),
    "too_few_items": (spoilt("[fly, { quest: mend }]", "[]"), 24),
    "no_code": (spoilt("code: mend", "code: Mend It"), 15),
    "same_code": (spoilt("code: mend", "code: fly"), 15),
    "no_tag": (spoilt("points: 20", "tags: [Big Kite]"), 12),
    "again": (spoilt("points: 20", "tags: [big, big]"), 12),
    "want_flag": (spoilt("points: 20", "auto_approve: yes"), 12),
    "no_choice": (spoilt("points: 20", "repeats: { per: weak }"), 12),
    "no_link": (spoilt("points: 20", "links: [{ title: Wind, url: wind }]"), 12),
    "not_yet": (WHOLE + "levels: []\n", 26),
    "no_tree": (spoilt("{ n_of: 1 }", "{ n_off: 1 }"), 25),
    "no_template": (spoilt("template: list", "template: lust", WHOLE.replace("    rows: 1\n", "")), 21),
    "unfinishable": (spoilt("{ n_of: 1 }", "{ n_of: 3 }"), 25),
    "circle": (spoilt("points: 20", "helps: fly"), 6),
    "no_such": (spoilt("[fly, ", "[flyy, "), 24),
    "cells": (spoilt("columns: 2", "columns: 3"), 24),
}
"""A pack with each problem, and the line it stands in."""


def test_a_sound_pack_is_read():
    pack = read(WHOLE).pack("es")
    assert (pack.code, pack.title, pack.edition) == ("kites", "Cometas", 1)
    assert [one.title for one in pack.quests] == ["Vuela", "Mend it"]
    assert [cell.quest for cell in pack.boards[0].cells] == ["fly", "mend"]
    assert pack.quests[0].due == 7


@pytest.mark.parametrize("code", SPOILT)
def test_a_problem_is_found_in_its_line(code):
    text, line = SPOILT[code]
    assert (code, line) in [(one.code, one.line) for one in problems(text)]


def test_every_problem_is_tried_here():
    assert PROBLEMS.keys() <= SPOILT.keys()


def test_all_problems_come_at_once_in_the_order_of_their_lines():
    text = spoilt("task: Mend", "tsk: Mend", spoilt("points: 20", "points: twenty", spoilt("es: Cometas", "fr: X")))
    found = problems(text)
    assert [one.code for one in found] == ["language", "want_whole", "missing", "unknown_key"]
    assert [one.line for one in found] == sorted(one.line for one in found)


def test_a_problem_says_file_line_and_what_to_write():
    (found,) = problems(
        spoilt("task: Mend", "tsk: Mend", spoilt("title: Mend it", "title: Mend it\n    task: Mend it"))
    )
    assert problem("kites.yaml", found) == "kites.yaml:17: quests.2.tsk: tsk is not known here. Did you mean task?"


def test_many_problems_are_counted_and_not_all_told():
    found = problems(HEAD + "quests:\n" + "  - { a: b }\n" * 60)
    told = list(in_words("kites.yaml", found))
    assert len(told) == 52
    assert "more" in told[-2]


def test_what_stands_in_a_file_cannot_harm_a_terminal():
    found, _ = problems(spoilt("code: mend", 'code: "\\e[31mred"'))
    assert "\x1b" not in problem("kites.yaml", found)


@pytest.mark.parametrize("value", ["yes", "no", "on", "2026-01-01", "1.5", "1e3", "0x10", "012", "1_000", "12:30"])
def test_a_plain_word_stays_a_word(value):
    assert read(spoilt("title: Mend it", f"title: {value}")).pack("en").quests[1].title in (value, value.lstrip("0"))


def test_a_text_that_is_not_in_the_language_falls_back_to_english():
    assert read(spoilt("{ en: Kites, es: Cometas }", "{ en: Kites }")).pack("es").title == "Kites"


def test_a_byte_order_mark_is_no_problem():
    assert read(b"\xef\xbb\xbf" + WHOLE.encode()).code == "kites"


def test_a_pack_needs_no_board():
    assert read(HEAD + QUESTS).pack("en").boards == ()


def test_as_much_of_a_pack_as_a_board_needs():
    more = HEAD + QUESTS + "  - { code: other, title: Other, task: Do it. }\n" + BOARD
    pack = read(more).pack("en").only("first")
    assert [one.code for one in pack.quests] == ["fly", "mend"]


def test_the_name_of_the_file_comes_with_the_problems():
    with pytest.raises(NotAPack) as refused:
        read("a: b")
    assert refused.value.name == "kites.yaml"


def test_what_a_badge_asks_for_is_looked_at_too():
    badges = """\
badges:
  - code: one
    title: One
    condition:
      all:
        - { count: approved, where: { quest: fly }, ge: 1 }
        - { count: aproved, ge: 1 }
  - code: two
    title: Two
    condition: { count: approved, where: { quest: flyy }, ge: 1 }
  - code: three
    title: Three
    condition: { has_badge: on }
  - code: four
    title: Four
    condition: { count: approved, where: { quest: 5 }, ge: 1 }
  - code: five
    title: Five
    condition: { any: [{ has_badge: four }, { has_badge: explainer }] }
    tiers: [2]
"""
    found = [(one.line - WHOLE.count("\n"), one.code, one.wanted) for one in problems(WHOLE + badges)]
    assert [(line, code) for line, code, _ in found] == [
        (7, "no_tree"),
        (10, "no_such"),
        (13, "no_such"),
        (16, "no_tree"),
        (20, "no_tree"),
    ]
    assert found[1][2] == "fly"


def test_a_quest_opens_after_others_or_helps_with_one():
    text = spoilt("    points: 20", "    unlock: [mend]\n    points: 20")
    assert read(text).pack("en").quests[0].unlock == '{"count":"approved","where":{"quest":"mend"},"ge":1}'
    text = spoilt("    task: Mend a kite.", "    task: Mend a kite.\n    helps: fly")
    assert read(text).pack("en").quests[1].unlock == '{"count":"returned","where":{"quest":"fly"},"ge":1}'


def test_the_ways_the_simpler_text_and_the_links_are_read_in_each_language():
    more = """points: 20
    simple: { en: Look up., es: Mira arriba. }
    formats: [photo, talk]
    links:
      - { title: { en: Wind, es: Viento }, url: https://example.org/wind }"""
    quest = read(spoilt("points: 20", more)).pack("es").quests[0]
    assert (quest.simple, quest.formats) == ("Mira arriba.", ("photo", "talk"))
    assert quest.links == (Link(title="Viento", url="https://example.org/wind"),)


@pytest.mark.parametrize("url", ["http://localhost/", "https://sam@example.org/", "javascript:alert(1)", "[a]"])
def test_a_pack_holds_no_address_that_a_class_would_not_take(url):
    text = spoilt("points: 20", f"links: [{{ title: Wind, url: {url} }}]")
    assert [one.code for one in problems(text)] == ["no_link"]


def test_a_way_that_nobody_knows_is_told_with_the_nearest():
    (found,) = problems(spoilt("points: 20", "formats: [phto]"))
    assert (found.code, found.wanted) == ("no_choice", "photo")


def test_a_square_may_be_for_ideas_of_ones_own():
    pack = read(spoilt("{ quest: mend }", "{ quest: mend, free: true }")).pack("en")
    assert [cell.free for cell in pack.boards[0].cells] == [False, True]
