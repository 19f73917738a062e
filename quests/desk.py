"""The Desk: runs units of work on the writer, and reads beside it.

On SQLite one thread writes, and takes whatever is queued into one commit; on PostgreSQL several do, one unit a transaction.
Nobody is told "done" before the commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from quests.errors import Busy, Conflict, Lost, StoreError
from quests.ids import ClassroomId, Clock, Moment
from quests.statements import Connection, Statements
from quests.stores import Store
from quests.work import NO_CLASSROOM, Reading, Work

T = TypeVar("T")

TRIES = 5
"""How often a unit runs at most when the database asks for it again (deadlock, clash of keys, lost before its commit)."""
READERS = 2
IDLE_S = 1.0
"""How long the writer waits for more before it tidies up."""


class _Asked(Generic[T]):
    """A unit that somebody asked for, on its way: it keeps its `now` when it runs twice, and is settled after the commit."""

    __slots__ = ("classroom", "error", "future", "loop", "now", "result", "told", "unit")

    def __init__(self, unit: Callable[[Any], T], classroom: ClassroomId, now: Moment) -> None:
        self.unit = unit
        self.classroom = classroom
        self.now = now
        self.loop: asyncio.AbstractEventLoop | None = None
        self.future: asyncio.Future[T] | Future[T]
        self.result: T | None = None
        self.error: Exception | None = None
        self.told = False

    def run(self, work: Any) -> T:
        """Run the unit. What no future carries (StopIteration), and what would end our thread, comes as a RuntimeError."""
        try:
            return self.unit(work)
        except BaseException as error:
            if isinstance(error, Exception) and not isinstance(error, StopIteration):
                raise
            raise RuntimeError(f"a unit of work raised {error!r}") from error

    def settle(self) -> None:
        """Give the answer. A caller that has gone away wants none."""
        if self.future.cancelled():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type] # None only when T is None

    def done(self, result: T, *, told: bool) -> None:
        self.result, self.error, self.told = result, None, told

    def refused(self, error: Exception) -> None:
        self.error, self.told = error, False


Queue = SimpleQueue["_Asked[Any] | None"]


class Desk:
    """One database at work. `start` it before use, `stop` it after; both may be called from any thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """`on_told`, once it is set, is called from a writer thread after a commit that put something in the outbox."""
        self.store = store
        self.clock = clock
        self.on_told: Callable[[], object] = lambda: None
        self.statements = Statements(store.dialect)
        self._writing: Queue = SimpleQueue()
        self._reading: Queue = SimpleQueue()
        self._threads: list[tuple[_Thread, Queue]] = []

    def start(self, *, writes: bool = True) -> None:
        """Open the connections and begin; only to read, beside any other process. Raises StoreError, with nothing left open."""
        writers = self.store.writers if writes else 0
        kinds = [(_Writer, self._writing)] * writers + [(_Reader, self._reading)] * READERS
        try:
            for kind, queue in kinds:
                self._threads.append((kind(self, queue), queue))
        except Exception:
            for thread, _ in self._threads:
                thread.connection.close()
            self._threads.clear()
            raise
        for thread, _ in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is queued, then close. Readers go first, so that the writer makes the last checkpoint."""
        for kind in (_Reader, _Writer):
            threads = [(thread, queue) for thread, queue in self._threads if isinstance(thread, kind)]
            for _, queue in threads:
                queue.put(None)
            for thread, _ in threads:
                thread.join()
        self._threads.clear()
        self._refuse_rest(self._reading)
        self._refuse_rest(self._writing)

    def write(self, unit: Callable[[Work], T], *, classroom: ClassroomId = NO_CLASSROOM) -> asyncio.Future[T]:
        """Run `unit` and commit it; await the answer. Raises what the unit raised (then nothing was changed), or StoreError."""
        return self._ask(self._writing, unit, classroom)

    def read(self, unit: Callable[[Reading], T], *, classroom: ClassroomId = NO_CLASSROOM) -> asyncio.Future[T]:
        """Run `unit` on a read-only connection, on one snapshot; await the answer."""
        return self._ask(self._reading, unit, classroom)

    def write_now(self, unit: Callable[[Work], T], *, classroom: ClassroomId = NO_CLASSROOM) -> T:
        """As `write`, for a caller without an event loop: waits."""
        return self._wait(self._writing, unit, classroom)

    def read_now(self, unit: Callable[[Reading], T], *, classroom: ClassroomId = NO_CLASSROOM) -> T:
        """As `read`, for a caller without an event loop: waits."""
        return self._wait(self._reading, unit, classroom)

    def _ask(self, queue: Queue, unit: Callable[[Any], T], classroom: ClassroomId) -> asyncio.Future[T]:
        asked = _Asked(unit, classroom, self.clock.now())
        asked.loop = asyncio.get_running_loop()
        asked.future = future = asked.loop.create_future()
        self._put(queue, asked)
        return future

    def _wait(self, queue: Queue, unit: Callable[[Any], T], classroom: ClassroomId) -> T:
        asked = _Asked(unit, classroom, self.clock.now())
        asked.future = future = Future[T]()
        self._put(queue, asked)
        return future.result()

    def _put(self, queue: Queue, asked: _Asked[Any]) -> None:
        queue.put(asked)
        if not any(served is queue for _, served in self._threads):
            self._refuse_rest(queue)

    def _refuse_rest(self, queue: Queue) -> None:
        """What is queued where nobody works, before the start, after the end or on a Desk that only reads."""
        with contextlib.suppress(Empty):
            while True:
                if (asked := queue.get_nowait()) is not None:
                    asked.refused(Lost("nobody is at this desk"))
                    _settle((asked,))


def _settle(batch: Iterable[_Asked[Any]]) -> None:
    """Give every one its answer, waking each event loop once."""
    loops: dict[asyncio.AbstractEventLoop | None, list[_Asked[Any]]] = {}
    for asked in batch:
        loops.setdefault(asked.loop, []).append(asked)
    for loop, waiting in loops.items():
        if loop is None:
            _settle_here(waiting)
            continue
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits there any more
            loop.call_soon_threadsafe(_settle_here, waiting)


def _settle_here(batch: list[_Asked[Any]]) -> None:
    for asked in batch:
        asked.settle()


class _Thread(threading.Thread):
    """A thread with a connection of its own, working off a queue until it finds None there."""

    writes = False

    def __init__(self, desk: Desk, queue: Queue) -> None:
        super().__init__(name=f"desk-{type(self).__name__}", daemon=True)
        self.desk = desk
        self.store = desk.store
        self.queue = queue
        self._connect()

    def _connect(self) -> None:
        self.connection: Connection = self.store.connect(writes=self.writes)
        self.cursor = self.connection.cursor()

    def _reconnect(self) -> None:
        with contextlib.suppress(Exception):
            self.connection.close()
        self._connect()

    def say(self, text: str) -> None:
        """Run BEGIN, COMMIT and the like. Raises StoreError."""
        try:
            self.cursor.execute(text)
        except Exception as error:
            raise self.store.problem(error) or error from error

    def roll_back(self) -> None:
        """End a transaction that did not go well; the database may have ended it already, or be gone."""
        with contextlib.suppress(Exception):
            self.cursor.execute("ROLLBACK")


class _Reader(_Thread):
    def run(self) -> None:
        while (asked := self.queue.get()) is not None:
            self._answer(asked)
            _settle((asked,))
        self.connection.close()

    def _answer(self, asked: _Asked[Any]) -> None:
        for _ in range(2):
            try:
                self._look(asked)
                return
            except Lost as error:
                asked.refused(error)
                with contextlib.suppress(StoreError):
                    self._reconnect()
            except Exception as error:  # noqa: BLE001 - whatever a unit raises is its caller's to hear
                asked.refused(error)
                return
            finally:
                self.roll_back()

    def _look(self, asked: _Asked[Any]) -> None:
        self.say(self.store.begin_reading)
        look = Reading(self.connection, self.desk.statements, self.store.problem, asked.now, asked.classroom)
        asked.done(asked.run(look), told=False)


class _Writer(_Thread):
    writes = True

    def run(self) -> None:
        dirty = False
        while (batch := self._take(dirty)) is not None:
            if not batch:
                dirty = False
                self._tidy()
                continue
            dirty = True
            self._commit(batch)
            _settle(batch)
            if any(asked.told for asked in batch):
                self._wake()
        if dirty:
            self._tidy()
        self.connection.close()

    def _wake(self) -> None:
        with contextlib.suppress(Exception):  # at the end the sender may be gone; it finds the rows when it is back
            self.desk.on_told()

    def _take(self, dirty: bool) -> list[_Asked[Any]] | None:
        """What is queued, up to a batch; [] after being idle; None at the end."""
        try:
            first = self.queue.get(timeout=IDLE_S if dirty else None)
        except Empty:
            return []
        if first is None:
            return None
        batch = [first]
        while len(batch) < self.store.batch and not self.queue.empty():
            asked = self.queue.get()
            if asked is None:
                self.queue.put(None)
                break
            batch.append(asked)
        return batch

    def _tidy(self) -> None:
        with contextlib.suppress(Exception):
            self.store.tidy(self.connection)

    def _commit(self, batch: list[_Asked[Any]]) -> None:
        """Run the batch in one commit; when that breaks, one by one, so that only the one at fault is refused."""
        if len(batch) == 1:
            self._run_alone(batch[0])
            return
        try:
            self._run_together(batch)
        except Exception:  # noqa: BLE001 - whatever broke the batch, each unit finds out for itself
            self.roll_back()
            for asked in batch:
                self._run_alone(asked)

    def _run_together(self, batch: list[_Asked[Any]]) -> None:
        try:
            self.say(self.store.begin)
        except Busy as error:  # one wait for all of them: alone, each would wait as long again
            for asked in batch:
                asked.refused(error)
            return
        for asked in batch:
            self._run_between(asked)
        self.say("COMMIT")

    def _run_between(self, asked: _Asked[Any]) -> None:
        """One unit of a batch, between savepoints. Raises StoreError when the whole batch is in doubt."""
        for again in range(TRIES):
            self.say("SAVEPOINT unit")
            try:
                self._run(asked)
            except Exception as error:
                if isinstance(error, StoreError) and not isinstance(error, Conflict):
                    raise
                asked.refused(error)
                self.say("ROLLBACK TO unit")
                self.say("RELEASE unit")
                if self.store.again(error) and again + 1 < TRIES:
                    continue
            else:
                self.say("RELEASE unit")
            return

    def _run_alone(self, asked: _Asked[Any]) -> None:
        for again in range(TRIES):
            committing = False
            try:
                self.say(self.store.begin)
                self._run(asked)
                committing = True
                self.say("COMMIT")
                return
            except Exception as error:  # noqa: BLE001 - whatever a unit raises is its caller's to hear
                asked.refused(error)
                self.roll_back()
                if not self._may_run_again(error, committing) or again + 1 == TRIES:
                    return

    def _may_run_again(self, error: Exception, committing: bool) -> bool:
        if not isinstance(error, Lost):
            return self.store.again(error)
        try:
            self._reconnect()
        except StoreError:
            return False
        return not committing

    def _run(self, asked: _Asked[Any]) -> None:
        work = Work(self.connection, self.desk.statements, self.store.problem, asked.now, self.desk.clock.new_id)
        work.classroom = asked.classroom
        asked.done(asked.run(work), told=work.told)
