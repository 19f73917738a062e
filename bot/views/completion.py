"""What a board asks for, and what is left of it, in plain words: every sentence comes from the completion tree."""

from __future__ import annotations

from bot.packs.kinds import Template
from bot.views.look import Look, mark
from quests.reports import Board, BoardView, Cell
from quests.rules import boards as rules

WAYS_SAID = 3
"""So many ways to finish are named; more is a burden."""
SQUARES_SAID = 6
"""So many squares are named one by one."""
WAYS = {"rows": mark("across"), "columns": mark("down"), "diagonals": mark("slanted")}
TAGS = {
    "must": mark("must do"),
    "may": mark("may do"),
    "starter": mark("starter"),
    "main": mark("main dish"),
    "dessert": mark("dessert"),
    "role": mark("role"),
    "audience": mark("audience"),
    "format": mark("format"),
    "topic": mark("topic"),
    "single": mark("single"),
    "double": mark("double"),
    "triple": mark("triple"),
    "homerun": mark("home run"),
    "begin": mark("first step"),
    "practise": mark("practice"),
    "stretch": mark("stretch"),
}
"""The words for the tags that our templates use; another tag is said as it is written."""


def either(look: Look, names: list[str]) -> str:
    """A, B or C."""
    *most, last = names
    return look.say("{these} or {that}", these=", ".join(most), that=last) if most else last


def both(look: Look, names: tuple[str, ...]) -> str:
    """A, B and C."""
    *most, last = names
    return look.say("{these} and {that}", these=", ".join(most), that=last) if most else last


def tag(look: Look, code: str) -> str:
    """A tag in the reader's words."""
    return look.say(TAGS[code]) if code in TAGS else code


def tags(look: Look, cell: Cell) -> str:
    """All tags of a square; "" when it has none."""
    return ", ".join(tag(look, code) for code in cell.tags.split())


def is_sum(board: Board) -> bool:
    """Whether squares count for a number here, so that it is shown on them."""
    return any(isinstance(node, rules.SumAtLeast) for node in rules.nodes_of(rules.read_completion(board.completion)))


def asks_of(look: Look, template: Template) -> str:
    """What a kind of board asks for."""
    return _asks(look, template.completion, template.layout)


def asks(look: Look, view: BoardView) -> str:
    """What a board asks for."""
    return _asks(look, rules.read_completion(view.board.completion), _layout(view))


def _layout(view: BoardView) -> rules.Layout:
    spots = (rules.Spot((cell.row, cell.column), cell.worth, tuple(cell.tags.split())) for cell in view.cells)
    return rules.Layout(view.board.rows, view.board.columns, tuple(spots))


def _asks(look: Look, tree: rules.Node, layout: rules.Layout) -> str:
    match tree:
        case rules.Line():
            return _asks_line(look, tree)
        case rules.Whole():
            return look.say("Do every square.")
        case rules.NOf(n, code):
            return _asks_some(look, n, code)
        case rules.SumAtLeast(total, code):
            return _asks_sum(look, total, code)
        case rules.OnePer():
            return _asks_one_per(look, tree, layout)
        case rules.Required(square, code, then):
            return f"{_everybodys(look, square, code)} {_asks(look, then, layout)}".strip()
        case rules.AllOf(nodes):
            return " ".join(_asks(look, one, layout) for one in nodes)
        case rules.AnyOf(nodes):
            return _or(look, [_asks(look, one, layout) for one in nodes])


def _asks_line(look: Look, tree: rules.Line) -> str:
    ways = [look.say(WAYS[way]) for way in tree.ways if way in WAYS]
    row = [look.say("Pick any {n} in a row: {ways}.", n=tree.length, ways=either(look, ways))] if ways else []
    corners = [look.say("Do the four corners.")] if rules.CORNERS in tree.ways else []
    return _or(look, [*row, *corners])


def _asks_some(look: Look, n: int, code: str) -> str:
    if code:
        return look.count("Pick one marked {tag}.", "Pick any {n} marked {tag}.", n, tag=tag(look, code))
    return look.count("Pick any one square.", "Pick any {n} squares.", n)


