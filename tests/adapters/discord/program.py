"""The program itself, `questboard run`, beside a Discord of this machine: killed at a moment, and started again."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adapters.discord import refs
from bot.clock import SystemClock
from quests.actions import classrooms, members
from quests.desk import Desk
from quests.ids import SECOND
from quests.queries.members import AccountKey
from quests.stores import open_store
from tests.bot.operations.host import QUESTBOARD, Host
from tests.bot.rows import all_rows
from tests.classroom import Class
from tests.databases import at_work, flaws_of, migrated, sqlite_at
from tests.loopback.discord import Discord, Person
from tests.loopback.discord.channels import Channel
from tests.loopback.discord.guilds import Guild


@dataclass
class Program:
    """A class in a database of its own, whose teacher and students are on this Discord; and the program that serves it."""

    discord: Discord
    folder: Path
    guild: Guild = field(init=False)
    room: Channel = field(init=False)
    lee: Person = field(init=False)
    sam: Person = field(init=False)
    ada: Person = field(init=False)
    process: asyncio.subprocess.Process | None = None

    def __post_init__(self) -> None:
        self.database = self.folder / "questboard.db"
        self.url = migrated(sqlite_at(self.database))
        self.guild = self.discord.guild("School")
        self.room = self.guild.channel("room-7")
        self.lee, self.sam, self.ada = (self.discord.person(name, self.guild) for name in ("Ms Lee", "Sam", "Ada"))
        with at_work(open_store(self.url), SystemClock()) as desk:
            self._seat(Class.on(desk))

    def _seat(self, room: Class) -> None:
        place = {"platform": refs.PLATFORM, "workspace": self.guild.id, "place": self.room.id}
        room.write(classrooms.bind_place, **place, admits=False)
        for member, person in ((room.teacher, self.lee), (room.sam, self.sam), (room.ada, self.ada)):
            one = refs.account(person.id)
            room.write(members.attach, member=member, who=AccountKey(one.platform, one.workspace, one.account))
        room.write(members.wish, member=room.sam, field="tell", value="message")

    # -- the process

    async def start(self) -> None:
        """Start it, and wait until it is there."""
        ours = {
            "DATABASE_URL": self.url,
            "FILES_DIR": str(self.folder / "files"),
            "DISCORD_TOKEN": self.discord.token,
            "DISCORD_API_BASE": self.discord.api_base,
            "DISCORD_GATEWAY_URL": self.discord.gateway_url,
        }
        self.process = await asyncio.create_subprocess_exec(
            *QUESTBOARD,
            "run",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self.folder,
            env=Host(self.folder).environment(**ours),
        )
        await self.discord.online()

    async def kill(self) -> None:
        """kill -9: nothing is said, nothing is put in order."""
        assert self.process
        self.process.kill()
        await self.process.wait()
        self.process = None
        await self.discord.offline()

    # -- its database

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nothing can be committed for as long as this lasts (the program waits for five seconds)."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                connection.execute("ROLLBACK")

    def asks(self, question: str) -> list[tuple[Any, ...]]:
        """Rows of the database, whoever writes to it."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(question).fetchall()

    def ages(self, seconds: int) -> None:
        """It was off for so long: what Discord knows and what is due are older by that. Only while it is not running."""
        assert self.process is None
        self.discord.moves_on(seconds=seconds)
        with closing(sqlite3.connect(self.database)) as connection, connection:
            ago = seconds * SECOND
            connection.execute(f"UPDATE outbox SET next_at = next_at - {ago}, first_try_at = first_try_at - {ago}")

    def states(self) -> list[str]:
        """Of what was to be told, as it came."""
        return [state for (state,) in self.asks("SELECT state FROM outbox ORDER BY outbox_id")]

    async def settles(self, *states: str) -> None:
        """Wait until what was to be told has come to this."""
        await self.discord.until(lambda: self.states() == list(states))
        assert self.states() == list(states)

    def shape(self) -> Counter[str]:
        """How many rows there are in each table, and facts of each kind."""
        desk = Desk(open_store(self.url), SystemClock())
        desk.start(writes=False)
        try:
            assert flaws_of(desk) == []
            rows = all_rows(desk, but=("receipts", "memory"))
        finally:
            desk.stop()
        return Counter({table: len(found) for table, found in rows.items()}) + Counter(
            str(row[2]) for row in rows["events"]
        )


@asynccontextmanager
async def running(discord: Discord, folder: Path) -> AsyncIterator[Program]:
    """The program on its class, for as long as the test lasts."""
    program = Program(discord, folder)
    await program.start()
    try:
        yield program
    finally:
        if program.process is not None:
            program.process.kill()
            await program.process.wait()
