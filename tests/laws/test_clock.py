"""Only bot/clock.py reads a wall clock, draws chance or makes ids. (Ruff says so while you type; this takes no `noqa`.)"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.sources import ROOT, code_files, tree

CLOCK = Path("bot/clock.py")

# A name bans all that is inside it.
BANNED = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "os.urandom",
    "random",
    "secrets",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
    "uuid.uuid1",
    "uuid.uuid4",
}


def test_only_the_clock_reads_time_and_chance():
    found = [f"{path}:{line} {name}" for path in code_files() if path != CLOCK for line, name in banned_in(tree(path))]
    assert found == []


def test_ruff_knows_the_same_list():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"].keys() >= BANNED


@pytest.mark.parametrize(
    "code",
    [
        "import time\ntime.time()",
        "import time as t\nt.time_ns()",
        "from time import time as moment",
        "import datetime as dt\ndt.datetime.now(dt.UTC)",
        "from datetime import datetime\nlater = datetime.now",
        "import random",
        "from random import choice",
        "import uuid\nuuid.uuid4()",
        "def late():\n    import secrets",
    ],
)
def test_the_law_sees_through_aliases(code):
    assert list(banned_in(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["import time\ntime.monotonic()", "def now(): ...\nnow()", "from datetime import datetime"]
)
def test_the_law_leaves_durations_and_types_alone(code):
    assert not list(banned_in(ast.parse(code)))


def banned_in(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Where banned names are imported or used: line and full name."""
    full: dict[str, str] = {}
    for node in ast.walk(module):
        for local, name in imported(node):
            full[local] = name
            if is_banned(name):
                yield node.lineno, name  # type: ignore[attr-defined]
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and is_banned(name := dotted(node, full)):
            yield node.lineno, name


def imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What an import binds: the local name and the full one."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            local = alias.asname or alias.name.partition(".")[0]
            yield local, alias.name if alias.asname else local
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def dotted(node: ast.expr, full: dict[str, str]) -> str:
    """The full name of `a.b.c`, or nothing when `a` is no import."""
    if isinstance(node, ast.Name):
        return full.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = dotted(node.value, full)
        return f"{before}.{node.attr}" if before else ""
    return ""


def is_banned(name: str) -> bool:
    return any(name == banned or name.startswith(f"{banned}.") for banned in BANNED)