def _asks_sum(look: Look, total: int, code: str) -> str:
    if code:
        return look.say("Reach {n} with squares marked {tag}.", n=total, tag=tag(look, code))
    return look.say("Reach {n} with your quests. Each square has its number.", n=total)


def _asks_one_per(look: Look, tree: rules.OnePer, layout: rules.Layout) -> str:
    if tree.group == "row":
        return look.say("Pick one from each row.")
    if tree.group == "column":
        return look.say("Pick one from each column.")
    names = tuple(tag(look, code) for code in tree.tags or layout.tags)
    return look.say("Pick one of each: {tags}.", tags=both(look, names)) if names else look.say("Pick one of each.")


def _everybodys(look: Look, square: rules.Square | None, code: str) -> str:
    if square is not None:
        return look.say("{square} is for everybody.", square=rules.coordinate(square))
    return look.say("All marked {tag} are for everybody.", tag=tag(look, code))


def _or(look: Look, sentences: list[str]) -> str:
    first, *others = sentences or [""]
    return " ".join([first, *(look.say("Or: {other}", other=one) for one in others)])


def left(look: Look, view: BoardView) -> str:
    """What is left of a board for the one who looks; before anything is done: what it asks for."""
    if view.finished:
        return _finished(look, view)
    if not view.nearest:
        return look.say("Not all of it is open right now. Ask your teacher.")
    if not any(cell.state == "approved" for cell in view.cells):
        return asks(look, view)
    last = would_finish(look, view)
    return last or _far(look, view, _progress(view))


def would_finish(look: Look, view: BoardView) -> str:
    """Which single squares would finish the board; "" when it takes more than one."""
    ways = [squares[0] for squares in view.nearest if len(squares) == 1]
    if not ways:
        return ""
    if len(ways) > SQUARES_SAID:
        return look.say("One more square finishes it.")
    squares = either(look, ways)
    if makes_rows(view):
        return look.say("{squares} would make a row.", squares=squares)
    return look.say("{squares} would finish the board.", squares=squares)


def makes_rows(view: BoardView) -> bool:
    """Whether a row is all that this board asks for."""
    return isinstance(rules.read_completion(view.board.completion), rules.Line)


def _finished(look: Look, view: BoardView) -> str:
    if all(cell.state == "approved" for cell in view.cells):
        return look.say("You did every square of this board.")
    made = (
        look.count("You made a row.", "You made {n} rows.", view.lines_made)
        if makes_rows(view) and view.lines_made
        else look.say("You finished this board.")
    )
    return made + " " + look.say("The rest is yours to choose.")


def _progress(view: BoardView) -> rules.Far:
    done = {(cell.row, cell.column) for cell in view.cells if cell.state == "approved"}
    return rules.progress(rules.read_completion(view.board.completion), _layout(view), done)


def _far(look: Look, view: BoardView, far: rules.Far) -> str:
    if far.met:
        return ""
    match far.node:
        case rules.Line() | rules.AnyOf():
            return _ways(look, view)
        case rules.Whole():
            return look.count("{n} square is left.", "{n} squares are left.", far.total - far.done)
        case rules.NOf(_, code):
            return _some_more(look, far.total - far.done, code)
        case rules.SumAtLeast():
            return look.say("You have {have} of {n}.", have=far.done, n=far.total)
        case rules.OnePer(group):
            return _one_more_of(look, group, far.groups)
        case rules.Required():
            return _both(_still(look, far.squares), _far(look, view, far.parts[0]))
        case rules.AllOf():
            return " ".join(filter(None, (_far(look, view, part) for part in far.parts)))


def _both(first: str, second: str) -> str:
    return f"{first} {second}".strip()


def _ways(look: Look, view: BoardView) -> str:
    ways = either(look, [both(look, squares) for squares in view.nearest[:WAYS_SAID]])
    if makes_rows(view):
        return look.say("For a row you still need {squares}.", squares=ways)
    return look.say("To finish you still need {squares}.", squares=ways)


def _some_more(look: Look, n: int, code: str) -> str:
    if code:
        return look.count("Still {n} marked {tag}.", "Still {n} marked {tag}.", n, tag=tag(look, code))
    return look.count("{n} more square finishes it.", "{n} more squares finish it.", n)


