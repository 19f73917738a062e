"""A form in steps of five: which fields, and which of a field's options, stand in which modal.

How a form is sliced depends on nothing that changes while it is filled in (what was typed, what was wrong with it), so that step 2
is step 2 from its opening to its sending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from adapters.discord.counting import is_cut
from adapters.discord.limits import FIELD_HINT, FIELD_LABEL, MODAL_FIELDS, MODAL_TITLE, OPTION, OPTIONS
from adapters.fallback.printable import one_line, printable
from adapters.forms import Form, FormField, FormOption, options_of

NUMBERING = 8
"""Characters of a title that say which part of how many it is: " (10/12)"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as one part of a modal; of a field with more than 25 options, those from `first` on."""

    field: FormField
    options: tuple[FormOption, ...] = ()
    first: int = 0
    above: tuple[str, ...] = ()
    """What of it does not fit beside it, and must be said above."""

    @property
    def parts(self) -> int:
        """In how many parts its field is asked."""
        return max(1, -(-len(options_of(self.field)) // OPTIONS))

    @property
    def numbering(self) -> str:
        """Which of them it is, to stand behind its label; nothing for the only one."""
        return f" ({self.first // OPTIONS + 1}/{self.parts})" if self.parts > 1 else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One modal: what it asks, what must be said above it, and whether it offers to go on to what stands behind More."""

    asked: tuple[Asked, ...]
    above: tuple[str, ...] = ()
    offers_more: bool = False

    @property
    def size(self) -> int:
        """How many components the modal has."""
        return len(self.asked) + bool(self.above) + self.offers_more


def sliced(form: Form) -> tuple[Step, ...]:
    """The steps of `form`: one where all fits, else those of its fields and then those of what stands behind More."""
    fields, more = _asked(form.fields), _asked(form.more)
    whole = _step((*fields, *more), _above(form, MODAL_TITLE))
    if whole.size <= MODAL_FIELDS:
        return (whole,)
    steps = _steps(fields, _above(form, MODAL_TITLE - NUMBERING))
    return (*_offering(steps), *_steps(more)) if more else steps


def option_lines(option: FormOption) -> tuple[str, ...]:
    """What is said of an option: its label and what it is about, each on one line."""
    return tuple(filter(None, (one_line(option.label), one_line(option.about))))


def _above(form: Form, title_most: int) -> tuple[str, ...]:
    """What stands above the first step."""
    title = one_line(form.title) if is_cut(form.title, title_most) else ""
    return tuple(filter(None, (title, printable(form.intro).strip())))


def _asked(fields: Iterable[FormField]) -> tuple[Asked, ...]:
    return tuple(one for field in fields for one in _parts(field))


def _parts(field: FormField) -> Iterator[Asked]:
    options = options_of(field)
    for first in range(0, max(len(options), 1), OPTIONS):
        one = Asked(field, options[first : first + OPTIONS], first)
        yield replace(one, above=tuple(_beyond(one)))


def _steps(asked: tuple[Asked, ...], above: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """As many parts in each as fit."""
    steps = [_step((), above)]
    for one in asked:
        fuller = _with(steps[-1], one)
        if fuller.size > MODAL_FIELDS:
            steps.append(_step((one,)))
        else:
            steps[-1] = fuller
    return tuple(steps)


def _offering(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same with an offer to see more in the last. It does not stand alone: where it does not fit, the last part comes along."""
    *before, last = steps
    if last.size < MODAL_FIELDS:
        return (*before, replace(last, offers_more=True))
    one = last.asked[-1]
    rest = replace(last, asked=last.asked[:-1])
    return (*before, rest, replace(_step((one,)), offers_more=True))


def _step(asked: tuple[Asked, ...], above: tuple[str, ...] = ()) -> Step:
    step = Step((), above)
    for one in asked:
        step = _with(step, one)
    return step


def _with(step: Step, one: Asked) -> Step:
    return Step((*step.asked, one), (*step.above, *one.above), step.offers_more)


def _beyond(one: Asked) -> Iterator[str]:
    """What of a part does not fit beside it."""
    field = one.field
    if not one.first and is_cut(field.label, FIELD_LABEL - len(one.numbering)):
        yield one_line(field.label)
    if not one.first and is_cut(field.hint, FIELD_HINT):
        yield one_line(field.hint)
    for option in one.options:
        if any(is_cut(line, OPTION) for line in option_lines(option)):
            yield ": ".join(option_lines(option))
