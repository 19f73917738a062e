"""What was refused, in words: what happened, and what to do next. Never "failed"."""

from __future__ import annotations

from adapters.cards import Button, Buttons, Card, Paragraph, Quote, Tone
from bot.views import quest_terms
from bot.views.look import Look, mark
from quests import errors

TYPED_MOST = 40
"""So many letters of what was typed are said back."""
NOUNS = {
    "quest": mark("That quest is not here."),
    "board": mark("That board is not here."),
    "draft": mark("That draft was posted or changed already."),
    "proposal": mark("That idea is not here."),
    "posted": mark("That board is not posted."),
    "closed": mark("That board is not closed."),
    "square": mark("That square is not on the board."),
    "member": mark("Nobody here goes by that name."),
    "attempt": mark("That work is not here."),
    "button": mark("That button is from another time."),
    "classroom": mark("That class is not here."),
    "help": mark("That question is not here."),
    "file": mark("That file is not here."),
    "day_off": mark("Those days are not there any more."),
    "season": mark("That season is not there."),
    "team": mark("That team is not there any more."),
    "place": mark("The class does not meet there any more."),
    "here": mark("Open this in a channel of your server. There it works."),
    "practice": mark("You are not trying it out right now."),
}
NOT_NOW = {
    ("handed_in", "take"): mark("You handed that in already."),
    ("approved", "take"): mark("That quest is done already."),
    ("taken", "take"): mark("You are already doing this quest."),
    ("returned", "take"): mark("You are already doing this quest."),
    ("handed_in", "hand_in"): mark("Your teacher has it already. Take it back to change it."),
    ("approved", "hand_in"): mark("That quest is done already."),
    ("approved", "take_back"): mark("Your teacher has answered already."),
    ("returned", "take_back"): mark("Your teacher has answered already."),
    ("taken", "take_back"): mark("You took it back already."),
    ("taken", "decide"): mark("The student took it back."),
    ("returned", "decide"): mark("It is with the student again."),
    ("handed_in", "decide"): mark("The student has handed in again. Look at the new one."),
    ("never_closes", "ask_time"): mark("That quest never closes. Take the time you need."),
    ("answered", "answer"): mark("Another teacher has answered already."),
    ("free", "begin"): mark("This square is for an idea of your own. Propose one first."),
    ("agreed", "propose"): mark("Your idea is approved already."),
    ("closed", "propose"): mark("This board is closed. Finish what you began."),
    ("handed_in", "propose"): mark("You handed in work for it already."),
    ("approved", "propose"): mark("That quest is done already."),
    ("returned", "propose"): mark("You have begun it already. Try it once more."),
    ("answered", "withdraw"): mark("Your teacher has answered already."),
    ("withdrawn", "answer"): mark("The student needs no help any more."),
}
NOT_HERE = mark("That is not here.")
NOT_RIGHT_NOW = mark("That does not go right now.")
NOT_DONE = mark("My database could not do that. Nothing was changed.")
UNDO = {
    "gone": mark("That is not yours to take back."),
    "undone": mark("That was taken back already."),
    "used": mark("Others have gone on with it since. It stays."),
}
STORES: dict[type[errors.StoreError], str] = {
    errors.Full: mark("The disk is full. Nothing was changed. Make room, then try again."),
    errors.ReadOnly: mark("The place for my data cannot be written. Nothing was changed."),
    errors.Busy: mark("I am busy right now. Nothing was changed. Try again in a moment."),
    errors.Lost: mark("I lost my database for a moment. Try again."),
    errors.Damaged: mark("My database is damaged. Nothing was changed. Tell the one who runs me."),
}


GO_ON = (errors.NotOpen, errors.NoPlace, errors.NotAgainYet, errors.Closed, errors.Locked)
"""Another quest will do instead."""


def refused(look: Look, error: errors.Refusal, name: str = "") -> Card:
    """A refusal as a card. `name` is who decided, for AlreadyDecided."""
    on = (look.main("What next?", "next"),) if isinstance(error, GO_ON) else ()
    return Card(
        heading=_heading(look, error),
        parts=(
            Paragraph(sentence(look, error, name)),
            Buttons((*on, look.button("My page", "home"), look.button("Help", "help"))),
        ),
        tone=Tone.CARE,
    )


def _heading(look: Look, error: errors.Refusal) -> str:
    match error:
        case errors.NotFound():
            return look.say("Not found")
        case errors.NotAllowed("admin"):
            return look.say("Starting a class")
        case errors.NotAllowed() | errors.NotYours():
            return look.say("Somebody else does that")
        case errors.AlreadyDecided():
            return look.say("Answered already")
        case errors.Closed() | errors.BoardClosed():
            return look.say("Closed")
        case errors.Redelivered():
            return look.say("Done already")
        case errors.Invalid():
            return look.say("Change one thing")
        case _:
            return look.say("Not now")


