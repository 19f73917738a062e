"""Work: one unit of work. It reads and changes one classroom, knows its `now`, makes ids, and writes down facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar, TypeVarTuple, overload

from sqlalchemy import insert
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.selectable import TypedReturnsRows

from quests.errors import NotFound, StoreError
from quests.events import Event, encode
from quests.ids import ClassroomId, DeedId, EventId, MemberId, Moment
from quests.statements import Connection, Cursor, Statements
from quests.tables import events, outbox

Ts = TypeVarTuple("Ts")
R = TypeVar("R")
F = TypeVar("F", bound=Event)

INSERT_EVENT = insert(events)
INSERT_OUTBOX = insert(outbox)
NO_CLASSROOM = ClassroomId(0)


class Rows(list[R], Generic[R]):
    """What a statement gave back: its rows as tuples, and how many rows it touched."""

    __slots__ = ("changed",)

    changed: int

    def first(self) -> R | None:
        """The first row, or None."""
        return self[0] if self else None

    def one(self, noun: str) -> R:
        """The first row. Raises NotFound(noun) when there is none."""
        if not self:
            raise NotFound(noun)
        return self[0]


class Recipient(NamedTuple):
    """Where a fact must be told: a member's account, or a place (`account` is '')."""

    member: MemberId | None
    platform: str
    workspace: str
    account: str = ""
    place: str = ""


class Reading:
    """A look at one classroom at one moment. Queries ask for this much only, so they can run beside the writer."""

    def __init__(
        self,
        connection: Connection,
        statements: Statements,
        problem: Callable[[Exception], StoreError | None],
        now: Moment,
        classroom: ClassroomId = NO_CLASSROOM,
    ) -> None:
        """On `connection`, whose driver errors `problem` maps to ours."""
        self._cursor: Cursor = connection.cursor()
        self._statements = statements
        self._problem = problem
        self.now = now
        self.classroom = classroom

    @overload
    def execute(self, statement: TypedReturnsRows[*Ts], /, **values: Any) -> Rows[tuple[*Ts]]: ...
    @overload
    def execute(self, statement: ClauseElement, /, **values: Any) -> Rows[tuple[Any, ...]]: ...
    def execute(self, statement: Any, /, **values: Any) -> Rows[Any]:
        """Run a Core statement that was built once, with its named values; fetches everything.

        `here` (see HERE) and an insert's `classroom_id` are filled in. Raises StoreError.
        """
        compiled = self._statements[statement]
        values["here"] = values["classroom_id"] = self.classroom
        cursor = self._cursor
        try:
            cursor.execute(compiled.text, compiled.arrange(values))
            # Everything is fetched: an unread RETURNING would block SQLite's commit.
            rows: Rows[Any] = Rows(cursor.fetchall() if compiled.gives_rows else ())
            rows.changed = cursor.rowcount
        except Exception as error:
            raise self._problem(error) or error from error
        return rows


class Work(Reading):
    """A unit of work: everything it does is committed together, or not at all. It may run twice, and keeps its `now`."""

    def __init__(
        self,
        connection: Connection,
        statements: Statements,
        problem: Callable[[Exception], StoreError | None],
        now: Moment,
        new_id: Callable[[], int],
    ) -> None:
        """As a Reading, and with the maker of ids."""
        super().__init__(connection, statements, problem, now)
        self.new_id = new_id
        self.told = False

    def emit(
        self,
        fact: F,
        *,
        event: EventId | None = None,
        deed: DeedId | None = None,
        undoes: DeedId | None = None,
        tell: Iterable[Recipient] = (),
    ) -> F:
        """Write `fact` down, with one outbox row for each recipient, and give it back.

        `event` is its id when it was needed before; `deed` joins it to what was begun by another event.
        """
        event = event or EventId(self.new_id())
        self.execute(
            INSERT_EVENT,
            event_id=event,
            kind=fact.kind,
            version=fact.version,
            at=self.now,
            by_id=fact.by,
            deed_id=deed or event,
            undoes=undoes,
            about_id=getattr(fact, "member", None),
            body=encode(fact),
        )
        for recipient in tell:
            self._tell(event, recipient)
        return fact

    def _tell(self, event: EventId, to: Recipient) -> None:
        self.told = True
        self.execute(
            INSERT_OUTBOX,
            outbox_id=self.new_id(),
            event_id=event,
            member_id=to.member,
            platform=to.platform,
            workspace=to.workspace,
            account=to.account,
            place=to.place,
            state="pending",
            tries=0,
            next_at=self.now,
            first_try_at=None,
            message="",
            problem="",
        )
