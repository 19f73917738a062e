"""A disk that is full while somebody sits at the terminal."""

from tests.scenarios.terminal import Seat

LONG = "¼ ½ ¾ " * 650


async def test_what_was_typed_is_given_back_and_reading_goes_on(sample: Seat):
    sample.desk.write_now(lambda work: work._cursor.execute("PRAGMA max_page_count=1").fetchall())
    await sample.becomes("Sam")
    await sample.types("handin b2")
    seen = await sample.writes(LONG)
    assert "The disk is full. Nothing was changed." in seen
    assert LONG.strip() in seen
    assert "[B2]  Pizza maths (open)" in await sample.types("board")
    sample.desk.write_now(lambda work: work._cursor.execute("PRAGMA max_page_count=1000000").fetchall())
    await sample.types("handin b2")
    assert "Handed in: Pizza maths" in await sample.writes(LONG)
