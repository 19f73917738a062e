"""A while after the term: the teachers read it twice on their page and by message, then the students' data is gone."""

import pytest

from bot.announce import Announcer
from bot.upkeep import keep_time_everywhere
from quests.actions import members, retaining
from quests.ids import DAY
from quests.queries.members import everybody
from quests.rules.calendar import local_date
from tests.bot.people import Person
from tests.bot.post import Post
from tests.bot.rows import all_rows
from tests.classroom import Class

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"])


@BOTH
async def test_told_on_the_page_and_by_message_then_erased(desk, clock, room: Class, lee: Person, sam: Person):
    post = Post()
    announcer = Announcer(desk, {post.platform: post})
    room.write(members.wish, member=room.teacher, field="tell", value="message")
    room.hand_in(room.sam, 0, "My own words")
    room.write(retaining.set_term, ends=str(local_date(clock.now(), "Europe/Berlin")), by=room.teacher)
    assert "will be erased" not in await lee.says("home")
    for _ in range(100):
        clock.tick(DAY)
        await keep_time_everywhere(desk)
        await announcer.deliver()
        if len(post.texts) == 1:
            assert "will be erased" in await lee.says("home")
            assert "Keep longer" in lee.sees
    first, second, last = post.texts
    assert "will be erased" in first
    assert "will be erased" in second
    assert "not kept any more" in last
    assert [one.member_id for one in room.read(everybody)] == [room.teacher]
    assert "My own words" not in str(all_rows(desk))


async def test_keeping_longer_is_one_press_and_no_word_of_it_is_sent_any_more(desk, clock, room: Class, lee: Person):
    post = Post()
    room.write(members.wish, member=room.teacher, field="tell", value="message")
    room.write(retaining.set_term, ends=str(local_date(clock.now(), "Europe/Berlin")), by=room.teacher)
    clock.tick(70 * DAY)
    await keep_time_everywhere(desk)
    await lee.says("home")
    await lee.presses("Keep longer")
    await Announcer(desk, {post.platform: post}).deliver()
    assert post.texts == []
    assert "will be erased" not in await lee.says("home")


async def test_who_asks_to_be_erased_is_told_to_a_teacher_who_wished_so(desk, room: Class, lee: Person, sam: Person):
    post = Post()
    room.write(members.wish, member=room.teacher, field="tell", value="message")
    await sam.says("data")
    await sam.presses("Erase me")
    await Announcer(desk, {post.platform: post}).deliver()
    (text,) = post.texts
    assert "Somebody asked to be erased" in text
    assert "Sam" not in text
