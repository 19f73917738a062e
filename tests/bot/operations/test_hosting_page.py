"""docs/hosting.md: what it says to type and to write down works."""

import json
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.bot.operations.host import Host
from tests.laws.sources import ROOT

PAGE = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
UNITS = re.findall(r"`/etc/systemd/system/(questboard[\w.-]+)`.*?```ini\n(.*?)```", PAGE, re.DOTALL)
PROGRAM = "/opt/questboard/.venv/bin/questboard"


def test_there_are_three_units():
    assert [name for name, _ in UNITS] == [
        "questboard.service",
        "questboard-backup.service",
        "questboard-backup.timer",
    ]


@pytest.mark.skipif(which("systemd-analyze") is None, reason="there is no systemd to ask")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path):
    """The program itself is elsewhere here, and so is its user."""
    for name, unit in UNITS:
        (tmp_path / name).write_text(unit.replace(PROGRAM, "/bin/true").replace("User=questboard\n", ""))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name, _ in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "questboard" in line]
    assert (done.returncode, ours) == (0, [])


def test_the_service_is_told_where_it_keeps_its_data():
    unit = dict(UNITS)["questboard.service"]
    assert f"ExecStart={PROGRAM} run\n" in unit
    assert re.findall(r"^(?:WorkingDirectory|ReadWritePaths)=(.+)$", unit, re.MULTILINE) == ["/var/lib/questboard"] * 2


def test_a_restore_can_be_rehearsed_as_the_page_says(host: Host):
    host.types("backup", "nightly.db")
    (rehearsal,) = re.findall(
        r"```sh\nexport (DATABASE_URL)=(\S+)\nquestboard restore \S+ --yes\n(.*?)```", PAGE, re.DOTALL
    )
    setting, value, more = rehearsal
    folder = host.folder / "empty"
    folder.mkdir()
    there = Host(folder)
    said = [there.types("restore", str(host.folder / "nightly.db"), "--yes", **{setting: value})]
    said += [there.types(*line.split()[1:], **{setting: value}) for line in more.splitlines()]
    assert [one.status for one in said] == [0, 0, 0]
    assert "All is well" in said[1].out
    assert "Classes: 1" in said[2].out


def test_the_watchers_answer_is_as_the_page_shows_it():
    (shown,) = re.findall(r"^\{.*\}$", PAGE, re.MULTILINE)
    health = (ROOT / "bot/app/health.py").read_text(encoding="utf-8")
    assert [key for key in json.loads(shown) if f'"{key}": ' not in health] == []
