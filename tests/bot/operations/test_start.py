"""What a start does not import: each is for something that most starts do not do."""

import subprocess
import sys

import pytest

from tests.bot.operations.host import Host

LATER = {
    "aiohttp": "only to serve a chat platform",
    "alembic": "only to migrate",
    "babel": "only to show a date",
    "discord": "only to serve Discord",
    "mako": "comes with alembic",
    "prompt_toolkit": "only for a person at a terminal",
    "psycopg": "only for PostgreSQL",
    "pydantic": "only to parse options or read a .env",
    "rich": "only for a person at a terminal",
    "ruamel": "only to read a board",
    "structlog": "only when something is logged",
    "typer": "only to parse options",
}
LISTS = "import sys; from bot.cli import run_cli; sys.argv[1:] = ['chat']; run_cli(); print(*sys.modules)"


@pytest.fixture(scope="module")
def imported(sample, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    host = Host(tmp_path_factory.mktemp("start"))
    done = subprocess.run(
        [sys.executable, "-c", LISTS],
        input="",
        cwd=host.folder,
        env=host.environment(DATABASE_URL=f"sqlite:///{sample}"),
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("package", LATER)
def test_it_waits_until_it_is_used(imported: set[str], package: str):
    assert package not in imported, LATER[package]
