"""Three styles, one switch; and two languages."""

import re
from pathlib import Path

from tests.scenarios.terminal import Seat, at_the_terminal

LOUD = re.compile(r"\b(points?|badges?|rank\w*|streaks?|levels?)\b", re.IGNORECASE)


async def test_quiet_hides_what_is_collected_and_loses_nothing(sample: Seat):
    await sample.types("style")
    await sample.presses("quiet")
    quiet = len(sample.paper.getvalue())
    await sample.types("home", "class", "people", "quests", "review", "student sam", "help")
    await sample.becomes("Sam")
    await sample.types("home", "board", "quest b2", "me", "help", "next")
    assert LOUD.findall(sample.paper.getvalue()[quiet:]) == []
    assert "This class is quiet" in await sample.types("points")
    await sample.becomes("Ms Lee")
    await sample.types("style")
    assert "Style: game" in await sample.presses("game")
    await sample.becomes("Sam")
    assert "You have 40 points" in await sample.types("points")


async def test_switching_the_style_is_undone_like_anything_else(sample: Seat):
    await sample.types("style")
    await sample.presses("game")
    await sample.types("undo")
    await sample.presses("Changed the style to game")
    assert "Style: light" in await sample.types("style")


async def test_a_student_speaks_spanish_in_an_english_class(sample: Seat):
    await sample.becomes("Sam")
    await sample.types("language")
    await sample.presses("Español")
    assert "Tienes 40 puntos" in await sample.types("puntos")
    assert "Nothing was sent" not in await sample.types("tablero")
    await sample.becomes("Ms Lee")
    assert "1 needs you." in await sample.types("home")


async def test_a_whole_class_in_spanish(tmp_path: Path):
    async with at_the_terminal(tmp_path, me="Sra. Ruiz", language="es", sample=True) as seat:
        await seat.becomes("Sam")
        seen = await seat.types("puntos")
        assert "Tienes 40 puntos" in seen
        seen = await seat.types("tablero")
        assert "A2" in seen
        assert "(hecha)" in seen or "(hecho)" in seen
        assert "ayuda" in await seat.types("ayuda")
