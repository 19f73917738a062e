"""What the laws read: the files of the repository and the code in them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("adapters", "bot", "quests")
# Migrations are written by Alembic, read once, and never changed: how they are named, built and how long is its matter.
REVISIONS = Path("quests/migrations/versions")


@cache
def code_files() -> tuple[Path, ...]:
    """The Python files of the packages, relative to the repository."""
    return tuple(sorted(path.relative_to(ROOT) for name in PACKAGES for path in ROOT.glob(f"{name}/**/*.py")))


@cache
def all_files() -> tuple[Path, ...]:
    """Every file that is or may come to be in the repository, relative to it. What git ignores is left out."""
    if not (ROOT / ".git").exists():  # unpacked from an archive, which holds no others but what was made since
        made = {".venv", "data", "__pycache__"}
        files = (path.relative_to(ROOT) for path in ROOT.glob("[!.]*/**/*") if path.is_file())
        return tuple(sorted(path for path in files if not made & set(path.parts)))
    # The checkout may belong to somebody else, as in a container; git then wants to be told that this is known.
    git = ["git", "-c", "safe.directory=*", "-C", str(ROOT)]
    command = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(path for name in listed.split("\0") if name and (ROOT / (path := Path(name))).is_file()))


@cache
def tree(path: Path) -> ast.Module:
    """The parsed code of a file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    """The name that a file is imported by: quests/rules/points.py is quests.rules.points."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
