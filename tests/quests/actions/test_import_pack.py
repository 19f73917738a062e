"""Bringing a pack in: once, all or nothing, mended by a later edition, and taken back while nobody has begun."""

from dataclasses import replace

import pytest

from quests.actions import attempts, boards, undoing
from quests.actions.packs import import_pack
from quests.errors import Invalid, NotFound, NotUndoable
from quests.events import PackImported, PackMended
from quests.ids import DAY, DeedId
from quests.queries.badges import badge_kinds, badges_of
from quests.queries.boards import board_view, draft_boards, find_board
from quests.queries.deeds import deeds_of
from quests.queries.packs import board_from, class_pack, editions, quests_from
from quests.queries.proposals import is_free
from quests.queries.quests import all_quests, find_quest, in_sight
from quests.queries.verifying import flaws
from quests.reports import Link
from quests.reports.packs import Pack, PackBadge, PackBoard, PackCell, PackQuest, PackRepeats
from tests.bot.rows import all_rows
from tests.classroom import Class

FLY = PackQuest(
    code="fly",
    title="Fly it",
    task="Fly a kite.",
    short="Fly",
    points=20,
    minutes=30,
    tags=("wind", "out"),
    opens=2,
    due=7,
    closes=9,
    places=12,
    repeats=PackRepeats(most=3, per="week"),
    auto_approve=True,
    simple="Fly.",
    formats=("photo", "talk"),
    links=(Link(title="Wind", url="https://example.org/wind"),),
)
OWN = PackQuest(code="own", title="Your own idea", task="Propose it.")
MEND = PackQuest(code="mend", title="Mend it", task="Mend a kite.")
LOOSE = PackQuest(code="loose", title="Look up", task="Look at the wind.")
FIRST = PackBoard(
    code="first",
    title="Two kites",
    template="list",
    rows=1,
    columns=2,
    cells=(PackCell(quest="fly", worth=5, tags=("must",)), PackCell(quest="mend")),
    completion='{"n_of":1,"tag":"must"}',
    bonuses='[{"points":5}]',
)
FLYER = PackBadge(
    code="flyer",
    title="Flyer",
    about="For flying",
    rule='{"condition":{"count":"approved","where":{"quest":"mend"},"ge":1}}',
)
MASTER = PackBadge(
    code="master",
    title="Master",
    rule='{"condition":{"all":[{"has_badge":"flyer"},{"line":"first","ge":1}]},"points":5}',
)
KITES = Pack(code="kites", title="Kites", quests=(FLY, MEND, LOOSE), boards=(FIRST,))


def bring(room: Class, pack: Pack = KITES, **more):
    return room.write(import_pack, pack=pack, by=room.teacher, **more)


def test_all_of_it_comes_in(room: Class):
    fact = bring(room)
    assert (fact.quests, fact.boards, fact.badges) == (3, 1, 0)
    board = board_from_kites(room)
    shown = room.read(board_view, room.read(find_board, board), room.sam)
    assert shown.board.state == "draft"
    assert [(cell.title, cell.points) for cell in shown.cells] == [("Fly it", 20), ("Mend it", 10)]


def board_from_kites(room: Class):
    board = room.read(board_from, "kites", "first")
    assert board is not None
    return board


def test_a_day_is_counted_from_the_day_it_comes_in(room: Class):
    bring(room)
    due = room.read(find_quest, room.read(quests_from, "kites")["fly"]).due_at
    assert due is not None
    assert 7 * DAY < due - room.desk.clock.now() <= 8 * DAY


def test_what_stands_on_a_draft_is_not_in_sight_and_what_stands_alone_is(room: Class):
    bring(room)
    here = room.read(quests_from, "kites")
    assert not room.read(in_sight, here["fly"], room.sam)
    assert room.read(in_sight, here["loose"], room.sam)


def test_bringing_it_in_twice_changes_nothing(room: Class):
    bring(room)
    before = all_rows(room.desk)
    assert bring(room) is None
    assert all_rows(room.desk) == before


def test_what_the_teacher_removed_does_not_come_back_by_itself(room: Class):
    bring(room)
    room.write(boards.remove_board, board=board_from_kites(room), by=room.teacher)
    assert bring(room) is None


def test_again_brings_all_of_it_once_more(room: Class):
    bring(room)
    first = board_from_kites(room)
    assert bring(room, again=True).quests == 3
    assert board_from_kites(room) != first


