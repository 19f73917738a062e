"""Our words as Discord's commands: what people find when they type a slash."""

from __future__ import annotations

from adapters.calls import CommandSpec
from adapters.discord import manifest
from adapters.discord.limits import COMMAND_DESCRIPTION
from bot.views.discord import discord_words
from bot.views.words import FIRST, specs

ENTRIES = manifest.entries(specs(), discord_words)
BY_NAME = {one["name"]: one for one in ENTRIES}


def entry(**more: object) -> manifest.Entry:
    spec = CommandSpec(word="try", verb="try", summary={"en": "x" * 200}, common=True, **more)  # type: ignore[arg-type]
    return manifest.entries([spec], discord_words)[0]


def test_the_words_that_everybody_needs_have_a_command_of_their_own():
    wanted = {row[0] for row in FIRST} | {"quest", "setup", "points", "badges", "leaderboard"}

    assert {one["name"] for one in ENTRIES if one["type"] == 1} == wanted


def test_every_word_is_understood_by_its_name():
    assert manifest.verbs(specs(), completing=True) == {spec.word: spec.verb for spec in specs()}


def test_any_word_of_ours_may_follow_quest():
    found = manifest.verbs(specs())

    assert {word for word, verb in found.items() if verb == "any_word"} == {"quest"}


def test_names_and_lines_are_in_each_language_of_discord_that_is_ours():
    board = BY_NAME["board"]

    assert board["name_localizations"] == {"es-ES": "tablero", "es-419": "tablero"}
    assert set(board["description_localizations"]) == {"es-ES", "es-419"}


def test_commands_work_on_servers_and_in_direct_messages_and_are_not_carried_about():
    assert all((one["contexts"], one["integration_types"]) == ([0, 1], [0]) for one in ENTRIES)


def test_only_a_word_that_takes_words_offers_to_complete_them():
    taking = {spec.word for spec in specs() if spec.takes_words}

    assert {name for name, one in BY_NAME.items() if one.get("options")} == taking & set(BY_NAME)
    assert BY_NAME["quest"]["options"][0]["autocomplete"] is True


def test_a_long_line_is_cut_to_what_discord_takes():
    assert len(entry()["description"]) == COMMAND_DESCRIPTION


def test_a_translation_that_can_be_no_name_is_left_out():
    assert "name_localizations" not in entry(names={"es": "Dos palabras"})
    assert entry(names={"es": "misión"})["name_localizations"]["es-ES"] == "misión"


def test_the_fingerprint_changes_with_any_word_and_not_with_order_in_memory():
    again = manifest.entries(specs(), discord_words)

    assert manifest.fingerprint(ENTRIES) == manifest.fingerprint(again)
    assert manifest.fingerprint(ENTRIES) != manifest.fingerprint(ENTRIES[1:])
