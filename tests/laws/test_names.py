"""Files have names that say what is in them, and are of a size that a person reads in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.laws.sources import REVISIONS, ROOT, all_files, code_files, tree

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "service", "services", "common", "misc"}
MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 50

# What is one clear thing may be longer. The key is quests/rules/boards.py or bot/request.py:Home, the value says why.
LONGER_FILES: dict[str, str] = {}
LONGER_FUNCTIONS: dict[str, str] = {}


def test_no_name_is_empty():
    empty = [path for path in all_files() if EMPTY_NAMES & {part.split(".")[0] for part in path.parts}]
    assert [str(path) for path in empty] == []


def test_no_file_is_too_long():
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in read_in_one_go()}
    longer = {path for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}
    assert longer == set(LONGER_FILES), "split it, or list it above with the reason (and unlist what is short again)"


def test_no_function_is_too_long():
    lengths = {f"{path}:{name}": lines for path in read_in_one_go() for name, lines in functions(path)}
    longer = {name for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION}
    assert longer == set(LONGER_FUNCTIONS), "split it, or list it above with the reason (and unlist what is short)"


def read_in_one_go() -> list[Path]:
    return [path for path in code_files() if not path.is_relative_to(REVISIONS)]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