@pytest.mark.parametrize(
    "spoilt, error",
    [
        (replace(KITES, quests=(FLY, replace(MEND, title=""), LOOSE)), Invalid),
        (replace(KITES, boards=(replace(FIRST, title=""),)), Invalid),
        (replace(KITES, quests=(FLY, MEND, replace(LOOSE, points=100_000))), Invalid),
    ],
)
def test_all_or_nothing(room: Class, spoilt: Pack, error):
    before = all_rows(room.desk)
    with pytest.raises(error):
        bring(room, spoilt)
    assert all_rows(room.desk) == before


def test_a_later_edition_mends_the_texts_at_once(room: Class):
    bring(room)
    high = replace(FLY, title="Fly high", task="Higher.", simple="High.", formats=("talk",), links=())
    later = replace(KITES, edition=2, quests=(high, MEND, LOOSE))
    assert bring(room, later) == PackMended(by=room.teacher, pack="kites", edition=2, mended=4)
    quest = room.read(find_quest, room.read(quests_from, "kites")["fly"])
    assert (quest.title, quest.task) == ("Fly high", "Higher.")
    assert (quest.simple, quest.formats, quest.links) == ("High.", ("talk",), ())
    assert room.read(editions) == {"kites": 2}
    assert bring(room, later) is None
    assert bring(room, KITES) is None


def test_a_later_edition_does_not_change_what_handed_in_work_is_worth(room: Class):
    bring(room)
    room.write(boards.post_board, board=board_from_kites(room), by=room.teacher)
    mend = room.read(quests_from, "kites")["mend"]
    handed_in = room.write(attempts.hand_in, quest=mend, by=room.sam, evidence="Mended")
    bring(room, replace(KITES, edition=2, quests=(FLY, replace(MEND, points=500), LOOSE)))
    assert room.approve(handed_in.attempt).worth == 10


def test_a_later_edition_brings_what_is_new(room: Class):
    bring(room)
    more = replace(KITES, edition=2, quests=(*KITES.quests, PackQuest(code="new", title="New", task="Do.")))
    assert bring(room, more) == PackImported(
        by=room.teacher, pack="kites", edition=2, quests=1, boards=0, badges=0, mended=4
    )


def test_what_the_teacher_changed_stays_when_the_same_edition_comes_again(room: Class):
    bring(room)
    bring(room, replace(KITES, quests=(replace(FLY, title="Else"), MEND, LOOSE)))
    assert room.read(find_quest, room.read(quests_from, "kites")["fly"]).title == "Fly it"


def deed(room: Class) -> DeedId:
    return room.read(deeds_of, room.teacher)[0].deed_id


def test_it_is_taken_back_whole(room: Class):
    before = (room.read(all_quests), room.read(draft_boards))
    bring(room)
    assert room.read(deeds_of, room.teacher)[0].kind == "pack.imported"
    room.write(undoing.undo, deed=deed(room), by=room.teacher)
    assert (room.read(all_quests), room.read(draft_boards)) == before
    assert bring(room).quests == 3


def test_it_is_not_taken_back_once_somebody_has_begun(room: Class):
    bring(room)
    room.write(attempts.take, quest=room.read(quests_from, "kites")["loose"], by=room.sam)
    before = all_rows(room.desk)
    with pytest.raises(NotUndoable):
        room.write(undoing.undo, deed=deed(room), by=room.teacher)
    assert all_rows(room.desk) == before


def test_a_board_alone_comes_first_and_the_rest_later(room: Class):
    assert bring(room, KITES.only("first")).quests == 2
    assert bring(room) == PackImported(by=room.teacher, pack="kites", edition=1, quests=1, boards=0, badges=0)


def test_a_class_as_a_pack_and_back_is_an_equal_class(room: Class):
    bring(room)
    pack = room.read(class_pack)
    other = Class.on(room.desk, name="Room 8", students=())
    other.write(boards.remove_board, board=other.board, by=other.teacher)
    bring(other, pack)
    again = other.read(class_pack)
    assert (again.quests, again.boards, again.badges) == (pack.quests, pack.boards, pack.badges)
    assert {one.title for one in pack.boards} == {"Fractions", "Two kites"}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_square_for_ideas_of_ones_own_comes_and_goes_as_one(room: Class, place):
    squares = [*FIRST.cells]
    squares.insert(place, PackCell(quest="own", tags=("must",), worth=3, free=True))
    board = replace(FIRST, columns=3, cells=tuple(squares))
    bring(room, replace(KITES, quests=(FLY, MEND, OWN), boards=(board,)))
    own = room.read(quests_from, "kites")["own"]
    assert room.read(is_free, own)
    pack = room.read(class_pack)
    (came,) = [one for one in pack.boards if one.code == "first"]
    assert came.cells == board.cells
    other = Class.on(room.desk, name="Room 8", students=())
    other.write(boards.remove_board, board=other.board, by=other.teacher)
    bring(other, pack)
    assert other.read(class_pack).boards == pack.boards