def _one_more_of(look: Look, group: str, names: tuple[str | int, ...]) -> str:
    if group == "row":
        rows = both(look, tuple(str(int(name) + 1) for name in names))
        return look.count("Still one from row {rows}.", "Still one each from rows {rows}.", len(names), rows=rows)
    if group == "column":
        letters = both(look, tuple(rules.column_name(int(name)) for name in names))
        return look.count(
            "Still one from column {letters}.", "Still one each from columns {letters}.", len(names), letters=letters
        )
    return look.say("Still to pick: {tags}.", tags=both(look, tuple(tag(look, str(name)) for name in names)))


def _still(look: Look, squares: tuple[rules.Square, ...]) -> str:
    if not squares:
        return ""
    names = tuple(map(rules.coordinate, squares))
    return look.count("{squares} is still to do.", "{squares} are still to do.", len(names), squares=both(look, names))


def after(look: Look, view: BoardView, *, made: int = 0) -> list[str]:
    """What an approval means for its board, said with the answer: a row, a finished board, or what would finish it.

    `made` is how many rows this very approval made.
    """
    said: list[str] = []
    if made and makes_rows(view):
        said.append(look.count("That makes a row!", "That makes {n} rows!", made))
    elif view.lines_made:
        said.append(look.count("You have a row.", "You have {n} rows.", view.lines_made))
    if view.finished and not makes_rows(view):
        said.append(look.say("You finished this board."))
    if look.points and view.bonus:
        said.append(
            look.count("This board gave you {n} point more.", "This board gave you {n} points more.", view.bonus)
        )
    return said if view.finished else [*said, *_next(look, view)]


def _next(look: Look, view: BoardView) -> list[str]:
    said = would_finish(look, view) or _not_just(look, view)
    return [said] if said else []


def _not_just(look: Look, view: BoardView) -> str:
    """Rows are told only when one is near: else there is nothing new to say."""
    return "" if makes_rows(view) or not view.nearest else _far(look, view, _progress(view))


def bonuses(look: Look, view: BoardView) -> list[str]:
    """What a board gives besides: not for a quiet class."""
    return [_bonus(look, one, _layout(view)) for one in rules.read_bonuses(view.board.bonuses)] if look.points else []


def _bonus(look: Look, bonus: rules.Bonus, layout: rules.Layout) -> str:
    if bonus.each is not None:
        return look.count("Each row gives {n} point more.", "Each row gives {n} points more.", bonus.points)
    if bonus.when is None:
        return look.count("Finishing gives {n} point more.", "Finishing gives {n} points more.", bonus.points)
    return look.count(
        "{n} point more for this: {rule}",
        "{n} points more for this: {rule}",
        bonus.points,
        rule=_asks(look, bonus.when, layout),
    )


def lint(look: Look, view: BoardView, found: rules.Lint) -> list[str]:
    """What a look over a board found, for its teacher."""
    said = [_both(look.count("{n} quest.", "{n} quests.", found.squares), asks(look, view))]
    if found.missing:
        return [*said, _missing(look, found.missing)]
    if not found.solvable:
        return [*said, look.say("Nobody can finish this board as it is.")]
    if found.trivial:
        said.append(look.say("It asks for almost nothing: one short square finishes it."))
    if found.unreachable and len(found.unreachable) < found.squares:
        names = both(look, tuple(map(rules.coordinate, found.unreachable)))
        said.append(look.say("Extra, not needed to finish: {squares}.", squares=names))
    return [*said, _effort(look, view, found)]


def _missing(look: Look, n: int) -> str:
    return look.count(
        "{n} square is empty. Choose it to fill it.", "{n} squares are empty. Choose them to fill them.", n
    )


def _effort(look: Look, view: BoardView, found: rules.Lint) -> str:
    gaps = {"least": found.least_minutes, "most": found.most_minutes}
    if makes_rows(view):
        return look.say("A row takes about {least} minutes; the whole board {most}.", **gaps)
    return look.say("Finishing takes about {least} minutes; the whole board {most}.", **gaps)
