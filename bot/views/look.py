"""How a view speaks: the reader's language, zone and style, and the classroom that its buttons lead back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from adapters.actions import Action
from adapters.cards import Button, Confirm, Option, Weight
from adapters.text import Moment as ShownMoment
from bot.locales import catalogue, known
from quests.ids import Moment
from quests.reports import Classroom, Member
from quests.rules.calendar import local


class Words(Protocol):
    """As much of gettext as we use."""

    def gettext(self, message: str) -> str:
        """The sentence in the reader's language."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence in the form that `n` asks for."""
        ...


def mark(message: str) -> str:
    """A sentence that is said elsewhere with `look.say`: marks it for translators."""
    return message


NEAR = {-1: mark("yesterday"), 0: mark("today"), 1: mark("tomorrow")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything a view needs to know of its reader."""

    words: Words
    locale: str
    zone: str
    style: str
    classroom: int
    now: Moment
    as_list: bool = False
    short_text: bool = False
    role: str = "student"

    @property
    def points(self) -> bool:
        """Whether points and badges may be named: never in style quiet."""
        return self.style != "quiet"

    def say(self, message: str, /, **gaps: object) -> str:
        """The sentence in the reader's language, its gaps filled. What fills a gap is data: braces in it mean nothing."""
        return self.words.gettext(message).format_map(gaps)

    def count(self, one: str, many: str, n: int, /, **gaps: object) -> str:
        """The same, in the form that `n` asks for; `{n}` is filled in."""
        return self.words.ngettext(one, many, n).format_map({"n": n, **gaps})

    def action(self, verb: str, *ids: int) -> Action:
        """An action in this classroom."""
        return Action(verb, self.classroom, ids)

    def button(
        self, label: str, verb: str, *ids: int, weight: Weight = Weight.NORMAL, confirm: Confirm | None = None
    ) -> Button:
        """A button; `label` is translated, and has at most three words (a law)."""
        return Button(self.say(label), self.action(verb, *ids), weight, confirm)

    def main(self, label: str, verb: str, *ids: int) -> Button:
        """The button that most will want."""
        return self.button(label, verb, *ids, weight=Weight.MAIN)

    def option(self, label: str, verb: str, *ids: int, about: str = "") -> Option:
        """Something to choose; `label` is data here (a title, a name), not a sentence of ours."""
        return Option(label, self.action(verb, *ids), about)

    def day(self, at: Moment) -> str:
        """The day of `at`, near ones by their names: today, tomorrow, Friday, 4 December."""
        return self.date(local(at, self.zone).date())

    def date(self, day: date) -> str:
        """A day in words."""
        from babel.dates import format_date  # noqa: PLC0415 - off the way to the prompt: most cards name no day

        away = (day - local(self.now, self.zone).date()).days
        if away in NEAR:
            return self.say(NEAR[away])
        if 0 < away < 7:  # the weekday alone is enough
            return str(format_date(day, "EEEE", self.locale))
        # Day and month in the order and with the words of the language: "4 de diciembre"
        return str(format_date(day, self.say("d MMMM") if abs(away) < 300 else self.say("d MMMM y"), self.locale))

    def dated(self, at: Moment) -> str:
        """The day of `at` with its year, for what is kept: "today" is soon another day."""
        from babel.dates import format_date  # noqa: PLC0415 - as above

        return str(format_date(local(at, self.zone).date(), self.say("d MMMM y"), self.locale))

    def moment(self, at: Moment) -> ShownMoment:
        """`at` as a span: platforms show it in the reader's own zone, others print these words."""
        return ShownMoment(at, self.clock(at))

    def clock(self, at: Moment) -> str:
        """The day and the time of `at`."""
        from babel.dates import format_time  # noqa: PLC0415 - as above

        shown: datetime = local(at, self.zone)
        return self.say("{day}, {time}", day=self.day(at), time=format_time(shown, "short", locale=self.locale))


def look_for(classroom: Classroom, member: Member | None, now: Moment, locale: str = "") -> Look:
    """How to speak with a member of `classroom`: their own language, else the class's (a newcomer's platform says `locale`)."""
    spoken = member.locale if member and member.locale else (locale if member is None and locale else classroom.locale)
    return Look(
        words=catalogue(spoken),
        locale=known(spoken),
        zone=classroom.zone,
        style=classroom.style,
        classroom=classroom.classroom_id,
        now=now,
        as_list=bool(member and member.as_list),
        short_text=bool(member and member.short_text),
        role=member.role if member else "student",
    )


def stranger(locale: str, zone: str, now: Moment) -> Look:
    """How to speak with somebody who is in no class."""
    return Look(words=catalogue(locale), locale=known(locale), zone=zone, style="light", classroom=0, now=now)
