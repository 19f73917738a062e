"""Values as the engine gives them, for every view: what a view asks for is read from its signature, so that none is forgotten."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import bot.views
from adapters.actions import Action
from adapters.calls import CommandSpec
from adapters.cards import Button, Card, Confirm
from adapters.forms import Form
from adapters.port import LACKS
from bot.packs import ReadyBoard, ready_boards, ready_packs
from bot.packs.kinds import Template, templates
from bot.views import errors as error_view
from bot.views import kept, record, review, words
from bot.views import places as place_view
from bot.views.completion import TAGS
from bot.views.conditions import Names
from bot.views.look import Look
from bot.views.quests import NEXT_WHY, SIMPLE, WHOLE
from quests import errors, events, reports
from quests.actions.places import EXTENTS
from quests.ids import DAY, BoardId, Moment
from quests.queries.deeds import UNDOABLE
from quests.reports.packs import Pack
from quests.rules import levels, standings
from quests.rules.attempts import HelpKind
from quests.rules.badges import Rule, write_rule
from quests.rules.boards import Lint, coordinate, write_completion
from quests.rules.conditions import Condition, Record, read_tree
from quests.rules.evidence import How
from quests.rules.files import TYPES
from quests.rules.levels import STEPS
from quests.rules.lives import Life
from quests.rules.ready_badges import READY
from quests.rules.roles import Role, Style
from quests.rules.streaks import SchoolDays
from tests.laws.spoken import compiled

LANGUAGES = ("en", "es")
NOW = Moment(1_795_000_000_000_000)
VIEWS = "bot.views."
OF_THE_OPERATOR = ("operations", "checking", "hosting", "hosting_discord", "setting_up", "doctor", "status")

# Views that the commands do not show in a quiet class (bot/commands/me.py and giving.py ask first), and the sentences they use.
NOT_WHEN_QUIET = frozenset(
    {
        "announcements.awarded",
        "badge_desk.badge",
        "badge_desk.desk",
        "badge_desk.give",
        "badge_desk.given",
        "badge_desk.number",
        "badge_desk.ready",
        "badge_desk.saved",
        "badge_desk.switched",
        "badge_desk.tried",
        "badges.badges",
        "badges.earned_by",
        "badges.name",
        "badges.points",
        "badges.ready_name",
        "badges.with_tier",
        "conditions.sentence",
        "conditions.why",
        "giving.give",
        "giving.given",
        "playing.playing_words",
        "playing.hiding",
        "standings.kinds",
        "standings.leaderboard",
        "standings.not_here",
        "standings.season",
        "standings.season_name",
        "standings.season_new",
        "standings.seasons",
        "standings.team_move",
        "standings.team_new",
        "standings.teams",
        "states.points",
    }
)


@cache
def views() -> dict[str, Callable[..., Any]]:
    """Every public function that speaks to somebody: `classes.people` by its name."""
    return dict(_views())


def _views() -> Iterator[tuple[str, Callable[..., Any]]]:
    return ((name, made) for name, made in _public() if "look" in inspect.signature(made).parameters)


def others() -> set[str]:
    """Public functions of the views that take no look, and so are no views."""
    return {name for name, _ in _public()} - set(views())


def _public() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in pkgutil.iter_modules(bot.views.__path__):
        if module.name not in OF_THE_OPERATOR:
            for name, made in vars(importlib.import_module(VIEWS + module.name)).items():
                here = inspect.isroutine(made) or hasattr(made, "cache_info")
                if here and made.__module__ == VIEWS + module.name and not name.startswith("_"):
                    yield f"{module.name}.{name}", made


# ------------------------------------------------------------------------------------------------------------- the values

names = st.sampled_from(["Sam", "Ada Lovelace", "{name}"])
titles = st.sampled_from(["Pizza maths", "Cut {half} of it", "Fraction walk"])
texts = st.sampled_from(["I cut it in four.", "One\n\nTwo {n}", "word " * 60])
maybe_text = st.just("") | texts
ids = st.integers(1, 2**62)
moments = st.integers(NOW - 400 * DAY, NOW + 400 * DAY).map(Moment)
some = st.integers(0, 12)
flags = st.integers(0, 1)
states = st.sampled_from(["taken", "handed_in", "returned", "approved"])

NAMED: dict[str, SearchStrategy] = {
    "pack": st.just("fractions"),
    "media_type": st.sampled_from(sorted(TYPES)),
    "sha256": st.just("a" * 64),
    **dict.fromkeys(("name", "nickname", "teacher", "decider", "answerer", "by"), names),
    **dict.fromkeys(("title", "short"), titles),
    **dict.fromkeys(("task", "evidence", "next_step", "written"), texts),
    **dict.fromkeys(("note", "text", "why", "answer", "reason", "last_step"), maybe_text),
    **dict.fromkeys(("after_due", "practice", "as_list", "short_text"), flags),
    **dict.fromkeys(("rows", "columns"), st.just(3)),
    "code": st.just("explainer"),
    "bonuses": st.sampled_from(["[]", '[{"each": {"line": 3}, "points": 5}, {"points": 20}]']),
    "completion": st.sampled_from([write_completion(one.completion) for one in templates("en")]),
    "decision": st.sampled_from(["approved", "returned", "helped", "idea"]),
    "field": st.just("title"),
    "given": st.just("321"),
    "how": st.sampled_from(["message", "look"]),
    "locale": st.sampled_from(LANGUAGES),
    "member": ids | st.just(0),
    "noun": st.just("quest"),
    "place": st.tuples(st.integers(1, 9), st.integers(9, 12)),
    "points": st.integers(0, 40),
    "barred": st.sampled_from(["", "not_open", "closed", "no_place", "locked", "not_again_yet", "not_now"]),
    "words": maybe_text,
    "runs_per": st.sampled_from(["", "day", "week"]),
    "tag": st.sampled_from(["fractions", "reading"]),
    "unlock": st.just(""),
    "opens": maybe_text,
    "reference": st.just("4f2a9c1b"),
    "role": st.sampled_from(Role),
    "style": st.sampled_from(Style),
    "tell": st.sampled_from(["", "message", "look"]),
    "template": st.just("tic-tac-toe"),
    "typed": st.sampled_from(["helo", "{typed}"]),
    "verb": st.sampled_from(["handin", "quest"]),
    "what": st.sampled_from(UNDOABLE),
    "zone": st.just("Europe/Madrid"),
    "level_code": st.sampled_from([code for code, _ in levels.STEPS]),
}
"""By the name of a parameter or field."""

CONDITIONS = [
    read_tree(data)
    for data in (
        {"all": [{"count": "approved", "where": {"tag": ["trees", "maps"]}, "within": "14d", "ge": 5}, {"level": 3}]},
        {"any": [{"line": "any", "ge": 2}, {"line": 8}, {"line": 9, "ge": 2}, {"has_badge": "explainer"}]},
        {"none": [{"count": "returned", "ge": 1}, {"count": "handed_in", "where": {"quest": 3}, "ge": 2}]},
        {"at_least": {"n": 1, "of": [{"count": "approved", "where": {"quest": [3, 4]}, "ge": 1}]}},
        {"sum": "worth", "where": {"how": ["photo", "talk"]}, "within": "week", "ge": 50},
        {"sum": "minutes", "where": {"on_time": 1}, "within": {"from": "2026-03-02", "to": "2026-03-06"}, "ge": 90},
        {"distinct": "how", "where": {"try": {"ge": 2}}, "ge": 3},
        {"distinct": "board", "where": {"weekday": [1, 5]}, "ge": 2},
        {"distinct": "quest", "where": {"board": 8, "try": 1}, "ge": 2},
        {"distinct": "weekday", "where": {"minutes": {"ge": 20}, "worth": {"ge": 5}}, "ge": 2},
        {"distinct": "tag", "ge": 2},
        {"streak": "week", "ge": 2},
        {"streak": "day", "ge": 2},
        {"streak": "school_day", "ge": 2},
        {"has_badge": "gone"},
    )
]

LACKS_SOME = st.none() | st.lists(st.sampled_from(LACKS), unique=True).map(tuple)
LOOKED = st.lists(LACKS_SOME, max_size=3).map(tuple)
EXACTLY: dict[tuple[str, str], SearchStrategy] = {
    ("Answer", "by"): names,
    ("Attempt", "state"): states,
    ("Board", "state"): st.sampled_from(["draft", "posted", "closed"]),
    ("picking.ready", "shown"): st.lists(
        st.deferred(lambda: of(reports.Board, "board").filter(lambda one: one.state != "draft")), max_size=2
    ),
    ("Cell", "state"): st.none() | states,
    ("Cell", "tags"): st.sampled_from(["", "must", "starter main", "anything"]),
    ("completion.tag", "code"): st.sampled_from(sorted(TAGS)),
    ("boards.for_teacher", "stuck"): st.lists(names, max_size=3),
    ("boards.change_square", "square"): st.tuples(st.integers(0, 2), st.integers(0, 2)),
    ("Cell", "row"): st.integers(0, 2),
    ("Cell", "column"): st.integers(0, 2),
    ("Classroom", "kind"): st.sampled_from(["class", "club", "program"]),
    ("Badge", "tier"): st.integers(0, 3),
    ("BadgeKind", "about"): maybe_text,
    ("BadgeKind", "rule"): st.sampled_from([write_rule(rule) for rule in READY.values()]),
    ("badge_desk.desk", "ready"): st.lists(st.sampled_from(sorted(READY)), max_size=3, unique=True),
    ("badge_desk.desk", "holders"): st.just({}),
    ("badge_desk.give", "whom"): st.just(""),
    ("badge_desk.given", "who"): names,
    ("badge_desk.tried", "who"): st.just((["Sam"], ["Ada", "Kai"])),
    ("badge_desk.tried", "words"): st.just("Finish 3 quests."),
    ("BadgesInCircle", "codes"): st.just(("explainer", "steady")),
    ("Deed", "kind"): st.sampled_from(UNDOABLE),
    ("Deed", "now"): st.just(""),
    ("Deed", "name"): st.just("") | names,
    ("Deed", "title"): st.just("") | titles,
    ("Deed", "count"): st.integers(1, 30),
    ("Copy", "accounts"): st.just(("discord: 4711",)),
    ("Done", "kind"): st.sampled_from([*sorted(record.WORDS), "later.made"]),
    ("Done", "about"): st.just("") | names,
    ("Done", "title"): st.just("") | titles,
    ("Held", "table"): st.sampled_from(sorted(kept.OF_TABLE)),
    ("Tried", "state"): states,
    ("Tried", "how"): st.just("") | st.sampled_from(How),
    ("kept.lines", "tables"): st.lists(st.sampled_from(sorted(kept.OF_TABLE))),
    ("Entry", "cause"): st.sampled_from(["attempt", "bonus:1:0:2.3:4:1", "bonus:1:1::4:1"]),
    ("Help", "kind"): st.sampled_from(HelpKind),
    ("Proposal", "state"): st.sampled_from(["waiting", "approved", "returned"]),
    ("Help", "state"): st.sampled_from(["open", "answered", "withdrawn"]),
    ("Proposal", "how"): texts,
    ("Proposal", "instead"): titles,
    ("HandIn", "state"): st.sampled_from(["waiting", "approved", "returned"]),
    ("HandIn", "how"): st.sampled_from(How),
    ("Waiting", "how"): st.sampled_from(How),
    ("Quest", "formats"): st.lists(st.sampled_from(How), unique=True).map(tuple),
    ("Quest", "simple"): st.just("") | texts,
    ("Link", "url"): st.sampled_from(["https://example.org/a", "http://school.example:8080/b?c=d"]),
    ("quests.reading", "text"): st.sampled_from([WHOLE, SIMPLE]),
    ("quests.quest", "text"): st.sampled_from([0, WHOLE, SIMPLE]),
    ("states.how", "code"): st.sampled_from(How),
    ("states.ways", "codes"): st.lists(st.sampled_from(How), unique=True).map(tuple),
    ("InProgress", "state"): st.sampled_from(["taken", "returned", "handed_in"]),
    ("Given", "count"): st.integers(1, 30),
    ("WeekEnd", "asking"): st.lists(names, max_size=3).map(tuple),
    ("WeekEnd", "away"): st.lists(names, max_size=3).map(tuple),
    ("WeekEnd", "kept"): st.lists(names, max_size=3).map(tuple),
    ("attempts.help_asked", "kind"): st.sampled_from(HelpKind),
    ("completion.both", "names"): st.lists(names, min_size=1, max_size=3).map(tuple),
    ("completion.either", "names"): st.lists(names, min_size=1, max_size=3),
    ("Leaderboards", "kinds"): st.lists(st.sampled_from(standings.KINDS), unique=True).map(tuple),
    ("standings.kinds", "on"): st.lists(st.sampled_from(standings.KINDS), unique=True).map(tuple),
    ("classes.names_added", "known"): st.lists(names, max_size=3),
    ("extensions.more_time", "closing"): st.lists(st.tuples(ids, titles), max_size=3),
    ("giving.give", "points"): st.sampled_from(["", "7"]),
    ("giving.give", "whom"): st.sampled_from(["", "all"]),
    ("quests.next_quests", "found"): st.lists(
        st.deferred(lambda: st.tuples(of(reports.Quest, "quest"), st.sampled_from(sorted(NEXT_WHY)))),
        max_size=3,
    ),
    ("review.phrase", "bank"): st.sampled_from([review.NOTES, review.STEPS]),
    ("review.phrase", "chosen"): st.sampled_from(["", "1", "5", "6", "x"]),
    ("Place", "extent"): st.sampled_from(EXTENTS),
    ("Place", "admits"): flags,
    ("Place", "posts"): flags,
    ("Place", "place"): st.sampled_from(["", "4711"]),
    ("Place", "platform"): st.just("discord"),
    ("Place", "workspace"): st.just("4700"),
    ("Mapped", "platform_role"): st.just("900"),
    ("Mapped", "grants"): st.sampled_from(["helper", "teacher"]),
    ("Met", "was"): st.just("") | names,
    ("classes.setup", "here"): st.sampled_from(["", "4711"]),
    ("classes.made", "looked"): LOOKED,
    ("places.checked", "looked"): LOOKED,
    ("places.unposted", "looked"): LOOKED,
    ("pages.home", "looked"): LOOKED,
    ("pages.teacher", "looked"): LOOKED,
    ("places.lacking", "lacks"): LACKS_SOME,
    ("places.places", "adding"): st.lists(st.sampled_from(sorted(place_view.ADDING)), unique=True).map(tuple),
    ("places.places", "undo"): st.booleans(),
    ("places.teachers_field", "value"): st.just("900"),
    ("places.added", "was"): st.just("") | names,
    ("places.taken", "was"): names,
    ("pages.joined", "wanted"): st.sampled_from(["", "board", "quest", "next"]),
    ("pages.which_class", "wanted"): st.sampled_from(["", "board", "leaderboard"]),
    ("states.state", "code"): st.none() | states,
    ("states.role", "code"): st.sampled_from(Role),
    ("Invalid", "problem"): st.sampled_from(
        [
            "file_empty",
            "file_too_big",
            "file_kind",
            "file_gone",
            "too_many_files",
            "no_link",
            "too_many",
            "required",
            "too_long",
            "too_many_words",
            "not_a_number",
            "too_small",
            "too_big",
            "not_a_date",
            "not_a_choice",
            "in_the_past",
            "waits_for_itself",
            "not_yet",
        ]
    ),
    ("NotAllowed", "needs"): st.sampled_from(
        ["helper", "teacher", "admin", "student", "last_teacher", "another_teacher", "not_oneself"]
    ),
    ("NotFound", "noun"): st.sampled_from([*error_view.NOUNS, "help"]),
    ("NotNow", "state"): states | st.sampled_from(["answered", "withdrawn"]),
    ("NotNow", "wanted"): st.sampled_from(["take", "hand_in", "take_back", "decide", "answer", "put_back", "withdraw"]),
    ("NotUndoable", "why"): st.sampled_from(sorted(error_view.UNDO)),
    ("AlreadyDecided", "decision"): st.sampled_from(["approved", "returned"]),
}
"""By the class or view that asks, and the name: codes, which mean something else in each."""


def of(hint: Any, name: str, owner: str = "") -> SearchStrategy:
    """Values of the type `hint`, as they go by `name` in `owner`. Raises KeyError for a text that nobody said how to make."""
    if (owner, name) in EXACTLY:
        return EXACTLY[owner, name]
    if hint in MADE:
        return MADE[hint]()
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if one is type(None) else of(one, name, owner) for one in arguments))
    if origin in (list, tuple) and (origin is list or arguments[-1] is ...):
        made = st.lists(of(arguments[0], name.removesuffix("s"), owner), max_size=4)
        return made if origin is list else made.map(tuple)
    if origin is tuple:
        return NAMED[name]
    if is_dataclass(hint):
        return _of_class(hint)
    if hasattr(hint, "__supertype__"):
        return moments if hint is Moment else ids
    return NAMED[name] if hint is str else NAMED.get(name, some)


def _of_class(made: Any) -> SearchStrategy:
    hints = typing.get_type_hints(made)
    asked = {one.name: of(hints[one.name], one.name, made.__name__) for one in fields(made) if one.init}
    return st.builds(made, **asked)


@st.composite
def board_view(draw: st.DrawFn) -> reports.BoardView:
    """A board of three by three as somebody sees it: as many lines as they have, or what is left for one."""
    squares = [(row, column) for row in range(3) for column in range(3)]
    cells = tuple(replace(draw(_of_class(reports.Cell)), row=row, column=column) for row, column in squares)
    made = draw(some.map(lambda n: n // 5))
    names = [coordinate(square) for square in squares]
    left = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    nearest = draw(st.lists(left.map(tuple), max_size=9))
    shortest = min((len(one) for one in nearest), default=0)
    same = tuple(one for one in nearest if len(one) == shortest)
    more, closed = (draw(st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple)) for _ in range(2))
    bonus = draw(st.integers(0, 20))
    return reports.BoardView(
        draw(of(reports.Board, "board")), cells, made, draw(st.booleans()), same, more, closed, bonus
    )


def lints() -> SearchStrategy:
    """What a look over a board may find."""
    squares = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), unique=True, max_size=9).map(tuple)
    times = {"least_minutes": st.just(45), "most_minutes": st.just(150)}
    flags = dict.fromkeys(("solvable", "trivial"), st.booleans())
    return st.builds(Lint, squares=st.just(9), missing=st.integers(0, 2), unreachable=squares, **flags, **times)


@st.composite
def quest_view(draw: st.DrawFn) -> reports.QuestView:
    """A quest as somebody sees it; who never took it has handed nothing in, and what was answered was handed in."""
    attempt = draw(of(reports.Attempt | None, "attempt"))
    latest = draw(of(reports.HandIn, "latest")) if attempt and attempt.state != "taken" else None
    return reports.QuestView(
        draw(of(reports.Quest, "quest")),
        attempt,
        latest,
        draw(of(reports.Help | None, "help")),
        draw(st.sampled_from(["", "B2"])),
        draw(st.none() | ids.map(BoardId)),
        draw(st.booleans()),
        draw(of(reports.Proposal | None, "idea")),
        draw(st.booleans()),
        barred=draw(st.sampled_from(["locked", "", "closed", "no_place", "not_open", "not_again_yet"])),
        again_at=draw(st.none() | moments),
        until=draw(st.none() | moments),
        time=draw(of(reports.Help | None, "time")),
    )


def _refusal() -> SearchStrategy:
    return st.one_of(*map(_of_error, errors.Refusal.__subclasses__()))


def _of_error(made: type[errors.QuestsError]) -> SearchStrategy:
    return _of_class(made) if carried_by(made) else st.builds(made)


def carried_by(made: type) -> list[str]:
    """What an error of a kind is told when it is raised; some are told nothing."""
    return [name for name in getattr(made, "__dataclass_fields__", {}) if name != "code"]


def _any_of(made: type[errors.StoreError]) -> errors.StoreError:
    """One of a kind: what else it carries is for the one who hosts, and on no card."""
    return made(*("?" for _ in carried_by(made)))


MADE: dict[Any, Callable[[], SearchStrategy]] = {
    reports.BoardView: board_view,
    Condition: lambda: st.sampled_from(CONDITIONS),
    Names: lambda: st.just(Names({3: "Pizza maths"}, {8: "Fractions"}, {"explainer": "Explainer"})),
    Record: lambda: st.just(Life(SchoolDays(), STEPS, day=date(2026, 3, 2))),
    Rule: lambda: st.sampled_from(list(READY.values())),
    reports.QuestView: quest_view,
    Button: lambda: st.just(Button("Post", Action("post_board", 1, (2,)))),
    Pack: lambda: st.sampled_from([one.pack("es") for one in ready_packs()]),
    ReadyBoard: lambda: st.sampled_from(ready_boards("es")),
    Lint: lints,
    Template: lambda: st.sampled_from(templates("es")),
    errors.Refusal: _refusal,
    errors.Invalid: lambda: _of_class(errors.Invalid),
    errors.StoreError: lambda: st.sampled_from([_any_of(one) for one in errors.StoreError.__subclasses__()]),
    date: lambda: st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    frozenset[int]: lambda: st.frozensets(st.integers(0, 6), min_size=1),
    dict[int, str]: lambda: st.dictionaries(ids, names, max_size=3),
    events.HandedIn: lambda: _of_class(events.HandedIn),
    tuple[int, ...]: lambda: st.tuples(ids, st.integers(1, 3), some),
}
"""What is not put together from its fields alone."""


few = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # values this large take minutes to make smaller, and read well as they are
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def looks(draw: st.DrawFn, styles: tuple[str, ...] = tuple(Style)) -> Look:
    """A reader: of any language, style, role and way to read."""
    language = draw(st.sampled_from(LANGUAGES))
    return Look(
        words=compiled(language),
        locale=language,
        zone="Europe/Madrid",
        style=draw(st.sampled_from(styles)),
        classroom=draw(ids),
        now=NOW,
        as_list=draw(st.booleans()),
        short_text=draw(st.booleans()),
        role=draw(st.sampled_from(Role)),
    )


def asked_of(name: str, look: Look) -> SearchStrategy:
    """The arguments that the view `name` asks for, besides the look."""
    return _asked_of(name, look.role, look.points)


@cache
def _asked_of(name: str, role: str, points: bool) -> SearchStrategy:
    view = views()[name]
    hints = typing.get_type_hints(view)
    asked = [parameter for parameter in inspect.signature(view).parameters if parameter != "look"]
    specs = {one: _specs(role, one, quiet=not points) for one in asked if hints[one] == tuple[CommandSpec, ...]}
    return st.fixed_dictionaries({one: specs[one] if one in specs else of(hints[one], one, name) for one in asked})


def _specs(role: str, parameter: str, *, quiet: bool) -> SearchStrategy:
    """The words of the help are those of the reader's role and style."""
    first, also = words.listed(role, quiet=quiet)
    return st.just(also if parameter == "also" else first)