def sentence(look: Look, error: errors.Refusal, name: str = "") -> str:  # noqa: C901, PLR0911, PLR0912 - one case a refusal
    """A refusal as one or two sentences. `name` is who decided, for AlreadyDecided."""
    match error:
        case errors.NotFound(noun, typed):
            said = look.say(NOUNS.get(noun, NOT_HERE))
            return said + " " + look.say("You typed: {typed}.", typed=typed[:TYPED_MOST]) if typed else said
        case errors.NotAllowed(needs):
            return _not_allowed(look, needs)
        case errors.NotYours():
            return look.say("That belongs to somebody else.")
        case errors.Invalid():
            return problem(look, error)
        case errors.ShutOut():
            return look.say("A teacher took you off the list. Ask to come back in.")
        case errors.PlaceInUse():
            return look.say("That place belongs to another class, and stays theirs.")
        case errors.NameInUse(_, taken):
            return look.say("There is a {name} already.", name=taken)
        case errors.NotNow(state, wanted):
            return look.say(NOT_NOW.get((state, wanted), NOT_RIGHT_NOW))
        case errors.AlreadyDecided(decision=decision, at=at):
            return _already(look, decision, name, look.clock(at))
        case errors.AlreadyLookedAt():
            return look.say("Your teacher is looking at it. Ask for it back.")
        case errors.Closed(at):
            return look.say("It closed: {when}. Ask your teacher for more time.", when=look.clock(at))
        case errors.BoardClosed():
            return look.say("This board is closed. Finish what you began; nothing new starts here.")
        case errors.NotOpen(at):
            return look.say("It opens: {when}.", when=look.day(at))
        case errors.NoPlace(places):
            return quest_terms.full(look, places)
        case errors.Locked():
            return look.say("It is still locked. Something else opens it first.")
        case errors.NotAgainYet(at):
            return look.say("You can do it again: {when}.", when=look.day(at))
        case errors.Incomplete(have, need):
            return look.say("The board has {have} of its {need} quests.", have=have, need=need)
        case errors.BadgesInCircle(codes):
            return look.say("These would wait for each other: {codes}.", codes=", ".join(codes))
        case errors.NotUndoable(why):
            return look.say(UNDO[why])
        case errors.Redelivered():
            return look.say("That was done already. Nothing was done twice.")
        case _:
            return look.say(NOT_RIGHT_NOW)


def _not_allowed(look: Look, needs: str) -> str:
    if needs == "last_teacher":
        return look.say("A class needs a teacher. Make somebody else one first.")
    if needs == "another_teacher":
        return look.say("Another teacher could remove you.")
    if needs == "not_oneself":
        return look.say("Somebody else looks at your own work.")
    if needs == "admin":
        return look.say("Whoever manages this place can do that. Do you lead a class? Ask them to type: setup.")
    if needs == "student":
        return look.say("That is for students. Try it as a student.")
    return look.say("A teacher does that.") if needs == "teacher" else look.say("Teachers and helpers do that.")


def _already(look: Look, decision: str, name: str, when: str) -> str:
    who = name or look.say("Another teacher")
    if decision == "approved":
        return look.say("{name} approved it: {when}. Nothing was changed.", name=who, when=when)
    return look.say("{name} said not yet: {when}. Nothing was changed.", name=who, when=when)


def problem(look: Look, error: errors.Invalid) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a problem
    """What is wrong with a field, and how it should look."""
    match error.problem:
        case "required":
            return look.say("This one is needed.")
        case "too_long":
            return look.say("At most {limit} characters; these are {given}.", limit=error.limit, given=error.given)
        case "too_many_words":
            return look.say("At most {limit} words.", limit=error.limit)
        case "too_many":
            return look.say("At most {limit}; these are {given}.", limit=error.limit, given=error.given)
        case "no_link":
            return look.say("One a line, like this: Our page https://example.org")
        case "not_a_number":
            return look.say("Type a whole number, like 10.")
        case "too_small":
            return look.say("At least {limit}.", limit=error.limit)
        case "too_big":
            return look.say("At most {limit}.", limit=error.limit)
        case "not_a_date":
            return look.say("Type a day like 2026-03-09.")
        case "waits_for_itself":
            return look.say("That quest waits for this one. Pick another.")
        case "in_the_past":
            return look.say("That day is over. Type a later one.")
        case "not_yet":
            return look.say("That day is still to come. Type an earlier one.")
        case "file_empty":
            return look.say("There is nothing in {name}.", name=error.given)
        case "file_too_big":
            return look.say("{name} is too big. At most {limit} MB.", name=error.given, limit=error.limit)
        case "file_kind":
            return look.say("I cannot keep {name}. Pictures, sound, film, PDF and text go.", name=error.given)
        case "too_many_files":
            return look.say("At most {limit} files.", limit=error.limit)
        case "file_gone":
            return look.say("I cannot read {name}. Is it still there?", name=error.given)
        case _:
            return look.say("Pick one of the list.")


def store(look: Look, error: errors.StoreError, written: tuple[str, ...] = (), again: tuple[Button, ...] = ()) -> Card:
    """The database could not do its part. What was `written` with it is given back."""
    said = look.say(STORES.get(type(error), NOT_DONE))
    return Card(
        heading=look.say("Not right now"),
        parts=(
            Paragraph(said),
            *(Quote(one, look.say("You wrote")) for one in written),
            Buttons((*again, look.button("My page", "home"))),
        ),
        tone=Tone.CARE,
    )


def ours(look: Look, reference: str) -> Card:
    """A mistake of ours."""
    return Card(
        heading=look.say("That is our mistake"),
        parts=(
            Paragraph(look.say("Nothing was changed. Try again, or go another way.")),
            Buttons((look.button("My page", "home"),)),
        ),
        footnote=look.say("For the one who runs me: {reference}", reference=reference),
        tone=Tone.CARE,
    )


def done_unseen(look: Look, reference: str) -> Card:
    """It is done, but our sentence about it broke."""
    return Card(
        heading=look.say("It is done"),
        parts=(
            Paragraph(look.say("I could not show it to you, though.")),
            Buttons((look.button("My page", "home"),)),
        ),
        footnote=look.say("For the one who runs me: {reference}", reference=reference),
    )
