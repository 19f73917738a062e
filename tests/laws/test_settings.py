"""What can be set is written down for the one who sets it, with the default that it has."""

import re
from dataclasses import fields

from bot import locales, settings
from bot.settings import Settings
from tests.laws.sources import ROOT

LINE = re.compile(r"^(# )?([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_example_and_nothing_else():
    assert {name.lower() for _, name, _ in LINE.findall(EXAMPLE)} == {one.name for one in fields(Settings)}


def test_the_example_shows_the_defaults():
    shown = {name.lower(): value for commented, name, value in LINE.findall(EXAMPLE) if not commented}
    assert shown == {one.name: str(one.default) for one in fields(Settings) if one.name in shown}
    unset = {one.name: one.default for one in fields(Settings) if one.name not in shown}
    assert set(unset.values()) == {""}, "what has a default shows it"


def test_every_level_and_format_is_named():
    assert [word for word in (*settings.LEVELS, *settings.FORMATS, *locales.LANGUAGES) if word not in EXAMPLE] == []


def test_each_language_that_can_be_set_can_be_spoken():
    assert settings.LANGUAGES == locales.LANGUAGES
