"""Forms as bad as they come, made from a number: the same number is the same form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapters import forms
from adapters.actions import Action
from tests.adapters.discord.any_card import Maker

CODES = ("", "a", "~", "new-quest", "7")


class FormMaker(Maker):
    """Makes forms out of chance that can be had again."""

    def form(self) -> forms.Form:
        """A form of some questions, and some behind More."""
        names = iter(f"f{number}" for number in range(20))
        asked = tuple(self.field(next(names)) for _ in range(1 + self.few(7)))
        more = tuple(self.field(next(names)) for _ in range(self.few(6))) if self.often(0.4) else ()
        return forms.Form(
            title=self.label(),
            action=Action("a" * 38, 2**63 - 1, (2**63 - 1,) * 3)
            if self.often(0.2)
            else Action("sent", 5, (self.few(),)),
            submit=self.label(),
            fields=asked,
            intro=self.label(),
            more=more,
            more_label=self.label(),
            note=self.label(),
        )

    def field(self, name: str) -> forms.FormField:
        """Any field, right or wrong, empty or filled in."""
        said: dict[str, Any] = {
            "name": name,
            "label": self.label(),
            "hint": self.label(),
            "required": self.often(0.5),
            "error": self.label() if self.often(0.3) else "",
        }
        options = self.options()
        chosen = self.pick(options).value if self.often(0.5) else ""
        made: dict[int, Callable[[], forms.FormField]] = {
            0: lambda: forms.ShortText(value=self.label(), longest=self.pick((1, 200, 4_000)), **said),
            1: lambda: forms.LongText(value=self.label(), **said),
            2: lambda: forms.Number(
                value=self.pick(("", "3")), least=self.pick((None, 1)), most=self.pick((None, 9)), **said
            ),
            3: lambda: forms.DateField(value=self.pick(("", "2026-03-09")), **said),
            4: lambda: forms.ChooseOne(value=chosen, options=options, **said),
            5: lambda: forms.ChooseMany(value=chosen, options=options, **said),
            6: lambda: forms.FileField(most=1 + self.few(4), kept=self.label(), **said),
            7: lambda: forms.PersonField(value=chosen, options=options, several=self.often(0.5), **said),
            8: lambda: forms.PlaceField(value=self.pick(("", "4711", "x")), **said),
            9: lambda: forms.RoleField(value=self.pick(("", "4711", "4711,4712")), **said),
        }
        return made[self.few(9)]()

    def options(self) -> tuple[forms.FormOption, ...]:
        """One to two hundred, with codes that differ."""
        codes = [*CODES, *(f"v{number}" for number in range(200))][: 1 + self.few(self.pick((1, 9, 10, 30, 59, 199)))]
        return tuple(forms.FormOption(code, self.label(), self.label()) for code in codes)


def any_form(number: int) -> forms.Form:
    """The form of this number."""
    return FormMaker(number).form()
