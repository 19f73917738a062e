"""Any card and any form that our own types allow, filled with the worst that people type."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from adapters import cards, forms, text
from adapters.actions import Action

NASTY = [
    "Pizza maths",
    "\x1b[2J\x1b]0;owned\x07title",
    "\x9b31mred",
    "\u202egnp.exe\u2066",
    "@everyone <@123> <!channel> <@U1> <#C1>",
    "[fine](https://bad.example) <https://bad.example|fine>",
    "```\n**bold** _it_ ~no~ `code` > quote",
    "[bold red]markup[/] :smile: [1] fake",
    "one\r\ntwo\u2028three\x0bfour",
    "\ud800",
    "数学のピザ e\u0301 👩‍🚀",
    "&lt; & < >",
    "word " * 30,
]
anything = st.sampled_from(NASTY) | st.text(max_size=40)
something = anything.filter(lambda text: any(sign.isalnum() for sign in text))
label = st.sampled_from(["Hand in", "I need help", "Good"]) | something
action = st.builds(
    Action,
    st.sampled_from(["home", "take", "hand_in"]),
    st.integers(0, 2**63 - 1),
    st.tuples(st.integers(0, 2**63 - 1)),
)
spans = anything | st.lists(
    anything
    | st.builds(text.Bold, anything)
    | st.builds(text.Code, anything)
    | st.builds(text.Link, anything, st.just("https://school.example/a"))
    | st.builds(text.Moment, st.integers(0, 2**50), something)
    | st.builds(text.Named, st.sampled_from(text.Names), st.sampled_from(["", "4711", "1>@x"]), something),
    max_size=3,
).map(tuple)
button = st.builds(cards.Button, label, action, st.sampled_from(cards.Weight))


def some(made: SearchStrategy, least: int = 0, most: int = 3) -> SearchStrategy:
    return st.lists(made, min_size=least, max_size=most).map(tuple)


@st.composite
def grid(draw: st.DrawFn) -> cards.Grid:
    columns = draw(st.integers(1, 5))
    squares = draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, columns - 1)), min_size=1, max_size=9, unique=True)
    )
    return cards.Grid(columns=columns, cells=tuple(draw(cell(*square)) for square in squares), alt=draw(something))


def cell(row: int, column: int) -> SearchStrategy[cards.GridCell]:
    return st.builds(
        cards.GridCell,
        row=st.just(row),
        column=st.just(column),
        coordinate=st.just(f"{'ABCDE'[column]}{row + 1}") | st.sampled_from(["1", "2"]),
        short=label,
        title=something,
        state=st.sampled_from(cards.CellState),
        state_words=st.sampled_from(["", "done", "waits for Ms Lee"]) | anything,
        action=action,
    )


PARTS: dict[type, SearchStrategy] = {
    cards.Paragraph: st.builds(cards.Paragraph, spans),
    cards.Quote: st.builds(cards.Quote, anything, anything),
    cards.Fields: st.builds(cards.Fields, some(st.builds(cards.Field, anything, spans))),
    cards.Table: st.builds(cards.Table, header=some(anything, 1), rows=some(some(anything, 1)), caption=anything),
    cards.Bullets: st.builds(cards.Bullets, some(spans), st.booleans()),
    cards.Picture: st.builds(cards.Picture, path=st.just("files/ab12"), alt=something),
    cards.Document: st.builds(
        cards.Document, name=st.just("letter.html"), about=something, content=st.just(b"<p>Dear families</p>")
    ),
    cards.Progress: st.builds(
        cards.Progress, label=anything, done=st.integers(-1, 9), total=st.integers(0, 9), words=something
    ),
    cards.Buttons: st.builds(cards.Buttons, some(button, 1), some(button, most=5), st.just("More")),
    cards.Grid: grid(),
    cards.Choice: st.builds(
        cards.Choice, prompt=anything, options=some(st.builds(cards.Option, label, action, anything), 1, 30)
    ),
    cards.Divider: st.builds(cards.Divider),
}
card = st.builds(
    cards.Card,
    heading=anything,
    parts=some(st.one_of(*PARTS.values()), most=5),
    footnote=anything,
    tone=st.sampled_from(cards.Tone),
)

options = st.lists(something, min_size=1, max_size=12).map(
    lambda labels: tuple(forms.FormOption(f"v{number}", label) for number, label in enumerate(labels))
)
asked = {"hint": anything, "required": st.booleans(), "error": st.just("") | anything, "label": something}
chosen = st.sampled_from(["", "v0"])
FIELDS: dict[type, SearchStrategy] = {
    forms.ShortText: st.builds(forms.ShortText, name=st.just("f"), value=anything, **asked),
    forms.LongText: st.builds(forms.LongText, name=st.just("f"), value=anything, **asked),
    forms.Number: st.builds(
        forms.Number, name=st.just("f"), value=st.sampled_from(["", "3"]), least=st.none() | st.just(1), **asked
    ),
    forms.DateField: st.builds(forms.DateField, name=st.just("f"), value=st.sampled_from(["", "2026-03-09"]), **asked),
    forms.ChooseOne: st.builds(forms.ChooseOne, name=st.just("f"), value=chosen, options=options, **asked),
    forms.ChooseMany: st.builds(forms.ChooseMany, name=st.just("f"), value=chosen, options=options, **asked),
    forms.FileField: st.builds(forms.FileField, name=st.just("f"), most=st.integers(1, 3), **asked),
    forms.PersonField: st.builds(
        forms.PersonField, name=st.just("f"), value=chosen, options=options, several=st.booleans(), **asked
    ),
    forms.PlaceField: st.builds(forms.PlaceField, name=st.just("f"), **asked),
    forms.RoleField: st.builds(forms.RoleField, name=st.just("f"), **asked),
}
field = st.one_of(*FIELDS.values())
form = st.builds(
    forms.Form,
    title=something,
    action=action,
    submit=label,
    # no form of ours has only pickers: where there are none, nothing would be asked
    fields=st.builds(lambda first, rest: (first, *rest), FIELDS[forms.ShortText], some(field, 0, 6)),
    intro=anything,
    more=some(field),
    more_label=st.just("More"),
    note=st.just("") | anything,
)
