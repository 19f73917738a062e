"""The loopback Discord refuses what Discord refuses when commands are registered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loopback.discord.payloads import Thing, asked, command
from tests.loopback.discord.rules import command_refusals


def choices(count: int) -> list[Thing]:
    return [{"name": str(number), "value": str(number)} for number in range(count)]


def menu(name: str = "Review", kind: int = 3, **more: Any) -> Thing:
    return {"type": kind, "name": name, **more}


LONG_CHOICES = [{"name": f"{number:02}" + "x" * 98, "value": f"{number:02}" + "y" * 98} for number in range(20)]


def large(described: int) -> Thing:
    """5 + 100, 4 + 9 + 20 × 200, 1 + 19 × 200, and as many as are given: 81 make 8,000."""
    many, more = asked(choices=LONG_CHOICES), asked("b", choices=LONG_CHOICES[:19], description="x" * described)
    return command(description="x" * 100, options=[many, more])


REFUSED: dict[str, tuple[Any, str, str]] = {
    "no object": ("x", "", "MODEL_TYPE_CONVERT"),
    "no name": (command(name=None), "name", "BASE_TYPE_REQUIRED"),  # type: ignore[arg-type]
    "an empty name": (command(""), "name", "BASE_TYPE_REQUIRED"),
    "a name of 33": (command("x" * 33), "name", "BASE_TYPE_BAD_LENGTH"),
    "a large letter": (command("Board"), "name", "APPLICATION_COMMAND_INVALID_NAME"),
    "a blank in the name": (command("my board"), "name", "STRING_TYPE_REGEX"),
    "an emoji in the name": (command("board🎉"), "name", "STRING_TYPE_REGEX"),
    "a slash in the name": (command("/board"), "name", "STRING_TYPE_REGEX"),
    "a kind of 9": (command(type=9), "type", "BASE_TYPE_CHOICES"),
    "no description": (command(description=None), "description", "BASE_TYPE_REQUIRED"),
    "an empty description": (command(description=""), "description", "BASE_TYPE_REQUIRED"),
    "a description of 101": (command(description="x" * 101), "description", "BASE_TYPE_BAD_LENGTH"),
    "a language that Discord has not": (
        command(name_localizations={"es": "tablero"}),
        "name_localizations.es",
        "BASE_TYPE_CHOICES",
    ),
    "a translated name with a blank": (
        command(name_localizations={"es-ES": "mi tablero"}),
        "name_localizations.es-ES",
        "STRING_TYPE_REGEX",
    ),
    "a translated name with a large letter": (
        command(name_localizations={"es-ES": "Tablero"}),
        "name_localizations.es-ES",
        "APPLICATION_COMMAND_INVALID_NAME",
    ),
    "a translated name of 33": (
        command(name_localizations={"es-ES": "x" * 33}),
        "name_localizations.es-ES",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a translated description of 101": (
        command(description_localizations={"es-ES": "x" * 101}),
        "description_localizations.es-ES",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty translated description": (
        command(description_localizations={"es-ES": ""}),
        "description_localizations.es-ES",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a description in no language of Discord's": (
        command(description_localizations={"en": "x"}),
        "description_localizations.en",
        "BASE_TYPE_CHOICES",
    ),
    "26 options": (command(options=[asked(f"o{n}") for n in range(26)]), "options", "BASE_TYPE_MAX_LENGTH"),
    "an option without kind": (
        command(options=[{"name": "a", "description": "b"}]),
        "options.0.type",
        "BASE_TYPE_REQUIRED",
    ),
    "an option of kind 12": (command(options=[asked(kind=12)]), "options.0", "UNION_TYPE_CHOICES"),
    "an option's large letter": (
        command(options=[asked("What")]),
        "options.0.name",
        "APPLICATION_COMMAND_INVALID_NAME",
    ),
    "an option without description": (
        command(options=[{"type": 3, "name": "a"}]),
        "options.0.description",
        "BASE_TYPE_REQUIRED",
    ),
    "an option's name twice": (
        command(options=[asked(), asked()]),
        "options.1.name",
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    "an option's translated name twice": (
        command(
            options=[
                asked("a", name_localizations={"es-ES": "x"}),
                asked("b", name_localizations={"es-ES": "x"}),
            ]
        ),
        "options.1.name_localizations.es-ES",
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    "a required option after another": (
        command(options=[asked("a"), asked("b", required=True)]),
        "options.1",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "a subcommand beside an option": (
        command(options=[asked("a", 1), asked("b")]),
        "options",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "a group in a group": (
        command(options=[asked("a", 2, options=[asked("b", 2, options=[asked("c", 1)])])]),
        "options.0.options.0",
        "UNION_TYPE_CHOICES",
    ),
    "a subcommand in a subcommand": (
        command(options=[asked("a", 1, options=[asked("b", 1)])]),
        "options.0.options.0",
        "UNION_TYPE_CHOICES",
    ),
    "26 choices": (command(options=[asked(choices=choices(26))]), "options.0.choices", "BASE_TYPE_MAX_LENGTH"),
    "a choice of 101": (
        command(options=[asked(choices=[{"name": "x" * 101, "value": "x"}])]),
        "options.0.choices.0.name",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a choice's value of 101": (
        command(options=[asked(choices=[{"name": "x", "value": "x" * 101}])]),
        "options.0.choices.0.value",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a word for a number": (
        command(options=[asked(kind=4, choices=[{"name": "x", "value": "x"}])]),
        "options.0.choices.0.value",
        "NUMBER_TYPE_COERCE",
    ),
    "choices for a person": (
        command(options=[asked(kind=6, choices=choices(1))]),
        "options.0.choices",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "choices and autocomplete": (
        command(options=[asked(choices=choices(1), autocomplete=True)]),
        "options.0.autocomplete",
        "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID",
    ),
    "a length over 6,000": (command(options=[asked(max_length=6001)]), "options.0.max_length", "NUMBER_TYPE_MAX"),
    "a length of a person": (
        command(options=[asked(kind=6, max_length=5)]),
        "options.0.max_length",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "8,001 characters": (large(82), "", "APPLICATION_COMMAND_TOO_LARGE"),
    "a menu with a description": (
        menu(description="x"),
        "description",
        "APPLICATION_COMMAND_CONTEXT_MENU_FIELD_INVALID",
    ),
    "a menu with options": (menu(options=[asked()]), "options", "APPLICATION_COMMAND_CONTEXT_MENU_FIELD_INVALID"),
    "a menu's name of 33": (menu("x" * 33), "name", "BASE_TYPE_BAD_LENGTH"),
    "no context": (command(contexts=[]), "contexts", "BASE_TYPE_REQUIRED"),
    "a context of 3": (command(contexts=[3]), "contexts.0", "BASE_TYPE_CHOICES"),
    "a context twice": (command(contexts=[0, 0]), "contexts.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
    "an installation of 2": (command(integration_types=[2]), "integration_types.0", "BASE_TYPE_CHOICES"),
    "permissions below nothing": (
        command(default_member_permissions="-1"),
        "default_member_permissions",
        "NUMBER_TYPE_MIN",
    ),
    "permissions as a word": (
        command(default_member_permissions="manage_guild"),
        "default_member_permissions",
        "NUMBER_TYPE_COERCE",
    ),
    "nsfw maybe": (command(nsfw="maybe"), "nsfw", "BOOLEAN_TYPE_CONVERT"),
}


@pytest.mark.parametrize("spoilt", REFUSED)
def test_a_command_is_refused_with(spoilt: str) -> None:
    payload, path, code = REFUSED[spoilt]

    assert (path, code) in command_refusals(payload)
    assert (f"1.{path}".rstrip("."), code) in command_refusals([command("fine"), payload])


def test_a_name_stands_once_in_each_kind() -> None:
    twice = [command(), menu("board"), menu("board", 2), command()]

    assert command_refusals(twice) == [("3", "APPLICATION_COMMANDS_DUPLICATE_NAME")]


@pytest.mark.parametrize("kind,most", [(1, 100), (2, 15), (3, 15)])
def test_there_are_only_so_many_commands_of_a_kind(kind: int, most: int) -> None:
    def made(count: int) -> list[Thing]:
        return [command(f"c{n}") if kind == 1 else menu(f"c{n}", kind) for n in range(count)]

    assert command_refusals(made(most)) == []
    assert command_refusals(made(most + 1)) == [("", "30032")]


ACCEPTED: dict[str, Thing] = {
    "no more than it needs": command(),
    "a name of 32, a description of 100": command("x" * 32, description="y" * 100),
    "small letters of the world": command("größe", name_localizations={"hi": "क्विज़", "th": "กระดาน", "ja": "ボード"}),
    "every language": command(name_localizations={"es-ES": "tablero", "es-419": "tablero"}, contexts=[0, 1]),
    "an option with suggestions": command(options=[asked(autocomplete=True, max_length=100, required=True)]),
    "8,000 characters": large(81),
    "25 choices": command(options=[asked(choices=choices(25))]),
    "groups and subcommands": command(
        options=[asked("a", 2, options=[asked("b", 1, options=[asked()])]), asked("c", 1, options=[asked()])]
    ),
    "a menu with large letters and blanks": menu("Review this", description=""),
    "who may": command(default_member_permissions="32", integration_types=[0], nsfw=False),
    "everybody may": command(default_member_permissions=None),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_command_is_accepted_with(name: str) -> None:
    assert command_refusals(ACCEPTED[name]) == []
    assert command_refusals([ACCEPTED[name]]) == []