def shown(name: str, data: st.DataObject, styles: tuple[str, ...] = tuple(Style)) -> tuple[Look, Any]:
    """What the view `name` makes of some values, for some reader."""
    look = data.draw(looks(styles))
    return look, views()[name](look, **data.draw(asked_of(name, look)))


# ---------------------------------------------------------------------------------------------------- what came out of it


def every(body: object, kind: type | tuple[type, ...]) -> Iterator[Any]:
    """All parts of `body` that are of a kind, however deep."""
    if isinstance(body, kind):
        yield body
    if isinstance(body, tuple | list):
        for one in body:
            yield from every(one, kind)
    elif is_dataclass(body) and not isinstance(body, Action):
        for field in fields(body):
            yield from every(getattr(body, field.name), kind)


def read(body: object, *, skip: frozenset[str] = frozenset({"name", "value", "path", "action"})) -> Iterator[str]:
    """Every text of `body` that a person may read: all but codes, and what already stands in a field."""
    if isinstance(body, str) and not isinstance(body, Enum):
        yield body
    elif isinstance(body, tuple | list):
        for one in body:
            yield from read(one, skip=skip)
    elif is_dataclass(body):
        for field in fields(body):
            if field.name not in skip:
                yield from read(getattr(body, field.name), skip=skip)


def labels(body: Card | Form) -> list[str]:
    """All that stands on a button."""
    pressed = [button.label for button in every(body, Button)]
    answers = [label for confirm in every(body, Confirm) for label in (confirm.yes, confirm.no)]
    more = [body.submit, body.more_label] if isinstance(body, Form) else []
    return [*pressed, *answers, *more]


def verbs(body: Card | Form) -> set[str]:
    """All that `body` can do."""
    return {action.verb for action in every(body, Action)}
