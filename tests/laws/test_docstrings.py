"""Every public module, class and function says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.laws.sources import REVISIONS, code_files, module_name, tree


def test_everything_public_has_a_docstring():
    silent = [name for path in code_files() for name, node in public(path) if not ast.get_docstring(node)]
    assert silent == []


def public(path: Path) -> Iterator[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    yield module_name(path), tree(path)
    if path.is_relative_to(REVISIONS):
        return
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield f"{module_name(path)}.{node.name}", node
