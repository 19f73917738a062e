"""Badges as their teacher sees them: which there are, who has them, trying a change before it is made."""

from __future__ import annotations

from adapters.cards import Button, Buttons, Card, Choice, Field, Fields, Option, Paragraph, Part, Table
from adapters.forms import ChooseOne, Form, FormOption, Number, PersonField
from bot.views.badges import name, ready_name
from bot.views.conditions import Names, sentence
from bot.views.look import Look, mark
from quests.reports import BadgeKind, Member
from quests.rules.badges import Rule, conditions_of, is_one_number, read_rule

AWARDS = {
    "once": mark("once"),
    "day": mark("once a day"),
    "week": mark("once a week"),
    "month": mark("once a month"),
    "every": mark("each time"),
}
REVOKES = {
    "on_correction": mark("when a mistake is undone"),
    "never": mark("never"),
    "live": mark("as soon as it is no longer so"),
}


def desk(look: Look, kinds: list[BadgeKind], holders: dict[int, int], ready: list[str]) -> Card:
    """All badges: those of the class, on or off, and ready ones it never had."""
    rows = [
        (
            name(look, kind),
            look.say("on") if kind.is_on else look.say("off"),
            str(holders.get(kind.badge_id, 0)),
        )
        for kind in kinds
    ]
    rows += [(ready_name(look, code), look.say("off"), "0") for code in ready]
    options = [look.option(name(look, kind), "badge", kind.badge_id) for kind in kinds]
    return Card(
        heading=look.say("Badges"),
        parts=(
            Paragraph(look.say("Each student sees their own alone. Who has one keeps it.")),
            Table(header=(look.say("Badge"), look.say("Now"), look.say("Held by")), rows=tuple(rows)),
            Choice(prompt=look.say("Look at one"), options=(*options, *_ready(look, ready))),
            Buttons((look.button("Class", "class"), look.button("My page", "home"))),
        ),
        footnote=look.say("Badges of your own come with packs."),
    )


def _ready(look: Look, ready: list[str]) -> tuple[Option, ...]:
    from quests.rules.ready_badges import READY  # noqa: PLC0415 - only their order

    codes = list(READY)
    return tuple(look.option(ready_name(look, code), "badge_ready", codes.index(code)) for code in ready)


def badge(look: Look, kind: BadgeKind, names: Names, having: list[Member], note: str = "") -> Card:
    """One badge: what earns it, who has it, and what can be done with it."""
    rule = read_rule(kind.rule)
    said: list[Part] = [Paragraph(note)] if note else []
    said += [Paragraph(kind.about)] if kind.about else []
    who = ", ".join(one.name for one in having) or look.say("nobody yet")
    return Card(
        heading=look.say("Badge: {name}", name=name(look, kind)),
        parts=(
            *said,
            *(Paragraph(sentence(look, one, names)) for one in conditions_of(rule)),
            Fields(
                (
                    Field(look.say("Now"), look.say("on") if kind.is_on else look.say("off")),
                    Field(look.say("Given"), look.say(AWARDS[rule.award])),
                    Field(look.say("Taken back"), look.say(REVOKES[rule.revoke])),
                    Field(look.say("Held by"), who),
                )
            ),
            Buttons(_main(look, kind, rule), (look.button("Badges", "badge_desk"),), look.say("More")),
        ),
    )


def ready(look: Look, code: str, number: int, rule: Rule, names: Names) -> Card:
    """A ready badge that the class never had."""
    return Card(
        heading=look.say("Badge: {name}", name=ready_name(look, code)),
        parts=(
            *(Paragraph(sentence(look, one, names)) for one in conditions_of(rule)),
            Buttons((look.main("Switch on", "badge_ready_on", number), look.button("Badges", "badge_desk"))),
        ),
    )


def _main(look: Look, kind: BadgeKind, rule: Rule) -> tuple[Button, ...]:
    switch = (
        look.button("Switch off", "badge_switch", kind.badge_id, 0)
        if kind.is_on
        else look.main("Switch on", "badge_switch", kind.badge_id, 1)
    )
    number = (look.button("Change number", "badge_number", kind.badge_id),) if is_one_number(rule) else ()
    return (switch, *number, look.button("Give it", "badge_give", kind.badge_id))


def number(look: Look, kind: BadgeKind, given: str = "") -> Form:
    """Another number for a badge."""
    now = str(getattr(read_rule(kind.rule).condition, "ge", 1))
    return Form(
        title=look.say("Change {badge}", badge=name(look, kind)),
        action=look.action("badge_number_sent", kind.badge_id),
        submit=look.say("Try it"),
        intro=look.say("First you see who would gain it or lose it. Nothing changes yet."),
        fields=(Number(name="number", label=look.say("How many?"), value=given or now, least=1, most=100000),),
    )


def tried(look: Look, kind: BadgeKind, words: str, who: tuple[list[str], list[str]], number_: int) -> Card:
    """What a change would do, before it is made: `who` would gain it, and who would lose it."""
    gained, lost = who
    who_gains = ", ".join(gained) or look.say("nobody")
    who_loses = ", ".join(lost) or look.say("nobody")
    return Card(
        heading=look.say("{badge}: if it were so", badge=name(look, kind)),
        parts=(
            Paragraph(words),
            Fields(
                (
                    Field(look.say("{n} would gain it", n=len(gained)), who_gains),
                    Field(look.say("{n} would lose it", n=len(lost)), who_loses),
                )
            ),
            Paragraph(look.say("Keep: who has it keeps it. The rest counts from the next step.")),
            Buttons(
                (
                    look.main("Save and keep", "badge_save", kind.badge_id, number_, 0, kind.version),
                    look.button("Save, look again", "badge_save", kind.badge_id, number_, 1, kind.version),
                    look.button("Leave it", "badge", kind.badge_id),
                )
            ),
        ),
        footnote=look.say("Nothing is saved yet."),
    )


def saved(look: Look, gained: int, lost: int, at_once: bool) -> str:
    """The kind line above a badge that was changed."""
    if not at_once:
        return look.say("Saved. Who has it keeps it.")
    return look.say("Saved. {gained} gained it, {lost} lost it.", gained=gained, lost=lost)


def switched(look: Look, *, on: bool) -> str:
    """The kind line above a badge that was switched."""
    return look.say("It is on.") if on else look.say("It is off. Who has it keeps it.")


def give(look: Look, kind: BadgeKind, students: list[Member], whom: str = "") -> Form:
    """To whom?"""
    tiers = conditions_of(read_rule(kind.rule))
    tier = ChooseOne(
        name="tier",
        label=look.say("Which step of it?"),
        options=tuple(FormOption(str(n), str(n)) for n in range(1, len(tiers) + 1)),
        value="1",
    )
    people = tuple(FormOption(str(one.member_id), one.name) for one in students)
    return Form(
        title=look.say("Give {badge}", badge=name(look, kind)),
        action=look.action("badge_give_sent", kind.badge_id),
        submit=look.say("Give"),
        fields=(
            PersonField(name="whom", label=look.say("Who?"), options=people, value=whom),
            *((tier,) if len(tiers) > 1 else ()),
        ),
    )


def given(look: Look, who: str, *, new: bool) -> str:
    """The kind line above a badge that was given by hand."""
    if new:
        return look.say("{name} has it now. Undo takes it back.", name=who)
    return look.say("{name} has it already.", name=who)
