"""What is tested is what runs: the two lock files pin the same releases, each by hash."""

import re

from tests.laws.sources import ROOT


def test_the_tests_run_on_what_is_shipped():
    assert set(pins("run")) <= set(pins("test"))


def test_every_package_is_pinned_by_hash():
    for goal in ("run", "test"):
        text = (ROOT / "requirements" / f"{goal}.txt").read_text(encoding="utf-8")
        assert pins(goal)
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text)[1:])


def pins(goal: str) -> list[str]:
    text = (ROOT / "requirements" / f"{goal}.txt").read_text(encoding="utf-8")
    return re.findall(r"^\S+==[^\\\n]+", text, re.MULTILINE)
