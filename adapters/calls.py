"""What a person did (`Call`), what they get (`Reply`), and which words there are (`CommandSpec`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from adapters.actions import Action
from adapters.cards import Card
from adapters.forms import Form, Values
from adapters.refs import AccountRef, PlaceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the platform says of the person: not believed beyond set-up, first contact and mapped roles."""

    admin: bool = False
    """May set up classes here: Discord's manage_guild, Slack's installer or admin, the one who sits at the terminal."""
    host: bool = False
    """Sits at the program itself, and so may speak for a name that has no account yet (only a terminal says this)."""
    name: str = ""
    """The name the platform shows for this person; a first guess for what the teacher sees."""
    roles: tuple[str, ...] | None = None
    """The platform's own role ids; None where it does not say (a direct message, a platform without roles)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came with a call, already fetched by the adapter into our own store's waiting room."""

    name: str
    path: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One thing a person did: typed a word, pressed a button, sent a form, or said something to the bot.

    A platform's command (`/handin b2`) has `verb` and perhaps `words`. A button has `action`. A form has `action` and `values`;
    the action of a form without values asks for the form itself, with what is kept of it.
    Plain talk to the bot has neither verb nor action: only `words`, and bot decides whether they begin with a word of ours.
    """

    account: AccountRef
    place: PlaceRef | None = None
    """Where it happened; None in a direct message."""
    around: tuple[PlaceRef, ...] = ()
    """The wider places that `place` stands in, the nearest first: a thread's channel, its category, the whole server."""
    thread_of: PlaceRef | None = None
    """The channel that `place` is a thread of; None where it is no thread."""
    key: str
    """The platform's own name for this delivery: the same key again is a redelivery, and changes nothing."""
    verb: str = ""
    words: str = ""
    action: Action | None = None
    values: Values | None = None
    """What stood in the form's fields, by field name; None when this call is not a sent form."""
    step: int = 0
    """Which step of a form that was sliced by the platform's limits, from 1; 0 when it was whole.

    A step that was sent lacks the other steps' values: bot takes them from what is kept, and what was never asked as it stands.
    """
    unfinished: bool = False
    """More steps follow: `values` are to be kept, and the answer is the form again, as far as it is filled in.

    Of a call without values it says what the button said that opens a step: that step is not sent for good.
    """
    about: AccountRef | None = None
    """Whose message it was that was picked from the platform's menu, or who was."""
    uploads: tuple[Upload, ...] = ()
    locale: str = "en"
    claims: Claims = field(default_factory=Claims)


class Audience(StrEnum):
    """Who uses a word: decides in whose list of words it stands. The database's role decides who may."""

    EVERYONE = "everyone"
    STUDENT = "student"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """One word that can be typed, as every platform's manifest and completion needs it."""

    word: str
    verb: str
    summary: Mapping[str, str]
    """One line about it, by language; always has "en"."""
    audience: Audience = Audience.EVERYONE
    common: bool = False
    """It stands in a platform's own list of commands, where that is short; every other word is understood as well."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What it is called, by language; each is among the synonyms."""
    synonyms: tuple[str, ...] = ()
    any_word: str = ""
    """The verb that it has as a platform's own command, where any word of ours may follow it: `/quest board`. Else empty."""
    takes_words: bool = False
    """What is typed after it means something: a name, a square, a title."""
    opens_form: bool = False
    """Its first answer is a form, so an adapter must not acknowledge with something else before it."""
    menu: Mapping[str, str] = field(default_factory=dict)
    """What it is called in the menu of a message, by language; empty for what stands in no menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person who called gets, always privately."""

    body: Card | Form
    replaces: bool = False
    """Takes the place of the card that was clicked, where the platform can; otherwise it is a new one."""
    locale: str = ""
    """The language it is in, for the few words that the adapter adds; empty where nobody knows better than the call."""
