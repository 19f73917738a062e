"""docs/discord.md: what it says to press and to type is there, and the permissions are those of the invite."""

import re

from adapters.discord import manifest
from bot.views.discord import discord_words
from bot.views.setting_up import WHY
from bot.views.words import menus, specs
from tests.laws.sources import ROOT
from tests.laws.spoken import labels

PAGE = (ROOT / "docs/discord.md").read_text(encoding="utf-8")
SINGLE_SPACED = re.sub(r"(?<!\n)\n(?![\n|-])", " ", PAGE)


def test_each_button_is_there():
    pressed = set(re.findall(r"(?<!- )\*\*([^*\n]+)\*\*", SINGLE_SPACED))
    assert pressed - labels() == set()
    assert len(pressed) > 12


def test_each_command_is_there():
    typed = set(re.findall(r"`/([a-z]+)", PAGE))
    assert typed - {one["name"] for one in manifest.entries((*specs(), *menus()), discord_words)} == set()


def test_the_permissions_are_those_that_are_asked_for():
    assert re.findall(r"^\| ([A-Z][\w ]+) \|", PAGE, re.MULTILINE) == [name for name, _ in WHY]