def test_links_ways_and_the_simpler_text_come_in(room: Class):
    bring(room)
    quest = room.read(find_quest, room.read(quests_from, "kites")["fly"])
    assert (quest.simple, quest.formats, quest.links) == (FLY.simple, FLY.formats, FLY.links)


def test_what_is_left_of_a_removed_board_is_in_no_pack(room: Class):
    room.write(boards.remove_board, board=room.board, by=room.teacher)
    assert room.read(class_pack).quests == ()


BADGED = replace(KITES, badges=(MASTER, FLYER))


def test_a_badge_speaks_of_the_quests_that_came_with_it(room: Class):
    assert bring(room, BADGED).badges == 2
    mend = room.read(quests_from, "kites")["mend"]
    room.write(boards.post_board, board=board_from_kites(room), by=room.teacher)
    done = room.write(attempts.hand_in, quest=mend, by=room.sam, evidence="Mended")
    room.approve(done.attempt)
    held = {one.kind.title for one in room.read(badges_of, room.sam) if one.awarded_at}
    assert "Flyer" in held


def test_badges_come_in_once_and_are_mended_by_a_later_edition(room: Class):
    bring(room, BADGED)
    assert bring(room, BADGED) is None
    bring(room, replace(BADGED, edition=2, badges=(MASTER, replace(FLYER, title="High flyer"))))
    assert [one.title for one in room.read(badge_kinds) if one.title] == ["Master", "High flyer"]


def test_a_class_with_badges_is_an_equal_class_elsewhere(room: Class):
    bring(room, BADGED)
    pack = room.read(class_pack)
    assert {one.code for one in pack.badges} == {"flyer", "master"}
    other = Class.on(room.desk, name="Room 8", students=())
    other.write(boards.remove_board, board=other.board, by=other.teacher)
    bring(other, pack)
    again = other.read(class_pack)
    assert (again.quests, again.boards, again.badges) == (pack.quests, pack.boards, pack.badges)


def test_badges_are_switched_off_when_it_is_taken_back(room: Class):
    bring(room, BADGED)
    room.write(undoing.undo, deed=deed(room), by=room.teacher)
    assert [one.is_on for one in room.read(badge_kinds) if one.title] == [0, 0]


def test_a_badge_that_speaks_of_nothing_here_brings_nothing(room: Class):
    before = all_rows(room.desk)
    with pytest.raises(NotFound):
        bring(room, replace(BADGED, quests=(FLY, LOOSE), boards=()))
    assert all_rows(room.desk) == before


LOCKED = replace(LOOSE, code="later", unlock='{"count":"returned","where":{"quest":"fly"},"ge":1}')


def test_what_opens_a_quest_speaks_of_the_quest_that_came_with_it(room: Class):
    bring(room, replace(KITES, quests=(LOCKED, *KITES.quests)))
    here = room.read(quests_from, "kites")
    assert (
        room.read(find_quest, here["later"]).unlock
        == f'{{"count":"returned","where":{{"quest":{here["fly"]}}},"ge":1}}'
    )
    pack = room.read(class_pack)
    assert next(one.unlock for one in pack.quests if one.code == "later") == LOCKED.unlock
    assert bring(room, replace(KITES, quests=(LOCKED, *KITES.quests))) is None


def test_a_badge_that_comes_in_counts_what_was_done_before(room: Class):
    bring(room)
    room.write(boards.post_board, board=room.read(board_from, "kites", "first"), by=room.teacher)
    quest = room.read(quests_from, "kites")["mend"]
    room.approve(room.write(attempts.hand_in, quest=quest, by=room.sam, evidence="Mended.").attempt)
    bring(room, BADGED)
    assert room.read(flaws) == []
    flyer = next(one for one in room.read(badges_of, room.sam) if one.kind.title == "Flyer")
    assert (flyer.done, flyer.total) == (1, 1)


def test_what_only_its_badges_counted_is_counted_no_more_when_it_is_taken_back(room: Class):
    long = PackBadge(code="long", title="Long", rule='{"condition":{"count":"approved","where":{"try":1},"ge":9}}')
    bring(room, replace(KITES, badges=(long,)))
    number = deed(room)
    room.done(room.sam)
    room.write(undoing.undo, deed=number, by=room.teacher)
    assert room.read(flaws) == []
