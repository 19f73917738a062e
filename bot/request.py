"""A request: a call, who made it, and the unit of work it runs in. A command gives an answer: a view and what to show with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from adapters.calls import Call
from adapters.cards import Card
from adapters.forms import Form
from adapters.refs import PlaceRef
from bot.files import FileStore
from bot.views.look import Look
from quests.errors import Invalid, NotFound
from quests.queries.members import AccountKey
from quests.reports import Classroom, Member
from quests.rules.files import NewFile
from quests.rules.roles import Role
from quests.work import Reading, Work

LARGEST_ID = 2**63 - 1
"""What a database holds; 13 digits in base 36 can say more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A view and the values to show with it. It is called after the commit: a bad sentence must not undo a hand-in.

    `look` is how to speak, when the command itself has just changed that.
    """

    view: Callable[..., Card | Form]
    values: tuple[Any, ...] = ()
    look: Look | None = None
    looks_at: tuple[PlaceRef, ...] | None = None
    """Places that are looked at after the commit: what we may not do in each is the view's last value (`Looked`)."""
    then: str = ""
    """What to go on with in their place: a word's verb, of one that only reads."""
    after: Callable[[Work], object] | None = None
    """What is written down when it was shown, in a unit of its own: that something was said."""
    freed: tuple[str, ...] = ()
    """Hashes of files whose rows went: the bytes go after the commit, those that no other row names."""


Looked = tuple[tuple[str, ...] | None, ...]
"""Of each place what we may not do there (`adapters.port.LACKS`); None where that cannot be told right now."""
LookAt = Callable[[PlaceRef], Awaitable[tuple[str, ...] | None]]


def show(view: Callable[..., Card | Form], *values: Any, look: Look | None = None) -> Answer:
    """Answer with what `view` makes of `values`."""
    return Answer(view, values, look)


@dataclass(frozen=True, slots=True)
class Home:
    """What stands around all classrooms, from the settings: the language and zone of new ones, the store of files."""

    locale: str = "en"
    zone: str = "UTC"
    files: FileStore | None = None
    """None where no files are kept."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A call by somebody who may be in no class yet."""

    call: Call
    read: Reading
    look: Look
    home: Home

    @property
    def who(self) -> AccountKey:
        """The account that calls, as the engine knows it."""
        account = self.call.account
        return AccountKey(account.platform, account.workspace, account.account)

    @property
    def work(self) -> Work:
        """The unit of work, in a command that writes."""
        assert isinstance(self.read, Work)  # noqa: S101 - a command that did not say `writes` is a mistake of ours
        return self.read

    def id(self, number: int = 0) -> int:
        """The `number`th id of the action. Raises NotFound when there are fewer or it is none of ours: nor is the button, then."""
        found = self.call.action.ids[number] if self.call.action and self.has_id(number) else -1
        if not 0 <= found <= LARGEST_ID:
            raise NotFound("button")
        return found

    def has_id(self, number: int = 0) -> bool:
        """Whether the action has so many ids; a typed word has none."""
        return self.call.action is not None and number < len(self.call.action.ids)

    def choice(self, options: tuple[str, ...], number: int = 0) -> str:
        """The option that the `number`th id stands for. Raises NotFound."""
        chosen = self.id(number)
        if chosen >= len(options):
            raise NotFound("button")
        return options[chosen]

    def value(self, name: str) -> str:
        """What stood in the form's field `name`; several values are joined with commas."""
        given = (self.call.values or {}).get(name, "")
        return given if isinstance(given, str) else ",".join(given)


@dataclass(frozen=True, slots=True)
class Request(Visit):
    """A call by a member of a classroom. `words` is what was typed after the word."""

    classroom: Classroom
    member: Member
    words: str = ""
    files: tuple[NewFile, ...] = ()
    """What came with the call, kept already."""
    refused: tuple[Invalid, ...] = ()
    """Why others were not, where the rest is kept all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a verb does: a plain function, the role it needs, whether it writes; `reopens` is the verb of the form that sent it.

    Files that come with a call are kept only for a verb that `takes_files`: all of them or none, unless it `takes_some`.
    """

    run: Callable[[Request], Answer]
    needs: Role = Role.STUDENT
    writes: bool = False
    reopens: str = ""
    takes_files: bool = False
    takes_some: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCommand:
    """The same for somebody who need not be in a class, and may make one."""

    run: Callable[[Visit], Answer]
    writes: bool = False
    reopens: str = ""
