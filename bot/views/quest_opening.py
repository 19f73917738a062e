"""A quest and what opens it: for a student who wonders why it is locked, and for its teacher."""

from __future__ import annotations

from dataclasses import replace

from adapters.cards import Bullets, Buttons, Card, Field, Fields, Paragraph
from bot.views import links, states
from bot.views import quest_terms as terms
from bot.views.look import Look
from bot.views.quests import heading
from quests.reports import QuestView


def why_locked(look: Look, view: QuestView, whys: list[str]) -> Card:
    """What opens a quest, and how far one is."""
    return Card(
        heading=heading(view),
        parts=(
            Paragraph(look.say("This opens it:")),
            Bullets(tuple(whys)),
            Buttons((look.main("What next?", "next"), look.button("Open quest", "quest", view.quest.quest_id))),
        ),
    )


def for_teacher(look: Look, view: QuestView) -> Card:
    """A quest as a teacher looks at it."""
    fields = [Field(look.say("Minutes"), str(view.quest.minutes or "–"))]
    if look.points:
        fields.append(Field(look.say("Points"), str(view.quest.points)))
    fields += terms.fields(look, view.quest)
    if view.quest.formats:
        fields.append(Field(look.say("Ways to show it"), states.ways(look, view.quest.formats)))
    if view.quest.simple:
        fields.append(Field(look.say("The same in simpler words"), view.quest.simple))
    return Card(
        heading=heading(view),
        parts=(
            Paragraph(view.quest.task),
            *links.to_look_at(look, view.quest.links),
            Fields(tuple(fields)),
            Buttons(
                (
                    look.button("Change quest", "change_quest", view.quest.quest_id),
                    look.button("Quests", "quests"),
                    look.button("Try as student", "try_student"),
                ),
                (look.button("When it opens", "unlock", view.quest.quest_id),),
                look.say("More"),
            ),
        ),
    )


def for_teacher_opens(look: Look, view: QuestView, opens: str) -> Card:
    """A quest as a teacher looks at it, with what opens it; "" when it is open to all."""
    card = for_teacher(look, view)
    if not opens:
        return card
    return replace(
        card, parts=(*card.parts[:-1], Paragraph(look.say("This opens it: {what}", what=opens)), card.parts[-1])
    )
